from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.compare import compare
from facilitator_app.core.plan import Parked, Plan, Reason, Strand, Supply
from tests.builders import activity, at, block, breakout, plan, section, strand


def titled(*ids: str, **fields: Any) -> Plan:
    """A plan of parts of five minutes."""
    return plan(*(block(id, 5, title=id.upper()) for id in ids), **fields)


def test_a_plan_does_not_differ_from_itself() -> None:
    made = titled("a", "b", date="2026-03-02")
    assert compare(made, made) == ()


def test_what_came_and_went_is_told_with_its_length_and_what_all_of_it_lasts() -> None:
    assert compare(titled("a", "b"), titled("b", "c", "d")) == (
        "In all it is 5 min longer: 15 min instead of 10 min.",
        "Added “C” (5 min).",
        "Added “D” (5 min).",
        "Removed “A” (5 min).",
    )
    assert compare(titled("a", "b"), titled("a"))[0] == (
        "In all it is 5 min shorter: 5 min instead of 10 min."
    )


def test_a_section_that_came_is_told_once_with_how_much_is_in_it() -> None:
    full = plan(section("s", section("t", block("a"), block("b"), title="Inner"), title="Outer"))
    one = plan(section("s", block("a"), title="Outer"))
    assert compare(plan(), full) == ("Added “Outer” with the 3 parts in it.",)
    assert compare(one, plan()) == ("Removed “Outer” with the part in it.",)
    assert compare(plan(), plan(block("n", kind="note", title="Note"))) == ("Added “Note”.",)


def test_one_part_that_moves_is_told_and_not_those_that_it_passed() -> None:
    before = titled("a", "b", "c", "d")
    assert compare(before, before.move("a", 2)) == ("Moved “A” to after “C”.",)
    assert compare(before, before.move("d", 0)) == ("Moved “D” to the beginning.",)


def test_a_part_that_goes_into_a_section_or_out_of_it_is_told() -> None:
    before = plan(block("a", title="A"), section("s", block("b", title="B"), title="Close"))
    groups = breakout("g", Strand("x"), strand("y"))
    assert compare(before, before.move("a", 0, "s")) == ("Moved “A” into “Close”.",)
    assert compare(before, before.move("b", 0, "")) == ("Moved “B” out of where it was held.",)
    held = replace(before, blocks=(*before.blocks, groups))
    assert compare(held, held.move("a", 0, "x")) == ("Moved “A” into “a group”.",)


def test_a_part_that_stays_while_what_held_it_goes_has_moved() -> None:
    before = plan(section("s", block("a", title="A"), title="Close"))
    assert compare(before, plan(block("a", title="A"))) == (
        "Removed “Close” with the part in it.",
        "Moved “A” out of where it was held.",
    )


def test_a_changed_length_is_told_with_both() -> None:
    before = plan(block("a", 10, title="A"), block("b", 10, title="B"))
    after = before.change("a", minutes=15).change("b", minutes=5)
    assert compare(before, after) == ("“A”: 15 min instead of 10 min.", "“B”: 5 min instead of 10 min.")


def test_what_else_is_other_in_a_part_is_listed() -> None:
    before = plan(block("a", title="A"))
    assert compare(before, before.change("a", notes="x")) == ("Changed in “A”: notes.",)
    after = before.change("a", notes="x", room="Hall", pin=at("19:00"))
    # A pin also moves the end.
    assert compare(before, after)[-1] == "Changed in “A”: locked start, notes and room."


def test_other_groups_are_told_and_what_is_in_them_by_itself() -> None:
    before = plan(breakout("g", strand("x", block("a", title="A")), title="Groups"))
    (whole,) = before.blocks
    named = before.change("g", strands=(replace(whole.strands[0], title="Red"),))
    assert compare(before, named) == ("Changed in “Groups”: groups.",)
    assert compare(before, before.change("a", screen="x")) == ("Changed in “A”: words on the screen.",)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": "Ours"}, "Title: “Ours” instead of “Evening”."),
        ({"public_title": "Us"}, "Title for participants: “Us” instead of none."),
        ({"date": "2026-03-02"}, "Date: 2 March 2026 instead of none."),
        ({"start": "19:00"}, "Start: 19:00 instead of 18:30."),
        ({"must_end": "20:00"}, "Must end: 20:00 instead of none."),
        ({"time_zone": "Australia/Sydney"}, "Time zone: Australia/Sydney instead of none."),
        ({"group_size": 31}, "People: 31 instead of none."),
        ({"facilitators": ("Ana", "Ben")}, "Facilitators: Ana, Ben instead of none."),
        ({"setting": "WRK"}, "Setting: Workplace instead of none."),
        ({"setting": "XYZ"}, "Setting: XYZ instead of none."),
        ({"tags": ("club",)}, "Tags: club instead of none."),
        ({"notes": "x"}, "The notes of the plan have changed."),
        ({"parked": (Parked(block("p")),)}, "The parts that are kept out of the time have changed."),
        ({"reasons": (Reason("x"),)}, "The reasons for not following advice have changed."),
        ({"supplies": (Supply("Pens"),)}, "Who brings what, or what is ready, has changed."),
        ({"women_consent": True}, "Whether the women have agreed has changed."),
    ],
)
def test_what_is_other_in_the_plan_itself_is_told(fields: dict[str, Any], told: str) -> None:
    assert compare(plan(), plan(**fields)) == (told,)


def test_where_it_is_filed_is_no_difference() -> None:
    assert compare(plan(), plan(archived=True)) == ()


def test_an_activity_has_the_title_of_the_library() -> None:
    before = plan(block("a", 10, activity="boxes"))
    told = compare(before, plan(), {"boxes": activity("boxes", title="Two boxes")})
    assert told[-1] == "Removed “Two boxes” (10 min)."


@given(st.permutations("abcdefgh"))
def test_no_fewer_parts_could_have_moved(order: list[str]) -> None:
    before, after = titled(*"abcdefgh"), titled(*order)
    moved = {each.split("“")[1][0].lower() for each in compare(before, after)}
    kept = [id for id in order if id not in moved]
    assert kept == sorted(kept)
    rises = [1] * 8
    for at_, id in enumerate(order):
        rises[at_] = 1 + max((rises[by] for by in range(at_) if order[by] < id), default=0)
    assert len(kept) == max(rises)
