"""What a late run proposes: lengths for what is to come by which the session ends in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.proposing import proposal
from facilitator_app.core.run import Event, Position, apply, replay
from facilitator_app.core.run_view import run_items, view
from tests.builders import at, block, moment, plan, press

MINUTE = timedelta(minutes=1)
START = press("18:30", "start")


def proposed(evening: Plan, now: str, *events: Event) -> Fit | None:
    position = replay(run_items(evening), events)
    return proposal(view(evening, position, moment(now), UTC), position)


def lengths(fit: Fit | None) -> list[tuple[str, int, int, bool]] | None:
    """Each block with its planned minutes, those proposed, and whether it is dropped."""
    return (
        None if fit is None else [(each.id, each.planned, each.minutes, each.dropped) for each in fit.blocks]
    )


def shrink(id: str, minutes: int, least: int, **fields: Any) -> Block:
    return block(id, minutes, min_minutes=least, priority="shrink", **fields)


EVENING = plan(block("a", 10), shrink("b", 20, 10), block("c", 10), must_end="19:10")


def test_a_run_that_is_in_time_proposes_nothing() -> None:
    assert proposed(EVENING, "18:40", START) is None


def test_a_plan_that_need_not_end_proposes_nothing() -> None:
    assert proposed(plan(block("a", 10)), "20:00", START) is None


def test_a_run_on_its_last_block_has_nothing_to_propose() -> None:
    assert proposed(EVENING, "20:00", press("18:30", "start", block="c")) is None


def test_a_late_run_proposes_lengths_for_what_is_to_come() -> None:
    fit = proposed(EVENING, "18:45", START)
    assert lengths(fit) == [("b", 20, 15, False), ("c", 10, 10, False)]


def test_before_a_late_start_all_is_to_come() -> None:
    assert lengths(proposed(EVENING, "18:35")) == [
        ("a", 10, 10, False),
        ("b", 20, 15, False),
        ("c", 10, 10, False),
    ]


def test_only_whole_minutes_that_are_really_there_are_given_out() -> None:
    fit = proposed(EVENING, "18:44:01", START)
    assert lengths(fit) == [("b", 20, 15, False), ("c", 10, 10, False)]


def test_what_cannot_fit_is_at_its_least_and_short() -> None:
    fit = proposed(EVENING, "18:55", START)
    assert fit is not None
    assert (lengths(fit), fit.short_minutes) == ([("b", 20, 10, False), ("c", 10, 10, False)], 5)


def test_a_replan_is_what_the_next_proposal_starts_from() -> None:
    log = START, press("18:45", "replan", minutes={"b": 15, "c": 10})
    assert lengths(proposed(EVENING, "18:47", *log)) == [("b", 15, 13, False), ("c", 10, 10, False)]


def test_skipped_blocks_take_no_part() -> None:
    log = START, press("18:35", "skip", block="c")
    assert lengths(proposed(EVENING, "18:55", *log)) == [("b", 20, 15, False)]


def test_time_added_to_a_block_to_come_counts() -> None:
    log = START, press("18:35", "add", block="b", seconds=300)
    fit = proposed(EVENING, "18:40", *log)
    assert lengths(fit) == [("b", 20, 15, False), ("c", 10, 10, False)]


def test_a_block_to_come_again_gives_only_of_what_is_left() -> None:
    log = START, press("18:40", "next"), press("18:56", "back")
    fit = proposed(EVENING, "18:56", *log)
    assert lengths(fit) is None
    assert lengths(proposed(EVENING, "18:58", *log)) == [("b", 20, 18, False), ("c", 10, 10, False)]


PINNED = plan(
    block("a", 10), shrink("b", 20, 10), shrink("c", 20, 5, pin="19:10"), block("d", 10), must_end="19:30"
)


def test_the_time_until_a_pin_is_not_there_for_what_comes_after_it() -> None:
    assert lengths(proposed(PINNED, "18:40", START)) == [
        ("b", 20, 20, False),
        ("c", 20, 10, False),
        ("d", 10, 10, False),
    ]


def test_what_comes_before_a_pin_gives_so_that_the_pin_is_met() -> None:
    fit = proposed(PINNED, "18:55", START)
    assert fit is not None
    assert [(each.id, each.minutes) for each in fit.blocks] == [("b", 15), ("c", 10), ("d", 10)]
    assert fit.fits


def test_a_pin_that_cannot_be_met_makes_the_proposal_short_and_the_rest_begins_late() -> None:
    fit = proposed(PINNED, "19:03", START)
    assert fit is not None
    assert [(each.id, each.minutes) for each in fit.blocks] == [("b", 10), ("c", 7), ("d", 10)]
    assert fit.short_minutes == 3


def test_a_first_block_that_waits_for_its_pin_begins_then() -> None:
    log = START, press("18:35", "skip", block="b")
    assert lengths(proposed(PINNED, "18:40", *log)) == [("c", 20, 10, False), ("d", 10, 10, False)]


def test_what_comes_before_a_part_that_ends_at_a_clock_time_gives_so_that_it_has_its_whole_length() -> None:
    lunch = plan(
        block("a", 10),
        shrink("b", 20, 10),
        block("c", 10, until=at("19:10")),
        shrink("d", 20, 5),
        must_end="19:20",
    )
    assert lengths(proposed(lunch, "18:45", START)) == [
        ("b", 20, 15, False),
        ("c", 10, 10, False),
        ("d", 20, 10, False),
    ]


@st.composite
def late_runs(draw: st.DrawFn) -> tuple[Plan, Position, datetime]:
    """A run in the middle of its plan that will not end in time."""
    blocks = [draw(leaves(f"b{place}")) for place in range(draw(st.integers(2, 6)))]
    evening = plan(*blocks, must_end=at(draw(st.sampled_from(["18:45", "19:00", "19:30"]))))
    order = run_items(evening)
    spans = [timedelta(seconds=draw(st.integers(0, 1200))) for _ in range(4)]
    presses = [draw(events(order)) for _ in range(3)]
    moments = [moment("18:30") + sum(spans[:count], timedelta(0)) for count in range(5)]
    log = [START, *(Event(when, *press) for when, press in zip(moments[1:], presses, strict=False))]
    return evening, replay(order, log), moments[4]


@st.composite
def leaves(draw: st.DrawFn, id: str) -> Block:
    minutes = draw(st.integers(1, 30))
    least = draw(st.none() | st.integers(1, minutes))
    priority = draw(st.sampled_from(["must", "shrink", "drop"]))
    pin = draw(st.none() | st.none() | st.sampled_from(["18:40", "18:55", "19:10"]))
    return block(id, minutes, min_minutes=least, priority=priority, pin=pin)


def events(order: tuple[str, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    """What is done, to which block, for how many seconds."""
    blocks = st.sampled_from(order)
    return st.one_of(
        st.tuples(st.sampled_from(["next", "back", "pause", "resume"])),
        st.tuples(st.sampled_from(["go", "skip"]), blocks),
        st.tuples(st.just("add"), blocks, st.integers(-300, 600)),
    )


@given(late_runs())
def test_an_accepted_proposal_that_fits_ends_in_time(run: tuple[Plan, Position, datetime]) -> None:
    evening, position, now = run
    fit = proposal(view(evening, position, now, UTC), position)
    assume(fit is not None)
    assert fit is not None
    accepted = {each.id: each.minutes for each in fit.blocks}
    replanned = apply(position, Event(now, "replan", minutes=accepted))
    shown = view(evening, replanned, now, UTC)
    assert shown.must_end is not None
    assert shown.projected_end - shown.must_end <= fit.short_minutes * MINUTE


@given(late_runs())
def test_nothing_gets_longer_and_what_must_be_keeps_its_minutes(
    run: tuple[Plan, Position, datetime],
) -> None:
    evening, position, now = run
    fit = proposal(view(evening, position, now, UTC), position)
    for each in fit.blocks if fit else ():
        planned = evening.find(each.id)
        assert planned is not None
        assert 0 <= each.minutes <= each.planned == planned.minutes
        assert planned.priority != "must" or each.minutes == each.planned
        assert each.dropped or each.minutes >= (planned.min_minutes or planned.minutes)
