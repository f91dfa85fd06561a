"""How a headcount divides: pairs and threes, small groups, rounds, and copies of what is handed out.

Copies and materials count small groups in fours, so that there is enough for every way of sitting down.
An unknown headcount counts as one of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from facilitator_app.core.activity import Activity, MaterialPer
from facilitator_app.core.handout import Handout
from facilitator_app.core.plan import Block, Plan

Library = Mapping[str, Activity]

PEOPLE_IN_A_GROUP: Final = 4
# The usual sizes of small groups: least and most people.
USUAL_SIZES: Final = ((3, 4), (4, 5), (5, 6))
TURN_SECONDS: Final = 30


def sets(per: MaterialPer, people: int) -> int:
    """How many are needed for people when there is one for each person, pair, small group or room."""
    share = {"person": 1, "pair": 2, "group": PEOPLE_IN_A_GROUP}.get(per)
    return 1 if share is None else max(1, -(-people // share))


def people_by_block(blocks: tuple[Block, ...], people: int) -> dict[str, int]:
    """How many people each block has: those of a breakout are shared out over its strands."""
    shares: dict[str, int] = {}
    for block in blocks:
        shares[block.id] = people
        shares.update(people_by_block(block.blocks, people))
        for strand in block.strands:
            shares.update(people_by_block(strand.blocks, -(-people // len(block.strands))))
    return shares


@dataclass(frozen=True, slots=True)
class Split:
    """So many groups of one size, and so many of one more."""

    groups: int
    size: int
    larger: int = 0

    @property
    def people(self) -> int:
        """How many people they hold."""
        return self.groups * self.size + self.larger


def split(people: int, groups: int) -> Split:
    """People shared out over groups as evenly as can be."""
    return Split(groups, *divmod(people, groups))


def small_groups(people: int, least: int, most: int) -> Split | None:
    """The fewest groups of least to most people; None where people do not divide so."""
    groups = -(-people // most)
    return split(people, groups) if groups and people >= least * groups else None


def pairs_text(people: int) -> str:
    """Pairs in words, with one three where somebody would be left over: '14 pairs and one three'."""
    pairs, odd = divmod(people, 2)
    if not pairs:
        return "nobody to pair with"
    if not odd:
        return _counted(pairs, "pair")
    return f"{_counted(pairs - 1, 'pair')} and one three" if pairs > 1 else "one three"


def threes_text(people: int) -> str:
    """Threes in words; those left over make pairs or fours: '9 threes and 2 pairs'."""
    threes, over = divmod(people, 3)
    if people < 3:
        return "too few for threes"
    if not over:
        return _counted(threes, "three")
    if over == 2:
        return f"{_counted(threes, 'three')} and one pair"
    fewer = f"{_counted(threes - 1, 'three')} and " if threes > 1 else ""
    return f"{fewer}{'2 pairs' if threes > 1 else 'one four'}"


def groups_text(shared: Split) -> str:
    """Groups in words: '7 small groups of 4 or 5'."""
    size = f"{shared.size} or {shared.size + 1}" if shared.larger else str(shared.size)
    return f"{_counted(shared.groups, 'small group')} of {size}"


def round_minutes(people: int, seconds: int = TURN_SECONDS) -> int:
    """How long a round takes in which each person speaks for some seconds, in whole minutes begun."""
    return -(-people * seconds // 60)


def headcount_text(people: int) -> str:
    """What a headcount means, in a line: '31 people: 14 pairs and one three; 7 small groups of 4 or 5'."""
    said = [pairs_text(people)] if people > 1 else []
    found = small_groups(people, 4, 5) or small_groups(people, 3, 4)
    if found:
        said.append(groups_text(found))
    who = "1 person" if people == 1 else f"{people} people"
    return f"{who}: {'; '.join(said)}" if said else who


def _counted(count: int, one: str) -> str:
    return f"one {one}" if count == 1 else f"{count} {one}s"


def sheets(plan: Plan, library: Library) -> tuple[Handout, ...]:
    """The participants' handouts of a plan, in running order, each once."""
    return tuple(_sheets(plan, library).values())


def copies(plan: Plan, library: Library, people: int | None = None) -> list[tuple[str, int]]:
    """How many copies of each handout to print: by person, pair, group of four, or one for the room.

    Groups that work side by side need theirs at one time; parts that come one after another share them.
    """
    count = plan.group_size if people is None else people
    wanted = _copies(plan.blocks, library, people_by_block(plan.blocks, count))
    return [(handout.title, wanted[key]) for key, handout in _sheets(plan, library).items()]


def _sheets(plan: Plan, library: Library) -> dict[tuple[str, str], Handout]:
    found: dict[tuple[str, str], Handout] = {}
    for block in plan.walk():
        for handout in _handouts(block, library):
            found.setdefault((block.activity, handout.id), handout)
    return found


def _handouts(block: Block, library: Library) -> tuple[Handout, ...]:
    activity = library.get(block.activity)
    return activity.handouts if activity else ()


def _copies(blocks: tuple[Block, ...], library: Library, shares: dict[str, int]) -> Counter[tuple[str, str]]:
    most: Counter[tuple[str, str]] = Counter()
    for block in blocks:
        for handout in _handouts(block, library):
            most |= Counter({(block.activity, handout.id): sets(handout.per, shares[block.id])})
        most |= _copies(block.blocks, library, shares)
        side_by_side = (_copies(strand.blocks, library, shares) for strand in block.strands)
        most |= sum(side_by_side, Counter())
    return most


@dataclass(frozen=True, slots=True)
class Misfit:
    """A block that works with fewer people than it gets (too_many), or with more."""

    block: Block
    people: int
    least: int
    most: int

    @property
    def too_many(self) -> bool:
        """Whether there are more people than it works with."""
        return self.people > self.most


def misfits(plan: Plan, library: Library) -> Iterator[Misfit]:
    """The blocks whose activity is not for as many people as they get; none where no size is set."""
    shares = people_by_block(plan.blocks, plan.group_size)
    for block in plan.walk() if plan.group_size else ():
        activity = library.get(block.activity)
        if activity and not activity.group_min <= shares[block.id] <= activity.group_max:
            yield Misfit(block, shares[block.id], activity.group_min, activity.group_max)
