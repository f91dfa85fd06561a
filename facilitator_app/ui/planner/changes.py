"""Changes to a plan that this screen offers; each gives a new plan and keeps the rest as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Block, Plan, Priority, Strand

OWN_MINUTES = 10

Slot = tuple[str, int]


def from_library(activity: Activity, id: str, minutes: int | None = None) -> Block:
    """A block for a library activity; it may shrink to its short form, save where that would cost safety."""
    length = activity.minutes.standard if minutes is None else minutes
    short = activity.minutes.short
    if not 0 < short < length:
        return Block(id, activity=activity.id, minutes=length)
    kept = activity.stage in ("open", "sustain") or activity.safety.sensitivity == "high"
    priority: Priority = "must" if kept else "shrink"
    return Block(id, activity=activity.id, minutes=length, min_minutes=short, priority=priority)


def small_groups(new_id: Callable[[], str]) -> Block:
    """A breakout with two empty groups."""
    strands = tuple(Strand(new_id(), title) for title in ("Group A", "Group B"))
    return Block(new_id(), "breakout", strands=strands)


def copy_of(block: Block, new_id: Callable[[], str]) -> Block:
    """The same block with new ids throughout, and no pins: two blocks cannot start at one time."""
    return replace(
        block,
        id=new_id(),
        pin=None,
        blocks=tuple(copy_of(each, new_id) for each in block.blocks),
        strands=tuple(copy_of_strand(each, new_id) for each in block.strands),
    )


def copy_of_strand(strand: Strand, new_id: Callable[[], str]) -> Strand:
    """The same group with new ids throughout."""
    return replace(strand, id=new_id(), blocks=tuple(copy_of(each, new_id) for each in strand.blocks))


def strands(plan: Plan) -> Iterator[tuple[Block, int, Strand]]:
    """Every group with the breakout that holds it and its place there."""
    for block in plan.walk():
        for place, strand in enumerate(block.strands):
            yield block, place, strand


def strand_of(plan: Plan, id: str) -> tuple[Block, int, Strand] | None:
    """A group by its id, with its breakout and its place there."""
    return next((found for found in strands(plan) if found[2].id == id), None)


def place_after(plan: Plan, selected: str) -> tuple[str, int | None]:
    """Where a new block goes: after the one selected, or into a group or an empty section."""
    if strand_of(plan, selected):
        return selected, None
    block = plan.find(selected)
    if block is None:
        return "", None
    if block.kind == "section" and not block.blocks:
        return selected, None
    parent, place = plan.home_of(selected)
    return parent, place + 1


def slots(blocks: tuple[Block, ...], moving: str, parent: str = "") -> Iterator[Slot]:
    """Every place that a block could stand at, in the order of the agenda, counted without it."""
    others = [block for block in blocks if block.id != moving]
    for place, block in enumerate(others):
        yield parent, place
        if block.kind == "section":
            yield from slots(block.blocks, moving, block.id)
        for strand in block.strands:
            yield from slots(strand.blocks, moving, strand.id)
    yield parent, len(others)


def nudge(plan: Plan, id: str, by: int) -> Plan:
    """Move a block or a group one place up (-1) or down (1), into and out of sections as it goes."""
    if found := strand_of(plan, id):
        return _nudge_strand(plan, found, by)
    every = list(slots(plan.blocks, id))
    at = every.index(plan.home_of(id)) + by
    while 0 <= at < len(every):
        parent, place = every[at]
        try:
            return plan.move(id, place, parent)
        except BadEdit:  # too deep: the next place after it will do
            at += by
    return plan


def _nudge_strand(plan: Plan, found: tuple[Block, int, Strand], by: int) -> Plan:
    block, place, strand = found
    others = [*block.strands[:place], *block.strands[place + 1 :]]
    others.insert(max(0, min(place + by, len(others))), strand)
    return plan.change(block.id, strands=tuple(others))


def drop_at(plan: Plan, id: str, parent: str, place: int) -> Plan:
    """Move a block to a place as it is seen, counted with the block still where it was."""
    home, was = plan.home_of(id)
    return plan.move(id, place - 1 if home == parent and was < place else place, parent)


def duplicate(plan: Plan, id: str, new_id: Callable[[], str]) -> tuple[Plan, str]:
    """Put a copy of a block or a group after it; the plan and the copy's id."""
    if found := strand_of(plan, id):
        block, place, strand = found
        copied = copy_of_strand(strand, new_id)
        held = (*block.strands[: place + 1], copied, *block.strands[place + 1 :])
        return plan.change(block.id, strands=held), copied.id
    original = plan.find(id)
    if original is None:
        raise BadEdit("That block is no longer in the plan.")
    copy = copy_of(original, new_id)
    parent, place = plan.home_of(id)
    return plan.add(copy, place + 1, parent), copy.id


def remove(plan: Plan, id: str) -> Plan:
    """Take out a block or a group with all that it holds."""
    if found := strand_of(plan, id):
        block, place, _ = found
        return plan.change(block.id, strands=(*block.strands[:place], *block.strands[place + 1 :]))
    return plan.remove(id)


def breakout_of(plan: Plan, id: str) -> Block | None:
    """The breakout that is selected, or that the selected group belongs to."""
    if found := strand_of(plan, id):
        return found[0]
    block = plan.find(id)
    return block if block is not None and block.kind == "breakout" else None


def add_group(plan: Plan, breakout: Block, id: str) -> Plan:
    """Give a breakout another, empty group."""
    letter = chr(ord("A") + len(breakout.strands) % 26)
    return plan.change(breakout.id, strands=(*breakout.strands, Strand(id, f"Group {letter}")))


def retitle(plan: Plan, id: str, title: str) -> Plan:
    """Give a block or a group another title."""
    if found := strand_of(plan, id):
        block, place, strand = found
        named = replace(strand, title=title)
        held = (*block.strands[:place], named, *block.strands[place + 1 :])
        return plan.change(block.id, strands=held)
    return plan.change(id, title=title)


def lengthen(plan: Plan, id: str, minutes: int, least: int | None) -> Plan:
    """Give a block another length; its least minutes are never more than that."""
    return plan.change(id, minutes=minutes, min_minutes=None if least is None else min(least, minutes))


def fitted(plan: Plan, fit: Fit) -> Plan:
    """The plan with the lengths of a proposal, without the blocks that it leaves out."""
    for each in fit.blocks:
        if each.dropped:
            plan = plan.remove(each.id)
        elif each.minutes != each.planned:
            plan = plan.change(each.id, minutes=each.minutes)
    return plan
