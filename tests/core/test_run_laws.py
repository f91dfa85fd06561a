"""Laws that hold for every run, whatever is pressed and however the clock is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.proposing import proposal
from facilitator_app.core.run import Do, Event, Position, apply, replay
from facilitator_app.core.run_view import RunView, view
from facilitator_app.core.schedule import NONE
from tests.builders import block, moment, plan

ORDER = ("a", "b", "c", "d")
EVENING = plan(
    block("a", 10),
    block("b", 20, min_minutes=5, priority="shrink"),
    block("c", 10, pin="19:10"),
    block("d", 15, priority="drop"),
    must_end="19:35",
)

NEW = (block("x", 5), block("y", 3, auto=True), block("a", 5))
blocks = st.sampled_from([*ORDER, "gone", ""])
forward = st.integers(0, 1800)
either_way = st.integers(-1800, 1800)
any_do = st.sampled_from(get_args(Do))
plain = [do for do in get_args(Do) if do not in ("correct", "back", "go")]


@st.composite
def logs(
    draw: st.DrawFn, do: st.SearchStrategy[Do] = any_do, steps: st.SearchStrategy[int] = forward
) -> list[Event]:
    """Up to 15 presses after a start."""
    at = moment("18:30")
    log = [Event(at, "start")] if draw(st.booleans()) else []
    for _ in range(draw(st.integers(0, 15))):
        at += timedelta(seconds=draw(steps))
        minutes = draw(st.dictionaries(blocks, st.integers(0, 30), max_size=2))
        seconds, new = draw(st.integers(-900, 900)), draw(st.sampled_from(NEW))
        log.append(Event(at, draw(do), draw(blocks), seconds, minutes, step=1, text="Words", new=new))
    return log


any_log = logs() | logs(steps=either_way)


def show(position: Position, minutes: int = 0) -> RunView:
    now = (position.last or moment("18:00")) + timedelta(minutes=minutes)
    return view(EVENING, position, now, UTC)


@given(any_log, st.integers(0, 16))
def test_a_run_goes_on_from_any_point_of_its_log(log: list[Event], cut: int) -> None:
    position = replay(ORDER, log[:cut])
    for event in log[cut:]:
        position = apply(position, event)
    assert position == replay(ORDER, log)


@given(any_log, either_way)
def test_elapsed_is_never_negative(log: list[Event], seconds: int) -> None:
    position = replay(ORDER, log)
    now = (position.last or moment("18:30")) + timedelta(seconds=seconds)
    assert all(position.elapsed(each, now) >= NONE for each in position.order)


@given(any_log)
def test_visits_follow_one_another(log: list[Event]) -> None:
    visits = replay(ORDER, log).visits
    for each, following in pairwise(visits):
        assert each.end is not None
        assert each.start <= each.end <= following.start


@given(any_log)
def test_only_the_last_visit_and_the_last_pause_are_open(log: list[Event]) -> None:
    position = replay(ORDER, log)
    open_visits = [place for place, each in enumerate(position.visits, 1) if each.end is None]
    open_pauses = [place for place, each in enumerate(position.pauses, 1) if each.end is None]
    assert open_visits == ([len(position.visits)] if position.block else [])
    assert open_pauses == ([len(position.pauses)] if position.state == "paused" else [])


@given(any_log)
def test_the_block_that_is_on_is_not_skipped(log: list[Event]) -> None:
    position = replay(ORDER, log)
    assert position.block not in position.skipped


@given(logs(st.sampled_from(plain)) | logs(st.sampled_from(plain), either_way))
def test_actual_times_and_pauses_fill_a_run_without_corrections(log: list[Event]) -> None:
    position = replay(ORDER, [*log, Event(moment("2026-03-03 18:30"), "finish")])
    if position.state == "finished":
        first, last = position.visits[0], position.visits[-1]
        assert last.end is not None
        on = sum((position.elapsed(each, last.end) for each in position.order), NONE)
        still = sum((each.end - each.start for each in position.pauses if each.end), NONE)
        assert on + still == last.end - first.start


@given(any_log, st.integers(0, 300))
def test_the_picture_agrees_with_itself(log: list[Event], minutes: int) -> None:
    position = replay(ORDER, log)
    shown = show(position, minutes)
    assert shown.left_s == shown.length_s - shown.elapsed_s
    assert [each.block.id for each in shown.blocks] == list(position.order)
    assert [each.block.id for each in shown.blocks if each.state == "now"] == [
        each for each in (position.block,) if each
    ]
    assert all(each.start <= each.end for each in shown.blocks)


@given(any_log, st.integers(0, 300))
def test_what_is_to_come_follows_what_is_on(log: list[Event], minutes: int) -> None:
    shown = show(replay(ORDER, log), minutes)
    cursor = shown.now
    for each in (each for each in shown.blocks if each.state in ("now", "next")):
        assert each.state == "now" or each.start >= cursor
        cursor = each.end
    assert shown.projected_end >= cursor or shown.state == "finished"


@given(any_log)
def test_after_the_finish_nothing_moves(log: list[Event]) -> None:
    position = replay(ORDER, [*log, Event(moment("2026-03-03 18:30"), "finish")])
    if position.state == "finished":
        early, late = show(position), show(position, 60)
        assert (early.projected_end, early.behind_s) == (late.projected_end, late.behind_s)
        assert early.projected_end == position.visits[-1].end


@given(any_log, st.integers(0, 300))
def test_a_proposal_comes_exactly_when_the_end_would_be_late(log: list[Event], minutes: int) -> None:
    position = replay(ORDER, log)
    shown = show(position, minutes)
    assert (proposal(shown, position) is not None) == bool(shown.late_for_must_end and shown.coming)


@given(any_log, st.sampled_from([each for each in get_args(Do) if each != "undo"]), blocks)
def test_an_undo_leaves_a_run_as_it_was(log: list[Event], do: Do, block_: str) -> None:
    before = replay(ORDER, log)
    at = (before.last or moment("18:30")) + timedelta(seconds=30)
    after = apply(before, Event(at, do, block_, 60, {"c": 0}, "Words", 2, new=NEW[0]))
    undone = apply(after, Event(at + timedelta(seconds=10), "undo"))
    assert replace(undone, last=None) == replace(before, last=None)
