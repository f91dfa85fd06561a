"""An activity that is read can be added to the plan in one of its lengths, or printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator_app.ui.theme import Theme
from tests.ui.library.conftest import Opener, Shelf, focused

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_add_is_off_and_says_why_until_a_plan_is_open(opened: Opener, shelf: Shelf, qtbot: QtBot) -> None:
    screen = opened()
    bar = screen.reading.bar
    assert not bar.add.isEnabled()
    assert bar.reason.text() == "Open or start a plan first."
    assert bar.add.accessibleDescription() == bar.reason.text()
    with qtbot.assertNotEmitted(screen.add_wanted):
        QTest.keyClick(focused(), Key.Key_Return, CONTROL)
    shelf.open_plan()
    assert bar.add.isEnabled()
    assert not bar.reason.isVisible()
    shelf.document.open(None)
    assert not bar.add.isEnabled()


@pytest.mark.parametrize(("word", "minutes"), [("Short", 20), ("Standard", 30), ("Long", 45)])
def test_it_is_added_in_the_length_that_is_chosen(
    qtbot: QtBot, opened: Opener, shelf: Shelf, word: str, minutes: int
) -> None:
    shelf.open_plan()
    screen = opened()
    bar = screen.reading.bar
    QTest.mouseClick(bar.lengths[word], Qt.MouseButton.LeftButton)
    bar.add.setFocus()
    with qtbot.waitSignal(screen.add_wanted) as asked:
        QTest.keyClick(focused(), Key.Key_Return)
    assert asked.args == ["ally", minutes]


def test_control_return_adds_the_standard_length_from_anywhere(
    qtbot: QtBot, opened: Opener, shelf: Shelf
) -> None:
    shelf.open_plan()
    screen = opened()
    screen.reading.bar.lengths["Long"].click()
    for place in (screen.finder.words, screen.finder.list, screen.reading.page):
        place.setFocus()
        with qtbot.waitSignal(screen.add_wanted) as asked:
            QTest.keyClick(focused(), Key.Key_Return, CONTROL)
        assert asked.args == ["ally", 30]


def test_nothing_is_added_while_nothing_is_found(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    shelf.open_plan()
    screen = opened()
    QTest.keyClicks(focused(), "zebra")
    with qtbot.assertNotEmitted(screen.add_wanted):
        QTest.keyClick(focused(), Key.Key_Return, CONTROL)


def test_another_activity_begins_with_its_standard_length(opened: Opener, shelf: Shelf) -> None:
    shelf.open_plan()
    screen = opened()
    bar = screen.reading.bar
    bar.lengths["Long"].click()
    screen.show_activity("boxes")
    assert bar.minutes == 45
    assert not bar.lengths["Standard"].isVisible()
    screen.show_activity("ally")
    assert bar.minutes == 30
    assert bar.lengths["Standard"].isVisible()


def test_the_arrow_keys_choose_a_length(opened: Opener) -> None:
    screen = opened()
    screen.reading.more.setFocus()
    QTest.keyClick(focused(), Key.Key_Tab)
    assert focused() is screen.reading.bar.lengths["Standard"]
    QTest.keyClick(focused(), Key.Key_Right)
    assert screen.reading.bar.minutes == 45


def test_it_can_be_printed(qtbot: QtBot, opened: Opener) -> None:
    screen = opened()
    screen.reading.print.setFocus()
    with qtbot.waitSignal(screen.print_wanted) as asked:
        QTest.keyClick(focused(), Key.Key_Return)
    assert asked.args == ["ally"]


def test_lengths_are_never_cut_off_where_it_is_narrow(opened: Opener, theme: Theme, qtbot: QtBot) -> None:
    screen = opened(width=1190)
    bar = screen.reading.bar
    assert bar.lengths["Standard"].text() == "Standard 30 min"
    beside = bar.add.mapTo(bar, bar.add.rect().topLeft()).y()
    theme.set(scale=1.4)
    screen.resize(700, 600)
    qtbot.waitUntil(lambda: bar.lengths["Standard"].text() == "Standard\n30 min")
    assert bar.add.mapTo(bar, bar.add.rect().topLeft()).y() > beside
    for each in bar.lengths.values():
        assert each.width() >= each.sizeHint().width()
