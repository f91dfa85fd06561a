"""The People screen over a real store, with one session open."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.core.people import Attendance, Person, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.formats.roster import read_names
from facilitator_app.store.bodies import D
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotSaved
from facilitator_app.ui.document import Document
from facilitator_app.ui.people.screen import PeopleScreen
from facilitator_app.ui.people.table import PeopleTable
from facilitator_app.ui.people.view import PeopleView
from facilitator_app.ui.theme import Theme
from tests.answers import put_up
from tests.builders import plan

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Room:
    """The screen with what it works on, and what it said and asked for."""

    store: Store
    theme: Theme
    full: bool = False
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plan: Document[Plan] = Document(self.save)
        self.roster: Document[Roster] = Document(self.save)
        self.attendance: Document[Attendance] = Document(self.save)
        numbers = itertools.count(1)
        self.screen = PeopleScreen(
            self.theme,
            self.plan,
            self.roster,
            self.attendance,
            lambda: f"p{next(numbers)}",
            read_names,
            lambda: self.store.all_of(Roster),
        )
        self.screen.said.connect(self.said.append)
        self.screen.papers_wanted.connect(lambda: self.asked.append("papers"))
        self.screen.start_wanted.connect(lambda: self.asked.append("home"))
        self.roster.refused.connect(self.refused.append)
        self.attendance.refused.connect(self.refused.append)

    def save(self, before: D | None, after: D | None) -> None:
        """Keep it in the store, unless the disk is full."""
        if self.full:
            raise NotSaved("Not saved: the disk is full.")
        self.store.save(before, after)

    def open(self, session: Plan, *names: str) -> None:
        """Open a session with people on its list."""
        people = tuple(Person(f"{session.id}-{name}", name) for name in names)
        roster = Roster(f"list-{session.id}", session.title, people)
        attendance = Attendance(session.id, roster.id)
        self.store.save(None, session)
        self.store.save(None, roster)
        self.store.save(None, attendance)
        self.roster.open(roster)
        self.attendance.open(attendance)
        self.plan.open(session)

    @property
    def names(self) -> list[str]:
        """The names in the table from top to bottom."""
        return [str(self.table.index(row, 0).data()) for row in range(self.table.rowCount())]

    @property
    def kept(self) -> list[str]:
        """The names in the data file."""
        assert self.roster.value is not None
        roster = self.store.load(Roster, self.roster.value.id)
        assert roster is not None
        return [each.name for each in roster.people]

    @property
    def marks(self) -> list[str]:
        """The marks in the data file, in the order of the list, '' for none."""
        assert self.plan.value is not None
        assert self.roster.value is not None
        attendance = self.store.load(Attendance, self.plan.value.id)
        assert attendance is not None
        return [attendance.marks.get(each.id, "") for each in self.roster.value.people]

    @property
    def table(self) -> PeopleTable:
        return self.screen.findChildren(PeopleTable)[0]

    @property
    def view(self) -> PeopleView:
        return self.screen.findChildren(PeopleView)[0]

    @property
    def line(self) -> QLineEdit:
        """The line for names."""
        return next(
            each for each in self.screen.findChildren(QLineEdit) if each.accessibleName() == "Name to add"
        )

    @property
    def chosen(self) -> str:
        """The name of the person that keys work on."""
        return str(self.table.index(self.view.currentIndex().row(), 0).data())

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.screen.findChildren(QPushButton) if each.text() == text)

    def click(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def choose(self, text: str) -> None:
        """Choose something in the menu of the list."""
        self.action(text).trigger()

    def action(self, text: str) -> QAction:
        """An entry in the menu of the list; its key is not a part of its words."""
        menu = self.button("List").menu()
        return next(each for each in menu.actions() if each.text().partition("\t")[0] == text)

    def select(self, name: str) -> None:
        self.view.select(self.names.index(name))
        self.view.setFocus()

    def press(self, *keys: Qt.Key, hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the focus is."""
        for key in keys:
            hand: QWidget | None = QApplication.focusWidget()
            QTest.keyClick(self.screen if hand is None else hand, key, hold)

    def type(self, text: str) -> None:
        """Type into the line for names and press Enter."""
        self.line.setFocus()
        QTest.keyClicks(self.line, text)
        self.press(Qt.Key.Key_Return)


SESSION = plan(id="monday", title="Monday")
Build = Callable[..., Room]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "people.db", lambda: datetime(2026, 3, 2, 8, tzinfo=UTC)) as made:
        yield made


@pytest.fixture
def build(qtbot: QtBot, store: Store) -> Build:
    """Give a function that shows the screen."""

    def made(
        *names: str, scale: float = 1.0, size: tuple[int, int] = (1100, 700), opened: bool = True
    ) -> Room:
        room = Room(store, Theme("light", scale))
        if opened:
            room.open(SESSION, *names)
        put_up(qtbot, room.screen, room.theme, size)
        room.screen.take_focus()
        return room

    return made


@pytest.fixture
def room(build: Build) -> Room:
    """Give the screen with three people on the list."""
    return build("Ana", "Ben", "Chi")
