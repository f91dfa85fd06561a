"""A run screen with everything real but the clock and the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Plan
from facilitator_app.core.run_view import RunView
from facilitator_app.ui.document import Document
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.console import Console
from facilitator_app.ui.run.displays import Displays
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.run.screen import RunScreen
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.ui.run.hands import HandClock, MemoryKeeper, at, bundled_library

NO_KEY = Qt.KeyboardModifier.NoModifier


@dataclass
class Rig:
    """The screen with its clock and its store, and a hand on the keyboard."""

    qtbot: QtBot
    theme: Theme
    clock: HandClock
    keeper: MemoryKeeper
    live: Live
    plan: Document[Plan]
    participant: ParticipantScreen
    displays: Displays
    screen: RunScreen
    said: list[str] = field(default_factory=list)

    @property
    def console(self) -> Console:
        return self.screen.console

    @property
    def view(self) -> RunView:
        shown = self.live.view()
        assert shown is not None
        return shown

    @property
    def on(self) -> str:
        """The id of the block that is on."""
        return self.live.position.block

    @property
    def state(self) -> str:
        """Which of its states the run screen shows."""
        screen = self.screen
        names: dict[QWidget | None, str] = {
            screen.empty: "empty",
            screen.ready: "ready",
            screen.console: "console",
        }
        return names.get(screen.stack.currentWidget(), "summary")

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key where the focus is, a second after the press before."""
        self.clock.move(seconds=1)
        focused: QWidget | None = QApplication.focusWidget()
        QTest.keyClick(self.screen if focused is None else focused, key, modifiers)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget, a second after the press before."""
        self.clock.move(seconds=1)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def start(self, minutes: float = 0) -> None:
        """Start the session and let some minutes pass."""
        self.screen.take_focus()
        self.key(Qt.Key.Key_Space)
        assert self.state == "console"
        self.pass_time(minutes)

    def settle(self) -> None:
        """Let everything that waits to be painted be painted."""
        for _ in range(10):
            QApplication.processEvents()

    def go_on(self) -> None:
        """Go on to the next part, past what is read out before it where it is sensitive."""
        self.key(Qt.Key.Key_Space)
        if self.console.below.is_read_out:
            self.key(Qt.Key.Key_Space)

    def pass_time(self, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass, and tick."""
        self.clock.move(minutes, seconds)
        self.live.ticked.emit()


@pytest.fixture(scope="session")
def library() -> Mapping[str, Activity]:
    return bundled_library()


@pytest.fixture
def make_rig(qtbot: QtBot, library: Mapping[str, Activity]) -> Iterator[Callable[..., Rig]]:
    """Build a rig: make_rig(plan, at="18:30", library=…, main=…)."""
    shown: list[QWidget] = []

    def make(
        plan: Plan | None = None,
        clock: str = "18:30",
        activities: Mapping[str, Activity] | None = None,
        keeper: MemoryKeeper | None = None,
    ) -> Rig:
        theme = Theme("light")
        hand, store = HandClock(at(clock)), keeper or MemoryKeeper()
        live = Live(store, hand, UTC)
        document: Document[Plan] = Document(lambda before, after: None)
        if plan is not None:
            document.open(plan)
        known = library if activities is None else activities
        participant = ParticipantScreen(theme, live, known)
        displays = Displays(participant, lambda: None, lambda: "", lambda name: None)
        screen = RunScreen(theme, live, document, known, displays)
        screen.setStyleSheet(style_sheet(theme))
        screen.resize(1192, 800)
        qtbot.addWidget(screen)
        qtbot.addWidget(participant)
        rig = Rig(qtbot, theme, hand, store, live, document, participant, displays, screen)
        screen.said.connect(rig.said.append)
        with qtbot.waitActive(screen):
            screen.show()
        shown.append(screen)
        screen.take_focus()
        return rig

    yield make
    for each in shown:
        each.close()
