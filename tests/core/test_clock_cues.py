"""Cues: each once and in order, however many pictures were missed between two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.clock_cues import Cue, cues, until_cue
from facilitator_app.core.run import Event, replay
from facilitator_app.core.run_view import RunView, run_items, view
from tests.builders import block, moment, plan, press

EVENING = plan(block("a", 10), block("b", 20))
START = press("18:30", "start")
NEXT = press("18:45", "next")


def show(now: str | datetime, *events: Event) -> RunView:
    at = moment(now) if isinstance(now, str) else now
    return view(EVENING, replay(run_items(EVENING), [each for each in events if each.at <= at]), at, UTC)


def told(*shown: RunView) -> list[tuple[str, str]]:
    return [(cue.kind, cue.block) for each in pairwise(shown) for cue in cues(*each)]


def test_nothing_is_told_where_nothing_came_about() -> None:
    assert told(show("18:20"), show("18:25")) == []
    assert told(show("18:31", START), show("18:32", START)) == []


def test_a_start_a_new_block_and_the_end_are_told() -> None:
    log = START, press("18:36", "next"), press("18:40", "finish")
    shown = [show(now, *log) for now in ("18:29", "18:30", "18:36", "18:40", "18:50")]
    assert told(*shown) == [("started", "a"), ("block", "b"), ("finished", "")]


def test_phases_that_were_missed_are_told_in_order() -> None:
    assert told(show("18:31", START), show("18:41", START)) == [
        ("warning", "a"),
        ("danger", "a"),
        ("over", "a"),
    ]


def test_time_that_is_given_takes_no_cue_back_and_warns_again() -> None:
    added = press("18:39", "add", seconds=600)
    shown = [show(now, START, added) for now in ("18:38", "18:39", "18:46")]
    assert told(*shown) == [("warning", "a")]


def test_a_block_that_is_entered_in_its_last_minute_tells_only_that() -> None:
    log = START, press("18:41", "next"), press("18:42", "back")
    assert told(show("18:41", *log), show("18:42", *log)) == [("block", "a")]


def test_opening_a_finished_run_again_tells_the_block() -> None:
    log = START, press("18:35", "finish"), press("18:36", "back")
    assert told(show("18:35", *log), show("18:36", *log)) == [("block", "a")]


@given(st.lists(st.integers(1, 3599), unique=True).map(sorted))
def test_missed_pictures_lose_no_cue_and_repeat_none(seconds: list[int]) -> None:
    moments = [START.at + timedelta(seconds=each) for each in seconds]
    # A picture is always taken right before and right after a press.
    before, after = show("18:44:59.999", START), show("18:45", START, NEXT)
    early = [show(each, START) for each in moments if each < NEXT.at]
    late = [show(each, START, NEXT) for each in moments if each > NEXT.at]
    end = show("19:30", START, NEXT)
    phases = ("warning", "danger", "over")
    expected = [("started", "a"), *((each, "a") for each in phases), ("block", "b")]
    shown = show("18:29"), show("18:30", START), *early, before, after, *late, end
    assert told(*shown) == [*expected, *((each, "b") for each in phases)]


def test_the_next_cue_is_so_far_away() -> None:
    seconds = [
        until_cue(show(now, START)).total_seconds()
        for now in ("18:30", "18:38", "18:39:30", "18:40", "18:41")
    ]
    assert seconds == [480, 90, 30, 0, 0]
    assert until_cue(show("18:20")).total_seconds() == 0


def test_a_cue_names_no_block_once_all_is_over() -> None:
    assert Cue("finished").block == ""
