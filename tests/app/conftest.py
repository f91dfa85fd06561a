"""The whole program over a new data file, with a clock that is moved by hand."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app import bundled
from facilitator_app.app.program import Program
from facilitator_app.app.program import _bundled_activities as bundled_activities
from facilitator_app.app.program import _bundled_templates as bundled_templates
from facilitator_app.core.plan import Plan
from facilitator_app.store.database import Store
from facilitator_app.ui.home.new_plan import NewPlanDialog
from facilitator_app.ui.home.screen import HomeScreen
from facilitator_app.ui.window import MainWindow

NO_KEY = Qt.KeyboardModifier.NoModifier


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **span: float) -> None:
        self.time += timedelta(**span)


def let_close(window: MainWindow) -> None:
    """Let a window close without a question."""
    window.may_close = lambda: True


@dataclass
class House:
    """A program that is open, and hands for it."""

    program: Program
    store: Store
    clock: HandClock

    @property
    def plan(self) -> Plan:
        """The plan that is open."""
        assert self.program.desk.plan.value is not None
        return self.program.desk.plan.value

    @property
    def notice(self) -> str:
        return self.program.window.notice.text()

    @property
    def home(self) -> HomeScreen:
        screen = self.program.window.go("home")
        assert isinstance(screen, HomeScreen)
        return screen

    def go(self, number: int) -> QWidget:
        """Go to a screen by its number."""
        key = Qt.Key(Qt.Key.Key_0.value + number)
        QTest.keyClick(self.program.window, key, Qt.KeyboardModifier.ControlModifier)
        screen = self.program.window.built(self.program.window.place)
        assert screen is not None
        return screen

    def start_first(self) -> None:
        """Take what Home offers first to somebody new, and start with what the template says: Enter twice."""
        self.program.window.go("home")
        self.press(Qt.Key.Key_Return)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewPlanDialog)
        dialog.activateWindow()
        QTest.keyClick(dialog.title.line, Qt.Key.Key_Return)
        assert self.program.window.place == "plan"
        # The window has the keys again with the next turn of Qt's loop.
        self.program.window.activateWindow()
        QApplication.processEvents()

    def press(self, *keys: Qt.Key, hold: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press keys where the focus is, two seconds apart."""
        for key in keys:
            self.clock.move(seconds=2)
            hand: QWidget | None = QApplication.focusWidget()
            QTest.keyClick(self.program.window if hand is None else hand, key, hold)


@dataclass
class Builder:
    """Opens the program on one data file, again and again."""

    qtbot: QtBot
    path: Path
    app: QApplication
    clock: HandClock = field(default_factory=HandClock)
    opened: list[House] = field(default_factory=list)

    def __call__(self) -> House:
        store = Store.open(self.path, self.clock)
        program = Program(self.app, store, self.clock)
        # At the end of a test windows are closed before anything else, and nobody is there to answer.
        self.qtbot.addWidget(program.window, before_close_func=let_close)
        house = House(program, store, self.clock)
        self.opened.append(house)
        with self.qtbot.waitActive(program.window):
            program.show()
            program.window.activateWindow()
        return house

    def crash(self, house: House) -> None:
        """Let go of the data file without a word, as when the computer stops."""
        house.program.rest()
        house.program.live._timer.stop()
        let_close(house.program.window)
        if house.program._displays is not None:
            house.program._displays.participant.close()
        house.program.window.close()
        house.store.close()
        self.opened.remove(house)


@pytest.fixture(scope="session")
def first_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file that knows the library, so that not every test reads it anew."""
    path = tmp_path_factory.mktemp("first") / "facilitator.db"
    with Store.open(path, HandClock()) as store:
        store.refresh_library(bundled.library_signature(), bundled_activities, bundled_templates)
    return path


@pytest.fixture
def build(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, first_file: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Builder]:
    """Give a function that opens the program; what it left behind is taken away."""
    path = tmp_path / "data" / "facilitator.db"
    path.parent.mkdir()
    shutil.copyfile(first_file, path)
    log = tmp_path / "log" / "mishaps.log"
    monkeypatch.setattr("facilitator_app.app.program.log_path", lambda: log)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    palette = qapp.palette()
    made = Builder(qtbot, path, qapp)
    yield made
    for house in list(made.opened):
        house.program.close_down()
        made.crash(house)
    qapp.setPalette(palette)


@pytest.fixture
def house(build: Builder) -> House:
    """Give the program, open for the first time."""
    return build()
