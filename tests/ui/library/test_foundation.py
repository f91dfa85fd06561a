"""A reading card: every word is there, and its activities are gone to by mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator_app.core.activity import Source
from facilitator_app.core.foundation import Foundation
from facilitator_app.ui.library.filters import Choice
from facilitator_app.ui.library.foundation import FoundationView
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.ui.library.conftest import Opener, Shelf, focused

CARD = Foundation(
    "CC",
    "Change the place",
    ("Places give signals.",),
    ("Watch & <count>.",),
    "They go from seeing to doing.",
    ("walk-it", "gone", "nudge"),
    ("Whether it lasts is not known.",),
    (Source("The guide", "guide.org", claim="Four levers."),),
    author="Ana",
    licence="CC-BY-4.0",
)
TITLES = {"walk-it": "Walk it", "nudge": "Nudge"}
Key = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> FoundationView:
    made = FoundationView(theme)
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(theme))
    made.resize(760, 700)
    made.show_foundation(CARD, TITLES)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_every_word_of_a_card_is_on_its_page(view: FoundationView) -> None:
    text = view.page.toPlainText()
    told = (*CARD.says, *CARD.asks, CARD.serves, *CARD.contested, "The guide", "guide.org", "Four levers.")
    assert [each for each in told if each not in text] == []
    assert text.endswith("Written by Ana, CC-BY-4.0")
    assert (view.title.text(), view.word.text()) == ("Change the place", "Foundations · Changing contexts")


def test_an_activity_that_is_not_in_the_library_is_left_out(view: FoundationView) -> None:
    assert "gone" not in view.page.toHtml()


def test_tab_goes_from_activity_to_activity_and_enter_chooses_one(view: FoundationView, qtbot: QtBot) -> None:
    chosen: list[str] = []
    view.activity_wanted.connect(chosen.append)
    for _ in range(2):
        QTest.keyClick(view.page, Key.Key_Tab)
        QTest.keyClick(view.page, Key.Key_Return)
    assert chosen == ["walk-it", "nudge"]


def test_escape_leaves_the_card(view: FoundationView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.left):
        QTest.keyClick(view.page, Key.Key_Escape)


def test_a_screen_reader_is_told_the_theme_and_the_title(view: FoundationView) -> None:
    assert view.page.accessibleName() == "Changing contexts: Change the place"


def test_other_colours_and_sizes_are_taken_at_once(view: FoundationView, theme: Theme) -> None:
    theme.set("dark", 1.25)
    form = view.page.document().find("Places give").charFormat()
    assert form.foreground().color().name().upper() == theme.colours.ink
    assert form.font().pixelSize() == theme.sizes.body


def test_a_card_without_an_author_ends_with_its_sources(qtbot: QtBot, theme: Theme) -> None:
    bare = FoundationView(theme)
    qtbot.addWidget(bare)
    theme.set("dark")
    assert bare.page.toPlainText() == ""
    bare.show_foundation(Foundation("EV", "T", ("S",), (), "", (), (), ()), {})
    assert "Written by" not in bare.page.toPlainText()


def test_a_theme_that_is_chosen_can_be_read_about_and_left(opened: Opener) -> None:
    screen = opened()
    about = screen.finder.about
    assert not about.isVisible()
    themes = screen.finder.filters.parts["theme"]
    assert isinstance(themes, Choice)
    themes.setCurrentIndex(themes.findData("MF"))
    about.setFocus()
    QTest.keyClick(about, Key.Key_Return)
    assert screen.foundation.isVisible()
    assert screen.foundation.title.text() == "Rules men live by"
    QTest.keyClick(focused(), Key.Key_Escape)
    assert screen.reading.isVisible()
    assert focused() is about


def test_an_activity_is_gone_to_from_the_card_of_its_theme(opened: Opener) -> None:
    screen = opened()
    themes = screen.finder.filters.parts["theme"]
    assert isinstance(themes, Choice)
    themes.setCurrentIndex(themes.findData("MF"))
    screen.finder.about.click()
    screen.foundation.activity_wanted.emit("boxes")
    assert screen.reading.title.text() == "Boxes"
    screen.finder.about.click()
    screen.foundation.activity_wanted.emit("ally")
    assert screen.reading.isVisible()
    assert screen.reading.title.text() == "Ally is a verb"


def test_a_theme_without_a_card_stays_on_the_activity(opened: Opener, shelf: Shelf) -> None:
    shelf.foundations.clear()
    screen = opened()
    themes = screen.finder.filters.parts["theme"]
    assert isinstance(themes, Choice)
    themes.setCurrentIndex(themes.findData("AL"))
    screen.finder.about.click()
    assert screen.reading.isVisible()
