"""The tags of a plan, typed and pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator_app.ui.home.tags_dialog import TagsDialog
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.ui.home.conftest import focused

Asker = Callable[..., TagsDialog]


@pytest.fixture
def ask(qtbot: QtBot, theme: Theme) -> Asker:
    def ask_it(*tags: str, known: tuple[str, ...] = ("club", "R&D", "school")) -> TagsDialog:
        dialog = TagsDialog(theme, "Club night", tags, known)
        qtbot.addWidget(dialog)
        dialog.setStyleSheet(style_sheet(theme))
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return ask_it


def test_what_is_typed_comes_after_the_tags_there_are(qtbot: QtBot, ask: Asker) -> None:
    dialog = ask("club")
    QTest.keyClicks(focused(), "winter, club,")
    assert dialog.tags == ("club", "winter")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_a_tag_is_pressed_on_and_off(ask: Asker) -> None:
    dialog = ask("club")
    assert [tag for tag, offer in dialog.offers.items() if offer.isChecked()] == ["club"]
    QTest.mouseClick(dialog.offers["R&D"], Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog.offers["club"], Qt.Key.Key_Space)
    assert dialog.tags == ("R&D",)
    assert [tag for tag, offer in dialog.offers.items() if offer.isChecked()] == ["R&D"]
    assert dialog.offers["R&D"].text() == "R&&D"


def test_what_is_typed_shows_among_the_tags_that_are_used(ask: Asker) -> None:
    dialog = ask()
    QTest.keyClicks(focused(), "school")
    assert dialog.offers["school"].isChecked()


def test_with_no_tags_yet_there_is_only_the_line(ask: Asker) -> None:
    dialog = ask(known=())
    assert dialog.offers == {}
    assert dialog.tags == ()


def test_the_word_of_a_tag_that_is_on_is_not_cut(ask: Asker) -> None:
    dialog = ask(known=("a long tag of several words",))
    (offer,) = dialog.offers.values()
    off = offer.sizeHint().width()
    offer.setChecked(True)
    strong = offer.fontMetrics().horizontalAdvance(offer.accessibleName())
    assert off >= strong + 28
