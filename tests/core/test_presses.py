"""What a run can also do: take back, begin as planned, put a block in, swap, tick, and give support."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.presses import PRESSES
from facilitator_app.core.run import (
    UNDO_TIME,
    Do,
    Event,
    Note,
    Pause,
    Position,
    Turn,
    Undoable,
    apply,
    replay,
)
from tests.builders import block, moment, press

ABC = ("a", "b", "c")
MINUTE = timedelta(minutes=1)
START = press("18:30", "start")
B_IS_ON = (START, press("18:40", "next"))
UNDO = press("18:40:10", "undo")
STRETCH = block("stretch", 5)


def run(*events: Event) -> Position:
    return replay(ABC, events)


def without_times(position: Position) -> Position:
    return replace(position, last=None)


def test_every_press_but_undo_does_something() -> None:
    assert PRESSES.keys() | {"undo"} == {*get_args(Do)}


def test_undo_takes_back_the_last_press_as_if_it_had_never_been() -> None:
    undone = run(*B_IS_ON, UNDO)
    assert without_times(undone) == without_times(run(START))
    assert undone.elapsed("a", moment("18:45")) == 15 * MINUTE


def test_undo_comes_too_late_after_ten_seconds() -> None:
    assert run(*B_IS_ON, press("18:40:10.001", "undo")).block == "b"
    assert timedelta(seconds=10) == UNDO_TIME


@pytest.mark.parametrize(
    "pressed",
    [
        press("18:40:05", "add", seconds=60),
        press("18:40:05", "skip"),
        press("18:40:05", "back"),
        press("18:40:05", "go", block="c"),
        press("18:40:05", "pause"),
        press("18:40:05", "support"),
        press("18:40:05", "correct", seconds=300),
        press("18:40:05", "replan", minutes={"c": 0}),
        press("18:40:05", "blank"),
        press("18:40:05", "show", text="Back at 7"),
        press("18:40:05", "note", text="Late bus"),
        press("18:40:05", "tick", step=2),
        press("18:40:05", "offered"),
        press("18:40:05", "swap"),
        press("18:40:05", "insert", new=STRETCH),
        press("18:40:05", "finish"),
    ],
    ids=lambda event: event.do,
)
def test_any_press_can_be_taken_back(pressed: Event) -> None:
    done = run(*B_IS_ON, pressed)
    assert without_times(done) != without_times(run(*B_IS_ON))
    assert without_times(apply(done, UNDO)) == without_times(run(*B_IS_ON))


def test_a_start_that_is_taken_back_can_be_made_again() -> None:
    undone = run(START, press("18:30:02", "undo"))
    assert (undone.state, undone.visits) == ("before", ())
    assert run(START, press("18:30:02", "undo"), press("18:35", "start")).started == moment("18:35")


def test_undo_after_undo_takes_back_the_press_before() -> None:
    quick = START, press("18:30:02", "next"), press("18:30:04", "next")
    assert run(*quick, press("18:30:05", "undo"), press("18:30:06", "undo")).block == "a"
    assert run(*quick, press("18:30:05", "undo"), press("18:30:13", "undo")).block == "b"


def test_undo_never_takes_back_an_undo_or_a_press_that_did_nothing() -> None:
    nothing = (*B_IS_ON, press("18:40:05", "resume"))
    assert run(*nothing, UNDO).block == "a"
    assert run(*B_IS_ON, press("18:40:05", "undo"), UNDO).block == "a"


def test_what_an_undo_would_take_back_is_known_until_its_time_is_up() -> None:
    on_b = run(*B_IS_ON)
    expected = Undoable("next", "a", moment("18:40:10"))
    assert on_b.undoable(moment("18:40:10")) == expected
    assert on_b.undoable(moment("18:40:11")) is None
    assert run().undoable(moment("18:30")) is None
    went = run(*B_IS_ON, press("18:40:01", "go", block="c")).undoable(moment("18:40:02"))
    assert went == Undoable("go", "c", moment("18:40:11"))


def test_a_clock_set_back_before_an_undo_leaves_it_time() -> None:
    assert run(*B_IS_ON, press("17:40", "undo")).block == "a"


@given(st.lists(st.tuples(st.sampled_from(get_args(Do)), st.integers(0, 9)), max_size=40))
def test_only_the_presses_of_the_last_ten_seconds_are_held(presses: list[tuple[Do, int]]) -> None:
    at, position = moment("18:30"), Position(ABC)
    for do, seconds in presses:
        at += timedelta(seconds=seconds)
        position = apply(position, Event(at, do, "b", 5, step=1, text="x", new=STRETCH))
        assert all(at <= each.until and each.before.recent == () for each in position.recent)


@given(st.sampled_from([each for each in get_args(Do) if each != "undo"]), st.integers(0, 10))
def test_a_press_and_its_undo_leave_the_run_as_it_was(do: Do, seconds: int) -> None:
    before = run(*B_IS_ON, press("18:41", "pause"))
    at = moment("18:45")
    done = apply(before, Event(at, do, "c", 60, {"c": 0}, "x", 1, new=STRETCH))
    # A press that does nothing is not taken back, and the pause came long ago.
    assert without_times(apply(done, Event(at + timedelta(seconds=seconds), "undo"))) == without_times(before)


def test_a_late_start_as_planned_began_at_its_time() -> None:
    late = run(press("18:42", "start", seconds=720))
    assert (late.started, late.elapsed("a", moment("18:42"))) == (moment("18:30"), 12 * MINUTE)


def test_an_early_start_as_planned_begins_at_its_time() -> None:
    early = run(press("18:25", "start", seconds=-300))
    assert (early.started, early.state) == (moment("18:30"), "running")
    assert early.elapsed("a", moment("18:28")) == timedelta(0)
    assert early.elapsed("a", moment("18:35")) == 5 * MINUTE


def test_a_session_that_is_left_before_it_begins_took_no_time() -> None:
    left = run(press("18:25", "start", seconds=-300), press("18:26", "next"))
    assert left.elapsed("a", moment("18:40")) == timedelta(0)
    assert left.elapsed("b", moment("18:27")) == MINUTE


def test_a_pause_before_the_beginning_counts_from_the_beginning() -> None:
    early = press("18:25", "start", seconds=-300), press("18:26", "pause")
    assert run(*early).pauses == (Pause(moment("18:30")),)
    assert run(*early).elapsed("a", moment("18:40")) == timedelta(0)
    went_on = run(*early, press("18:28", "resume"))
    assert went_on.pauses == (Pause(moment("18:30"), moment("18:30")),)
    assert went_on.elapsed("a", moment("18:35")) == 5 * MINUTE


def test_a_session_may_turn_out_to_have_begun_before_its_time() -> None:
    begun = run(press("18:25", "start", seconds=-300), press("18:26", "pause"), press("18:28", "correct"))
    assert (begun.started, begun.elapsed("a", moment("18:29"))) == (moment("18:28"), timedelta(0))


def test_a_block_is_put_in_after_the_one_that_is_on() -> None:
    put = run(START, press("18:31", "insert", new=STRETCH))
    assert (put.order, put.inserted) == (("a", "stretch", "b", "c"), {"stretch": STRETCH})
    assert (
        replay(ABC, [START, press("18:31", "insert", new=STRETCH), press("18:32", "next")]).block == "stretch"
    )


def test_a_block_is_put_in_at_a_place() -> None:
    assert run(START, press("18:31", "insert", block="b", new=STRETCH)).order == ("a", "b", "stretch", "c")
    assert run(START, press("18:31", "insert", block="gone", new=STRETCH)).order[1] == "stretch"


def test_before_the_start_a_block_is_put_in_first() -> None:
    assert run(press("18:20", "insert", new=STRETCH), START).block == "stretch"


def test_support_stands_still_until_resume() -> None:
    given_ = run(START, press("18:35", "support"))
    assert (given_.state, given_.support) == ("paused", True)
    after = run(START, press("18:35", "support"), press("18:45", "resume"))
    assert (after.state, after.support, after.elapsed("a", moment("18:50"))) == (
        "running",
        False,
        10 * MINUTE,
    )


def test_support_in_a_pause_goes_on_with_it() -> None:
    given_ = run(START, press("18:35", "pause"), press("18:36", "support"), press("18:37", "support"))
    assert (given_.support, given_.pauses) == (True, (Pause(moment("18:35")),))


def test_support_ends_with_its_block() -> None:
    left = run(START, press("18:35", "support"), press("18:40", "next"))
    assert (left.state, left.support) == ("running", False)


def test_steps_are_ticked_and_unticked() -> None:
    ticks = press("18:31", "tick", step=1), press("18:32", "tick", step=3), press("18:33", "tick", step=3)
    assert run(START, *ticks).ticks == {"a": {1, 3}}
    assert run(START, *ticks, press("18:34", "tick", step=1, done=False)).ticks == {"a": {3}}
    assert run(START, press("18:31", "tick", block="in-a-strand", step=2)).ticks == {"in-a-strand": {2}}


def test_a_referral_that_was_offered_is_a_bare_tick() -> None:
    offered = run(START, press("18:31", "offered", block="b", text="To somebody", step=3))
    assert offered.offered
    assert without_times(replace(offered, offered=False)) == without_times(run(START))
    assert not run(START, press("18:31", "offered"), press("18:32", "offered", done=False)).offered


def test_notes_keep_their_moments_and_blocks() -> None:
    notes = press("18:20", "note", text="Cold"), START, press("18:31", "note", block="c", text="Later")
    assert run(*notes).notes == (Note(moment("18:20"), "", "Cold"), Note(moment("18:31"), "c", "Later"))


def test_swaps_and_added_time_are_turns_of_the_block_that_is_on() -> None:
    turned = run(START, press("18:35", "swap"), press("18:36", "add", seconds=60))
    assert turned.turns == (Turn("a", moment("18:35")), Turn("a", moment("18:36"), MINUTE))


@pytest.mark.parametrize(
    ("events", "goes_on"),
    [
        ((START,), True),
        ((), False),
        ((START, press("18:35", "pause")), False),
        ((START, press("18:35", "go", block="c")), False),
        ((*B_IS_ON, press("18:45", "back")), False),
        ((*B_IS_ON, press("18:40:05", "undo")), True),
        ((START, press("18:40", "next", auto=True), press("18:40:05", "undo")), False),
        ((START, press("18:35", "finish")), False),
    ],
)
def test_a_block_may_go_on_by_itself_unless_somebody_came_back_to_it(
    events: tuple[Event, ...], goes_on: bool
) -> None:
    assert run(*events).goes_on == goes_on
