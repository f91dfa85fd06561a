"""Changes to a plan that this screen offers; each gives a new plan and keeps the rest as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Block, Plan, Priority, Strand
from facilitator_app.core.reshape import blocks_of, without
from facilitator_app.core.reshape import strand_of as strand_of

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


def slots(blocks: tuple[Block, ...], parent: str = "") -> Iterator[Slot]:
    """Every place that a block could come in at, in the order of the agenda."""
    for place, block in enumerate(blocks):
        yield parent, place
        if block.kind == "section":
            yield from slots(block.blocks, block.id)
        for strand in block.strands:
            yield from slots(strand.blocks, strand.id)
    yield parent, len(blocks)


def nudge(plan: Plan, ids: Collection[str], by: int) -> Plan:
    """Move blocks or a group one place up (-1) or down (1), into and out of sections as they go.

    Several go together, from where the first of them stands.
    """
    if len(ids) == 1 and (found := strand_of(plan, next(iter(ids)))):
        return _nudge_strand(plan, found, by)
    moved = blocks_of(plan, ids)
    left = without(plan, ids)
    every = list(slots(left.blocks))
    at = every.index(plan.home_of(moved[0].id)) + by  # all that stands ahead of the first stays
    while 0 <= at < len(every):
        parent, place = every[at]
        try:
            return left.add_all(moved, place, parent)
        except BadEdit:  # too deep: the next place after it will do
            at += by
    return plan


def _nudge_strand(plan: Plan, found: tuple[Block, int, Strand], by: int) -> Plan:
    block, place, strand = found
    others = [*block.strands[:place], *block.strands[place + 1 :]]
    others.insert(max(0, min(place + by, len(others))), strand)
    return plan.change(block.id, strands=tuple(others))


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
