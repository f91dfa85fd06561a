"""Fitting blocks into the time there is, by priority: exactly, not greedily.

Best is, in this order: it fits; fewest blocks dropped; fewest planned minutes dropped; the largest share of
anyone's room given up is least; whole minutes; on a tie the later blocks give.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import Entry, Schedule, schedule
from facilitator_app.core.spans import MINUTE, whole_minutes


@dataclass(frozen=True, slots=True)
class Stretchable:
    """A block as fitting sees it, in whole minutes: planned, least, and whether it may be left out."""

    id: str
    planned: int
    least: int
    droppable: bool = False

    @property
    def room(self) -> int:
        """How many minutes it can give without being dropped."""
        return self.planned - self.least


@dataclass(frozen=True, slots=True)
class Fitted:
    """What one block gets."""

    id: str
    planned: int
    minutes: int
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """A proposal of lengths; short_minutes says by how much it cannot be made to fit."""

    blocks: tuple[Fitted, ...]
    short_minutes: int = 0

    @property
    def fits(self) -> bool:
        """Whether the blocks end in time with these lengths."""
        return self.short_minutes <= 0

    @property
    def changes(self) -> bool:
        """Whether any block gets another length than planned."""
        return any(each.minutes != each.planned for each in self.blocks)


def stretchable(block: Block, minutes: int | None = None) -> Stretchable:
    """A block with its priority; minutes where its length is not its own (a breakout, a re-plan)."""
    planned = block.minutes if minutes is None else minutes
    least = planned if block.min_minutes is None else min(planned, block.min_minutes)
    if block.priority == "must" or not block.is_leaf:
        return Stretchable(block.id, planned, planned)
    return Stretchable(block.id, planned, least, block.priority == "drop")


def fit_blocks(blocks: Sequence[Stretchable], available: int) -> Fit:
    """Lengths for a stretch of blocks that fit into the whole minutes available."""
    wanted = sum(block.planned for block in blocks) - available
    if wanted <= 0:
        return Fit(tuple(Fitted(block.id, block.planned, block.planned) for block in blocks))
    least = sum(0 if block.droppable else block.least for block in blocks)
    if least > available:
        return Fit(tuple(_at_least(block) for block in blocks), least - available)
    count, minutes = _cheapest_drops(blocks, wanted)
    share = _least_share(blocks, wanted, count, minutes)
    return Fit(tuple(_give(blocks, wanted, count, minutes, share)))


def fit_plan(plan: Plan) -> Fit:
    """Lengths by which a plan meets its pins and ends by must_end, each stretch up to a pin by itself."""
    timetable = schedule(plan)
    entries = items(timetable)
    done: list[Fitted] = []
    short = 0
    for stretch, available in _stretches(entries, timetable):
        blocks = [stretchable(entry.block, whole_minutes(entry.length)) for entry in stretch]
        planned = sum(block.planned for block in blocks)
        fitted = fit_blocks(blocks, planned if available is None else available)
        done += fitted.blocks
        short += fitted.short_minutes
    return Fit(tuple(done), short)


def items(timetable: Schedule) -> list[Entry]:
    """What a session goes through one after another: leaves and whole breakouts, sections opened up.

    Blocks of no length are left out: they move nothing.
    """
    return [
        entry
        for entry in timetable.entries
        if entry.block.kind != "section" and not entry.in_strand and entry.length
    ]


def pinned_starts(timetable: Schedule) -> set[str]:
    """The items that start at a pin, their own or that of the section which they open."""
    pinned: set[str] = set()
    waiting = False
    for entry in timetable.entries:
        if entry.in_strand or not entry.length:
            continue
        waiting = waiting or entry.block.pin is not None
        if entry.block.kind != "section" and waiting:
            pinned.add(entry.block.id)
            waiting = False
    return pinned


def _stretches(entries: Iterable[Entry], timetable: Schedule) -> Iterable[tuple[list[Entry], int | None]]:
    """Runs of blocks with the minutes each has: up to the next pin, the last up to must_end."""
    stretch: list[Entry] = []
    begin = timetable.start
    pinned = pinned_starts(timetable)
    for entry in entries:
        if entry.block.id in pinned:
            yield stretch, (entry.start - begin) // MINUTE
            stretch, begin = [], entry.start
        stretch.append(entry)
    end = timetable.must_end
    yield stretch, None if end is None else (end - begin) // MINUTE


def _at_least(block: Stretchable) -> Fitted:
    minutes = 0 if block.droppable else block.least
    return Fitted(block.id, block.planned, minutes, block.droppable and block.planned > 0)


def _cheapest_drops(blocks: Sequence[Stretchable], wanted: int) -> tuple[int, int]:
    """How many blocks must be dropped and their planned minutes: fewest blocks, then fewest minutes.

    freed[planned] is the most that dropping some of those blocks frees beyond shrinking all others.
    """
    room = sum(block.room for block in blocks)
    droppable = sorted((block for block in blocks if block.droppable), key=lambda block: -block.least)
    freed = [0, *accumulate(block.least for block in droppable)]
    fewest = next(count for count, most in enumerate(freed) if most + room >= wanted)
    layers: list[dict[int, int]] = [{0: 0}, *({} for _ in range(fewest))]
    for block in droppable:
        for count in range(fewest, 0, -1):
            for planned, most in layers[count - 1].items():
                total = planned + block.planned
                layers[count][total] = max(layers[count].get(total, -1), most + block.least)
    return fewest, min(planned for planned, most in layers[fewest].items() if most + room >= wanted)


def _capacity(
    blocks: Sequence[Stretchable], share: Fraction, count: int, minutes: int
) -> list[dict[tuple[int, int], int]]:
    """For each place: the most that blocks from there on can give by shrinking up to a share of their room,
    by how many of them are dropped and by the planned minutes dropped."""
    best: list[dict[tuple[int, int], int]] = [{(0, 0): 0}]
    for block in reversed(blocks):
        give = int(block.room * share)
        table = {key: most + give for key, most in best[-1].items()}
        if block.droppable:
            for (dropped, planned), most in best[-1].items():
                key = dropped + 1, planned + block.planned
                if key[0] <= count and key[1] <= minutes:
                    table[key] = max(table.get(key, -1), most)
        best.append(table)
    return best[::-1]


def _least_share(blocks: Sequence[Stretchable], wanted: int, count: int, minutes: int) -> Fraction:
    """The least share of room, given up by those that stay, with which the time is met."""
    rooms = {block.room for block in blocks if block.room}
    shares = sorted({Fraction(give, room) for room in rooms for give in range(room + 1)} | {Fraction(0)})
    low, high = 0, len(shares) - 1
    while low < high:
        middle = (low + high) // 2
        enough = (
            _capacity(blocks, shares[middle], count, minutes)[0].get((count, minutes), -1) + minutes >= wanted
        )
        low, high = (low, middle) if enough else (middle + 1, high)
    return shares[low]


def _give(
    blocks: Sequence[Stretchable], wanted: int, count: int, minutes: int, share: Fraction
) -> Iterable[Fitted]:
    """Hand out the minutes to be given up, the earlier blocks keeping all that the later ones can give."""
    best = _capacity(blocks, share, count, minutes)
    wanted -= minutes
    for place, block in enumerate(blocks):
        most = best[place + 1].get((count, minutes))
        give = None if most is None else max(0, wanted - most)
        if give is None or give > int(block.room * share):
            count, minutes = count - 1, minutes - block.planned
            yield Fitted(block.id, block.planned, 0, dropped=True)
        else:
            wanted -= give
            yield Fitted(block.id, block.planned, block.planned - give)
