"""A Plan screen with a small plan and a small library, saved to a list."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.core.activity import Activity, Minutes
from facilitator_app.core.advice import counsel
from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner.screen import PlanScreen
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.builders import activity, block, breakout, plan, section, strand

LIBRARY: dict[str, Activity] = {
    "agree": Activity("agree", "Group agreement", Minutes(15, 10, 25), stage="open"),
    "boxes": activity("boxes", 45, "medium", title="Two boxes", stage="reflect"),
    "close": activity("close", 15, title="Closing round", stage="sustain"),
}

EVENING = plan(
    block("arrive", 10, title="Arrive"),
    block("agree", 15, activity="agree"),
    section("practice", block("scenes", 20, title="Scenes"), title="Practice"),
    breakout("groups", strand("a", block("a1", 20, title="Case one")), strand("b"), title="Groups"),
    block("tea", 10, kind="break"),
    must_end="20:30",
    group_size=20,
    facilitators=("Ana", "Ben"),
)


@dataclass
class Shelf:
    """Keeps what is saved; it can be full."""

    kept: list[Plan | None] = field(default_factory=list)
    full: bool = False

    def save(self, before: Plan | None, after: Plan | None) -> None:
        """Keep a plan, or say that there is no room."""
        if self.full:
            raise Trouble("There is no room on the disk.")
        self.kept.append(after)


@dataclass
class Desk:
    """The screen with what it works on, and what it said and asked for."""

    screen: PlanScreen
    document: Document[Plan]
    shelf: Shelf
    theme: Theme
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def plan(self) -> Plan:
        """The plan as it is saved."""
        assert self.document.value is not None
        return self.document.value

    @property
    def order(self) -> list[str]:
        """The ids of the agenda from top to bottom."""
        return self.screen.model.ids()

    @property
    def selected(self) -> str:
        """The id that is selected."""
        return self.screen.agenda.current_id

    def press(self, *keys: Qt.Key, hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys in the agenda."""
        for key in keys:
            self.key(self.screen.agenda, key, hold)

    def key(
        self,
        hand: QWidget,
        key: Qt.Key,
        hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key."""
        QTest.keyClick(hand, key, hold)

    def keys(self, hand: QWidget, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(hand, text)

    def click(self, hand: QWidget, at: QPoint | None = None, times: int = 1) -> None:
        """Press the left button of the mouse, in the middle where no place is named."""
        do = QTest.mouseDClick if times == 2 else QTest.mouseClick
        place = at or hand.rect().center()
        do(hand, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def type(self, hand: QWidget, text: str, end: Qt.Key | None = None) -> None:
        """Type over what is in a line."""
        hand.setFocus()
        self.key(hand, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.keys(hand, text)
        if end is not None:
            self.end(hand, end)

    def end(self, hand: QWidget, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Press the key that ends typing, and let the agenda take what was typed."""
        self.key(hand, key)
        QApplication.processEvents()

    def tell_said(self, text: str) -> None:
        """Note what was said."""
        self.said.append(text)


def search(text: str) -> Sequence[str]:
    """The ids whose title holds the text, and one that the library no longer has."""
    return ["gone", *(id for id, each in LIBRARY.items() if text.casefold() in each.title.casefold())]


Build = Callable[..., Desk]


@pytest.fixture
def build(qtbot: QtBot, qapp: QApplication) -> Build:
    """Give a function that shows the screen with a plan."""

    def made(
        value: Plan | None = EVENING,
        size: tuple[int, int] = (1180, 800),
        library: Mapping[str, Activity] = LIBRARY,
        choice: str = "light",
        scale: float = 1.0,
    ) -> Desk:
        theme = Theme("dark" if choice == "dark" else "light", scale)
        shelf = Shelf()
        document: Document[Plan] = Document(shelf.save)
        ids = (f"new{number}" for number in itertools.count(1))
        screen = PlanScreen(
            theme, document, library, search, lambda: next(ids), lambda value: counsel(value, library)
        )
        desk = Desk(screen, document, shelf, theme)
        screen.said.connect(desk.tell_said)
        document.refused.connect(desk.refused.append)
        for name in ("run_wanted", "papers_wanted", "start_wanted"):
            getattr(screen, name).connect(lambda name=name: desk.asked.append(name))
        qtbot.addWidget(screen)
        screen.setStyleSheet(style_sheet(theme))
        screen.resize(*size)
        document.open(value)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.take_focus()
        return desk

    return made


@pytest.fixture
def desk(build: Build) -> Desk:
    """Give the screen with the evening open."""
    return build()
