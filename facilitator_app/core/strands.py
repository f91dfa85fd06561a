"""The groups of a breakout side by side: which part each is on, how long it has left, and what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from facilitator_app.core.plan import Block
from facilitator_app.core.run_state import Position
from facilitator_app.core.schedule import NONE

# A swap that comes so soon after the groups changed by the clock is that change, made by hand.
SAME_SWAP: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of a strand as it runs; times count from the breakout's start, without the pauses."""

    part: Block
    start: timedelta
    length: timedelta

    @property
    def end(self) -> timedelta:
        """When it is over."""
        return self.start + self.length


def courses(breakout: Block, position: Position) -> dict[str, tuple[Stretch, ...]]:
    """How each strand of a breakout runs, by the strand's id; those with no parts are left out."""
    turns = [
        (position.elapsed(breakout.id, each.at), each.added)
        for each in position.turns
        if each.block == breakout.id
    ]
    return {
        strand.id: course
        for strand in breakout.strands
        if (course := tuple(_course([*_parts(strand.blocks)], turns)))
    }


def on_at(course: Sequence[Stretch], elapsed: timedelta) -> int:
    """The place of the part that is on: the last one once all are over."""
    return next((place for place, each in enumerate(course) if elapsed < each.end), len(course) - 1)


def _parts(blocks: tuple[Block, ...]) -> Iterator[Stretch]:
    for block in blocks:
        if block.kind == "section":
            yield from _parts(block.blocks)
        elif length := _length(block):
            yield Stretch(block, NONE, length)


def _length(block: Block) -> timedelta:
    if block.is_leaf:
        return block.length
    inner = ([each.length for each in _parts(strand.blocks)] for strand in block.strands)
    return max((sum(each, NONE) for each in inner), default=NONE)


def _course(
    parts: Sequence[Stretch], turns: Sequence[tuple[timedelta, timedelta | None]]
) -> Iterator[Stretch]:
    lengths = [each.length for each in parts]
    for elapsed, added in turns if parts else ():
        course = [*_laid(parts, lengths)]
        place = on_at(course, elapsed)
        if added is not None:
            lengths[place] = max(NONE, lengths[place] + added)
        elif place and elapsed - course[place].start < SAME_SWAP:
            lengths[place - 1] += elapsed - course[place].start
        elif place + 1 < len(parts):
            lengths[place] = elapsed - course[place].start
    return _laid(parts, lengths)


def _laid(parts: Sequence[Stretch], lengths: Sequence[timedelta]) -> Iterator[Stretch]:
    start = NONE
    for each, length in zip(parts, lengths, strict=True):
        yield Stretch(each.part, start, length)
        start += length
