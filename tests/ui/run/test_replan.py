"""Re-planning while the clock goes on: offered, looked at, accepted, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.run.side import Scrolled
from facilitator_app.ui.style import style_sheet
from tests.builders import at, block, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
MakeRig = Callable[..., Rig]
EVENING = plan(
    block("a", 10, title="Arrive"),
    block("b", 20, title="Hard talk", priority="shrink", min_minutes=12),
    block("c", 10, title="Game", priority="drop"),
    block("d", 5, title="Close"),
    must_end="19:15",
)


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    made = make_rig(EVENING)
    made.start()
    return made


def test_it_is_offered_when_the_session_will_end_late(rig: Rig) -> None:
    late = rig.console.late
    assert late.isHidden()
    rig.pass_time(minutes=16)
    assert late.text.text() == "This will end at 19:21, 6 min late."


def test_looked_at_and_accepted(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    rig.key(Key.Key_R)
    replan = rig.console.replan
    assert replan.isVisible()
    model = replan.list.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Hard talk: 13 min, was 20 min",
        "Game: 10 min, as now",
        "Close: 5 min, as now",
    ]
    assert replan.summary.text() == "The cost: 7 min less in 1 part. It then ends on time."
    rig.key(Key.Key_Return)
    assert rig.keeper.events("run-1")[-1].minutes == {"b": 13, "c": 10, "d": 5}
    assert replan.isHidden()
    assert rig.console.late.text.text() == "Re-planned: 7 min less in 1 part. It now ends at 19:14."
    assert not rig.view.late_for_must_end


def test_accepted_and_undone(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    rig.key(Key.Key_R)
    rig.click(rig.console.replan.accept_button)
    rig.click(rig.console.late.undo_button)
    assert rig.console.late.text.text() == "This will end at 19:21, 6 min late."
    assert rig.console.late.undo_button.isHidden()


def test_it_can_be_undone_only_while_the_same_part_is_on(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    rig.key(Key.Key_R)
    rig.key(Key.Key_Return)
    rig.key(Key.Key_PageDown)
    assert rig.console.late.undo_button.isHidden()


def test_the_clock_and_the_proposal_go_on_while_it_is_looked_at(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    rig.key(Key.Key_R)
    rig.pass_time(minutes=2)
    assert rig.console.replan.summary.text() == "The cost: 1 part left out. It then ends on time."
    assert rig.console.face.face.digits == "8:01"


def test_left_as_it_is(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    for leave in (Key.Key_Escape, Key.Key_R):
        rig.key(Key.Key_R)
        rig.key(leave)
        assert rig.console.replan.isHidden()
    assert rig.keeper.done() == ["start"]


def test_when_it_cannot_fit_it_says_by_how_much(rig: Rig) -> None:
    rig.pass_time(minutes=40)
    rig.key(Key.Key_R)
    assert rig.console.replan.summary.text() == (
        "The cost: 8 min less in 1 part, and 1 part left out."
        " Even so it ends 12 min late, with every part at its shortest."
    )


def test_nothing_to_give_cannot_be_accepted(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("a", 10), block("b", 20), must_end="19:00"))
    rig.start(minutes=15)
    rig.key(Key.Key_R)
    replan = rig.console.replan
    assert not replan.accept_button.isEnabled()
    assert replan.leave_button.hasFocus()
    replan.accept()
    assert rig.keeper.done() == ["start"]


def test_in_the_last_part_nothing_is_proposed(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("a", 10), must_end="18:40"))
    rig.start(minutes=15)
    rig.key(Key.Key_R)
    assert rig.console.replan.summary.text().startswith("Nothing is still to come")


def test_a_refused_re_plan_keeps_the_panel_open(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    rig.key(Key.Key_R)
    rig.keeper.full = True
    rig.key(Key.Key_Return)
    assert rig.console.replan.isVisible()
    assert rig.said


def test_other_keys_work_while_it_is_open(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    rig.key(Key.Key_R)
    rig.key(Key.Key_P)
    assert rig.view.state == "paused"


def test_the_question_comes_in_its_place(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    rig.console.do("finish")
    rig.pass_time(seconds=1)
    assert rig.console.late.isHidden()
    rig.key(Key.Key_Escape)
    assert not rig.console.late.isHidden()


class TestByHand:
    def test_a_minute_is_given_and_taken_and_the_end_is_told_at_once(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        replan = rig.console.replan
        assert replan.ends.text() == "Ends 19:14, in time for 19:15"
        rig.key(Key.Key_Right)
        assert rows(rig)[0] == "Hard talk: 14 min, was 20 min, by hand"
        assert replan.summary.text() == "By hand: 6 min less in 1 part."
        assert replan.ends.text() == "Ends 19:15, in time for 19:15"
        rig.key(Key.Key_Right)
        assert replan.ends.text() == "Ends 19:16, 1 min late"
        rig.key(Key.Key_Left)
        rig.key(Key.Key_Return)
        assert rig.keeper.events("run-1")[-1].minutes == {"b": 14, "c": 10, "d": 5}
        assert rig.console.late.text.text() == "Re-planned: 6 min less in 1 part. It now ends at 19:15."

    def test_a_part_is_left_out_and_taken_back(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        rig.key(Key.Key_Down)
        rig.key(Key.Key_Delete)
        assert rows(rig)[1] == "Game: left out, was 10 min, by hand"
        assert rig.console.replan.out_button.text() == "Take back"
        rig.key(Key.Key_Delete)
        assert rows(rig)[1] == "Game: 10 min, as now, by hand"

    def test_no_length_is_less_than_none(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        rig.key(Key.Key_Down)
        for _ in range(12):
            rig.key(Key.Key_Left)
        assert rows(rig)[1] == "Game: left out, was 10 min, by hand"
        assert not rig.console.replan.less_button.isEnabled()

    def test_a_must_is_marked_and_changed_only_knowingly(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        rig.key(Key.Key_End)
        replan = rig.console.replan
        rig.key(Key.Key_Left)
        assert rows(rig)[2] == "Close: 5 min, as now, must"
        assert replan.hint.text() == "“Close” is a must. Press again to change it all the same."
        rig.key(Key.Key_Left)
        assert rows(rig)[2] == "Close: 4 min, was 5 min, must, by hand"
        assert replan.hint.isHidden()
        rig.key(Key.Key_Left)
        assert rows(rig)[2] == "Close: 3 min, was 5 min, must, by hand"

    def test_having_looked_at_another_part_it_is_asked_anew(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        for key in (Key.Key_End, Key.Key_Delete, Key.Key_Up, Key.Key_Down, Key.Key_Delete):
            rig.key(key)
        assert rows(rig)[2] == "Close: 5 min, as now, must"

    def test_back_to_the_proposal(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        replan = rig.console.replan
        assert replan.back_button.isHidden()
        rig.key(Key.Key_Left)
        rig.click(replan.back_button)
        assert rows(rig)[0] == "Hard talk: 13 min, was 20 min"
        assert replan.summary.text() == "The cost: 7 min less in 1 part. It then ends on time."
        assert replan.list.hasFocus()

    def test_what_a_hand_chose_stays_when_the_proposal_changes(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        rig.key(Key.Key_Right)
        rig.pass_time(minutes=2)
        assert rows(rig)[:2] == ["Hard talk: 14 min, was 20 min, by hand", "Game: left out, was 10 min"]
        assert rig.console.replan.list.chosen == "b"

    def test_buttons_do_the_same_and_are_high_enough_for_a_thumb(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        replan = rig.console.replan
        for each in (replan.less_button, replan.less_button, replan.more_button):
            rig.click(each)
        assert rows(rig)[0] == "Hard talk: 12 min, was 20 min, by hand"
        rig.click(replan.out_button)
        assert rows(rig)[0] == "Hard talk: left out, was 20 min, by hand"
        rig.settle()
        buttons = (replan.less_button, replan.more_button, replan.out_button, replan.back_button)
        assert min(min(each.width(), each.height()) for each in buttons) >= 44

    def test_in_time_it_says_so_and_offers_a_hand(self, rig: Rig) -> None:
        rig.key(Key.Key_R)
        replan = rig.console.replan
        assert replan.summary.text() == (
            "It ends in time: nothing has to give. You can still change lengths by hand."
        )
        assert not replan.accept_button.isEnabled()
        rig.key(Key.Key_Right)
        assert replan.summary.text() == "By hand: 1 min more in 1 part."
        assert replan.back_button.text() == "Back to how it is"
        rig.key(Key.Key_Left)
        assert replan.summary.text() == "By hand: every part as it is now."
        rig.key(Key.Key_Right)
        rig.key(Key.Key_Return)
        assert rig.keeper.events("run-1")[-1].minutes == {"b": 21, "c": 10, "d": 5}

    def test_what_ends_at_a_clock_time_keeps_its_length(self, make_rig: MakeRig) -> None:
        until = block("b", 20, title="Lunch", priority="drop", until=at("19:00"))
        rig = make_rig(plan(block("a", 10), until, must_end="19:30"))
        rig.start()
        rig.key(Key.Key_R)
        rig.key(Key.Key_Right)
        replan = rig.console.replan
        assert replan.hint.text() == "“Lunch” keeps its length. It can only be left out."
        assert not replan.more_button.isEnabled()
        rig.key(Key.Key_Delete)
        assert rows(rig) == ["Lunch: left out, was 20 min, by hand"]

    def test_a_part_that_began_meanwhile_is_in_it_no_more(self, rig: Rig) -> None:
        rig.pass_time(minutes=16)
        rig.key(Key.Key_R)
        rig.key(Key.Key_Left)
        rig.key(Key.Key_Space)
        assert rig.on == "b"
        assert all(not each.startswith("Hard talk") for each in rows(rig))
        assert rig.console.replan.back_button.isHidden()


def test_u_undoes_it_too_and_the_line_knows(rig: Rig) -> None:
    rig.pass_time(minutes=16)
    rig.key(Key.Key_R)
    rig.key(Key.Key_Return)
    assert not rig.console.late.undo_button.isHidden()
    rig.key(Key.Key_U)
    assert rig.console.late.undo_button.isHidden()
    assert rig.console.late.text.text() == "This will end at 19:21, 6 min late."


@pytest.mark.parametrize("act", ["replan", "view", "menu", "insert", "groups"])
def test_in_a_low_window_what_the_hand_is_on_is_in_sight(rig: Rig, act: str) -> None:
    rig.theme.set("light", 1.25)
    rig.screen.setStyleSheet(style_sheet(rig.theme))
    rig.screen.resize(890, 660)
    rig.pass_time(minutes=16)
    rig.settle()
    rig.console.do(act)
    rig.settle()
    (scrolled,) = (each for each in rig.console.side.findChildren(Scrolled) if each.isVisible())
    for _ in range(12):
        hand = QApplication.focusWidget()
        assert hand is not None
        if scrolled.isAncestorOf(hand):
            top = hand.mapTo(scrolled.viewport(), QPoint(0, 0)).y()
            assert top >= 0
            assert top + min(hand.height(), 44) <= scrolled.viewport().height()
        QTest.keyClick(hand, Key.Key_Tab)
        rig.settle()


def rows(rig: Rig) -> list[str]:
    """The rows as they are read out."""
    model = rig.console.replan.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]
