"""What a session needs: things to bring and sheets to print, by headcount.

Small groups are counted as groups of four, and an unknown headcount as one of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from facilitator_app.core.activity import MaterialPer
from facilitator_app.core.handout import Handout
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import Entry, Schedule
from facilitator_app.papers.words import Library

PEOPLE_IN_A_GROUP = 4


@dataclass(frozen=True, slots=True)
class Need:
    """Something to bring: how many in all, the most that are used at one time, and when."""

    name: str
    in_all: int
    at_once: int
    starts: tuple[timedelta, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    quantity: int
    entry: Entry


def sets(per: MaterialPer, people: int) -> int:
    """How many are needed for people when there is one for each person, pair, small group or room."""
    match per:
        case "person":
            return max(1, people)
        case "pair":
            return max(1, -(-people // 2))
        case "group":
            return max(1, -(-people // PEOPLE_IN_A_GROUP))
        case "room":
            return 1


def needs(plan: Plan, library: Library, timetable: Schedule, people: int) -> tuple[Need, ...]:
    """Everything to bring, added up over the blocks, in the order in which it is first needed."""
    shares = people_by_block(plan.blocks, people)
    uses: dict[str, list[_Use]] = {}
    for entry in timetable.entries:
        for name, quantity in _brought(entry.block, library, shares[entry.block.id]):
            use = _Use(name, quantity, entry)
            uses.setdefault(" ".join(name.split()).casefold(), []).append(use)
    return tuple(_added_up(each) for each in uses.values())


def _brought(block: Block, library: Library, people: int) -> Iterator[tuple[str, int]]:
    activity = library.get(block.activity)
    for material in activity.materials if activity else ():
        yield material.name, material.quantity * sets(material.per, people)
    for name in block.materials:
        yield name, 1


def _added_up(uses: list[_Use]) -> Need:
    at_once = max(sum(use.quantity for use in uses if _meets(use.entry, moment.entry)) for moment in uses)
    starts = dict.fromkeys(use.entry.start for use in uses)
    return Need(uses[0].name, sum(use.quantity for use in uses), at_once, tuple(starts))


def _meets(entry: Entry, moment: Entry) -> bool:
    return entry is moment or entry.start <= moment.start < entry.end


def people_by_block(blocks: tuple[Block, ...], people: int) -> dict[str, int]:
    """How many people each block has: those of a breakout are shared out over its strands."""
    shares: dict[str, int] = {}
    for block in blocks:
        shares[block.id] = people
        shares.update(people_by_block(block.blocks, people))
        for strand in block.strands:
            shares.update(people_by_block(strand.blocks, -(-people // len(block.strands))))
    return shares


def sheets(plan: Plan, library: Library) -> tuple[Handout, ...]:
    """The participants' handouts of a plan, in running order, each once."""
    return tuple(_sheets(plan, library).values())


def _sheets(plan: Plan, library: Library) -> dict[tuple[str, str], Handout]:
    found: dict[tuple[str, str], Handout] = {}
    for block in plan.walk():
        activity = library.get(block.activity)
        for handout in activity.handouts if activity else ():
            found.setdefault((block.activity, handout.id), handout)
    return found


def copies(plan: Plan, library: Library, people: int | None = None) -> list[tuple[str, int]]:
    """How many copies of each handout to print: by person, pair, group of four, or one for the room.

    Groups that work side by side need theirs at one time; parts that come one after another share them.
    """
    count = plan.group_size if people is None else people
    wanted = _copies(plan.blocks, library, people_by_block(plan.blocks, count))
    return [(handout.title, wanted[key]) for key, handout in _sheets(plan, library).items()]


def _copies(blocks: tuple[Block, ...], library: Library, shares: dict[str, int]) -> Counter[tuple[str, str]]:
    most: Counter[tuple[str, str]] = Counter()
    for block in blocks:
        activity = library.get(block.activity)
        for handout in activity.handouts if activity else ():
            most |= Counter({(block.activity, handout.id): sets(handout.per, shares[block.id])})
        most |= _copies(block.blocks, library, shares)
        side_by_side = (_copies(strand.blocks, library, shares) for strand in block.strands)
        most |= sum(side_by_side, Counter())
    return most
