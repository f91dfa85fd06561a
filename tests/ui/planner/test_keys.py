from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator_app.ui.planner.agenda_model import WHAT
from facilitator_app.ui.planner.length_line import LengthEditor
from tests.ui.planner.conftest import EVENING, Build, Desk

Key = Qt.Key
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def hand() -> QLineEdit:
    """The line that has the focus."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def test_the_first_block_is_selected_and_the_hand_is_on_the_agenda(desk: Desk) -> None:
    assert desk.selected == "arrive"
    assert desk.screen.agenda.hasFocus()


def test_alt_and_an_arrow_move_a_block_and_the_selection_goes_along(desk: Desk) -> None:
    desk.press(Key.Key_Down, hold=ALT)
    assert desk.order[:2] == ["agree", "arrive"]
    assert desk.selected == "arrive"
    desk.press(Key.Key_Up, hold=ALT)
    assert desk.plan == EVENING


def test_a_block_is_picked_up_moved_and_dropped_as_one_step(desk: Desk) -> None:
    desk.press(Key.Key_Space, Key.Key_Down, Key.Key_Down)
    assert desk.screen.agenda.held_ids == ["arrive"]
    assert desk.plan.home_of("arrive") == ("practice", 0)
    desk.press(Key.Key_Return)
    assert desk.screen.agenda.held_ids == []
    assert desk.said == [
        "Moving “Arrive”: arrows move it, Enter drops it, Esc puts it back.",
        "“Arrive” is dropped here.",
    ]
    assert desk.document.undo_name == "Move “Arrive”"
    desk.document.undo()
    assert desk.plan == EVENING
    assert desk.document.undo_name == ""


def test_esc_puts_a_held_block_back(desk: Desk) -> None:
    desk.press(Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Escape)
    assert desk.plan == EVENING
    assert desk.document.undo_name == ""
    assert desk.said[-1] == "“Arrive” is where it was."


def test_a_held_block_that_comes_back_leaves_no_step(desk: Desk) -> None:
    desk.press(Key.Key_Space, Key.Key_Down, Key.Key_Up, Key.Key_Space)
    assert desk.plan == EVENING
    assert desk.document.undo_name == ""


def test_two_times_picked_up_are_two_steps(desk: Desk) -> None:
    desk.press(Key.Key_Space, Key.Key_Down, Key.Key_Return)
    desk.press(Key.Key_Space, Key.Key_Down, Key.Key_Return)
    desk.document.undo()
    assert desk.order[:2] == ["agree", "arrive"]


def test_undo_while_a_block_is_held_drops_it_first(desk: Desk) -> None:
    desk.press(Key.Key_Delete)
    desk.press(Key.Key_Space, Key.Key_Down)
    desk.press(Key.Key_Z, hold=CTRL)
    assert desk.screen.agenda.held_ids == []
    desk.press(Key.Key_Escape)
    assert desk.plan == EVENING.remove("arrive")


def test_a_held_block_is_dropped_when_the_hand_goes_elsewhere(desk: Desk) -> None:
    desk.press(Key.Key_Space, Key.Key_Down)
    desk.screen.header.title.line.setFocus()
    assert desk.screen.agenda.held_ids == []
    assert desk.order[:2] == ["agree", "arrive"]


def test_other_keys_do_nothing_to_a_held_block(desk: Desk) -> None:
    desk.press(Key.Key_Space, Key.Key_5, Key.Key_F2)
    assert desk.screen.agenda.held_ids == ["arrive"]
    assert desk.plan == EVENING


def test_delete_removes_says_so_and_selects_a_neighbour(desk: Desk) -> None:
    desk.press(Key.Key_Delete)
    assert desk.plan == EVENING.remove("arrive")
    assert desk.said == ["“Arrive” is removed. Undo (Ctrl+Z) brings it back."]
    assert desk.selected == "agree"
    desk.press(Key.Key_Z, hold=CTRL)
    assert desk.plan == EVENING
    desk.press(Key.Key_Z, hold=CTRL | SHIFT)
    assert desk.plan == EVENING.remove("arrive")
    desk.press(Key.Key_Z, hold=CTRL)
    desk.press(Key.Key_Y, hold=CTRL)
    assert desk.plan == EVENING.remove("arrive")


def test_delete_in_a_line_of_text_removes_no_block(desk: Desk) -> None:
    line = desk.screen.editor.title.line
    line.setFocus()
    line.setCursorPosition(0)
    desk.key(line, Key.Key_Delete)
    assert line.text() == "rrive"
    assert len(desk.order) == len(EVENING_IDS)


def test_keys_of_the_agenda_work_only_in_the_agenda(desk: Desk) -> None:
    screen = desk.screen
    for hand in (screen.library.list, screen.header.papers, screen.editor.kind.box):
        hand.setFocus()
        desk.key(hand, Key.Key_Delete)
        desk.key(hand, Key.Key_Up, ALT)
        desk.key(hand, Key.Key_Escape)
    assert desk.plan == EVENING


def test_a_choice_is_told_only_when_the_rows_are_as_they_will_be(desk: Desk) -> None:
    told: list[list[str]] = []
    desk.screen.agenda.chosen.connect(lambda: told.append(desk.order))
    desk.press(Key.Key_Delete)
    assert told == [EVENING_IDS[1:]]


def test_ctrl_d_duplicates_with_new_ids_and_selects_the_copy(desk: Desk) -> None:
    desk.screen.select("practice")
    desk.press(Key.Key_D, hold=CTRL)
    assert set(desk.order[4:6]) == {"new1", "new2"}
    assert desk.selected == desk.order[4]


def test_ctrl_return_adds_a_block_of_ones_own_and_asks_for_its_title(desk: Desk) -> None:
    desk.press(Key.Key_Return, hold=CTRL)
    assert desk.order[1] == desk.selected == "new1"
    desk.keys(hand(), "Stretch")
    made = desk.plan.find("new1")
    assert made is not None
    assert (made.title, made.minutes) == ("Stretch", 10)
    desk.key(hand(), Key.Key_Escape)
    assert desk.screen.agenda.hasFocus()


def test_enter_goes_to_the_block_and_esc_comes_back(desk: Desk) -> None:
    desk.press(Key.Key_Return)
    assert desk.screen.editor.title.line.hasFocus()
    desk.key(desk.screen.editor.title.line, Key.Key_Escape)
    assert desk.screen.agenda.hasFocus()


def test_f2_types_a_length_in_place(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    desk.keys(hand(), "1h30")
    desk.end(hand())
    changed = desk.plan.find("arrive")
    assert changed is not None
    assert changed.minutes == 90
    assert desk.screen.model.index_of("agree", 0).data() == "20:00"


def test_arrows_in_the_length_step_by_five_and_fifteen(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    editor = hand()
    texts = []
    for key, mods in (
        (Key.Key_Up, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Up, SHIFT),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Down, SHIFT),
        (Key.Key_Down, SHIFT),
    ):
        desk.key(editor, key, mods)
        texts.append(editor.text())
    assert texts == ["15", "30", "25", "10", "0"]
    desk.key(editor, Key.Key_Escape)
    assert desk.plan == EVENING


def test_a_digit_begins_a_length(desk: Desk) -> None:
    desk.press(Key.Key_4)
    desk.keys(hand(), "5")
    desk.end(hand())
    changed = desk.plan.find("arrive")
    assert changed is not None
    assert changed.minutes == 45


def test_a_bad_length_is_refused_in_place_and_stays_open(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    editor = hand()
    assert isinstance(editor, LengthEditor)
    desk.keys(editor, "soon")
    desk.key(editor, Key.Key_Up)
    desk.end(editor)
    assert editor.isVisible()
    assert editor.text() == "soon"
    assert editor.accessibleDescription() == "“soon” is not a length of time. Try 90, 1h30 or 1:30."
    assert editor.property("wrong")
    desk.key(editor, Key.Key_A, CTRL)
    desk.keys(editor, "20")
    assert not editor.property("wrong")
    desk.end(editor)
    changed = desk.plan.find("arrive")
    assert changed is not None
    assert changed.minutes == 20


def test_a_bad_length_that_is_left_changes_nothing_and_that_is_said(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    desk.keys(hand(), "soon")
    desk.screen.agenda.setFocus()
    assert desk.plan == EVENING
    assert desk.said == ["“soon” is not a length of time. Try 90, 1h30 or 1:30. It is still 10 min."]


def test_the_sentence_about_the_last_row_hangs_above_it(build: Build) -> None:
    desk = build(size=(900, 600))
    desk.screen.select("tea")
    desk.press(Key.Key_F2)
    editor = hand()
    assert isinstance(editor, LengthEditor)
    desk.keys(editor, "soon")
    desk.end(editor, Key.Key_Tab)
    assert editor.refusal_box.isVisible()
    area = desk.screen.agenda.viewport().rect()
    assert area.contains(editor.refusal_box.geometry())


def test_the_sentence_goes_with_the_line_at_once(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    editor = hand()
    assert isinstance(editor, LengthEditor)
    desk.keys(editor, "soon")
    desk.end(editor, Key.Key_Tab)
    assert editor.refusal_box.isVisible()
    editor.hide()
    assert editor.refusal_box.isHidden()


def test_f2_on_a_section_types_its_title(desk: Desk) -> None:
    desk.screen.select("practice")
    desk.press(Key.Key_F2)
    desk.type(hand(), "Try it", Key.Key_Return)
    assert desk.screen.model.index_of("practice", WHAT).data() == "Try it"


def test_letters_find_a_row_by_its_title(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_R, Key.Key_O, Key.Key_U, Key.Key_P, Key.Key_S)
    assert desk.selected == "groups"


def test_left_and_right_close_and_open_a_section(desk: Desk) -> None:
    desk.screen.select("practice")
    index = desk.screen.model.index_of("practice", 0)
    desk.press(Key.Key_Left)
    assert not desk.screen.agenda.isExpanded(index)
    desk.press(Key.Key_Right)
    assert desk.screen.agenda.isExpanded(index)


EVENING_IDS = ["arrive", "agree", "practice", "scenes", "groups", "a", "a1", "b", "tea"]


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_line_for_a_length_covers_nothing_of_the_title(build: Build, scale: float) -> None:
    desk = build(scale=scale)
    desk.press(Key.Key_F2)
    what = desk.screen.agenda.visualRect(desk.screen.model.index_of("arrive", WHAT))
    assert hand().geometry().right() < what.left()
