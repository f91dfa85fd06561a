"""The question what the columns of an agenda hold: the plan follows each answer, and none is taken half."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget
from pytestqt.qtbot import QtBot

from facilitator_app.formats.sheet import Sheet
from facilitator_app.ui.home.mapping_dialog import MappingDialog
from facilitator_app.ui.theme import Theme
from tests.answers import put_up
from tests.formats.tables import BASE, LIBRARY, csv

GOOD = csv("Our day", "Time,Activity,Who,Colour", "9:00–9:15,Welcome,Jo,red", "9:15–10:00,Circle,Sam,blue")
BAD = csv("Min,Activity", "10,a", "soon,b", "later,c", "5,d")


def dialog(qtbot: QtBot, sheet: Sheet) -> MappingDialog:
    theme = Theme("light")
    made = MappingDialog(theme, sheet, BASE, LIBRARY, "day.csv")
    put_up(qtbot, made, theme, (900, 700))
    return made


def choose(made: MappingDialog, place: int, field: str) -> None:
    box = made.columns.choices[place]
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def shown(made: MappingDialog) -> list[tuple[str, ...]]:
    table = made.preview.table
    cells = [[table.item(row, column) for column in range(4)] for row in range(table.rowCount())]
    return [tuple(cell.text() for cell in row if cell is not None) for row in cells]


def problems(made: MappingDialog) -> list[str]:
    return [made.preview.problems.item(row).text() for row in range(made.preview.problems.count())]


@pytest.fixture
def good(qtbot: QtBot) -> MappingDialog:
    return dialog(qtbot, GOOD)


@pytest.fixture
def bad(qtbot: QtBot) -> MappingDialog:
    return dialog(qtbot, BAD)


def test_the_columns_are_guessed_and_the_agenda_is_there_at_once(good: MappingDialog) -> None:
    assert good.columns.columns == ("start", "title", "lead", "")
    assert shown(good) == [("09:00", "15 min", "Welcome", "Jo"), ("09:15", "45 min", "Circle", "Sam")]
    assert good.state.text() == "What comes of it: 2 parts · 09:00–10:00 · 1 h."
    assert good.take.isEnabled()
    assert not good.leave_out.isVisible()
    assert not good.preview.problems.isVisible()
    assert good.header.box.currentText() == "Row 2: Time · Activity · Who · Colour"


def test_the_agenda_follows_another_choice(good: MappingDialog) -> None:
    choose(good, 3, "notes")
    assert [block.notes for block in good.agenda.plan.blocks] == ["red", "blue"]
    choose(good, 3, "lead")
    assert good.columns.columns == ("start", "title", "", "lead")
    assert shown(good)[0] == ("09:00", "15 min", "Welcome", "red")


def test_a_table_without_titles_says_what_to_choose(good: MappingDialog) -> None:
    choose(good, 1, "")
    assert good.state.text() == "Choose the column that has the titles."
    assert not good.take.isEnabled()
    assert problems(good)[0] == "Row 3: There is no title."


def test_the_headings_may_be_in_another_row(good: MappingDialog) -> None:
    good.header.box.setCurrentIndex(good.header.box.findData(3))
    good.header.box.activated.emit(good.header.box.currentIndex())
    assert not good.take.isEnabled()
    choose(good, 0, "start")
    choose(good, 1, "title")
    assert shown(good) == [("09:15", "45 min", "Circle", "")]


def test_rows_that_cannot_be_read_go_only_when_that_is_ticked(bad: MappingDialog) -> None:
    assert problems(bad) == [
        "Row 3: “soon” is not a length of time. Try 90, 1h30 or 1:30.",
        "Row 4: “later” is not a length of time. Try 90, 1h30 or 1:30.",
    ]
    assert bad.leave_out.text() == "Leave out the 2 rows that cannot be read"
    assert not bad.take.isEnabled()
    bad.leave_out.click()
    assert bad.take.isEnabled()
    assert shown(bad) == [("09:00", "10 min", "a", ""), ("09:10", "5 min", "d", "")]
    assert bad.state.text().endswith("The table names no start, so it begins at 09:00.")
    choose(bad, 0, "notes")
    assert not bad.leave_out.isChecked()
    assert bad.state.text().startswith("No row can be read yet.")


def test_times_that_go_back_are_after_noon_once_that_is_ticked(qtbot: QtBot) -> None:
    made = dialog(qtbot, csv("Start,End,What", "12:15,1:00,Lunch", "1:00,2:30,Circle"))
    assert made.leave_out.text() == "Leave out the 2 rows that cannot be read"
    assert made.afternoon.isVisible()
    made.afternoon.click()
    assert shown(made) == [("12:15", "45 min", "Lunch", ""), ("13:00", "1 h 30 min", "Circle", "")]
    assert made.take.isEnabled()
    assert made.afternoon.isVisible()


def test_it_is_done_by_keyboard_alone(bad: MappingDialog) -> None:
    bad.header.box.setFocus()
    visited = []
    for _ in range(8):
        hand = QApplication.focusWidget()
        assert hand is not None
        visited.append(hand)
        QTest.keyClick(hand, Qt.Key.Key_Tab)
    asked = [
        bad.header.box,
        *bad.columns.choices,
        bad.preview.table,
        bad.preview.problems,
        bad.leave_out,
        bad.cancel,
    ]
    assert visited[:7] == asked
    QTest.keyClick(bad.leave_out, Qt.Key.Key_Space)
    QTest.keyClick(bad.take, Qt.Key.Key_Return)
    assert bad.result() == QDialog.DialogCode.Accepted


def test_escape_takes_nothing(good: MappingDialog) -> None:
    QTest.keyClick(good, Qt.Key.Key_Escape)
    assert good.result() == QDialog.DialogCode.Rejected


def test_every_choice_says_which_column_it_is_for(good: MappingDialog) -> None:
    names = [choice.accessibleName() for choice in good.columns.choices]
    assert names[0] == "What column 1 holds: Time"
    assert len(set(names)) == 4


HEADED = csv("Time,Min,What", "Part one,,", "9:00,5,a", "Part two,,", "9:05,5,b")
DAYS = csv("Start,Min,What", "Day 1,,", "13:00,10,a", "Day 2,,", "9:00,30,b", "9:30,5,c")


def test_rows_without_a_length_are_headings_once_that_is_ticked(qtbot: QtBot) -> None:
    made = dialog(qtbot, HEADED)
    assert made.headings.isVisible()
    assert not made.headings.isChecked()
    assert problems(made)[0] == "Row 2: “Part one” stands alone, without a length."
    assert not made.take.isEnabled()
    made.headings.setFocus()
    QTest.keyClick(made.headings, Qt.Key.Key_Space)
    assert [row[2] for row in shown(made)] == ["Part one", "    a", "Part two", "    b"]
    assert made.take.isEnabled()
    assert made.headings.isVisible()
    made.headings.click()
    assert [row[2] for row in shown(made)] == ["a", "b"]


def test_headings_are_not_offered_where_every_row_has_a_length(good: MappingDialog) -> None:
    assert not good.headings.isVisible()
    assert not good.day.isVisible()
    assert good.preview.told.text() == "What stands above the headings is not taken: “Our day”."


def test_a_column_may_be_said_to_name_sections(good: MappingDialog) -> None:
    choose(good, 3, "section")
    assert [row[2] for row in shown(good)] == ["red", "    Welcome", "blue", "    Circle"]
    items = [good.preview.table.item(row, 2) for row in range(4)]
    assert [item is not None and item.font().bold() for item in items] == [True, False, True, False]


def test_one_of_several_days_is_chosen_by_keyboard_and_the_other_is_told(qtbot: QtBot) -> None:
    made = dialog(qtbot, DAYS)
    assert [made.day.box.itemText(place) for place in range(made.day.box.count())] == [
        "Day 1 (1 row)",
        "Day 2 (2 rows)",
    ]
    assert [row[2] for row in shown(made)] == ["a"]
    assert "Not taken: Day 2 (2 rows)." in made.preview.told.text()
    made.header.box.setFocus()
    QTest.keyClick(made.header.box, Qt.Key.Key_Tab)
    assert made.day.box.hasFocus()
    QTest.keyClick(made.day.box, Qt.Key.Key_Down)
    assert [row[2] for row in shown(made)] == ["b", "c"]
    assert "Not taken: Day 1 (1 row)." in made.preview.told.text()
    assert made.day.box.currentText() == "Day 2 (2 rows)"
    choose(made, 0, "notes")
    assert [row[2] for row in shown(made)] == ["b", "c"]


def test_what_is_wrong_with_a_row_is_never_cut(qtbot: QtBot) -> None:
    made = dialog(qtbot, csv("Time,What", "09:00,Welcome", "13:45,Close"))
    listed = made.preview.problems
    qtbot.waitUntil(lambda: _has_room_for_all(listed))
    for width in range(560, made.width(), 20):
        made.resize(width, made.height())
        qtbot.waitUntil(lambda: _has_room_for_all(listed))


def _has_room_for_all(listed: QListWidget) -> bool:
    metrics, item = listed.fontMetrics(), listed.item(0)
    room = listed.visualItemRect(item)
    inside = room.width() - 24  # the padding that the style sheet puts beside the words
    needed = metrics.boundingRect(0, 0, inside, 999, int(Qt.TextFlag.TextWordWrap), item.text())
    return room.height() - 12 >= needed.height() > metrics.height()
