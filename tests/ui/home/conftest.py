"""Plans and templates kept in memory, and the screen in a window that has the keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.core.errors import Trouble
from facilitator_app.store.entries import PlanEntry, TemplateEntry
from facilitator_app.ui.home.screen import HomeScreen
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme

UPDATED = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TEMPLATES = (
    TemplateEntry("club", "Club bystander", 90, 20, 2),
    TemplateEntry("work", "Workplace allyship", 40, 0, 1),
)


def entry(id: str, title: str = "", minutes: int = 90) -> PlanEntry:
    return PlanEntry(id, title, time(18, 30), date(2026, 3, 2), 6, minutes, UPDATED)


class Shelf:
    """The plans, templates and the run that the screen asks for, kept in memory."""

    def __init__(self, *entries: PlanEntry, templates: tuple[TemplateEntry, ...] = TEMPLATES) -> None:
        self.entries = list(entries)
        self.templates = templates
        self.own: list[PlanEntry] = []
        self.run = ""
        self.trouble: Trouble | None = None

    def plans(self) -> list[PlanEntry]:
        if self.trouble is not None:
            raise self.trouble
        return list(self.entries)

    def remove(self, id: str) -> None:
        self.entries = [each for each in self.entries if each.id != id]
        self.own = [each for each in self.own if each.id != id]

    def screen(self, theme: Theme) -> HomeScreen:
        return HomeScreen(
            theme,
            self.plans,
            lambda: self.templates,
            lambda: self.run,
            str.capitalize,
            lambda: list(self.own),
        )


Opener = Callable[..., HomeScreen]


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light")


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opener:
    def open_it(shelf: Shelf, width: int = 1190) -> HomeScreen:
        screen = shelf.screen(theme)
        qtbot.addWidget(screen)
        # As the window dresses it.
        theme.changed.connect(lambda: dress(screen, theme))
        dress(screen, theme)
        screen.resize(width, 800)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.take_focus()
        return screen

    return open_it


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(entry("p1", "Club night"), entry("p2", "Away day"), entry("p3", "Shed"))


def dress(screen: HomeScreen, theme: Theme) -> None:
    screen.setPalette(theme.palette())
    screen.setStyleSheet(style_sheet(theme))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
