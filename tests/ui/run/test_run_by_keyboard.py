"""A whole session with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox

from tests.builders import block, plan
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import MemoryKeeper

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
EVENING = plan(
    block("a", 10, title="Arrive"),
    block("b", 20, activity="circle-of-influence"),
    block("c", 5, title="Close"),
    public_title="Club night",
    must_end="19:05",
)
MakeRig = Callable[..., Rig]


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    return make_rig(EVENING)


def test_a_whole_session(rig: Rig) -> None:
    assert rig.state == "ready"
    rig.key(Key.Key_Return)
    assert (rig.state, rig.on) == ("console", "a")
    rig.pass_time(minutes=9)
    rig.key(Key.Key_Space)
    rig.key(Key.Key_P)
    rig.pass_time(minutes=2)
    rig.key(Key.Key_P)
    rig.key(Key.Key_Down)
    rig.key(Key.Key_PageDown)
    assert rig.on == "c"
    rig.key(Key.Key_Space)
    assert not rig.console.question.isHidden()
    rig.key(Key.Key_PageDown)
    assert rig.state == "summary"
    rig.key(Key.Key_Tab)
    rig.key(Key.Key_Space)
    assert rig.state == "ready"
    presses = ["start", "next", "pause", "resume", "show", "next", "finish"]
    assert rig.keeper.done() == presses
    assert rig.keeper.ended == ["run-1"]


def test_the_second_of_two_presses_at_once_is_ignored(rig: Rig) -> None:
    rig.start(minutes=3)
    rig.key(Key.Key_Space)
    rig.clock.now -= timedelta(milliseconds=401)
    rig.key(Key.Key_Space)
    assert rig.on == "b"
    rig.key(Key.Key_Space)
    assert rig.on == "c"


def test_a_second_press_on_start_is_not_taken_for_next(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.clock.now -= timedelta(milliseconds=500)
    rig.key(Key.Key_Space)
    assert rig.on == "a"


def test_a_key_that_is_held_down_is_one_press(rig: Rig) -> None:
    rig.start(minutes=3)
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
    QApplication.sendEvent(rig.console, held)
    assert rig.on == "a"


def test_after_a_click_on_another_button_space_is_still_next(rig: Rig) -> None:
    rig.start(minutes=3)
    rig.click(rig.console.controls.buttons["pause"])
    assert rig.view.state == "paused"
    rig.key(Key.Key_Space)
    assert (rig.on, rig.view.state) == ("b", "running")


def test_space_presses_the_button_to_which_tab_went(rig: Rig) -> None:
    rig.start(minutes=3)
    rig.console.controls.buttons["pause"].setFocus(Qt.FocusReason.TabFocusReason)
    rig.key(Key.Key_Space)
    assert (rig.on, rig.view.state) == ("a", "paused")


@pytest.mark.parametrize(
    ("key", "modifiers", "minutes"),
    [
        (Key.Key_Plus, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Equal, Qt.KeyboardModifier.NoModifier, 1),
        (Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier, 1),
        (Key.Key_Plus, SHIFT, 5),
        (Key.Key_Asterisk, SHIFT, 5),
        (Key.Key_Minus, Qt.KeyboardModifier.NoModifier, -1),
        (Key.Key_Underscore, SHIFT, -5),
    ],
)
def test_minutes_are_added_and_taken(
    rig: Rig, key: Qt.Key, modifiers: Qt.KeyboardModifier, minutes: int
) -> None:
    rig.start()
    rig.key(key, modifiers)
    assert rig.view.length_s == 60 * (10 + minutes)


def test_a_press_with_another_modifier_is_left_to_the_window(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_P, CONTROL)
    rig.key(Key.Key_P, Qt.KeyboardModifier.AltModifier)
    rig.key(Key.Key_X)
    assert rig.keeper.done() == ["start"]


def test_back_undoes_a_jump(rig: Rig) -> None:
    rig.start()
    rig.console.agenda.setFocus()
    rig.key(Key.Key_End)
    rig.key(Key.Key_Return)
    assert rig.on == "c"
    rig.key(Key.Key_Backspace)
    assert rig.on == "a"


def test_back_after_a_jump_to_a_skipped_part_skips_it_again(rig: Rig) -> None:
    rig.start()
    rig.live.press("skip", block="c")
    rig.console.agenda.wanted.emit("c")
    rig.key(Key.Key_PageUp)
    assert rig.on == "a"
    assert rig.live.position.skipped == {"c"}


def test_back_undoes_a_skip(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_Space)
    rig.key(Key.Key_K)
    assert (rig.on, {*rig.live.position.skipped}) == ("c", {"b"})
    rig.key(Key.Key_Backspace)
    assert (rig.on, rig.live.position.skipped) == ("b", frozenset())


def test_back_goes_to_the_part_before_and_no_further(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_Space)
    rig.key(Key.Key_Backspace)
    rig.key(Key.Key_Backspace)
    assert rig.on == "a"
    assert rig.keeper.done() == ["start", "next", "back"]


def test_back_reopens_a_session_that_was_finished_by_accident(rig: Rig) -> None:
    rig.start(minutes=2)
    rig.key(Key.Key_Return, CONTROL)
    rig.key(Key.Key_Return, CONTROL)
    assert rig.state == "summary"
    rig.key(Key.Key_Backspace)
    assert (rig.state, rig.on) == ("console", "a")


def test_the_question_can_be_left(rig: Rig) -> None:
    rig.start(minutes=2)
    rig.key(Key.Key_Return, CONTROL)
    assert rig.console.question.text.text() == "Finish the session? 2 parts are still to come."
    rig.key(Key.Key_Escape)
    assert rig.console.question.isHidden()
    assert rig.on == "a"


def test_the_question_is_over_when_the_session_goes_on(rig: Rig) -> None:
    rig.start(minutes=2)
    rig.key(Key.Key_Return, CONTROL)
    rig.key(Key.Key_PageDown)
    assert rig.console.question.isHidden()
    assert rig.on == "b"


def test_skipping_the_last_part_asks_as_well(rig: Rig) -> None:
    rig.start()
    rig.console.agenda.wanted.emit("c")
    rig.key(Key.Key_K)
    assert rig.state == "console"
    assert rig.console.question.text.text() == "Finish the session? This is the last part."
    rig.click(rig.console.question.no_button)
    rig.key(Key.Key_K)
    rig.key(Key.Key_Space)
    assert rig.state == "summary"


def test_the_focus_stays_where_keys_work_when_a_part_has_no_steps(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_Space)
    assert rig.console.steps.hasFocus()
    rig.key(Key.Key_Space)
    assert rig.console.hasFocus()
    rig.key(Key.Key_Backspace)
    assert rig.console.steps.hasFocus()


def test_a_refused_press_is_said_and_changes_nothing(rig: Rig) -> None:
    rig.start(minutes=2)
    shown = rig.console.face.face
    rig.keeper.full = True
    rig.key(Key.Key_Space)
    assert rig.said == ["The disk is full. Nothing was changed."]
    assert rig.on == "a"
    assert rig.console.face.face == shown


def test_a_session_that_cannot_start_leaves_none_on(make_rig: MakeRig) -> None:
    keeper = MemoryKeeper()
    rig = make_rig(EVENING, keeper=keeper)
    keeper.full = True
    rig.key(Key.Key_Space)
    assert (rig.state, rig.live.is_on) == ("ready", False)
    assert rig.said == ["The disk is full. Nothing was changed."]


def test_keys_do_nothing_before_the_start(rig: Rig) -> None:
    for key in (Key.Key_PageDown, Key.Key_P, Key.Key_K, Key.Key_B, Key.Key_Plus, Key.Key_R):
        rig.key(key)
    assert rig.keeper.runs == {}


def test_the_keys_are_listed(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "Keys"
    QTest.keyClick(dialog, Key.Key_Escape)


def test_it_began_earlier(rig: Rig) -> None:
    rig.start(minutes=1)
    rig.key(Key.Key_E)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    minutes = dialog.focusWidget()
    assert isinstance(minutes, QSpinBox)
    edit = minutes.lineEdit()
    assert edit.width() > edit.fontMetrics().horizontalAdvance("600 min ago")
    for _ in range(2):
        QTest.keyClick(minutes, Key.Key_Down)
    QTest.keyClick(minutes, Key.Key_Return)
    assert rig.view.elapsed_s == 4 * 60
    assert rig.keeper.done() == ["start", "correct"]


def test_a_part_cannot_have_begun_before_the_one_ahead_of_it(rig: Rig) -> None:
    rig.start(minutes=8)
    rig.key(Key.Key_Space)
    rig.pass_time(minutes=2)
    rig.key(Key.Key_E)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    minutes = dialog.focusWidget()
    assert isinstance(minutes, QSpinBox)
    assert minutes.maximum() == 10
    QTest.keyClick(minutes, Key.Key_Escape)


def test_esc_takes_the_question_away_wherever_the_hand_is(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rig.console.question.isVisible()
    rig.console.agenda.setFocus()
    rig.key(Key.Key_Escape)
    assert not rig.console.question.isVisible()


def test_esc_leaves_one_thing_a_press(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_V)
    rig.key(Key.Key_N)
    rig.console.setFocus()
    rig.key(Key.Key_Escape)
    assert (rig.console.note.isVisible(), rig.console.side.is_taken) == (False, True)
    rig.key(Key.Key_Escape)
    assert not rig.console.side.is_taken


def test_a_note_begun_from_the_participant_screen_is_typed_in_the_console(rig: Rig) -> None:
    rig.start()
    rig.displays.open()
    rig.participant.activateWindow()
    rig.settle()
    rig.clock.move(seconds=1)
    QTest.keyClick(rig.participant, Key.Key_N)
    rig.settle()
    assert QApplication.focusWidget() is rig.console.note.line
    QTest.keyClicks(rig.console.note.line, "pause went well")
    assert rig.console.note.line.text() == "pause went well"
    assert rig.keeper.done() == ["start"]


def test_a_clicker_over_the_participant_screen_takes_the_hand_nowhere(rig: Rig) -> None:
    rig.start()
    rig.displays.open()
    rig.participant.activateWindow()
    rig.settle()
    rig.clock.move(seconds=1)
    QTest.keyClick(rig.participant, Key.Key_PageDown)
    assert rig.keeper.done() == ["start", "next"]
    assert QApplication.activeWindow() is rig.participant


def test_what_nobody_can_see_yet_is_told(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_G)
    rig.key(Key.Key_Return)
    rig.key(Key.Key_Return)
    told = "The participant screen is not open, so nobody sees this yet. O opens it."
    assert rig.said == [told]
    rig.screen.around.words_wanted.emit("Back at ten past")
    assert rig.said == [told, told]
    rig.screen.around.words_wanted.emit("")
    rig.displays.open()
    rig.screen.around.words_wanted.emit("Back at ten past")
    assert rig.said == [told, told]
    assert "Nobody" not in rig.console.participants.where.text()
