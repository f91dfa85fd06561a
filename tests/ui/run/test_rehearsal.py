"""A rehearsal on the run screen: where it begins, how it goes on, and that it ends without a trace."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.core.groups import Group
from facilitator_app.ui.run.rehearsal_bar import RehearsalDialog
from tests.builders import block, plan
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import at

Key = Qt.Key
MakeRig = Callable[..., Rig]
EVENING = plan(
    block("a", 10, title="Arrive"),
    block("b", 20, title="Talk", public_title="Talking"),
    must_end="19:00",
    public_title="Club night",
)


def asked(rig: Rig) -> RehearsalDialog:
    """The question, asked by its button."""
    rig.click(rig.screen.ready.rehearse)
    dialog = rig.screen.findChild(RehearsalDialog)
    assert isinstance(dialog, RehearsalDialog)
    return dialog


def rehearse(rig: Rig, block: str = "a", speed: float = 1.0) -> None:
    dialog = asked(rig)
    for field, value in ((dialog.part, block), (dialog.speed, speed)):
        field.box.setCurrentIndex(field.box.findData(value))
        field.box.activated.emit(field.box.currentIndex())
    QTest.keyClick(dialog.start, Key.Key_Return)


def test_a_rehearsal_begins_with_any_part_and_says_that_it_is_one(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    assert rig.screen.rehearsal.isHidden()
    rehearse(rig, "b", 10)
    assert (rig.state, rig.on, rig.view.now) == ("console", "b", at("18:40"))
    assert not rig.screen.rehearsal.isHidden()
    assert rig.screen.rehearsal.word.text() == "Rehearsal"
    assert rig.screen.rehearsal.speed.currentText() == "10 times as fast"
    rig.pass_time(minutes=1)
    assert rig.view.elapsed_s == 600


def test_the_keys_of_the_run_work_as_in_a_session(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rehearse(rig)
    rig.key(Key.Key_Space)
    assert rig.on == "b"
    seen = []
    rig.screen.rehearsal.speed.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        rig.key(Key.Key_P)
        seen.append(rig.view.state)
    assert seen == ["paused", "running"]


def test_a_second_press_counts_though_the_clock_of_the_rehearsal_stands(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("a", 10), block("b", 10), block("c", 10)))
    rehearse(rig, speed=0)
    for on in ("b", "c"):
        rig.key(Key.Key_Space)
        assert rig.on == on


def test_step_by_step_it_goes_from_phase_to_phase_and_on_to_the_next_part(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rehearse(rig, speed=0)
    seen = []
    for _ in range(4):
        rig.click(rig.screen.rehearsal.step)
        seen.append((rig.on, rig.view.phase))
    assert seen == [("a", "warning"), ("a", "danger"), ("a", "danger"), ("b", "normal")]
    rig.key(Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert (rig.on, rig.view.phase) == ("b", "warning")


def test_its_pace_is_changed_on_the_bar(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rehearse(rig)
    speed = rig.screen.rehearsal.speed
    speed.setFocus(Qt.FocusReason.TabFocusReason)
    rig.key(Key.Key_End)
    assert rig.live.rehearsal is not None
    assert rig.live.rehearsal.speed == 0
    rig.key(Key.Key_Up)
    assert rig.live.rehearsal.speed == 60
    rig.key(Key.Key_Return)
    assert speed.view().isVisible()
    speed.hidePopup()


def test_participants_see_it_as_in_a_session(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rehearse(rig, "b")
    assert "Talking" in rig.participant.shown()
    rig.click(rig.screen.rehearsal.end)
    assert "Talking" not in rig.participant.shown()
    assert "Club night" in rig.participant.shown()


def test_what_was_held_or_shown_to_participants_ends_with_it(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rehearse(rig)
    stage = rig.participant.stage
    stage.show_groups((Group("Blue", ("Ana", "Ben")),))
    held: list[bool] = []
    stage.held.connect(held.append)
    rig.key(Key.Key_H)
    assert "Blue" in " ".join(rig.participant.shown())
    cues: list[object] = []
    rig.live.cued.connect(cues.append)
    rig.click(rig.screen.rehearsal.end)
    assert not cues
    assert held == [True, False]
    rig.screen.take_focus()
    rig.key(Key.Key_Return)
    assert (rig.on, stage.groups) == ("a", ())


def test_nothing_of_it_is_kept_and_a_real_session_begins_as_ever(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rehearse(rig, "b", 60)
    rig.pass_time(minutes=1)
    rig.live.press("note", text="Only a try")
    rig.key(Key.Key_Space)
    rig.click(rig.screen.rehearsal.end)
    assert (rig.state, rig.keeper.runs, rig.keeper.ended) == ("ready", {}, [])
    assert rig.screen.rehearsal.isHidden()
    rig.screen.take_focus()
    rig.key(Key.Key_Return)
    assert (rig.state, rig.keeper.done()) == ("console", ["start"])
    rig.key(Key.Key_Space)
    assert (rig.on, rig.keeper.done()) == ("b", ["start", "next"])


def test_after_it_there_is_nothing_to_keep_or_to_mark(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rehearse(rig, "b")
    rig.live.press("finish")
    summary = rig.screen.summary
    assert rig.state == "summary"
    assert summary.heading.text() == "The rehearsal is over"
    hidden = (summary.save, summary.times, summary.people, summary.back)
    assert [each.isHidden() for each in hidden] == [True] * 4
    rig.click(summary.close_button)
    assert (rig.state, rig.live.is_on) == ("ready", False)
    rig.start()
    rig.live.press("finish")
    assert summary.heading.text() == "The session is over"
    assert not any(each.isHidden() for each in hidden)


def test_nobody_is_marked_in_it(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rehearse(rig)
    with rig.qtbot.assertNotEmitted(rig.screen.people_wanted):
        rig.key(Key.Key_A)
    assert "nobody is marked" in rig.said[-1]


def test_somebody_may_think_better_of_it(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    dialog = asked(rig)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert (rig.state, rig.live.is_on) == ("ready", False)


@pytest.mark.parametrize("evening", [None, plan(block("note", 0, kind="note"))])
def test_without_parts_there_is_nothing_to_rehearse(make_rig: MakeRig, evening: object) -> None:
    rig = make_rig(evening)
    rig.screen.choose_rehearsal()
    assert QApplication.activeModalWidget() is None


def test_a_session_that_is_ready_is_not_rehearsed(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.live.begin(EVENING)
    assert rig.screen.ready.rehearse.isHidden()
    rig.screen.choose_rehearsal()
    assert QApplication.activeModalWidget() is None
