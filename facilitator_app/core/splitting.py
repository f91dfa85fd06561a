"""Splitting a block in two, and joining neighbours into one; no minute is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from facilitator_app.core.activity import Activity, Sensitivity
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Block, Plan, Priority, holders
from facilitator_app.core.reshape import blocks_of, without
from facilitator_app.core.spans import MOST_MINUTES

Library = Mapping[str, Activity]

_LEVELS: tuple[Sensitivity, ...] = ("low", "medium", "high")
_STRICTEST: tuple[Priority, ...] = ("must", "shrink", "drop")
_NUMBERED = r"(?P<title>.+) \(\d+\)"


def can_split(block: Block | None) -> bool:
    """Whether a block is long enough to be two."""
    return block is not None and block.is_leaf and block.minutes > 1


def split(plan: Plan, id: str, at: int, second: str) -> Plan:
    """Make two blocks of one, the first of them `at` minutes long; the second has the id given.

    Both keep the activity; a block of one's own with a title is told apart by numbers.
    """
    block = plan.find(id)
    if block is None or not can_split(block):
        raise BadEdit("Only a block of two minutes or more can be split.")
    if not 0 < at < block.minutes:
        raise BadEdit(f"The first part lasts from 1 to {block.minutes - 1} minutes.")
    first_least, second_least = _shared_least(block, at)
    later = replace(
        block,
        id=second,
        title=_part(block, 2),
        minutes=block.minutes - at,
        min_minutes=second_least,
        pin=None,
        materials=(),  # they are brought once
    )
    parent, place = plan.home_of(id)
    changed = plan.change(id, title=_part(block, 1), minutes=at, min_minutes=first_least, until=None)
    return changed.add(later, place + 1, parent)


def _shared_least(block: Block, at: int) -> tuple[int | None, int | None]:
    if block.min_minutes is None:
        return None, None
    first = block.min_minutes * at // block.minutes
    return first, block.min_minutes - first


def _part(block: Block, number: int) -> str:
    return block.title if block.activity or not block.title else f"{block.title} ({number})"


def with_next(plan: Plan, id: str) -> tuple[str, ...]:
    """The ids of a block and of the one after it; its own alone where it is the last."""
    for _, held in holders(plan):
        for place, block in enumerate(held):
            if block.id == id:
                return tuple(each.id for each in held[place : place + 2])
    return ()


def join(plan: Plan, ids: Collection[str], library: Library) -> Plan:
    """Make one block of neighbours, which keeps the id of the first; sections become one section."""
    blocks = blocks_of(plan, ids)
    _check_neighbours(plan, blocks)
    _check_alike(blocks)
    joined = _one_section(blocks) if blocks[0].kind == "section" else _one_block(blocks, library)
    parent, place = plan.home_of(blocks[0].id)
    return without(plan, [block.id for block in blocks]).add(joined, place, parent)


def _check_neighbours(plan: Plan, blocks: tuple[Block, ...]) -> None:
    parent, place = plan.home_of(blocks[0].id)
    beside = [(parent, place + number) for number in range(len(blocks))]
    if len(blocks) < 2 or [plan.home_of(block.id) for block in blocks] != beside:
        raise BadEdit("Only blocks that stand one after another can be joined.")


def _check_alike(blocks: tuple[Block, ...]) -> None:
    kinds = {block.kind for block in blocks}
    if len(kinds) > 1 or "breakout" in kinds:
        raise BadEdit("Only blocks of one kind can be joined. A section holds different ones.")
    if len({block.activity for block in blocks}) > 1:
        raise BadEdit("Two activities cannot be one block. A section holds them both.")
    if any(block.pin is not None for block in blocks[1:]):
        raise BadEdit("A block that is pinned starts by itself. Take its pinned start away first.")
    if sum(block.minutes for block in blocks) > MOST_MINUTES:
        raise BadEdit("Together they are more than a day. A block lasts 24 hours at most.")


def _one_section(blocks: tuple[Block, ...]) -> Block:
    return replace(_merged(blocks), blocks=tuple(held for block in blocks for held in block.blocks))


def _one_block(blocks: tuple[Block, ...], library: Library) -> Block:
    open_ended = all(block.min_minutes is None for block in blocks)
    least = sum(block.minutes if block.min_minutes is None else block.min_minutes for block in blocks)
    return replace(
        _merged(blocks),
        minutes=sum(block.minutes for block in blocks),
        min_minutes=None if open_ended else least,
        priority=min((block.priority for block in blocks), key=_STRICTEST.index),
        sensitivity=_sensitivity(blocks, library),
        left_out=tuple(step for step in blocks[0].left_out if all(step in each.left_out for each in blocks)),
    )


def _merged(blocks: tuple[Block, ...]) -> Block:
    """The first block with the words of all."""
    extra = {key: value for block in reversed(blocks) for key, value in block.extra.items()}
    return replace(
        blocks[0],
        title=_title([block.title for block in blocks]),
        public_title=_title([block.public_title for block in blocks]),
        lead=next((block.lead for block in blocks if block.lead), ""),
        support=next((block.support for block in blocks if block.support), ""),
        notes="\n\n".join(_each_once(block.notes for block in blocks)),
        screen="\n\n".join(_each_once(block.screen for block in blocks)),
        opt_out="\n\n".join(_each_once(block.opt_out for block in blocks)),
        until=blocks[-1].until,
        room=next((block.room for block in blocks if block.room), ""),
        content_notes=_each_once(note for block in blocks for note in block.content_notes),
        materials=_each_once(each for block in blocks for each in block.materials),
        extra=extra,
    )


def _title(titles: list[str]) -> str:
    """One title for all: the parts of one that was split have it back."""
    found = [re.fullmatch(_NUMBERED, title) for title in titles]
    bare = {match["title"] for match in found if match}
    if all(found) and len(bare) == 1 and len(set(titles)) == len(titles):
        return bare.pop()
    return " and ".join(_each_once(titles))


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in words if each))


def _sensitivity(blocks: tuple[Block, ...], library: Library) -> Sensitivity | None:
    """The highest of all; a block that says nothing is as sensitive as its activity."""
    activity = library.get(blocks[0].activity)
    usual = activity.safety.sensitivity if activity else "low"
    highest = max((block.sensitivity or usual for block in blocks), key=_LEVELS.index)
    says_nothing = any(block.sensitivity is None for block in blocks)
    return None if says_nothing and highest == usual else highest
