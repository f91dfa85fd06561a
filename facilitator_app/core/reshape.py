"""Edits of several blocks and groups at once: move, remove, duplicate and paste; each gives a new plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Block, Plan, Strand, ids_of

NewId = Callable[[], str]


def strands(plan: Plan) -> Iterator[tuple[Block, int, Strand]]:
    """Every group with the breakout that holds it and its place there."""
    for block in plan.walk():
        if block.strands:
            for place, strand in enumerate(block.strands):
                yield block, place, strand


def strand_of(plan: Plan, id: str) -> tuple[Block, int, Strand] | None:
    """A group by its id, with its breakout and its place there."""
    return next((found for found in strands(plan) if found[2].id == id), None)


def top_of(plan: Plan, ids: Collection[str]) -> tuple[str, ...]:
    """Of these blocks and groups, those that no other of them holds, in the order of the agenda."""
    return tuple(_top(plan.blocks, frozenset(ids)))


def _top(blocks: tuple[Block, ...], ids: frozenset[str]) -> Iterator[str]:
    for block in blocks:
        if block.id in ids:
            yield block.id
            continue
        yield from _top(block.blocks, ids)
        for strand in block.strands:
            if strand.id in ids:
                yield strand.id
            else:
                yield from _top(strand.blocks, ids)


def blocks_of(plan: Plan, ids: Collection[str]) -> tuple[Block, ...]:
    """The blocks with these ids, in the order of the agenda; those held by another come with it alone.

    Raises BadEdit when there is none, or when one is a group: a group is moved within its breakout only.
    """
    wanted = set(top_of(plan, ids))
    found = tuple(block for block in plan.walk() if block.id in wanted)
    if not found:
        raise BadEdit("That block is no longer in the plan.")
    if len(found) < len(wanted):
        raise BadEdit("A group stays in its small groups. Choose the blocks in it, or the whole.")
    return found


def copies(plan: Plan, ids: Collection[str]) -> tuple[Block, ...]:
    """These blocks to carry elsewhere; groups come in a breakout of their own."""
    return tuple(_copies(plan.blocks, frozenset(ids)))


def _copies(blocks: tuple[Block, ...], ids: frozenset[str]) -> Iterator[Block]:
    for block in blocks:
        if block.id in ids:
            yield block
            continue
        yield from _copies(block.blocks, ids)
        chosen = tuple(strand for strand in block.strands if strand.id in ids)
        if chosen:
            yield replace(block, strands=chosen)
        for strand in block.strands:
            if strand.id not in ids:
                yield from _copies(strand.blocks, ids)


def without(plan: Plan, ids: Collection[str]) -> Plan:
    """The plan without these blocks and groups, and without all that they hold."""
    left = _without(plan.blocks, frozenset(ids))
    return plan if left == plan.blocks else replace(plan, blocks=left)


def _without(blocks: tuple[Block, ...], ids: frozenset[str]) -> tuple[Block, ...]:
    return tuple(_thinned(block, ids) for block in blocks if block.id not in ids)


def _thinned(block: Block, ids: frozenset[str]) -> Block:
    if block.is_leaf:
        return block
    groups = tuple(
        replace(strand, blocks=_without(strand.blocks, ids))
        for strand in block.strands
        if strand.id not in ids
    )
    return replace(block, blocks=_without(block.blocks, ids), strands=groups)


def move(plan: Plan, ids: Collection[str], parent: str, place: int) -> Plan:
    """Move blocks to a place as it is seen, counted with the blocks still where they are."""
    moved = blocks_of(plan, ids)
    if any(parent in ids_of(block) for block in moved):
        raise BadEdit("A section cannot be moved into itself.")
    homes = [plan.home_of(block.id) for block in moved]
    ahead = sum(home == parent and was < place for home, was in homes)
    return without(plan, ids).add_all(moved, place - ahead, parent)


def duplicate(plan: Plan, ids: Collection[str], new_id: NewId) -> tuple[Plan, tuple[str, ...]]:
    """Put copies of blocks after the last of them, of groups beside each; the plan and the copies' ids."""
    top = top_of(plan, ids)
    if not top:
        raise BadEdit("That block is no longer in the plan.")
    groups = [id for id in top if strand_of(plan, id)]
    made: list[str] = []
    for id in groups:
        plan, copied = _duplicate_group(plan, id, new_id)
        made.append(copied)
    if others := [id for id in top if id not in groups]:
        parent, place = plan.home_of(others[-1])
        plan, pasted = paste(plan, blocks_of(plan, others), new_id, parent, place + 1)
        made += pasted
    return plan, tuple(made)


def _duplicate_group(plan: Plan, id: str, new_id: NewId) -> tuple[Plan, str]:
    found = strand_of(plan, id)
    assert found is not None
    block, place, strand = found
    copied = _copy_of_strand(strand, new_id)
    held = (*block.strands[: place + 1], copied, *block.strands[place + 1 :])
    return plan.change(block.id, strands=held), copied.id


def paste(
    plan: Plan, blocks: tuple[Block, ...], new_id: NewId, parent: str = "", place: int | None = None
) -> tuple[Plan, tuple[str, ...]]:
    """Put copies of blocks in at a place; the plan and the copies' ids."""
    made = tuple(copy_of(block, new_id) for block in blocks)
    return plan.add_all(made, place, parent), tuple(block.id for block in made)


def copy_of(block: Block, new_id: NewId) -> Block:
    """The same block with new ids throughout, and no pins: two blocks cannot start at one time."""
    return replace(
        block,
        id=new_id(),
        pin=None,
        blocks=tuple(copy_of(each, new_id) for each in block.blocks),
        strands=tuple(_copy_of_strand(each, new_id) for each in block.strands),
    )


def _copy_of_strand(strand: Strand, new_id: NewId) -> Strand:
    return replace(strand, id=new_id(), blocks=tuple(copy_of(each, new_id) for each in strand.blocks))
