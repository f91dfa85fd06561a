"""How a headcount divides, and how many copies it takes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.activity import Activity
from facilitator_app.core.grouping import (
    Split,
    copies,
    groups_text,
    headcount_text,
    misfits,
    pairs_text,
    round_minutes,
    sets,
    sheets,
    small_groups,
    split,
    threes_text,
)
from facilitator_app.core.handout import Handout, Per
from tests.builders import activity, block, breakout, plan, section, strand


@pytest.mark.parametrize(("people", "count"), [(0, 1), (1, 1), (4, 1), (5, 2), (20, 5)])
def test_groups_are_counted_in_fours(people: int, count: int) -> None:
    assert sets("group", people) == count


def sheet(per: Per) -> Mapping[str, Activity]:
    return {"a": activity("a", handouts=(Handout("h", "Sheet", (), per=per),))}


def test_groups_side_by_side_print_for_their_own_people() -> None:
    only_one = breakout("g", strand("x", block("b", 10, activity="a")), strand("y", block("c", 10)))
    assert copies(plan(only_one), sheet("person"), 14) == [("Sheet", 7)]


def test_groups_that_use_the_same_sheet_at_one_time_need_it_each() -> None:
    both = breakout("g", strand("x", block("b", 10, activity="a")), strand("y", block("c", 10, activity="a")))
    assert copies(plan(both), sheet("group"), 14) == [("Sheet", 4)]


def test_parts_one_after_another_share_their_sheets() -> None:
    inside = section("s", block("b", 10, activity="a"))
    assert copies(plan(inside, block("c", 10, activity="a")), sheet("person"), 14) == [("Sheet", 14)]


def test_every_kind_of_share_has_its_count() -> None:
    assert [sets(per, 31) for per in ("person", "pair", "group", "room")] == [31, 16, 8, 1]


def test_sheets_are_listed_once_in_running_order() -> None:
    value = plan(block("b", 10, activity="a"), block("c", 10), block("d", 10, activity="a"))
    assert [each.id for each in sheets(value, sheet("person"))] == ["h"]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (1, "nobody to pair with"),
        (2, "one pair"),
        (3, "one three"),
        (4, "2 pairs"),
        (5, "one pair and one three"),
        (31, "14 pairs and one three"),
    ],
)
def test_pairs_with_a_three_for_an_odd_number(people: int, said: str) -> None:
    assert pairs_text(people) == said


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (2, "too few for threes"),
        (3, "one three"),
        (4, "one four"),
        (5, "one three and one pair"),
        (7, "one three and 2 pairs"),
        (9, "3 threes"),
        (31, "9 threes and 2 pairs"),
    ],
)
def test_threes_with_pairs_for_those_left_over(people: int, said: str) -> None:
    assert threes_text(people) == said


@pytest.mark.parametrize(
    ("people", "sizes", "said"),
    [
        (31, (4, 5), "7 small groups of 4 or 5"),
        (31, (3, 4), "8 small groups of 3 or 4"),
        (20, (4, 5), "4 small groups of 5"),
        (4, (4, 5), "one small group of 4"),
    ],
)
def test_small_groups_in_a_range_of_sizes(people: int, sizes: tuple[int, int], said: str) -> None:
    found = small_groups(people, *sizes)
    assert found is not None
    assert groups_text(found) == said


@pytest.mark.parametrize("people", [0, 1, 11])
def test_people_who_do_not_divide_so_make_no_groups(people: int) -> None:
    assert small_groups(people, 4, 5) is None


@given(st.integers(1, 300), st.integers(1, 6), st.integers(0, 3))
def test_groups_hold_everybody_in_sizes_of_the_range(people: int, least: int, more: int) -> None:
    found = small_groups(people, least, least + more)
    if found is not None:
        assert found.people == people
        assert least <= found.size <= found.size + bool(found.larger) <= least + more


def test_groups_are_shared_out_evenly() -> None:
    assert split(31, 8) == Split(8, 3, 7)


def test_the_groups_of_three_or_four_are_those_that_copies_are_counted_for() -> None:
    for people in (*range(6, 60),):
        found = small_groups(people, 3, 4)
        assert found is not None
        assert found.groups == sets("group", people)


@pytest.mark.parametrize(("people", "seconds", "minutes"), [(31, 30, 16), (10, 60, 10), (1, 30, 1)])
def test_a_round_takes_whole_minutes_begun(people: int, seconds: int, minutes: int) -> None:
    assert round_minutes(people, seconds) == minutes


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (1, "1 person"),
        (2, "2 people: one pair"),
        (11, "11 people: 4 pairs and one three; 3 small groups of 3 or 4"),
        (31, "31 people: 14 pairs and one three; 7 small groups of 4 or 5"),
    ],
)
def test_a_headcount_in_a_line(people: int, said: str) -> None:
    assert headcount_text(people) == said


def test_blocks_for_fewer_or_more_people_than_they_get() -> None:
    library = {"few": activity("few", group_max=12), "crowd": activity("crowd", group_min=40)}
    blocks = block("few", 10, activity="few"), block("crowd", 10, activity="crowd"), block("own", 10)
    found = [*misfits(plan(*blocks, group_size=20), library)]
    assert [(each.block.id, each.too_many) for each in found] == [("few", True), ("crowd", False)]
    assert [*misfits(plan(*blocks), library)] == []


def test_those_of_a_breakout_share_its_people() -> None:
    library = {"few": activity("few", group_max=12)}
    halves = breakout(
        "g",
        strand("x", block("few", 10, activity="few")),
        strand("y", block("more", 10, activity="few")),
    )
    assert [*misfits(plan(halves, group_size=20), library)] == []
