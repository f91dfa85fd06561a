"""What to bring and to print."""

from __future__ import annotations

import pytest

from facilitator_app.core.activity import Material
from facilitator_app.core.materials import (
    Need,
    checklist,
    give,
    needs,
    put_on,
    read_material,
    same,
    take_off,
    tick,
)
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from tests.builders import activity, block, breakout, plan, strand


def needed(whole: Plan, people: int, *materials: Material) -> dict[str, tuple[int, int]]:
    library = {"x": activity("x", materials=materials)}
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


@pytest.mark.parametrize(
    ("text", "name", "quantity", "per"),
    [
        ("Pens", "Pens", 1, "room"),
        ("Pens: 30", "Pens", 30, "room"),
        ("Pens: 2 per pair", "Pens", 2, "pair"),
        ("Paper:3 for each small group", "Paper", 3, "group"),
        ("Cards: 1 a person ", "Cards", 1, "person"),
        ("Board: black or white", "Board: black or white", 1, "room"),
        ("Pens: 2 per bag", "Pens: 2 per bag", 1, "room"),
    ],
)
def test_a_material_is_read_as_it_is_typed(text: str, name: str, quantity: int, per: str) -> None:
    assert read_material(text) == Material(name, quantity, per)  # type: ignore[arg-type]


def test_what_is_typed_on_a_block_adds_up_with_the_library() -> None:
    whole = plan(block("a", 10, activity="x"), block("b", 10, materials=("Pens: 2 per pair", "Tape")))
    assert needed(whole, 31, Material("pen", 1, "person")) == {"pen": (32, 63), "Tape": (1, 1)}


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Pen", "pens", True),
        ("Sticky  notes", "sticky note", True),
        ("Glass", "Glas", False),
        ("Gas", "Ga", False),
    ],
)
def test_one_thing_has_one_name_in_any_spelling(one: str, other: str, is_same: bool) -> None:
    assert (same(one) == same(other)) is is_same


@pytest.mark.parametrize(
    ("at_once", "in_all", "said"),
    [(20, 20, "20"), (20, 40, "20, or 40 if they are not collected again")],
)
def test_a_need_says_how_many(at_once: int, in_all: int, said: str) -> None:
    assert Need("Pen", in_all, at_once, ()).count_text == said


def test_a_tick_and_an_owner_go_with_the_thing_in_any_spelling() -> None:
    whole = plan(block("a", 10, materials=("Pens", "Ball")), group_size=20)
    whole = put_on(give(tick(whole, "pen"), "Ball", "Ana"), " Name   tags ")
    listed = checklist(whole, {}, schedule(whole))
    assert [(each.name, each.owner, each.ready, each.need is None) for each in listed] == [
        ("Pens", "", True, False),
        ("Ball", "Ana", False, False),
        ("Name tags", "", False, True),
    ]
    assert checklist(tick(whole, "PENS", ready=False), {}, schedule(whole), 5)[0].ready is False
    assert [each.name for each in take_off(whole, "name tag").supplies] == ["pen", "Ball"]
    assert put_on(whole, "name tags") == whole
    assert put_on(whole, "  ") == whole
