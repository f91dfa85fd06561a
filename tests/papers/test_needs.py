"""What to bring and to print."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facilitator_app.core.activity import Activity, Material
from facilitator_app.core.handout import Handout, Per
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.papers.needs import Need, copies, needs, sets
from tests.builders import activity, block, breakout, plan, section, strand
from tests.papers.printed import told_all


def needed(whole: Plan, people: int, *materials: Material) -> dict[str, tuple[int, int]]:
    library = {"x": told_all(materials=materials)}
    found: tuple[Need, ...] = needs(whole, library, schedule(whole), people)
    return {each.name: (each.at_once, each.in_all) for each in found}


def test_things_are_added_up_over_the_parts() -> None:
    whole = plan(block("a", 10, activity="x"), block("b", 10, activity="x"))
    pen, paper = Material("Pen", 1, "person"), Material("Paper", 2, "group")
    assert needed(whole, 20, pen, paper) == {"Pen": (20, 40), "Paper": (10, 20)}


def test_things_used_side_by_side_are_needed_at_one_time() -> None:
    both = breakout("k", strand("g", block("a", 10, activity="x")), strand("h", block("b", 20, activity="x")))
    assert needed(plan(both), 20, Material("Board"), Material("Pen", 1, "person")) == {
        "Board": (2, 2),
        "Pen": (20, 20),
    }


def test_a_block_brings_its_own_things_under_any_spelling() -> None:
    whole = plan(block("a", 10, materials=("Name  tags",)), block("b", 5, materials=("name tags",)))
    assert needed(whole, 20) == {"Name  tags": (1, 2)}


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
