"""Run by test_run_goes_on, on a platform with two displays: its projector is lost and comes back."""

from __future__ import annotations

import json
from datetime import UTC

from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QMainWindow

from facilitator_app.core.plan import Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.displays import Displays
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.run.screen import RunScreen
from facilitator_app.ui.theme import Theme
from tests.builders import block, plan
from tests.ui.run.hands import HandClock, MemoryKeeper, at


def main() -> None:
    """Start, lose the projector, press, and plug it in again; each time what both screens show."""
    app = QApplication([])
    plugged: list[QScreen] = list(app.screens())
    laptop, hall = sorted(plugged, key=lambda each: each.name() == "Hall")
    theme, clock, keeper = Theme("light"), HandClock(at("18:30")), MemoryKeeper()
    live = Live(keeper, clock, UTC)
    document: Document[Plan] = Document(lambda before, after: None)
    document.open(plan(block("a", 10), block("b", 20)))
    participant = ParticipantScreen(theme, live, {})
    names = [""]
    window = QMainWindow()
    displays = Displays(participant, lambda: window, lambda: names[-1], names.append, screens=lambda: plugged)
    screen = RunScreen(theme, live, document, {}, displays)
    window.setCentralWidget(screen)
    window.setGeometry(laptop.geometry())
    window.show()
    told: dict[str, object] = {}

    def note(what: str, seconds: float) -> None:
        clock.move(seconds=seconds)
        live.tick()
        app.processEvents()
        where = participant.screen().name() if displays.is_open and participant.isFullScreen() else ""
        public = next(each for each in participant.shown() if each[0].isdigit())
        told[what] = [where, screen.console.face.face.digits, public]

    live.begin(document.value or plan())
    live.press("start")
    displays.open()
    note("begun", 60)
    plugged.remove(hall)
    app.screenRemoved.emit(hall)
    note("lost", 30)
    live.press("next")
    note("pressed while lost", 0)
    plugged.append(hall)
    app.screenAdded.emit(hall)
    note("back", 45)
    told["presses"], told["window"] = keeper.done(), window.screen().name()
    print(json.dumps(told))


main()
