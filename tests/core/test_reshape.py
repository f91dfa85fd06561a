"""Several blocks at once: moved, removed, copied, split, joined and parked."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.parking import discard, park, unpark, unpark_at
from facilitator_app.core.plan import MOST_DEPTH, Block, Parked, Plan
from facilitator_app.core.reshape import (
    blocks_of,
    copies,
    duplicate,
    move,
    paste,
    strand_of,
    top_of,
    without,
)
from facilitator_app.core.splitting import can_split, join, split, with_next
from tests.builders import activity, at, block, breakout, plan, section, strand

EVENING = plan(
    block("welcome", 10, title="Welcome"),
    section("work", block("one", 20), section("inner", block("two", 5), block("three", 15))),
    breakout("groups", strand("a", block("a1", 20)), strand("b", block("b1", 10), block("b2", 10))),
    block("tea", 10, kind="break"),
    block("close", 5),
)
NAMES = [*(each.id for each in EVENING.walk()), "a", "b"]
LIBRARY = {"boxes": activity("boxes", 45, "medium"), "talk": activity("talk", 20)}

some = st.lists(st.sampled_from([*NAMES, "gone"]), max_size=5, unique=True)


def fresh() -> Callable[[], str]:
    ids = (f"n{number}" for number in itertools.count(1))
    return lambda: next(ids)


def order(value: Plan) -> list[str]:
    return [each.id for each in value.walk()]


def every_id(value: Plan) -> list[str]:
    held = replace(value, blocks=(*value.blocks, *(each.block for each in value.parked)))
    return [*order(held), *(each.id for block in held.walk() for each in block.strands)]


def minutes(value: Plan) -> int:
    return sum(each.minutes for each in value.walk())


def made(edit: Callable[[], Plan], before: Plan = EVENING) -> Plan:
    """What an edit gives, or the plan as it was where it cannot be made."""
    try:
        return edit()
    except BadEdit:
        return before


def test_of_a_section_and_what_it_holds_the_section_alone_counts() -> None:
    assert top_of(EVENING, ["tea", "three", "work", "b1", "b", "gone"]) == ("work", "b", "tea")


def test_several_blocks_move_together_in_their_order() -> None:
    value = move(EVENING, ["tea", "welcome", "two"], "b", 1)
    assert order(value)[-6:] == ["b1", "welcome", "two", "tea", "b2", "close"]


def test_a_place_counts_with_the_moved_blocks_still_where_they_are() -> None:
    assert order(move(EVENING, ["welcome", "tea"], "", 4))[-3:] == ["welcome", "tea", "close"]
    assert move(EVENING, ["welcome"], "", 1) == EVENING


def test_a_section_goes_into_nothing_that_it_holds() -> None:
    with pytest.raises(BadEdit, match="into itself"):
        move(EVENING, ["tea", "work"], "inner", 0)
    with pytest.raises(BadEdit, match="into itself"):
        move(EVENING, ["groups"], "a", 0)


def test_a_group_stays_in_its_small_groups() -> None:
    with pytest.raises(BadEdit, match="stays in its small groups"):
        move(EVENING, ["a", "tea"], "", 0)
    with pytest.raises(BadEdit, match="no longer in the plan"):
        blocks_of(EVENING, ["gone"])


def test_blocks_and_groups_go_with_all_that_they_hold() -> None:
    assert order(without(EVENING, ["work", "a", "welcome"])) == ["groups", "b1", "b2", "tea", "close"]
    assert without(EVENING, ["gone"]) is EVENING


def test_copies_of_several_stand_after_the_last_of_them() -> None:
    value, ids = duplicate(EVENING, ["welcome", "inner"], fresh())
    assert ids == ("n1", "n2")
    parent, place = value.home_of("inner")
    assert [value.home_of(id) for id in ids] == [(parent, place + 1), (parent, place + 2)]
    assert [each.title for each in value.walk() if each.id == "n1"] == ["Welcome"]


def test_groups_are_copied_beside_themselves() -> None:
    value, ids = duplicate(EVENING, ["a", "b", "close"], fresh())
    groups = value.find("groups")
    assert groups is not None
    assert [each.id for each in groups.strands] == ["a", ids[0], "b", ids[1]]
    assert order(value)[-1] == ids[2]
    with pytest.raises(BadEdit, match="no longer in the plan"):
        duplicate(EVENING, ["gone"], fresh())


def test_what_is_carried_elsewhere_keeps_its_groups_in_a_breakout() -> None:
    carried = copies(EVENING, ["two", "b", "close", "a1"])
    assert [each.id for each in carried] == ["two", "groups", "a1", "close"]
    assert [each.id for each in carried[1].strands] == ["b"]


def test_pasted_blocks_have_new_ids_and_no_pins() -> None:
    pinned = EVENING.change("two", pin=at("19:00"))
    value, ids = paste(pinned, copies(pinned, ["inner"]), fresh(), "a", 0)
    copy = value.find(ids[0])
    assert copy is not None
    assert value.home_of(copy.id) == ("a", 0)
    assert [(each.pin, each.minutes) for each in copy.blocks] == [(None, 5), (None, 15)]
    assert paste(EVENING, copies(EVENING, ["a"]), fresh())[0].blocks[-1].kind == "breakout"


def test_a_block_is_split_at_a_minute() -> None:
    value = split(EVENING, "welcome", 4, "later")
    first, second = value.blocks[:2]
    assert (first.id, first.title, first.minutes) == ("welcome", "Welcome (1)", 4)
    assert (second.id, second.title, second.minutes) == ("later", "Welcome (2)", 6)


def test_both_halves_keep_the_activity_and_its_title() -> None:
    whole = plan(
        block("b", 45, activity="boxes", title="Boxes", min_minutes=30, pin="18:40", materials=("Pens",))
    )
    first, second = split(whole, "b", 15, "c").blocks
    assert (first.activity, first.title, first.min_minutes, first.pin) == ("boxes", "Boxes", 10, at("18:40"))
    assert (second.activity, second.title, second.min_minutes, second.pin) == ("boxes", "Boxes", 20, None)
    assert (first.materials, second.materials) == (("Pens",), ())


def test_an_untitled_break_stays_untitled() -> None:
    assert [each.title for each in split(EVENING, "tea", 5, "n").walk() if each.kind == "break"] == ["", ""]


@pytest.mark.parametrize(("id", "at_minute"), [("welcome", 0), ("welcome", 10), ("work", 5), ("gone", 1)])
def test_what_is_not_two_parts_long_is_not_split(id: str, at_minute: int) -> None:
    with pytest.raises(BadEdit):
        split(EVENING, id, at_minute, "n")


def test_a_block_of_one_minute_cannot_be_split() -> None:
    assert can_split(block("b", 2))
    assert not can_split(block("b", 1))
    assert not can_split(None)
    assert not can_split(section("s"))


def test_neighbours_are_joined_with_all_their_words() -> None:
    value = plan(
        block("a", 10, title="Hear", notes="Slowly", lead="Ana", materials=("Pens",), priority="drop"),
        block("b", 5, title="Talk", notes="Slowly", room="Hall", support="Ben", priority="shrink"),
        block("c", 5, screen="Look up", opt_out="Step out", content_notes=("Violence",), min_minutes=2),
    )
    (joined,) = join(value, ["a", "b", "c"], LIBRARY).blocks
    assert joined == replace(
        block("a", 20, title="Hear and Talk", notes="Slowly", lead="Ana", support="Ben", room="Hall"),
        materials=("Pens",),
        screen="Look up",
        opt_out="Step out",
        content_notes=("Violence",),
        min_minutes=17,
    )


def test_sections_are_joined_into_one() -> None:
    value = join(plan(section("s", block("x", 5)), section("t", block("y", 5))), ["t", "s"], LIBRARY)
    assert value == plan(section("s", block("x", 5), block("y", 5)))


def test_steps_that_both_leave_out_stay_left_out() -> None:
    value = plan(
        block("a", 5, activity="boxes", left_out=(1, 2, 4)), block("b", 5, activity="boxes", left_out=(4, 1))
    )
    assert join(value, ["a", "b"], LIBRARY).blocks[0].left_out == (1, 4)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ({}, {}, None),
        ({"sensitivity": "high"}, {}, "high"),
        ({}, {"sensitivity": "medium"}, "medium"),
        ({"activity": "boxes"}, {"activity": "boxes", "sensitivity": "low"}, None),
        ({"activity": "boxes", "sensitivity": "low"}, {"activity": "boxes", "sensitivity": "low"}, "low"),
    ],
)
def test_what_is_joined_is_as_sensitive_as_the_most_sensitive(
    first: dict[str, Any], second: dict[str, Any], joined: str | None
) -> None:
    value = join(plan(block("a", 5, **first), block("b", 5, **second)), ["a", "b"], LIBRARY)
    assert value.blocks[0].sensitivity == joined


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ((block("a", 5),), "one after another"),
        ((block("a", 5), block("x", 5), block("b", 5)), "one after another"),
        ((block("a", 5), block("b", 5, kind="break")), "one kind"),
        ((breakout("a"), breakout("b")), "one kind"),
        ((block("a", 5, activity="boxes"), block("b", 5)), "Two activities"),
        ((block("a", 5), block("b", 5, pin="19:00")), "pinned"),
        ((block("a", 900), block("b", 900)), "more than a day"),
    ],
)
def test_what_would_lose_something_is_not_joined(blocks: tuple[Block, ...], words: str) -> None:
    with pytest.raises(BadEdit, match=words):
        join(plan(*blocks), ["a", "b"], LIBRARY)


def test_a_block_is_joined_with_the_next_one_it_has() -> None:
    assert with_next(EVENING, "two") == ("two", "three")
    assert with_next(EVENING, "close") == ("close",)
    assert with_next(EVENING, "a") == ()


def test_parked_blocks_take_no_time_and_go_back_where_they_were() -> None:
    parked = park(EVENING, ["three", "welcome"])
    assert minutes(parked) == minutes(EVENING) - 25
    assert [(each.block.id, each.parent, each.place) for each in parked.parked] == [
        ("welcome", "", 0),
        ("three", "inner", 1),
    ]
    assert unpark(parked, ["welcome"]).blocks == park(EVENING, ["three"]).blocks
    assert unpark(parked, ["three", "welcome"]) == EVENING


def test_a_block_whose_section_is_gone_goes_to_the_end() -> None:
    parked = park(EVENING, ["two"]).remove("work")
    assert order(unpark(parked, ["two"]))[-1] == "two"


def test_a_block_goes_back_into_a_section_that_was_parked_after_it() -> None:
    parked = park(park(EVENING, ["two"]), ["work"])
    assert unpark(parked, ["two", "work"]) == EVENING


def test_a_parked_block_can_go_elsewhere_or_for_good() -> None:
    parked = park(EVENING, ["two"])
    assert unpark_at(parked, ["two"], "b", 0).home_of("two") == ("b", 0)
    assert discard(parked, ["two"]).parked == ()
    with pytest.raises(BadEdit, match="parking lot"):
        unpark(EVENING, ["two"])


def test_no_block_comes_in_with_the_id_of_a_parked_one() -> None:
    with pytest.raises(BadEdit, match="already in the plan"):
        park(EVENING, ["two"]).add(block("two", 5))


def test_too_deep_a_paste_is_refused() -> None:
    deep: Block = block("x", 5)
    for level in range(MOST_DEPTH - 1):
        deep = section(f"s{level}", deep)
    with pytest.raises(BadEdit, match="deep at most"):
        paste(EVENING, (deep,), fresh(), "work")


@given(some, st.sampled_from(["", "work", "inner", "a", "b", "gone"]), st.integers(-1, 6))
def test_a_move_of_several_loses_and_doubles_nothing(ids: list[str], parent: str, place: int) -> None:
    value = made(lambda: move(EVENING, ids, parent, place))
    assert sorted(every_id(value)) == sorted(every_id(EVENING))
    assert minutes(value) == minutes(EVENING)


@given(some)
def test_copies_never_share_an_id(ids: list[str]) -> None:
    new_id = fresh()
    value = made(lambda: duplicate(EVENING, ids, new_id)[0])
    value = paste(value, copies(value, ids), new_id)[0]
    assert len(set(every_id(value))) == len(every_id(value))


@given(some)
def test_parked_and_put_back_is_as_it_was(ids: list[str]) -> None:
    parked = made(lambda: park(EVENING, ids))
    assert sorted(every_id(parked)) == sorted(every_id(EVENING))
    back = unpark(parked, [each.block.id for each in parked.parked]) if parked.parked else parked
    assert back == EVENING


@given(
    st.builds(
        Block,
        st.just("x"),
        kind=st.sampled_from(["activity", "break", "buffer", "note"]),
        title=st.sampled_from(["", "Talk", "Talk (1)"]),
        activity=st.sampled_from(["", "boxes"]),
        minutes=st.integers(2, 300),
        min_minutes=st.none() | st.integers(0, 2),
        sensitivity=st.sampled_from([None, "low", "high"]),
        notes=st.sampled_from(["", "Slowly"]),
        left_out=st.just((2,)),
        until=st.none() | st.just(at("20:00")),
    ),
    st.data(),
)
def test_split_and_joined_is_as_it_was(whole: Block, data: st.DataObject) -> None:
    value = plan(block("before", 5), whole)
    halves = split(value, "x", data.draw(st.integers(1, whole.minutes - 1)), "y")
    assert minutes(halves) == minutes(value)
    assert join(halves, ["x", "y"], LIBRARY) == value


@given(some)
def test_a_join_keeps_every_minute(ids: Collection[str]) -> None:
    assert minutes(made(lambda: join(EVENING, ids, LIBRARY))) == minutes(EVENING)


def test_a_parked_block_keeps_its_place_in_words_of_values() -> None:
    assert park(plan(block("a", 5)), ["a"]).parked == (Parked(block("a", 5)),)


def test_a_group_is_found_with_its_breakout() -> None:
    found = strand_of(EVENING, "b")
    assert found is not None
    assert (found[0].id, found[1], found[2].id) == ("groups", 1, "b")
    assert strand_of(EVENING, "tea") is None
