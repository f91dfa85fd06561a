"""A small library, a search over it, and the screen in a window that has the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.core.activity import Activity, Minutes, Step
from facilitator_app.core.errors import Trouble
from facilitator_app.core.foundation import Foundation
from facilitator_app.core.handout import Handout
from facilitator_app.core.plan import Plan
from facilitator_app.store.database import Store
from facilitator_app.store.library import Found, Order
from facilitator_app.store.searching import Wanted as Filters
from facilitator_app.ui.document import Document
from facilitator_app.ui.library.screen import LibraryScreen
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.builders import activity, block, plan

CARD = Foundation(
    "MF", "Rules men live by", ("Some words.",), ("Ask.",), "They help.", ("boxes", "ally"), (), ()
)
SHEET = Handout("sheet", "From claim to act", (), "pair", "portrait", "Pick two claims.")
WIDE = Handout("wide", "Our week", (), "room", "landscape")
ACTIVITIES: tuple[Activity, ...] = (
    Activity(
        "ally",
        "Ally is a verb",
        Minutes(30, 20, 45),
        summary="Pairs turn claims into acts.",
        themes=("AL",),
        stage="act",
        group_min=6,
        group_max=30,
        steps=(Step("Say who Ray is.", 30, "Meet Ray", screen="Ray says", note="Be kind to Ray."),),
        handouts=(SHEET, WIDE),
    ),
    activity("boxes", 45, "high", themes=("MF",), settings=("SPT",), summary="Rules men live by."),
    activity("circle", 10, "medium", themes=("AL",), settings=("SCH",), stage="open"),
)


@dataclass
class Shelf:
    """What the screen is given, and what it was asked."""

    library: dict[str, Activity] = field(default_factory=lambda: {each.id: each for each in ACTIVITIES})
    document: Document[Plan] = field(default_factory=lambda: Document(lambda before, after: None))
    own: Document[Activity] = field(default_factory=lambda: Document(lambda before, after: None))
    drawn: list[tuple[str, int]] = field(default_factory=list)
    page: QImage | None = None
    path: Path = Path()
    store: Store | None = None
    gone: tuple[Activity, ...] = ()
    favourites: list[str] = field(default_factory=list)
    used_in: dict[str, list[str]] = field(default_factory=dict)
    foundations: dict[str, Foundation] = field(default_factory=lambda: {"MF": CARD})
    can_mark: bool = True
    trouble: Trouble | None = None
    cannot_draw: Trouble | None = None

    def search(self, text: str, filters: Filters, order: Order) -> Found:
        if self.trouble is not None:
            raise self.trouble
        if self.store is None:
            self.store = Store.open(self.path, lambda: datetime.now(UTC))
        held = (*self.library.values(), *self.gone)
        self.store.refresh_library(repr(held), lambda: held)
        return self.store.find(text, filters, order)

    def own_ids(self) -> list[str]:
        return [] if self.store is None else self.store.own()

    def plans_with(self, id: str) -> list[str]:
        return self.used_in.get(id, [])

    def mark(self, id: str, favourite: bool) -> None:
        others = [each for each in self.favourites if each != id]
        self.favourites = [*others, id] if favourite and self.can_mark else others

    def picture(self, activity: Activity, sheet: Handout, width: int) -> QImage | None:
        self.drawn.append((sheet.id, width))
        if self.cannot_draw is not None:
            raise self.cannot_draw
        return self.page

    def open_plan(self) -> None:
        self.document.open(plan(block("a", 10)))


def page_of(colour: str, width: int = 100, height: int = 200) -> QImage:
    page = QImage(width, height, QImage.Format.Format_RGB32)
    page.fill(QColor(colour))
    return page


@pytest.fixture
def shelf(qapp: QApplication, tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(path=tmp_path / "facilitator.db")
    yield made
    if made.store is not None:
        made.store.close()


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light")


Opener = Callable[..., LibraryScreen]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, shelf: Shelf) -> Opener:
    def open_it(width: int = 1190) -> LibraryScreen:
        screen = LibraryScreen(
            theme,
            shelf.library,
            shelf.search,
            shelf.document,
            shelf.picture,
            lambda: shelf.favourites,
            shelf.plans_with,
            shelf.foundations.get,
            shelf.own,
            shelf.own_ids,
        )
        screen.mark_wanted.connect(shelf.mark)
        qtbot.addWidget(screen)

        def dress() -> None:
            screen.setStyleSheet(style_sheet(theme))

        dress()
        theme.changed.connect(dress)
        screen.resize(width, 700)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.take_focus()
        return screen

    return open_it


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
