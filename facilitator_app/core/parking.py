"""The parking lot: blocks that are kept out of the time and can go back to where they were."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Parked, Plan, holders
from facilitator_app.core.reshape import blocks_of, without


def park(plan: Plan, ids: Collection[str]) -> Plan:
    """Take blocks out of the time and keep them, with the places that they were taken from."""
    blocks = blocks_of(plan, ids)
    kept = tuple(Parked(block, *plan.home_of(block.id)) for block in blocks)
    left = without(plan, [block.id for block in blocks])
    return replace(left, parked=(*plan.parked, *kept))


def unpark(plan: Plan, ids: Collection[str]) -> Plan:
    """Put parked blocks back where they were; at the end where what held them is gone."""
    waiting = list(parked_of(plan, ids))
    plan = discard(plan, ids)
    while waiting:
        homes = {parent for parent, _ in holders(plan)}
        # What was in a section that is parked too goes back after it.
        each = next((each for each in waiting if each.parent in homes), waiting[0])
        waiting.remove(each)
        home = (each.place, each.parent) if each.parent in homes else (None, "")
        plan = plan.add(each.block, *home)
    return plan


def unpark_at(plan: Plan, ids: Collection[str], parent: str, place: int | None) -> Plan:
    """Put parked blocks in at another place."""
    found = parked_of(plan, ids)
    return discard(plan, ids).add_all(tuple(each.block for each in found), place, parent)


def discard(plan: Plan, ids: Collection[str]) -> Plan:
    """The plan without these parked blocks."""
    return replace(plan, parked=tuple(each for each in plan.parked if each.block.id not in ids))


def parked_of(plan: Plan, ids: Collection[str]) -> tuple[Parked, ...]:
    """The parked blocks with these ids, in the order in which they were parked."""
    found = tuple(each for each in plan.parked if each.block.id in ids)
    if not found:
        raise BadEdit("That block is no longer in the parking lot.")
    return found
