"""Run by test_displays on a platform with three displays: prints where the participant screen went."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.ui.live import Live
from facilitator_app.ui.run.displays import Displays
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.theme import Theme


class NoKeeper:
    """No run is begun here."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(name)


def main() -> None:
    app = QApplication([])
    plugged: list[QScreen] = list(app.screens())
    laptop, hall, booth = (
        next(each for each in plugged if each.name() == name) for name in ("Laptop", "Hall", "Booth")
    )
    plugged[:] = laptop, hall, booth
    theme = Theme("light")
    live = Live(NoKeeper(), lambda: datetime(2026, 3, 2, tzinfo=UTC), UTC)  # type: ignore[arg-type]
    participant = ParticipantScreen(theme, live, {})
    window = QWidget()
    window.setGeometry(laptop.geometry())
    window.show()
    names = [""]
    displays = Displays(participant, lambda: window, lambda: names[-1], names.append, screens=lambda: plugged)

    def unplug(screen: QScreen) -> None:
        plugged.remove(screen)
        app.screenRemoved.emit(screen)

    def plug(screen: QScreen) -> None:
        plugged.append(screen)
        app.screenAdded.emit(screen)

    def place() -> list[object]:
        app.processEvents()
        where = participant.geometry()
        return [where.x(), where.width(), displays.is_open and participant.isFullScreen()]

    told: dict[str, object] = {"found": displays.second_name}
    displays.open()
    told["opened"], told["remembered"] = place(), names[-1]
    told["keys"] = window.isActiveWindow()
    unplug(hall)
    waiting = displays.is_open
    told["unplugged"] = [waiting, participant.isVisible()]
    unplug(booth)
    plug(booth)
    told["another plugged"] = displays.is_open
    plug(hall)
    told["back"] = place()
    participant.setScreen(booth)
    participant.setGeometry(booth.geometry())
    participant.showNormal()
    displays.toggle_full_screen()
    told["moved"], told["booth remembered"] = place(), names[-1]
    displays.close()
    displays.open()
    told["reopened"] = place()
    unplug(hall)
    unplug(laptop)
    told["main unplugged"] = displays.is_open
    displays.close()
    plug(laptop)
    plug(hall)
    told["closed by hand stays closed"] = displays.is_open
    told.update(chosen(displays, names, unplug, hall, booth))
    print(json.dumps(told))


def chosen(
    displays: Displays,
    names: list[str],
    unplug: Callable[[QScreen], None],
    hall: QScreen,
    booth: QScreen,
) -> dict[str, object]:
    """A display that is chosen by its name, and stays chosen while it is away."""
    participant = displays.participant

    def place() -> list[object]:
        QApplication.processEvents()
        return [participant.geometry().x(), displays.is_open and participant.isFullScreen()]

    told: dict[str, object] = {}
    displays.prefer("Hall")
    told["chosen before it is open"] = displays.is_open
    told["choices"] = displays.choices()
    displays.open()
    displays.prefer("Booth")
    told["chosen while it is open"] = place()
    unplug(booth)
    told["choices without it"] = displays.choices()
    displays.open()
    told["another one meanwhile"], told["still chosen"] = place(), displays.preferred
    displays.prefer("window")
    told["as a window"] = [displays.is_open, participant.isFullScreen(), displays.second_name]
    unplug(hall)
    told["a window stays open"] = displays.is_open
    names.append("")
    told["none chosen"] = displays.choices()
    return told


main()
