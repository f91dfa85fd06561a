"""Fitting blocks into the time there is, by priority."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator_app.core.fit import (
    Fit,
    Fitted,
    Stretchable,
    fit_blocks,
    fit_plan,
    items,
    pinned_starts,
    stretchable,
)
from facilitator_app.core.plan import Block
from facilitator_app.core.schedule import schedule
from tests.builders import block, breakout, plan, section, strand


def must(id: str, minutes: int) -> Stretchable:
    return Stretchable(id, minutes, minutes)


def shrink(id: str, minutes: int, least: int) -> Stretchable:
    return Stretchable(id, minutes, least)


def drop(id: str, minutes: int, least: int | None = None) -> Stretchable:
    return Stretchable(id, minutes, minutes if least is None else least, droppable=True)


def leaf(id: str, minutes: int, least: int | None = None, priority: str = "shrink", **fields: Any) -> Block:
    return block(id, minutes, min_minutes=least, priority=priority, **fields)


def minutes(fit: Fit) -> list[int]:
    return [each.minutes for each in fit.blocks]


def dropped(fit: Fit) -> list[str]:
    return [each.id for each in fit.blocks if each.dropped]


def test_what_fits_stays_as_planned() -> None:
    fit = fit_blocks([must("a", 10), shrink("b", 20, 10), drop("c", 5)], 35)
    assert (minutes(fit), fit.fits, fit.changes) == ([10, 20, 5], True, False)


def test_nothing_gets_longer_than_planned() -> None:
    assert minutes(fit_blocks([shrink("a", 10, 5)], 1000)) == [10]


def test_no_blocks_fit_into_no_time() -> None:
    assert fit_blocks([], 0) == Fit(())
    assert fit_blocks([], -5).short_minutes == 5


def test_only_what_may_shrink_gives() -> None:
    fit = fit_blocks([must("a", 30), shrink("b", 20, 10)], 42)
    assert (minutes(fit), fit.fits, fit.changes) == ([30, 12], True, True)


def test_each_gives_the_same_share_of_its_room() -> None:
    fit = fit_blocks([shrink("a", 40, 20), shrink("b", 20, 10), shrink("c", 10, 8)], 54)
    assert minutes(fit) == [30, 15, 9]


def test_on_a_tie_the_later_blocks_give() -> None:
    assert minutes(fit_blocks([shrink("a", 10, 5), shrink("b", 10, 5), shrink("c", 10, 5)], 28)) == [10, 9, 9]


def test_a_block_is_dropped_only_when_shrinking_is_not_enough() -> None:
    blocks = [shrink("a", 20, 10), drop("b", 10)]
    assert dropped(fit_blocks(blocks, 20)) == []
    assert minutes(fit_blocks(blocks, 19)) == [19, 0]


def test_one_long_block_is_dropped_sooner_than_two_short_ones() -> None:
    assert dropped(fit_blocks([drop("a", 5), drop("b", 5), drop("c", 30)], 31)) == ["c"]


def test_of_those_that_free_enough_the_shortest_is_dropped() -> None:
    assert dropped(fit_blocks([drop("a", 30), drop("b", 12), drop("c", 10)], 42)) == ["c"]


def test_of_those_of_one_length_the_later_is_dropped() -> None:
    assert dropped(fit_blocks([drop("a", 10), drop("b", 10), must("c", 10)], 20)) == ["b"]


def test_a_block_that_may_be_dropped_shrinks_first() -> None:
    assert minutes(fit_blocks([must("a", 10), drop("b", 10, 5)], 16)) == [10, 6]


def test_the_one_is_dropped_that_lets_the_others_give_least() -> None:
    fit = fit_blocks([drop("a", 10, 2), drop("b", 10, 8), must("c", 5)], 11)
    assert (dropped(fit), minutes(fit)) == (["b"], [6, 0, 5])


def test_what_cannot_fit_is_at_its_least_and_says_by_how_much() -> None:
    fit = fit_blocks([must("a", 10), shrink("b", 10, 5), drop("c", 10, 5)], 12)
    assert (minutes(fit), dropped(fit), fit.short_minutes, fit.fits) == ([10, 5, 0], ["c"], 3, False)


def test_less_than_no_time_is_short_of_that_too() -> None:
    assert fit_blocks([drop("a", 10)], -5) == Fit((Fitted("a", 10, 0, dropped=True),), 5)


@pytest.mark.parametrize(
    ("made", "seen"),
    [
        (block("a", 10), must("a", 10)),
        (block("a", 10, min_minutes=5), must("a", 10)),
        (leaf("a", 10, 5), shrink("a", 10, 5)),
        (leaf("a", 10), shrink("a", 10, 10)),
        (leaf("a", 10, 15), shrink("a", 10, 10)),
        (leaf("a", 10, None, "drop"), drop("a", 10)),
        (leaf("a", 10, 5, "drop"), drop("a", 10, 5)),
        (breakout("a", priority="drop", min_minutes=5), must("a", 0)),
    ],
)
def test_a_block_gives_by_its_priority(made: Block, seen: Stretchable) -> None:
    assert stretchable(made) == seen


def test_a_block_may_have_another_length_than_its_own() -> None:
    assert stretchable(leaf("a", 20, 10), 8) == shrink("a", 8, 8)
    assert stretchable(breakout("g"), 30) == must("g", 30)


def test_a_plan_without_an_end_fits_as_it_is() -> None:
    assert not fit_plan(plan(leaf("a", 20, 10))).changes


def test_an_empty_plan_fits() -> None:
    assert fit_plan(plan(must_end="18:30")) == Fit(())


def test_a_plan_is_fitted_into_the_time_until_it_must_end() -> None:
    fit = fit_plan(plan(block("a", 20), leaf("b", 20, 5), must_end="19:00"))
    assert (minutes(fit), fit.fits) == ([20, 10], True)


def test_a_plan_that_must_end_after_midnight() -> None:
    assert minutes(fit_plan(plan(leaf("a", 60, 10), start="23:30", must_end="00:15"))) == [45]


def test_a_stretch_before_a_pin_is_fitted_by_itself() -> None:
    evening = plan(leaf("a", 40, 10), leaf("b", 20, 10, pin="19:00"), leaf("c", 20, 10), must_end="19:35")
    assert minutes(fit_plan(evening)) == [30, 18, 17]


def test_room_before_a_pin_is_of_no_use_after_it() -> None:
    evening = plan(leaf("a", 10, 5), leaf("b", 20, 10, pin="19:00"), must_end="19:10")
    assert minutes(fit_plan(evening)) == [10, 10]


def test_without_an_end_only_the_pins_are_met() -> None:
    evening = plan(leaf("a", 40, 10), leaf("b", 20, 10, pin="19:00"))
    assert minutes(fit_plan(evening)) == [30, 20]


def test_every_stretch_that_is_short_adds_to_what_is_missing() -> None:
    evening = plan(block("a", 40), block("b", 20, pin="19:00"), must_end="19:15")
    assert (minutes(fit_plan(evening)), fit_plan(evening).short_minutes) == ([40, 20], 10 + 5)


def test_a_pin_before_that_of_the_block_ahead_leaves_less_than_no_time() -> None:
    evening = plan(block("a", 10, pin="19:00"), block("b", 10, pin="18:50"))
    assert fit_plan(evening).short_minutes == 20


def test_a_pin_on_the_first_block_begins_the_first_stretch() -> None:
    evening = plan(leaf("a", 30, 10, pin="19:00"), must_end="19:20")
    assert minutes(fit_plan(evening)) == [20]


def test_the_pin_of_a_section_counts_for_its_first_block() -> None:
    evening = plan(leaf("a", 40, 10), section("s", leaf("b", 20, 10), pin="19:00"), must_end="19:15")
    assert minutes(fit_plan(evening)) == [30, 15]


def test_a_breakout_keeps_the_length_of_its_longest_strand() -> None:
    groups = breakout("g", strand("x", leaf("x1", 20, 5)), strand("y", leaf("y1", 10, 5)))
    assert fit_plan(plan(groups, leaf("a", 20, 5), must_end="19:00")).blocks == (
        Fitted("g", 20, 20),
        Fitted("a", 20, 10),
    )


def test_a_time_with_seconds_leaves_only_whole_minutes() -> None:
    evening = plan(leaf("a", 20, 5), block("b", 5, pin="18:45:40"), must_end="18:50:40")
    assert minutes(fit_plan(evening)) == [15, 5]


def test_items_are_leaves_and_whole_breakouts_of_some_length() -> None:
    evening = plan(
        section("s", block("a", 5), block("note")),
        breakout("g", strand("x", section("t", block("x1", 5)))),
        breakout("empty", strand("y")),
    )
    assert [entry.block.id for entry in items(schedule(evening))] == ["a", "g"]


def test_items_that_start_at_a_pin_of_their_own_or_of_their_section() -> None:
    evening = plan(
        block("a", 5, pin="18:30"),
        block("note", pin="18:40"),
        section("s", block("empty"), section("t", block("b", 5), block("c", 5)), pin="19:00"),
        section("hollow", block("nothing"), pin="20:00"),
        breakout("g", strand("x", block("x1", 5, pin="21:00"))),
        breakout("h", strand("y", block("y1", 5)), pin="22:00"),
    )
    assert pinned_starts(schedule(evening)) == {"a", "b", "h"}
