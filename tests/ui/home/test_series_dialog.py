"""The sessions of a series: what is told of each, and how one is begun."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator_app.core.series import Series, SeriesSession
from facilitator_app.ui.home.series_dialog import SeriesDialog
from facilitator_app.ui.theme import Theme
from tests.ui.home.conftest import focused

SESSIONS = (
    SeriesSession("one", "Begin & go", 120),
    SeriesSession("two", "Go on " * 30, 50, optional=True),
    SeriesSession("three", "End"),
)
GROUP = Series("group", "Men's group", about="Weekly.\n", needs=("A room.", "Tea."), sessions=SESSIONS)


def shown(qtbot: QtBot, theme: Theme, series: Series = GROUP) -> SeriesDialog:
    dialog = SeriesDialog(theme, series)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> SeriesDialog:
    return shown(qtbot, theme)


def cell(dialog: SeriesDialog, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    assert item is not None
    return item.text()


def test_each_session_has_its_number_its_title_and_its_length(dialog: SeriesDialog) -> None:
    rows = [[cell(dialog, row, column) for column in range(3)] for row in range(3)]
    assert rows == [
        ["1", "Begin & go", "2 h"],
        ["2", "Go on " * 30, "50 min · optional"],
        ["3", "End", ""],
    ]
    spoken = dialog.table.item(1, 0)
    assert spoken is not None
    assert spoken.data(Qt.ItemDataRole.AccessibleTextRole) == f"Session 2, {'Go on ' * 30}, 50 min, optional"
    assert dialog.table.accessibleName() == "Sessions of Men's group"


def test_it_says_what_the_series_is_and_what_it_needs(dialog: SeriesDialog) -> None:
    told = [each.text() for each in dialog.findChildren(QLabel)]
    assert {"Men's group", "Weekly.", "Before the first session", "A room.", "Tea."} <= {*told}


def test_a_long_title_does_not_widen_the_dialog(dialog: SeriesDialog) -> None:
    assert dialog.table.viewport().width() < dialog.width()
    assert not dialog.table.horizontalScrollBar().isVisible()
    assert dialog.table.rowHeight(1) == dialog.table.rowHeight(0)


def test_arrows_choose_and_enter_begins(qtbot: QtBot, dialog: SeriesDialog) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.session == "two"


def test_a_double_click_begins(qtbot: QtBot, dialog: SeriesDialog) -> None:
    item = dialog.table.item(2, 1)
    assert item is not None
    at = dialog.table.visualItemRect(item).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseDClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.session == "three"


def test_escape_leaves_it(qtbot: QtBot, dialog: SeriesDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)


def test_tab_goes_from_the_sessions_to_the_buttons_and_enter_presses_them(
    qtbot: QtBot, dialog: SeriesDialog
) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is dialog.close_button
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_a_series_without_sessions_or_needs_cannot_be_begun(qtbot: QtBot, theme: Theme) -> None:
    empty = shown(qtbot, theme, Series("empty", "Empty"))
    assert not empty.start_button.isEnabled()
    assert "Before the first session" not in [each.text() for each in empty.findChildren(QLabel)]
