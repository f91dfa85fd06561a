from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app.core import making
from facilitator_app.core.activity import Activity, Material, Minutes, Safety, Step
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.handout import Handout, SheetBlock, Table, Text
from facilitator_app.core.making import (
    add_step,
    blank,
    change_step,
    copy_of,
    from_block,
    move_step,
    remove_step,
    standard_from_steps,
    steps_minutes,
    unfinished,
)
from facilitator_app.core.plan import Block
from tests.builders import activity

STEPS = (Step("One", 10), Step("Two", 20), Step("Three", 30))
BOXES = replace(activity("boxes", 60, steps=STEPS), minutes=Minutes(60, 40, 90), number=6, reviewed_by="Ana")


def texts(made: Activity) -> list[str]:
    return [step.text for step in made.steps]


def test_a_new_activity_has_one_step_as_long_as_itself() -> None:
    assert steps_minutes(blank("a")) == blank("a").minutes.standard


def test_a_copy_has_no_number_and_no_reviewer() -> None:
    copy = copy_of(BOXES, "mine")
    assert (copy.id, copy.number, copy.reviewed_by, copy.steps) == ("mine", 0, "", STEPS)


@pytest.mark.parametrize(
    ("at", "to", "order"),
    [
        (0, 1, "Two One Three"),
        (0, 9, "Two Three One"),
        (2, 0, "Three One Two"),
        (1, -1, "Two One Three"),
    ],
)
def test_a_step_moves_and_stays_within(at: int, to: int, order: str) -> None:
    assert texts(move_step(BOXES, at, to)) == order.split()


def test_steps_come_and_go_and_change() -> None:
    more = change_step(add_step(BOXES, 1), 1, text="New", minutes=7)
    assert (texts(more), steps_minutes(more)) == (["One", "New", "Two", "Three"], 67)
    assert texts(remove_step(more, 1)) == ["One", "Two", "Three"]


def test_the_last_step_stays() -> None:
    with pytest.raises(BadEdit, match="at least one step"):
        remove_step(blank("a"), 0)


@pytest.mark.parametrize(
    ("total", "minutes"),
    [(50, Minutes(50, 40, 90)), (30, Minutes(30, 0, 90)), (95, Minutes(95, 40, 0))],
)
def test_the_standard_length_is_that_of_the_steps_and_other_forms_stay_on_their_side(
    total: int, minutes: Minutes
) -> None:
    assert standard_from_steps(replace(BOXES, steps=(Step("All", total),))).minutes == minutes


def test_a_block_of_an_activity_becomes_one_as_the_plan_runs_it() -> None:
    block = Block(
        "b", activity="boxes", minutes=30, sensitivity="high", opt_out="Sit out", materials=("Rope",)
    )
    made = from_block(block, {"boxes": BOXES}, "mine", "Ropes")
    assert (made.id, made.title, made.minutes) == ("mine", "Ropes", Minutes(30))
    assert [step.minutes for step in made.steps] == [5, 10, 15]
    assert made.safety == Safety("high", opt_out="Sit out")
    assert made.materials == (*BOXES.materials, Material("Rope"))


def test_a_block_without_a_length_takes_that_of_its_activity() -> None:
    made = from_block(Block("b", activity="boxes"), {"boxes": BOXES}, "mine", "Boxes")
    assert made.steps == STEPS


def test_a_block_of_ones_own_becomes_one_step_and_what_it_shows_stays_apart_from_its_notes() -> None:
    block = Block("b", title="Private", minutes=12, notes="Watch Ray", screen="Talk in pairs")
    made = from_block(block, {}, "mine", "Pairs")
    assert (made.title, made.steps) == ("Pairs", (Step("Watch Ray", 12, screen="Talk in pairs"),))
    assert from_block(Block("b"), {}, "mine", "Pairs").minutes.standard == blank("a").minutes.standard


def test_an_activity_that_is_whole_has_nothing_unfinished() -> None:
    assert unfinished(BOXES) == ()


@pytest.mark.parametrize(
    ("odd", "says"),
    [
        (replace(BOXES, title=" "), "no title"),
        (replace(BOXES, steps=STEPS[:2]), "add up to 30 min; the standard length is 1 h"),
        (replace(BOXES, minutes=Minutes(60, 60)), "short form"),
        (replace(BOXES, minutes=Minutes(60, 0, 60)), "long form"),
        (replace(BOXES, group_min=9, group_max=8), "smallest group"),
        (replace(BOXES, steps=(*STEPS, Step(" ", 0))), "step has no words"),
    ],
)
def test_what_is_unfinished_is_named(odd: Activity, says: str) -> None:
    (sentence,) = unfinished(odd)
    assert says in sentence


def with_sheet(*blocks: SheetBlock) -> Activity:
    return replace(making.blank("a"), handouts=(Handout("worksheet-1", "Mine", blocks),))


def test_a_worksheet_is_put_in_with_an_id_that_is_free() -> None:
    made = making.add_sheet(with_sheet(), 1)
    assert [(each.id, each.title) for each in made.handouts] == [
        ("worksheet-1", "Mine"),
        ("worksheet-2", "New worksheet"),
    ]


def test_a_copy_of_a_worksheet_has_an_id_of_its_own_and_the_same_blocks() -> None:
    mine = with_sheet(Text("Read."))
    copy = making.copied_sheet(mine, mine.handouts[0])
    assert (copy.id, copy.title, copy.blocks) == ("worksheet-2", "Mine (copy)", (Text("Read."),))


def test_a_changed_block_keeps_the_fields_that_were_not_named_and_its_neighbours() -> None:
    table = Table(("A", "B"), widths=(1, 2))
    made = making.change_sheet_block(with_sheet(Text("One"), table), 0, 1, rows=(("x", "y"),))
    assert made.handouts[0].blocks == (Text("One"), replace(table, rows=(("x", "y"),)))


def test_things_are_put_in_and_taken_out_at_a_place() -> None:
    assert making.inserted("ac", 1, "b") == ("a", "b", "c")
    assert making.without("abc", 1) == ("a", "c")
