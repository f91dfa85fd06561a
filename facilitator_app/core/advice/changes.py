"""Edits that mend a plan: each finds its place in the plan that it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Final

from facilitator_app.core.advice.look import AGREEMENT, Library
from facilitator_app.core.fit import fit_plan
from facilitator_app.core.plan import Block, Plan, Strand, ids_of
from facilitator_app.core.splitting import split

Edit = Callable[[Plan], Plan]

CLOSING_ROUND: Final = "closing-round"


def fresh_id(plan: Plan, word: str) -> str:
    """An id that nothing in the plan has, nor anything kept out of its time."""
    blocks = (*plan.blocks, *(each.block for each in plan.parked))
    taken = {id for block in blocks for id in ids_of(block)}
    return next(id for number in count(1) if (id := word if number == 1 else f"{word}-{number}") not in taken)


def before(id: str, block: Block) -> Edit:
    """A block put in straight before another."""
    return lambda plan: _put(plan, block, *plan.home_of(id))


def after(id: str, block: Block) -> Edit:
    """A block put in straight after another."""

    def edit(plan: Plan) -> Plan:
        parent, place = plan.home_of(id)
        return _put(plan, block, parent, place + 1)

    return edit


def at_the_start(block: Block) -> Edit:
    """A block put in ahead of everything."""
    return lambda plan: _put(plan, block, "", 0)


def at_the_end(block: Block) -> Edit:
    """A block put in after everything."""
    return lambda plan: _put(plan, block, "", len(plan.blocks))


def moved_to_start(id: str) -> Edit:
    """A block moved ahead of everything."""
    return lambda plan: plan.move(id, 0, "")


def moved_to_end(id: str) -> Edit:
    """A block moved to after everything."""
    return lambda plan: plan.move(id, None, "")


def moved_after(id: str, other: str) -> Edit:
    """A block moved to straight after another."""

    def edit(plan: Plan) -> Plan:
        parent, place = plan.remove(id).home_of(other)
        return plan.move(id, place + 1, parent)

    return edit


def moved_before(id: str, other: str) -> Edit:
    """A block moved to straight before another."""

    def edit(plan: Plan) -> Plan:
        parent, place = plan.remove(id).home_of(other)
        return plan.move(id, place, parent)

    return edit


def split_by(id: str, at: int, block: Block) -> Edit:
    """A block made two, the first of them so many minutes long, with another between."""

    def edit(plan: Plan) -> Plan:
        plan = split(plan, id, at, fresh_id(plan, f"{id}-2"))
        return after(id, block)(plan)

    return edit


def lengthened(block: Block, minutes: int) -> Edit:
    """A block given more minutes, which it keeps when the plan is made to fit."""
    least = None if block.min_minutes is None else max(block.min_minutes, minutes)
    return lambda plan: plan.change(block.id, minutes=minutes, min_minutes=least)


def supported(id: str, name: str) -> Edit:
    """A block with somebody to support it."""
    return lambda plan: plan.change(id, support=name)


def side_by_side(block: Block, groups: int) -> Edit:
    """A block run in several groups at one time: the lead takes the first, who supports takes the second."""

    def edit(plan: Plan) -> Plan:
        parent, place = plan.home_of(block.id)
        leads = [block.lead, block.support, *[""] * groups]
        bare = plan.remove(block.id)
        strands: list[Strand] = []
        for number in range(groups):
            whole = replace(bare, blocks=(*bare.blocks, Block("", "breakout", strands=tuple(strands))))
            id = block.id if not number else fresh_id(whole, f"{block.id}-group")
            held = replace(block, id=id, pin=None, lead=leads[number], support="")
            strand = fresh_id(replace(whole, blocks=(*whole.blocks, held)), "group")
            strands.append(Strand(strand, f"Group {chr(ord('A') + number)}", (held,)))
        holder = Block("", "breakout", title="", pin=block.pin, strands=tuple(strands))
        id = fresh_id(replace(bare, blocks=(*bare.blocks, holder)), "groups")
        return bare.add(replace(holder, id=id), place, parent)

    return edit


def then_fitted(edit: Edit) -> Edit:
    """An edit and, where that makes it end in time with nothing left out, shorter blocks."""

    def both(plan: Plan) -> Plan:
        plan = edit(plan)
        fit = fit_plan(plan)
        if fit.fits and not any(each.dropped for each in fit.blocks):
            for each in fit.blocks:
                if each.minutes != each.planned:
                    plan = plan.change(each.id, minutes=each.minutes)
        return plan

    return both


def agreement(library: Library) -> list[Block]:
    """Blocks that would agree how to work together, the better first."""
    return [*_from(library, AGREEMENT), Block(AGREEMENT, title="Group agreement", minutes=10)]


def closing(library: Library) -> list[Block]:
    """Blocks that would close a session, the better first."""
    return [*_from(library, CLOSING_ROUND), Block(CLOSING_ROUND, title="Closing round", minutes=5)]


def _from(library: Library, id: str) -> list[Block]:
    activity = library.get(id)
    if activity is None:
        return []
    return [Block(id, activity=id, minutes=activity.minutes.short or activity.minutes.standard)]


def _put(plan: Plan, block: Block, parent: str, place: int) -> Plan:
    return plan.add(replace(block, id=fresh_id(plan, block.id)), place, parent)
