"""A live run: what each press does, and what changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from facilitator_app.core.run import Event, Note, Pause, Position, Visit, replay
from tests.builders import block, moment, press

ABC = ("a", "b", "c")
MINUTE = timedelta(minutes=1)
START = press("18:30", "start")
B_IS_ON = (START, press("18:40", "next"))
PAUSED = (*B_IS_ON, press("18:45", "pause"))
FINISHED = (*B_IS_ON, press("18:50", "finish"))


def run(*events: Event) -> Position:
    return replay(ABC, events)


def stays(of: Position) -> list[tuple[str, str, str]]:
    """The visits as clock text."""
    return [
        (each.block, f"{each.start:%H:%M}", f"{each.end:%H:%M}" if each.end else "on") for each in of.visits
    ]


def minutes(of: Position, block: str, now: str) -> float:
    return of.elapsed(block, moment(now)) / MINUTE


def test_a_run_without_events_stands_before_its_start() -> None:
    before = run()
    assert (before.state, before.block, before.started) == ("before", "", None)


def test_start_enters_the_first_block() -> None:
    assert (run(START).state, stays(run(START))) == ("running", [("a", "18:30", "on")])
    assert run(START).started == moment("18:30")


def test_start_may_name_the_block_to_begin_with() -> None:
    assert run(press("18:30", "start", block="b")).block == "b"


def test_start_with_a_block_that_is_gone_begins_with_the_first() -> None:
    assert run(press("18:30", "start", block="gone")).block == "a"


def test_start_passes_over_blocks_that_are_skipped() -> None:
    assert run(press("18:20", "skip", block="a"), START).block == "b"


def test_next_leaves_one_block_and_enters_the_following() -> None:
    assert stays(run(*B_IS_ON)) == [("a", "18:30", "18:40"), ("b", "18:40", "on")]


def test_next_on_the_last_block_finishes() -> None:
    finished = run(press("18:30", "start", block="c"), press("18:40", "next"))
    assert (finished.state, finished.block, stays(finished)) == ("finished", "", [("c", "18:30", "18:40")])


def test_next_passes_over_blocks_that_are_skipped() -> None:
    assert run(START, press("18:35", "skip", block="b"), press("18:40", "next")).block == "c"


def test_back_enters_the_block_before() -> None:
    again = run(*B_IS_ON, press("18:45", "back"))
    assert stays(again)[1:] == [("b", "18:40", "18:45"), ("a", "18:45", "on")]


def test_back_passes_over_blocks_that_are_skipped() -> None:
    on_c = (START, press("18:35", "skip", block="b"), press("18:40", "next"))
    assert run(*on_c, press("18:45", "back")).block == "a"


def test_back_after_the_finish_opens_the_last_block_again() -> None:
    again = run(*FINISHED, press("18:55", "back"))
    assert (again.state, stays(again)[-1]) == ("running", ("b", "18:55", "on"))
    assert minutes(again, "b", "19:00") == 10 + 5


def test_go_enters_any_block() -> None:
    assert stays(run(START, press("18:35", "go", block="c")))[-1] == ("c", "18:35", "on")


@pytest.mark.parametrize("events", [(), PAUSED, FINISHED])
def test_go_enters_a_block_wherever_the_run_stands(events: tuple[Event, ...]) -> None:
    gone = run(*events, press("19:00", "go", block="c"))
    assert (gone.state, gone.block) == ("running", "c")


@pytest.mark.parametrize("press_", [press("18:40", "go", block="b"), press("18:40", "start", block="b")])
def test_a_block_that_is_entered_is_no_longer_skipped(press_: Event) -> None:
    assert run(press("18:20", "skip", block="b"), press_).skipped == frozenset()


def test_a_block_opened_again_is_no_longer_skipped() -> None:
    skipped = (press("18:30", "start", block="c"), press("18:40", "skip"))
    assert run(*skipped).skipped == {"c"}
    assert run(*skipped, press("18:45", "back")).skipped == frozenset()


def test_a_pause_stands_still_until_resume() -> None:
    assert (run(*PAUSED).state, run(*PAUSED).block) == ("paused", "b")
    resumed = run(*PAUSED, press("18:50", "resume"))
    assert (resumed.state, resumed.pauses) == ("running", (Pause(moment("18:45"), moment("18:50")),))


def test_elapsed_leaves_pauses_out() -> None:
    twice = run(*PAUSED, press("18:50", "resume"), press("18:52", "pause"), press("18:53", "resume"))
    assert (minutes(run(*PAUSED), "b", "19:00"), minutes(twice, "b", "19:00")) == (5, 20 - 5 - 1)


@pytest.mark.parametrize("leave", ["next", "back", "finish", "skip"])
def test_a_pause_ends_when_its_block_is_left(leave: Any) -> None:
    left = run(*PAUSED, press("18:50", leave))
    assert left.pauses == (Pause(moment("18:45"), moment("18:50")),)
    assert (left.state == "paused", minutes(left, "b", "19:00")) == (False, 5)


def test_a_pause_goes_on_over_midnight() -> None:
    night = run(press("23:30", "start"), press("23:50", "pause"), press("2026-03-03 00:20", "resume"))
    assert minutes(night, "a", "2026-03-03 00:30") == 20 + 10


def test_added_time_adds_up_and_may_be_negative() -> None:
    added = run(START, press("18:31", "add", seconds=300), press("18:32", "add", seconds=-60))
    assert added.added == {"a": 4 * MINUTE}


def test_time_is_added_to_a_block_to_come() -> None:
    assert run(START, press("18:31", "add", seconds=60, block="c")).added == {"c": MINUTE}


def test_skipping_the_block_that_is_on_enters_the_next() -> None:
    skipped = run(START, press("18:35", "skip"))
    assert (skipped.block, skipped.skipped) == ("b", frozenset({"a"}))
    assert run(START, press("18:35", "skip", block="a")) == skipped


def test_skipping_a_block_to_come_leaves_the_one_that_is_on() -> None:
    skipped = run(START, press("18:35", "skip", block="b"))
    assert (skipped.block, skipped.skipped) == ("a", frozenset({"b"}))


def test_skipping_the_last_block_finishes() -> None:
    assert run(press("18:30", "start", block="c"), press("18:35", "skip")).state == "finished"


def test_a_correction_moves_the_beginning_of_the_block_that_is_on() -> None:
    corrected = run(START, press("18:31", "correct", seconds=360))
    assert (corrected.started, minutes(corrected, "a", "18:31")) == (moment("18:25"), 6)


def test_a_correction_moves_the_end_of_the_block_before() -> None:
    earlier = run(*B_IS_ON, press("18:42", "correct", seconds=300))
    later = run(*B_IS_ON, press("18:42", "correct", seconds=60))
    assert stays(earlier) == [("a", "18:30", "18:37"), ("b", "18:37", "on")]
    assert stays(later) == [("a", "18:30", "18:41"), ("b", "18:41", "on")]


def test_a_correction_longer_than_the_block_before_leaves_nothing_of_it() -> None:
    corrected = run(*B_IS_ON, press("18:45", "correct", seconds=1200))
    assert stays(corrected) == [("a", "18:25", "18:25"), ("b", "18:25", "on")]


def test_a_correction_reaches_back_over_several_blocks() -> None:
    on_c = (*B_IS_ON, press("18:50", "next"))
    corrected = run(*on_c, press("18:55", "correct", seconds=1200))
    assert stays(corrected) == [("a", "18:30", "18:35"), ("b", "18:35", "18:35"), ("c", "18:35", "on")]


def test_a_correction_within_a_pause_still_leaves_the_pause_out() -> None:
    before_it = run(*PAUSED, press("18:50", "correct", seconds=900))
    assert (before_it.state, minutes(before_it, "b", "18:50")) == ("paused", 10)


def test_a_correction_to_a_moment_within_a_pause_begins_after_it() -> None:
    within_it = (*PAUSED, press("18:50", "correct", seconds=120))
    assert minutes(run(*within_it), "b", "18:50") == 0
    assert minutes(run(*within_it, press("18:51", "resume")), "b", "18:55") == 4


def test_a_replan_gives_lengths_and_leaves_out_blocks_of_none() -> None:
    planned = run(START, press("18:35", "replan", minutes={"b": 15, "c": 0}))
    assert (planned.lengths["b"], planned.skipped) == (15 * MINUTE, frozenset({"c"}))


def test_a_replan_takes_in_again_what_was_left_out() -> None:
    out, back_in = ({"b": 0, "c": 10}, {"b": 5})
    planned = run(START, press("18:35", "replan", minutes=out), press("18:36", "replan", minutes=back_in))
    assert (planned.lengths, planned.skipped) == ({"b": 5 * MINUTE, "c": 10 * MINUTE}, frozenset())


def test_a_replan_never_leaves_out_the_block_that_is_on() -> None:
    assert run(START, press("18:35", "replan", minutes={"a": 0})).skipped == frozenset()


def test_a_replan_does_not_mind_blocks_that_are_gone() -> None:
    assert run(START, press("18:35", "replan", minutes={"gone": 5})).lengths == {}


def test_the_screen_is_blanked_and_shown_with_a_message() -> None:
    dark = run(START, press("18:31", "blank"))
    shown = run(START, press("18:31", "blank"), press("18:32", "show", text="Back at 7"))
    assert (dark.blank, shown.blank, shown.message) == (True, False, "Back at 7")


@pytest.mark.parametrize("leave", ["next", "finish"])
def test_a_message_goes_when_its_block_is_left(leave: Any) -> None:
    assert run(START, press("18:32", "show", text="Two minutes"), press("18:35", leave)).message == ""


def test_a_note_changes_nothing_but_the_notes() -> None:
    noted = run(START, press("18:31", "note", text="Quiet room"))
    assert noted.notes == (Note(moment("18:31"), "a", "Quiet room"),)
    assert replace(noted, last=None, notes=()) == replace(run(START), last=None)


def test_a_moment_before_that_of_the_last_event_counts_as_that_one() -> None:
    set_back = run(START, press("18:40", "next"), press("17:45", "next"), press("18:50", "next"))
    assert stays(set_back) == [("a", "18:30", "18:40"), ("b", "18:40", "18:40"), ("c", "18:40", "18:50")]


def test_elapsed_is_never_less_than_nothing() -> None:
    assert run(START).elapsed("a", moment("17:30")) == timedelta(0)


def test_a_block_that_was_on_twice_adds_up() -> None:
    twice = run(*B_IS_ON, press("18:45", "back"), press("18:48", "next"))
    assert (minutes(twice, "a", "19:00"), minutes(twice, "b", "19:00")) == (13, 17)
    assert twice.visits[0] == Visit("a", moment("18:30"), moment("18:40"))


NONSENSE = [
    (before, event)
    for before, events in {
        "before": (
            *(press("19:00", each) for each in ("next", "back", "pause", "resume", "finish", "skip")),
            press("19:00", "add", seconds=60),
            press("19:00", "correct", seconds=60),
            *(press("19:00", each) for each in ("support", "swap", "undo", "insert")),
            press("19:00", "tick", step=1),
            press("19:00", "insert", new=block("s", 5, kind="section")),
            press("19:00", "insert", new=block("x")),
            press("19:00", "insert", new=block("a", 5)),
            press("19:00", "offered", done=False),
            press("19:00", "note", text=" "),
        ),
        "running": (
            *(press("19:00", each) for each in ("start", "resume", "go")),
            press("19:00", "go", block="gone"),
            press("19:00", "go", block="b"),
            press("19:00", "skip", block="gone"),
            press("19:00", "correct", seconds=-60),
            press("19:00", "undo"),
            press("19:00", "tick", step=0),
            press("19:00", "tick", step=1, done=False),
        ),
        "paused": (
            *(press("19:00", each) for each in ("start", "pause")),
            press("19:00", "go", block="b"),
        ),
        "finished": (
            *(press("19:00", each) for each in ("start", "next", "pause", "resume", "skip", "finish")),
            press("19:00", "skip", block="c"),
            press("19:00", "add", seconds=60),
            press("19:00", "correct", seconds=60),
            *(press("19:00", each) for each in ("support", "swap")),
            press("19:00", "insert", new=block("x", 5)),
        ),
    }.items()
    for event in events
]
LOGS: dict[str, tuple[Event, ...]] = {
    "before": (),
    "running": B_IS_ON,
    "paused": PAUSED,
    "finished": FINISHED,
}


@pytest.mark.parametrize(
    ("state", "event"), NONSENSE, ids=[f"{state}-{event.do}-{event.block}" for state, event in NONSENSE]
)
def test_what_makes_no_sense_where_the_run_stands_changes_nothing(state: str, event: Event) -> None:
    log = LOGS[state]
    assert run(*log).state == state
    assert replace(run(*log, event), last=None) == replace(run(*log), last=None)


def test_back_on_the_first_block_changes_nothing() -> None:
    assert stays(run(START, press("18:35", "back"))) == [("a", "18:30", "on")]


@pytest.mark.parametrize("order", [(), ("a",)])
def test_start_with_nothing_to_go_through_changes_nothing(order: tuple[str, ...]) -> None:
    assert replay(order, [press("18:20", "skip", block="a"), START]).state == "before"
