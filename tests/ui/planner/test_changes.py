from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.activity import Activity, Minutes, Safety
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.fit import Fit, Fitted
from facilitator_app.core.plan import MOST_DEPTH, Block, Plan, ids_of
from facilitator_app.ui.planner import changes
from tests.builders import block, breakout, plan, section, strand
from tests.ui.planner.conftest import EVENING


def fresh() -> Callable[[], str]:
    ids = (f"n{number}" for number in itertools.count(1))
    return lambda: next(ids)


def order(value: Plan) -> list[str]:
    return [each.id for each in value.walk()]


def test_a_block_from_the_library_may_shrink_to_its_short_form() -> None:
    activity = Activity("boxes", "Two boxes", Minutes(45, 35, 60))
    made = changes.from_library(activity, "x")
    assert (made.activity, made.minutes, made.min_minutes, made.priority) == ("boxes", 45, 35, "shrink")
    assert changes.from_library(activity, "x", 35).min_minutes is None


@pytest.mark.parametrize(
    "kept",
    [
        Activity("a", "A", Minutes(15, 10), stage="open"),
        Activity("a", "A", Minutes(15, 5), stage="sustain"),
        Activity("a", "A", Minutes(40, 30), safety=Safety("high")),
    ],
)
def test_what_keeps_people_safe_must_run_as_it_is(kept: Activity) -> None:
    assert changes.from_library(kept, "x").priority == "must"


@pytest.mark.parametrize(
    ("selected", "place"),
    [
        ("", ("", None)),
        ("gone", ("", None)),
        ("arrive", ("", 1)),
        ("practice", ("", 3)),
        ("scenes", ("practice", 1)),
        ("a", ("a", None)),
        ("a1", ("a", 1)),
    ],
)
def test_a_new_block_goes_after_the_one_selected(selected: str, place: tuple[str, int | None]) -> None:
    assert changes.place_after(EVENING, selected) == place


def test_a_new_block_goes_into_an_empty_section() -> None:
    assert changes.place_after(plan(section("s")), "s") == ("s", None)


def test_a_block_goes_down_through_sections_and_groups_and_all_the_way_back() -> None:
    places, value = [EVENING.home_of("arrive")], EVENING
    for _ in range(9):
        value = changes.nudge(value, ["arrive"], 1)
        places.append(value.home_of("arrive"))
    assert places[1:] == [
        ("", 1),
        ("practice", 0),
        ("practice", 1),
        ("", 2),
        ("a", 0),
        ("a", 1),
        ("b", 0),
        ("", 3),
        ("", 4),
    ]
    assert changes.nudge(value, ["arrive"], 1) == value
    for _ in range(9):
        value = changes.nudge(value, ["arrive"], -1)
    assert value == EVENING


def test_a_section_that_would_be_too_deep_goes_past() -> None:
    deep = block("x", 5)
    for level in range(MOST_DEPTH - 1):
        deep = section(f"s{level}", deep)
    value = plan(section("out", block("o", 5)), deep)
    homes = []
    for _ in range(2 * MOST_DEPTH):
        value = changes.nudge(value, ["out"], 1)
        homes.append(value.home_of("out")[0])
    assert homes[-1] == ""
    assert f"s{MOST_DEPTH - 2}" in homes
    assert "s0" not in homes


def test_a_group_moves_among_its_groups() -> None:
    moved = changes.nudge(EVENING, ["b"], -1).find("groups")
    assert moved is not None
    assert [each.id for each in moved.strands] == ["b", "a"]
    assert changes.nudge(EVENING, ["a"], -1) == EVENING


def test_a_group_can_be_renamed_and_another_added() -> None:
    renamed = changes.strand_of(changes.retitle(EVENING, "b", "Blue"), "b")
    assert renamed is not None
    assert renamed[2].title == "Blue"
    groups = changes.breakout_of(EVENING, "b")
    assert groups is not None
    more = changes.add_group(EVENING, groups, "c").find("groups")
    assert more is not None
    assert more.strands[2].title == "Group C"


def test_only_breakouts_have_groups() -> None:
    assert changes.breakout_of(EVENING, "arrive") is None
    assert changes.breakout_of(EVENING, "groups") == EVENING.find("groups")


def test_several_blocks_go_down_together_and_back() -> None:
    value = changes.nudge(EVENING, ["arrive", "agree"], 1)
    assert value.home_of("agree") == ("practice", 1)
    assert value.home_of("arrive") == ("practice", 0)
    assert changes.nudge(value, ["arrive", "agree"], -1) == EVENING


def test_blocks_from_several_places_gather_where_the_first_of_them_goes() -> None:
    value = changes.nudge(EVENING, ["agree", "a1", "tea"], -1)
    assert order(value)[:4] == ["agree", "a1", "tea", "arrive"]


def test_a_group_and_a_block_do_not_go_together() -> None:
    with pytest.raises(BadEdit, match="stays in its small groups"):
        changes.nudge(EVENING, ["a", "tea"], 1)


def test_a_shorter_block_has_no_more_least_minutes_than_it_is_long() -> None:
    value = changes.lengthen(EVENING, "arrive", 9, 35).find("arrive")
    assert value is not None
    assert (value.minutes, value.min_minutes) == (9, 9)


def test_a_proposal_changes_lengths_and_leaves_blocks_out() -> None:
    fit = Fit((Fitted("arrive", 10, 5), Fitted("agree", 15, 15), Fitted("tea", 10, 0, dropped=True)))
    value = changes.fitted(EVENING, fit)
    assert value == EVENING.change("arrive", minutes=5).remove("tea")


@given(st.data())
def test_a_block_nudged_anywhere_comes_back_the_same_way(data: st.DataObject) -> None:
    value = plan(
        section("s", block("s1", 5), section("t", block("t1", 5))),
        breakout("g", strand("x", block("x1", 5)), strand("y")),
        block("last", 5),
    )
    id = data.draw(st.sampled_from(order(value)))
    there = changes.nudge(value, [id], 1)
    if there != value:
        assert changes.nudge(there, [id], -1) == value
        assert sorted(order(there)) == sorted(order(value))


def test_small_groups_begin_with_two() -> None:
    made: Block = changes.small_groups(fresh())
    assert [each.title for each in made.strands] == ["Group A", "Group B"]
    assert len(ids_of(replace(made))) == 3
