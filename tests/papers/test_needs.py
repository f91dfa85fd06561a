"""What to bring and to print."""

from __future__ import annotations

import pytest

from facilitator_app.core.activity import Material
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.papers.needs import Need, needs, sets
from tests.builders import block, breakout, plan, strand
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
