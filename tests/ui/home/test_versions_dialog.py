"""Earlier states of a plan: the list, what differs, and what can be done with one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.store.entries import VersionEntry
from facilitator_app.ui.home.versions_dialog import SAME, VersionsDialog
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.answers import press
from tests.ui.home.conftest import focused

NOON = datetime(2026, 3, 2, 12).astimezone(UTC)
ENTRIES = (VersionEntry(7, NOON, "Before <b>the</b> call"), VersionEntry(5, NOON))
Shower = Callable[..., VersionsDialog]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Shower:
    def show_it(*entries: VersionEntry) -> VersionsDialog:
        told = {7: ("Added “A”.", "Removed “B”.")}
        dialog = VersionsDialog(theme, "Club night", lambda place: told.get(place, ()))
        dialog.show_versions(entries)
        qtbot.addWidget(dialog)
        dialog.setStyleSheet(style_sheet(theme))
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show_it


def test_the_newest_is_chosen_and_what_has_changed_since_is_told(show: Shower) -> None:
    dialog = show(*ENTRIES)
    assert focused() is dialog.list
    assert dialog.list.item(0).text() == "Before <b>the</b> call\n2 March 2026, 12:00"
    assert dialog.list.item(1).text() == "2 March 2026, 12:00"
    assert "&lt;b&gt;" in dialog.list.item(0).toolTip()
    assert dialog.differences.toPlainText() == "Added “A”.\nRemoved “B”."
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.differences.toPlainText() == SAME


def test_one_is_brought_back_or_opened_as_a_copy_by_key(qtbot: QtBot, show: Shower) -> None:
    dialog = show(*ENTRIES)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.back_button.setFocus()
    with qtbot.waitSignal(dialog.back_wanted) as asked:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked.args == [5]
    assert not dialog.isVisible()
    again = show(*ENTRIES)
    with qtbot.waitSignal(again.copy_wanted) as copied:
        QTest.mouseClick(again.copy_button, Qt.MouseButton.LeftButton)
    assert copied.args == [7]


def test_enter_in_the_list_brings_nothing_back(qtbot: QtBot, show: Shower) -> None:
    dialog = show(*ENTRIES)
    with qtbot.assertNotEmitted(dialog.back_wanted):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_plan_without_versions_says_when_there_will_be_one(show: Shower) -> None:
    dialog = show()
    assert dialog.none_yet.isVisible()
    assert not dialog.found.isVisible()
    assert not dialog.back_button.isEnabled()
    assert not dialog.copy_button.isEnabled()
    assert focused() is dialog.name
    dialog.show_versions(ENTRIES)
    assert not dialog.none_yet.isVisible()
    assert dialog.back_button.isEnabled()


def test_the_plan_as_it_is_now_is_kept_under_a_name(qtbot: QtBot, show: Shower) -> None:
    dialog = show()
    assert not dialog.name_button.isEnabled()
    QTest.keyClicks(dialog.name, "  ")
    with qtbot.assertNotEmitted(dialog.name_wanted):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.name, "Before the client call ")
    with qtbot.waitSignal(dialog.name_wanted) as asked:
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert asked.args == ["Before the client call"]
    assert dialog.name.text() == ""
    assert dialog.isVisible()


def test_one_with_a_name_is_taken_away_after_a_question(qtbot: QtBot, show: Shower) -> None:
    dialog = show(*ENTRIES)
    told: list[str] = []
    press("Keep it", told)
    with qtbot.assertNotEmitted(dialog.away_wanted):
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert "“Before <b>the</b> call”" in told[0]
    press("Take it away")
    with qtbot.waitSignal(dialog.away_wanted) as asked:
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert asked.args == [7]
    press("Take it away")
    with qtbot.waitSignal(dialog.away_wanted):
        dialog.away_button.click()


def test_one_of_a_day_cannot_be_taken_away_and_its_tip_says_why(qtbot: QtBot, show: Shower) -> None:
    dialog = show(*ENTRIES)
    assert dialog.away_button.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert not dialog.away_button.isEnabled()
    assert "go by themselves" in dialog.away_button.toolTip()
    with qtbot.assertNotEmitted(dialog.away_wanted):
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert not show().away_button.isVisible()


def test_it_is_no_larger_than_its_window(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 660)
    large = Theme("light", scale=1.25)
    dialog = VersionsDialog(large, "A title that is long, " * 12, lambda _place: (), window)
    dialog.setStyleSheet(style_sheet(large))
    dialog.show_versions([VersionEntry(1, NOON, "Name " * 40)])
    dialog.show()
    assert dialog.width() <= 1000
    assert dialog.height() <= 660
