"""Re-planning while the clock goes on: offered, looked at, accepted, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.builders import block, plan
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
