"""What is read out before a sensitive part goes live; the clock goes on, and participants see none of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer

from facilitator_app.core.activity import Safety, Step
from facilitator_app.core.plan import Block
from tests.builders import activity, block, breakout, plan, strand
from tests.ui.run.conftest import Rig

Key = Qt.Key
MakeRig = Callable[..., Rig]
HARD = activity(
    "hard",
    title="Hard talk",
    steps=(Step("Talk.", 5, "Talk", screen="What did you see?"),),
    safety=Safety("high", flags=("racism", "disclosure likely"), opt_out="SECRET: you can step out."),
)
LIBRARY = {"hard": HARD}


def hard(id: str, **fields: object) -> Block:
    return block(id, 10, activity="hard", content_notes=("SECRET subject",), **fields)


EVENING = plan(block("a", 10, title="Arrive"), hard("b"), block("c", 10, title="Game"), hard("d"))


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    made = make_rig(EVENING, activities=LIBRARY)
    made.start(minutes=1)
    return made


def test_next_brings_it_up_first_and_next_again_goes_live(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    before = rig.console.before
    assert before.isVisible()
    assert (rig.on, rig.keeper.done()) == ("a", ["start"])
    assert before.heading.text() == "Before “Hard talk”"
    assert before.note.text() == "“The next part touches on SECRET subject and racism."
    assert before.opt_out.text() == "SECRET: you can step out.”"
    assert not before.for_you.isHidden()
    rig.key(Key.Key_Space)
    assert (rig.on, rig.keeper.done()) == ("b", ["start", "next"])
    assert not before.isVisible()
    assert rig.console.steps.hasFocus()


def test_its_button_goes_live_and_the_clicker_does(rig: Rig) -> None:
    rig.key(Key.Key_PageDown)
    rig.click(rig.console.before.go_button)
    assert rig.on == "b"


def test_the_part_that_is_on_goes_on_with_its_clock_in_sight(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.pass_time(minutes=2, seconds=-1)
    assert rig.console.face.isVisible()
    assert rig.console.face.face.digits == "7:00"
    rig.key(Key.Key_P)
    assert rig.view.state == "paused"
    assert rig.console.before.isVisible()


def test_esc_stays_with_the_part_that_is_on_and_next_brings_it_up_again(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.key(Key.Key_Escape)
    assert (rig.on, rig.console.before.isVisible()) == ("a", False)
    rig.key(Key.Key_Space)
    assert rig.console.before.isVisible()


def test_esc_works_wherever_the_focus_is(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.console.controls.buttons["pause"].setFocus()
    rig.key(Key.Key_Escape)
    assert not rig.console.before.isVisible()


def test_a_double_press_does_not_go_past_it(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.clock.now -= timedelta(milliseconds=500)
    rig.key(Key.Key_Space)
    assert rig.on == "a"
    assert rig.console.before.isVisible()


def test_a_part_that_is_skipped_leads_to_it_as_well(rig: Rig) -> None:
    rig.key(Key.Key_K)
    assert rig.keeper.done() == ["start"]
    rig.key(Key.Key_Space)
    assert (rig.on, rig.keeper.done()) == ("b", ["start", "skip"])


def test_what_was_read_does_not_come_again(rig: Rig) -> None:
    rig.go_on()
    rig.key(Key.Key_Backspace)
    assert rig.on == "a"
    rig.key(Key.Key_Space)
    assert rig.on == "b"
    assert not rig.console.before.isVisible()


def test_gone_to_anew_it_is_read_again(rig: Rig) -> None:
    rig.go_on()
    rig.key(Key.Key_Space)
    assert rig.on == "c"
    rig.console.agenda.wanted.emit("b")
    assert (rig.on, rig.console.before.isVisible()) == ("c", True)
    rig.key(Key.Key_Space)
    assert rig.on == "b"
    assert rig.keeper.done()[-1] == "go"


def test_another_part_with_the_same_activity_has_its_own(rig: Rig) -> None:
    rig.go_on()
    rig.key(Key.Key_Space)
    rig.key(Key.Key_Space)
    assert (rig.on, rig.console.before.isVisible()) == ("c", True)


def test_a_first_part_that_is_sensitive_is_read_out_right_after_the_start(make_rig: MakeRig) -> None:
    rig = make_rig(plan(hard("b"), block("c", 5)), activities=LIBRARY)
    rig.start()
    before = rig.console.before
    assert before.isVisible()
    assert before.heading.text() == "Read this out now: “Hard talk”"
    assert before.note.text().startswith("“This part touches on")
    rig.key(Key.Key_Space)
    assert (rig.on, before.isVisible()) == ("b", False)
    rig.key(Key.Key_Space)
    assert rig.on == "c"


def test_a_second_press_on_start_does_not_put_it_away(make_rig: MakeRig) -> None:
    rig = make_rig(plan(hard("b"), block("c", 5)), activities=LIBRARY)
    rig.start()
    rig.clock.now -= timedelta(milliseconds=500)
    rig.key(Key.Key_Space)
    assert rig.console.before.isVisible()


def test_a_part_that_goes_on_by_itself_brings_it_up_as_soon_as_it_is_on(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("a", 10, auto=True), hard("b"), block("c", 5)), activities=LIBRARY)
    rig.start()
    rig.clock.move(minutes=11)
    rig.live.tick()
    assert rig.on == "b"
    assert rig.console.before.heading.text() == "Read this out now: “Hard talk”"
    rig.clock.move(minutes=2)
    rig.live.tick()
    assert rig.console.before.isVisible()
    rig.key(Key.Key_Escape)
    assert not rig.console.before.isVisible()


def test_while_it_asks_the_part_may_go_on_by_itself(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("a", 10, auto=True), hard("b"), block("c", 5)), activities=LIBRARY)
    rig.start(minutes=9)
    rig.key(Key.Key_Space)
    rig.clock.move(minutes=2)
    rig.live.tick()
    assert rig.on == "b"
    assert rig.console.before.heading.text() == "Read this out now: “Hard talk”"
    rig.key(Key.Key_Space)
    assert (rig.on, rig.console.before.isVisible()) == ("b", False)


def test_who_writes_a_note_goes_on_writing(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("a", 10, auto=True), hard("b"), block("c", 5)), activities=LIBRARY)
    rig.start()
    rig.key(Key.Key_N)
    rig.clock.move(minutes=11)
    rig.live.tick()
    assert rig.console.before.isVisible()
    assert rig.console.note.line.hasFocus()


def test_who_writes_beside_the_run_is_not_covered_until_that_is_done(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("a", 10, auto=True), hard("b"), block("c", 5)), activities=LIBRARY)
    rig.start()
    rig.key(Key.Key_I)
    rig.console.adding.search.setFocus()
    rig.clock.move(minutes=11)
    rig.live.tick()
    assert rig.console.adding.search.hasFocus()
    rig.key(Key.Key_Escape)
    assert rig.console.before.isVisible()


def test_the_support_card_comes_over_it_and_gives_it_back(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.key(Key.Key_S)
    assert rig.console.support.isVisible()
    rig.key(Key.Key_S)
    assert rig.console.before.isVisible()


def test_what_is_opened_at_the_side_is_seen(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.key(Key.Key_V)
    assert rig.console.participants.isVisible()
    assert not rig.console.before.isVisible()


def test_a_refused_press_leaves_it_as_it_is(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.keeper.full = True
    rig.key(Key.Key_Space)
    assert (rig.on, rig.console.before.isVisible()) == ("a", True)
    assert rig.said == ["The disk is full. Nothing was changed."]
    rig.keeper.full = False
    rig.key(Key.Key_Space)
    assert rig.on == "b"


def test_it_goes_when_what_it_waits_for_is_left_out(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    rig.live.press("skip", block="b")
    assert not rig.console.before.isVisible()


def test_a_run_that_is_taken_up_again_does_not_ask_for_it(rig: Rig, make_rig: MakeRig) -> None:
    rig.go_on()
    again = make_rig(EVENING, activities=LIBRARY, keeper=rig.keeper)
    again.live.resume("run-1")
    assert again.on == "b"
    assert not again.console.before.isVisible()


def test_in_another_run_it_is_read_again(rig: Rig) -> None:
    rig.go_on()
    rig.live.press("finish")
    rig.live.close()
    rig.screen.take_focus()
    rig.start()
    rig.key(Key.Key_Space)
    assert rig.console.before.isVisible()


def test_groups_side_by_side_have_what_all_of_them_need(make_rig: MakeRig) -> None:
    groups = breakout("g", strand("s", hard("x")), strand("t", block("y", 5)))
    rig = make_rig(plan(block("a", 5), groups), activities=LIBRARY)
    rig.start()
    rig.key(Key.Key_Space)
    assert "racism" in rig.console.before.note.text()


def test_nothing_of_it_reaches_participants(rig: Rig) -> None:
    seen = [*rig.participant.shown()]
    rig.key(Key.Key_Space)
    assert "SECRET" in rig.console.before.note.text()
    seen += rig.participant.shown()
    rig.key(Key.Key_Space)
    seen += rig.participant.shown()
    rig.console.agenda.wanted.emit("d")
    seen += rig.participant.shown()
    rig.live.press("go", block="d")
    assert rig.console.before.heading.text() == "Read this out now: “Hard talk”"
    seen += rig.participant.shown()
    assert "Hard talk" in seen
    assert [each for each in seen if "SECRET" in each or "racism" in each] == []


def test_a_failure_in_it_does_not_stop_next(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> str:
        raise ValueError("broken")

    monkeypatch.setattr("facilitator_app.ui.run.before_part.content_note", fail)
    with rig.qtbot.captureExceptions() as caught:
        # As from Qt's own loop, not from a call of ours, which would get the error itself.
        QTimer.singleShot(0, lambda: rig.screen.do("next"))
        rig.settle()
    assert {each[0] for each in caught} == {ValueError}
    assert rig.on == "b"


def test_before_the_start_it_is_said_what_a_sensitive_first_part_touches_on(make_rig: MakeRig) -> None:
    rig = make_rig(plan(hard("b"), block("c", 10)), activities=LIBRARY)
    assert rig.screen.ready.first.text() == (
        "It begins with “Hard talk”. Read out before you start: “The first part touches on SECRET subject "
        "and racism. SECRET: you can step out.”"
    )
    assert not any("SECRET" in each for each in rig.participant.shown())


def test_before_a_mild_first_part_nothing_is_to_be_read_out(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING, activities=LIBRARY)
    assert rig.screen.ready.first.text() == "It begins with “Arrive”."
