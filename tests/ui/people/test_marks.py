"""Marks are set and taken away by keys and by mouse, and steps go back in their order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from facilitator_app.core.people import Attendance, Person, Roster
from facilitator_app.ui.people.screen import counts_text
from tests.builders import plan
from tests.ui.people.conftest import CONTROL, Build, Room

MARK_KEYS = {
    Qt.Key.Key_P: "present",
    Qt.Key.Key_L: "late",
    Qt.Key.Key_A: "absent",
    Qt.Key.Key_G: "apologies",
    Qt.Key.Key_1: "present",
    Qt.Key.Key_2: "late",
    Qt.Key.Key_3: "absent",
    Qt.Key.Key_4: "apologies",
}


@pytest.mark.parametrize(("key", "mark"), MARK_KEYS.items())
def test_a_key_marks_and_the_same_key_takes_the_mark_away(room: Room, key: Qt.Key, mark: str) -> None:
    room.select("Ben")
    room.press(key)
    assert room.marks == ["", mark, ""]
    room.press(key)
    assert room.marks == ["", "", ""]


def test_another_key_puts_another_mark_in_its_place(room: Room) -> None:
    room.select("Ana")
    room.press(Qt.Key.Key_P, Qt.Key.Key_Down, Qt.Key.Key_A, Qt.Key.Key_Up, Qt.Key.Key_L)
    assert room.marks == ["late", "absent", ""]


def test_a_letter_held_with_control_is_no_mark(room: Room) -> None:
    room.select("Ana")
    room.press(Qt.Key.Key_P, hold=CONTROL)
    assert room.marks == ["", "", ""]


def test_the_mouse_marks_and_takes_away(room: Room) -> None:
    for mark in ("absent", ""):
        # Not so soon after the last press that it is a double click.
        QTest.mouseClick(room.view.viewport(), Qt.MouseButton.RightButton, pos=middle(room, 0, 0))
        QTest.mouseClick(room.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(room, 1, 3))
        assert room.marks == ["", mark, ""]
    assert room.chosen == "Ben"


def test_a_press_on_a_name_or_with_the_other_button_marks_nobody(room: Room) -> None:
    QTest.mouseClick(room.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(room, 1, 0))
    QTest.mouseClick(room.view.viewport(), Qt.MouseButton.RightButton, pos=middle(room, 1, 1))
    assert room.marks == ["", "", ""]


def test_the_rest_are_marked_at_once(room: Room) -> None:
    room.select("Ben")
    room.press(Qt.Key.Key_G)
    room.click("Mark the rest present")
    assert room.marks == ["present", "apologies", "present"]
    assert not room.button("Mark the rest present").isEnabled()


def test_all_marks_are_cleared_for_another_evening_and_brought_back(room: Room) -> None:
    room.screen.mark_rest("late")
    room.choose("Clear all marks")
    assert room.marks == [""] * 3
    assert room.said == ["Every mark is gone. Ctrl+Z brings them back."]
    room.screen.undo()
    assert room.marks == ["late"] * 3
    assert room.said[-1] == "Undone: clear all marks."
    room.screen.redo()
    assert room.said[-1] == "Done again: clear all marks."


def test_the_rest_are_marked_absent_from_the_menu(room: Room) -> None:
    room.choose("Mark the rest absent")
    assert room.marks == ["absent"] * 3


def test_steps_in_the_list_and_in_the_marks_go_back_in_their_order(room: Room) -> None:
    room.type("Dee")
    room.select("Dee")
    room.press(Qt.Key.Key_P)
    room.choose("Sort A to Z")  # changes nothing, so it is no step
    room.press(Qt.Key.Key_Delete)
    steps = [(room.kept, room.marks)]
    for _ in range(3):
        room.press(Qt.Key.Key_Z, hold=CONTROL)
        steps.append((room.kept, room.marks))
    assert steps == [
        (["Ana", "Ben", "Chi"], [""] * 3),
        (["Ana", "Ben", "Chi", "Dee"], ["", "", "", "present"]),
        (["Ana", "Ben", "Chi", "Dee"], [""] * 4),
        (["Ana", "Ben", "Chi"], [""] * 3),
    ]
    room.press(Qt.Key.Key_Z, Qt.Key.Key_Z, hold=CONTROL)
    room.press(Qt.Key.Key_Z, hold=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    room.press(Qt.Key.Key_Y, hold=CONTROL)
    assert (room.kept[-1], room.marks[-1]) == ("Dee", "present")
    room.click("Redo")
    assert room.kept == ["Ana", "Ben", "Chi"]


def test_undo_says_what_it_takes_back(room: Room) -> None:
    room.select("Ben")
    room.press(Qt.Key.Key_P)
    assert room.button("Undo").toolTip() == "Undo mark Ben (Ctrl+Z)"


def test_a_new_step_forgets_what_was_undone(room: Room) -> None:
    room.select("Ben")
    room.press(Qt.Key.Key_P)
    room.click("Undo")
    room.select("Chi")
    room.press(Qt.Key.Key_L)
    assert not room.button("Redo").isEnabled()


def test_after_opening_another_plan_there_is_nothing_to_undo(room: Room) -> None:
    room.select("Chi")
    room.press(Qt.Key.Key_P)
    room.open(plan(id="friday", title="Friday"), "Dee", "Eli", "Fay")
    assert not room.button("Undo").isEnabled()
    room.view.setFocus()
    room.press(Qt.Key.Key_Z, hold=CONTROL)
    assert room.names == ["Dee", "Eli", "Fay"]
    assert room.chosen == "Dee"
    monday = room.store.load(Attendance, "monday")
    assert monday is not None
    assert monday.marks == {"monday-Chi": "present"}


def test_undo_while_typing_is_that_of_the_line(room: Room) -> None:
    room.type("Dee")
    QTest.keyClicks(room.line, "x")
    room.press(Qt.Key.Key_Z, hold=CONTROL)
    assert room.names[-1] == "Dee"


def test_counts_are_in_words() -> None:
    people = tuple(Person(each, each.upper()) for each in "abcd")
    marks = Attendance("x", marks={"a": "present", "b": "present", "c": "apologies", "gone": "late"})
    assert (
        counts_text(Roster("r", people=people), marks)
        == "4 people: 2 present, 1 sent apologies, 1 not marked"
    )
    assert counts_text(Roster("r", people=people[:1]), marks) == "1 person: 1 present"
    assert counts_text(Roster("r"), marks) == ""


def test_what_is_drawn_is_also_in_words(room: Room) -> None:
    room.select("Ben")
    room.press(Qt.Key.Key_L)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert room.table.index(1, 0).data(spoken) == "Ben, late"
    assert room.table.index(0, 0).data(spoken) == "Ana, not marked"
    assert room.table.index(1, 2).data(spoken) == "Ben: Late, marked"
    assert room.table.index(1, 1).data(spoken) == "Ben: Present"
    assert room.table.index(1, 1).data(Qt.ItemDataRole.DecorationRole) is None
    assert room.table.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is None
    headings = [room.table.headerData(each, Qt.Orientation.Horizontal) for each in range(5)]
    assert headings == ["Name", "Present", "Late", "Absent", "Apologies"]
    assert room.table.headerData(1, Qt.Orientation.Vertical) == 2


def test_a_mark_that_is_set_looks_different_in_both_themes_and_when_narrow(build: Build) -> None:
    room = build("Ana")
    for width in (1100, 620):
        room.screen.resize(width, 500)
        for choice in ("light", "dark"):
            room.theme.set(choice="dark" if choice == "dark" else "light")
            looks = []
            for _ in range(2):
                looks.append(room.view.grab().toImage())
                room.screen.mark("monday-Ana", "present")
            assert looks[0] != looks[1]
            room.screen.undo()
            room.screen.undo()


def test_a_thousand_people_can_be_marked(build: Build) -> None:
    room = build(*(f"Person {number}" for number in range(1000)))
    room.screen.mark("monday-Person 500", "present")
    room.screen.mark_rest("absent")
    room.screen.grab()
    assert room.marks.count("absent") == 999


def middle(room: Room, row: int, column: int) -> QPoint:
    """The middle of a cell."""
    return room.view.visualRect(room.table.index(row, column)).center()
