"""The Papers screen over a real data file, from which a child process makes the papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from facilitator_app.core.people import Attendance, Person, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.papers.all import PAPERS
from facilitator_app.store.database import Store
from facilitator_app.ui.document import Document
from facilitator_app.ui.papers.preview import Preview
from facilitator_app.ui.papers.screen import PapersScreen
from facilitator_app.ui.papers.shown import Shown
from facilitator_app.ui.theme import Theme
from tests.answers import put_up
from tests.builders import block, plan

MOST_MS = 20_000
EVENING = plan(block("talk", 20, title="Talk"), id="evening", title="Secret title", public_title="Evening")


@dataclass
class Shop:
    """The screen with what it works on, and what it said and asked for."""

    qtbot: QtBot
    store: Store
    theme: Theme
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plan: Document[Plan] = Document(self.store.save)
        self.roster: Document[Roster] = Document(self.store.save)
        self.attendance: Document[Attendance] = Document(self.store.save)
        data = ["--data", str(self.store.path)]
        documents = self.plan, self.roster, self.attendance
        self.screen = PapersScreen(self.theme, PAPERS, *documents, data)
        self.screen.said.connect(self.said.append)
        self.screen.start_wanted.connect(lambda: self.asked.append("home"))

    def open(self, session: Plan, *names: str, keep: bool = True) -> None:
        """Open a session with people on its list; the data file knows it unless it is not to be kept."""
        people = tuple(Person(f"id-{name}", name) for name in names)
        roster = Roster("list", session.title, people)
        attendance = Attendance(session.id, roster.id)
        if keep:
            self.store.save(None, session)
            self.store.save(None, roster)
            self.store.save(None, attendance)
        self.roster.open(roster)
        self.attendance.open(attendance)
        self.plan.open(session)

    @property
    def preview(self) -> Preview:
        return self.screen.findChildren(Preview)[0]

    @property
    def shown(self) -> Shown:
        return self.screen.findChildren(Shown)[0]

    def making(self) -> bool:
        """Whether the screen says that the paper is being made."""
        return self.shown.is_making

    @property
    def list(self) -> QListWidget:
        return self.screen.findChildren(QListWidget)[0]

    @property
    def words(self) -> str:
        """What those who listen hear of the page in sight."""
        return self.preview.accessibleDescription()

    @property
    def folder(self) -> Path:
        """The folder of the working copies."""
        return self.screen._folder

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.screen.findChildren(QPushButton) if each.text() == text)

    def click(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def wait(self, ready: Callable[[], bool] | None = None) -> None:
        """Wait until the paper that is chosen is shown, or something else is."""
        self.qtbot.waitUntil(ready or (lambda: self.screen.is_ready), timeout=MOST_MS)

    def show(self, paper: str) -> None:
        """Choose a paper and wait for it."""
        self.screen.choose(paper)
        self.wait()


Build = Callable[..., Shop]


@pytest.fixture
def build(qtbot: QtBot, tmp_path: Path) -> Iterator[Build]:
    """Give a function that shows the screen; what it made is taken away."""
    made: list[Shop] = []
    with Store.open(tmp_path / "papers.db", lambda: datetime(2026, 3, 2, 8, tzinfo=UTC)) as store:

        def build(
            session: Plan | None = EVENING,
            *names: str,
            keep: bool = True,
            scale: float = 1.0,
            size: tuple[int, int] = (1100, 700),
        ) -> Shop:
            shop = Shop(qtbot, store, Theme("light", scale))
            made.append(shop)
            if session is not None:
                shop.open(session, *names, keep=keep)
            put_up(qtbot, shop.screen, shop.theme, size)
            shop.screen.take_focus()
            return shop

        yield build
        for each in made:
            each.screen.close_down()
