"""Making an activity of one's own: blank, a copy, from a part of a plan; changing its steps and sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, TypeVar

from facilitator_app.core.activity import Activity, Material, Minutes, Safety, Step, shared_out
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.handout import Handout
from facilitator_app.core.plan import Block
from facilitator_app.core.spans import minutes_text

T = TypeVar("T")
BLANK_MINUTES = 15
STEP_MINUTES = 5


def blank(id: str) -> Activity:
    """An activity with one step that is still to be written."""
    return Activity(id, "New activity", Minutes(BLANK_MINUTES), steps=(Step("", BLANK_MINUTES),))


def copy_of(activity: Activity, id: str) -> Activity:
    """A copy to change: nobody has reviewed what it will become, and it has no number in the library."""
    return replace(
        activity,
        id=id,
        title=f"{activity.title} (my copy)",
        number=0,
        reviewed_by="",
        reviewed_on=None,
    )


def from_block(block: Block, library: Mapping[str, Activity], id: str, title: str) -> Activity:
    """A part of a plan as an activity of one's own: its activity as the plan runs it, or its own words.

    Participants see the title of an activity, and not that of a block: so it is given anew.
    """
    known = library.get(block.activity)
    if known is None:
        return _written(block, id, title)
    minutes = block.minutes or known.minutes.standard
    lengths = shared_out(known.steps, minutes)
    steps = tuple(replace(step, minutes=each) for step, each in zip(known.steps, lengths, strict=True))
    safety = replace(
        known.safety,
        sensitivity=block.sensitivity or known.safety.sensitivity,
        opt_out=block.opt_out or known.safety.opt_out,
    )
    return replace(
        copy_of(known, id),
        title=title,
        minutes=Minutes(minutes),
        steps=steps,
        safety=safety,
        materials=(*known.materials, *_materials(block)),
    )


def _written(block: Block, id: str, title: str) -> Activity:
    minutes = block.minutes or BLANK_MINUTES
    step = Step(block.notes, minutes, screen=block.screen)
    return Activity(
        id,
        title,
        Minutes(minutes),
        steps=(step,),
        safety=Safety(block.sensitivity or "low", opt_out=block.opt_out),
        materials=_materials(block),
    )


def _materials(block: Block) -> tuple[Material, ...]:
    return tuple(Material(each) for each in block.materials)


def moved(items: Sequence[T], at: int, to: int) -> tuple[T, ...]:
    """The same things with one at another place, counted without it; past either end it stays within."""
    others = [*items[:at], *items[at + 1 :]]
    others.insert(max(0, min(to, len(others))), items[at])
    return tuple(others)


def move_step(activity: Activity, at: int, to: int) -> Activity:
    """Put a step at another place, counted without it."""
    return replace(activity, steps=moved(activity.steps, at, to))


def add_step(activity: Activity, at: int) -> Activity:
    """Put a step that is still to be written at a place."""
    step = Step("", STEP_MINUTES)
    return replace(activity, steps=(*activity.steps[:at], step, *activity.steps[at:]))


def remove_step(activity: Activity, at: int) -> Activity:
    """Take a step out. Raises BadEdit for the last one that is left."""
    if len(activity.steps) == 1:
        raise BadEdit("An activity has at least one step.")
    return replace(activity, steps=(*activity.steps[:at], *activity.steps[at + 1 :]))


def change_step(activity: Activity, at: int, **changes: object) -> Activity:
    """Change fields of a step."""
    step = replace(activity.steps[at], **changes)  # type: ignore[arg-type]
    return replace(activity, steps=(*activity.steps[:at], step, *activity.steps[at + 1 :]))


def steps_minutes(activity: Activity) -> int:
    """What the steps add up to, in minutes."""
    return sum(step.minutes for step in activity.steps)


def standard_from_steps(activity: Activity) -> Activity:
    """Let the standard length be what the steps add up to; the short form stays below it, the long above."""
    total = steps_minutes(activity)
    short, long = activity.minutes.short, activity.minutes.long
    return replace(
        activity, minutes=Minutes(total, short if short < total else 0, long if long > total else 0)
    )


def unfinished(activity: Activity) -> tuple[str, ...]:
    """What is still to be put right in an activity before others would run it, in sentences."""
    minutes, total = activity.minutes, steps_minutes(activity)
    found = (
        (not activity.title.strip(), "It has no title yet."),
        (
            total != minutes.standard,
            f"The steps add up to {minutes_text(total)}; the standard length is "
            f"{minutes_text(minutes.standard)}.",
        ),
        (minutes.short >= minutes.standard > 0, "The short form is not shorter than the standard length."),
        (0 < minutes.long <= minutes.standard, "The long form is not longer than the standard length."),
        (activity.group_min > activity.group_max, "The smallest group is larger than the largest."),
        (not all(step.text.strip() for step in activity.steps), "A step has no words yet."),
    )
    return tuple(sentence for holds, sentence in found if holds)


def inserted(items: Sequence[T], at: int, item: T) -> tuple[T, ...]:
    """The same things with another one put in at a place."""
    return (*items[:at], item, *items[at:])


def without(items: Sequence[T], at: int) -> tuple[T, ...]:
    """The same things without the one at a place."""
    return (*items[:at], *items[at + 1 :])


def with_other(items: Sequence[T], at: int, item: T) -> tuple[T, ...]:
    """The same things with another one in a place."""
    return (*items[:at], item, *items[at + 1 :])


def add_sheet(activity: Activity, at: int) -> Activity:
    """Put a worksheet that is still to be filled in at a place."""
    sheet = Handout(_free_sheet_id(activity), "New worksheet", ())
    return replace(activity, handouts=inserted(activity.handouts, at, sheet))


def copied_sheet(activity: Activity, sheet: Handout) -> Handout:
    """A copy of a worksheet with an id of its own."""
    return replace(sheet, id=_free_sheet_id(activity), title=f"{sheet.title} (copy)")


def change_sheet(activity: Activity, at: int, **changes: object) -> Activity:
    """Change fields of a worksheet."""
    sheet = replace(activity.handouts[at], **changes)  # type: ignore[arg-type]
    return replace(activity, handouts=with_other(activity.handouts, at, sheet))


def change_sheet_block(activity: Activity, at: int, place: int, **changes: object) -> Activity:
    """Change fields of a block of a worksheet."""
    blocks = activity.handouts[at].blocks
    block: Any = blocks[place]
    return change_sheet(activity, at, blocks=with_other(blocks, place, replace(block, **changes)))


def _free_sheet_id(activity: Activity) -> str:
    taken = {sheet.id for sheet in activity.handouts}
    return next(id for number in count(1) if (id := f"worksheet-{number}") not in taken)
