"""Edits of a plan: each returns a new plan, and one that cannot be made changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import MOST_BLOCKS, MOST_DEPTH, Block, Parked, Plan, ids_of
from tests.builders import at, block, breakout, plan, section, strand

EVENING = plan(
    block("welcome", 10),
    section("work", block("one", 20), section("inner", block("two", 5))),
    breakout("groups", strand("a", block("a1", 20)), strand("b", section("b1", block("b2", 10)))),
    block("close", 5),
)


def ids(evening: Plan) -> list[str]:
    return [each.id for each in evening.walk()]


def nested(depth: int) -> Block:
    """Sections within one another, that many levels with the leaf inside."""
    held = block("leaf", 5)
    for level in range(depth - 1):
        held = section(f"level-{level}", held)
    return held


def test_a_walk_takes_each_block_before_what_it_holds() -> None:
    walked = "welcome work one inner two groups a1 b1 b2 close"
    assert ids(EVENING) == walked.split()


@pytest.mark.parametrize(
    ("id", "home"),
    [
        ("welcome", ("", 0)),
        ("close", ("", 3)),
        ("one", ("work", 0)),
        ("two", ("inner", 0)),
        ("a1", ("a", 0)),
        ("b2", ("b1", 0)),
    ],
)
def test_a_block_knows_where_it_stands(id: str, home: tuple[str, int]) -> None:
    assert EVENING.home_of(id) == home


def test_a_block_is_found_wherever_it_is() -> None:
    assert EVENING.find("b2") == block("b2", 10)


@pytest.mark.parametrize("id", ["nobody", "a", ""])
def test_what_is_no_block_is_not_found(id: str) -> None:
    assert EVENING.find(id) is None


@pytest.mark.parametrize(("to", "place"), [(None, 4), (0, 0), (2, 2), (4, 4), (99, 4), (-1, 0), (-99, 0)])
def test_a_block_is_added_at_a_place(to: int | None, place: int) -> None:
    assert EVENING.add(block("new", 5), to).home_of("new") == ("", place)


@pytest.mark.parametrize("parent", ["work", "inner", "a", "b", "b1"])
def test_a_block_is_added_to_a_section_or_a_strand(parent: str) -> None:
    assert EVENING.add(block("new", 5), to=0, parent=parent).home_of("new") == (parent, 0)


@pytest.mark.parametrize("parent", ["welcome", "groups", "a1", "nobody"])
def test_nothing_is_added_to_what_holds_no_blocks(parent: str) -> None:
    with pytest.raises(BadEdit, match="no longer in the plan"):
        EVENING.add(block("new", 5), parent=parent)


@pytest.mark.parametrize(
    "new",
    [
        block("welcome", 5),
        block("b2", 5),
        block("a", 5),
        section("new", block("two", 5)),
        section("new", block("twice", 5), block("twice", 5)),
        section("new", block("new", 5)),
        breakout("new", strand("close")),
        breakout("new", strand("new")),
        breakout("new", strand("twin"), strand("twin")),
    ],
    ids=str,
)
def test_an_id_is_taken_only_once(new: Block) -> None:
    with pytest.raises(BadEdit, match="already in the plan"):
        EVENING.add(new)


def test_a_block_is_removed_with_all_that_it_holds() -> None:
    assert ids(EVENING.remove("groups").remove("work")) == ["welcome", "close"]


def test_a_block_within_a_strand_is_removed() -> None:
    assert EVENING.remove("b2").find("b1") == section("b1")


@pytest.mark.parametrize(("to", "place"), [(None, 3), (0, 0), (1, 1), (3, 3), (9, 3), (-9, 0)])
def test_a_move_counts_places_without_the_block_itself(to: int | None, place: int) -> None:
    moved = EVENING.move("work", to)
    assert (moved.home_of("work"), len(moved.blocks)) == (("", place), 4)


def test_a_move_without_a_parent_stays_within_its_strand() -> None:
    both = EVENING.add(block("a2", 5), parent="a")
    assert both.move("a2", 0).home_of("a2") == ("a", 0)


@pytest.mark.parametrize("parent", ["", "inner", "a", "b1"])
def test_a_block_is_moved_to_another_home(parent: str) -> None:
    moved = EVENING.move("one", 0, parent)
    assert (moved.home_of("one"), sorted(ids(moved))) == ((parent, 0), sorted(ids(EVENING)))


@pytest.mark.parametrize(
    ("id", "parent"), [("work", "work"), ("work", "inner"), ("groups", "a"), ("groups", "b1")]
)
def test_nothing_is_moved_into_itself(id: str, parent: str) -> None:
    with pytest.raises(BadEdit, match="into itself"):
        EVENING.move(id, parent=parent)


def test_a_block_changes_where_it_stands() -> None:
    changed = EVENING.change("b2", minutes=15, title="Scene")
    assert changed.find("b2") == block("b2", 15, title="Scene")
    assert ids(changed) == ids(EVENING)


@pytest.mark.parametrize(
    ("id", "fields"),
    [
        ("work", {"blocks": (block("work", 5),)}),
        ("work", {"blocks": (block("close", 5),)}),
        ("groups", {"strands": (strand("work"),)}),
    ],
)
def test_a_change_takes_no_id_that_is_taken(id: str, fields: dict[str, object]) -> None:
    with pytest.raises(BadEdit, match="already in the plan"):
        EVENING.change(id, **fields)


def test_a_breakout_gets_another_strand() -> None:
    groups = EVENING.find("groups")
    assert groups is not None
    more = EVENING.change("groups", strands=(*groups.strands, strand("c")))
    assert more.add(block("c1", 5), parent="c").home_of("c1") == ("c", 0)


@pytest.mark.parametrize("edit", ["remove", "move", "change"])
def test_an_edit_of_a_block_that_is_gone_is_refused(edit: str) -> None:
    with pytest.raises(BadEdit, match="That block is no longer in the plan"):
        getattr(EVENING, edit)("nobody")


def test_sections_go_only_so_deep() -> None:
    assert plan().add(nested(MOST_DEPTH)).find("leaf") == block("leaf", 5)
    with pytest.raises(BadEdit, match=f"{MOST_DEPTH} deep"):
        plan().add(nested(MOST_DEPTH + 1))


def test_a_move_is_refused_when_it_would_go_too_deep() -> None:
    deep = plan(nested(MOST_DEPTH), section("more", block("last", 5)))
    with pytest.raises(BadEdit, match="deep"):
        deep.move("more", parent="level-0")


def test_strands_count_as_depth() -> None:
    with pytest.raises(BadEdit, match="deep"):
        plan().add(breakout("groups", strand("a", nested(MOST_DEPTH))))


def test_a_plan_takes_no_more_blocks_than_its_file_can_hold_those_that_are_parked_with_them() -> None:
    # A group is no block; the breakout that holds it is.
    groups = breakout("groups", strand("a", block("in-a", 1)), strand("b"))
    held = [block(str(number), 1) for number in range(MOST_BLOCKS - 4)]
    almost = replace(plan(*held, groups), parked=(Parked(block("parked", 1)),))
    full = almost.add(block("last", 1), parent="b")
    with pytest.raises(BadEdit, match="2,000 blocks at most, and this would make 2,002"):
        full.add_all((block("x", 1), block("y", 1)))
    with pytest.raises(BadEdit, match="would make 2,001"):
        full.change("groups", strands=(strand("c", block("in-a", 1), block("last", 1), block("x", 1)),))
    assert full.move("0", parent="b").remove("1").add(block("x", 1)).find("x") is not None


def test_a_plan_that_is_too_large_already_can_still_be_changed_and_made_smaller() -> None:
    over = plan(*(block(str(number), 1) for number in range(MOST_BLOCKS + 2)))
    assert over.change("0", minutes=9).remove("1").blocks[0].minutes == 9
    with pytest.raises(BadEdit, match="at most"):
        over.remove("1").add(block("x", 1))


def test_edits_leave_what_else_the_plan_says() -> None:
    named = plan(block("a", 5), group_size=20, extra={"colour": "red"})
    assert named.add(block("b", 5)).remove("b").rename("Evening") == named


def test_an_edit_leaves_the_plan_before_it_as_it_was() -> None:
    before = plan(section("s", block("a", 5)))
    before.add(block("b", 5), parent="s").change("a", minutes=9).move("b", parent="").rename("x")
    assert before == plan(section("s", block("a", 5)))


def test_participants_see_a_neutral_title() -> None:
    assert plan(title="Men who hurt").shown_title == "Session"
    assert plan(public_title="Club night").shown_title == "Club night"


def test_the_ids_of_a_block_include_its_strands_and_what_they_hold() -> None:
    groups = EVENING.find("groups")
    assert groups is not None
    assert ids_of(groups) == {"groups", "a", "a1", "b", "b1", "b2"}


def test_only_sections_and_breakouts_hold_others() -> None:
    leaves = [each.id for each in EVENING.walk() if each.is_leaf]
    assert leaves == ["welcome", "one", "two", "a1", "b2", "close"]


def test_the_length_of_a_leaf_is_its_minutes() -> None:
    assert block("a", 90).length == timedelta(hours=1.5)


def test_a_plan_begun_at_another_time_takes_its_end_and_pins_along() -> None:
    made = plan(block("a", 10), section("s", block("b", 5, pin="19:00")), must_end="20:00").begun_at(
        at("23:30")
    )
    pinned = made.find("b")
    assert pinned is not None
    assert (made.start, made.must_end, pinned.pin) == (at("23:30"), at("01:00"), at("00:00"))


def test_a_plan_begun_at_another_time_counts_to_other_clock_times() -> None:
    made = plan(block("a", 10, until=at("18:40"))).begun_at(at("09:00"))
    assert (made.blocks[0].until, made.blocks[0].pin) == (at("09:10"), None)


def test_a_plan_with_no_end_and_no_pins_only_starts_at_another_time() -> None:
    assert plan(block("a", 10)).begun_at(at("09:00")) == plan(block("a", 10), start="09:00")
