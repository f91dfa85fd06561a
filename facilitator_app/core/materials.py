"""What to bring: added up over the blocks by headcount, with who brings it and whether it is ready."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, get_args

from facilitator_app.core.activity import Material, MaterialPer
from facilitator_app.core.grouping import Library, people_by_block, sets
from facilitator_app.core.plan import Block, Plan, Supply
from facilitator_app.core.schedule import Entry, Schedule

_OWN: Final = re.compile(
    r"(?P<name>.*\S)\s*:\s*(?P<count>\d{1,4})"
    r"(?:\s*(?:per|for each|for every|a|each)\s+(?:small\s+)?(?P<per>person|pair|group|room))?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Need:
    """Something to bring: how many in all, the most that are used at one time, and when."""

    name: str
    in_all: int
    at_once: int
    starts: tuple[timedelta, ...]

    @property
    def count_text(self) -> str:
        """How many, in words: '20', or '20, or 40 if they are not collected again'."""
        both = self.in_all != self.at_once
        more = f", or {self.in_all} if they are not collected again" if both else ""
        return f"{self.at_once}{more}"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist; need is None for what somebody put on it by hand."""

    name: str
    need: Need | None
    owner: str = ""
    ready: bool = False


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    quantity: int
    entry: Entry


def read_material(text: str) -> Material:
    """A material as it is typed: 'Pens', 'Pens: 30', 'Pens: 2 per pair'; any other text is a name."""
    match = _OWN.fullmatch(text.strip())
    if match is None:
        return Material(text)
    per = (match["per"] or "room").lower()
    named: MaterialPer = next(each for each in get_args(MaterialPer) if each == per)
    return Material(match["name"], int(match["count"]), named)


def same(name: str) -> str:
    """What names of the same thing have in common: spaces, capitals and a plural s do not count."""
    tidy = " ".join(name.split()).casefold()
    return tidy.removesuffix("s") if len(tidy) > 3 and not tidy.endswith("ss") else tidy


def needs(plan: Plan, library: Library, timetable: Schedule, people: int) -> tuple[Need, ...]:
    """Everything to bring, added up over the blocks, in the order in which it is first needed."""
    shares = people_by_block(plan.blocks, people)
    uses: dict[str, list[_Use]] = {}
    for entry in timetable.entries:
        for name, quantity in _brought(entry.block, library, shares[entry.block.id]):
            uses.setdefault(same(name), []).append(_Use(name, quantity, entry))
    return tuple(_added_up(each) for each in uses.values())


def _brought(block: Block, library: Library, people: int) -> Iterator[tuple[str, int]]:
    activity = library.get(block.activity)
    own = (read_material(text) for text in block.materials)
    for material in (*(activity.materials if activity else ()), *own):
        yield material.name, material.quantity * sets(material.per, people)


def _added_up(uses: list[_Use]) -> Need:
    at_once = max(sum(use.quantity for use in uses if _meets(use.entry, moment.entry)) for moment in uses)
    starts = dict.fromkeys(use.entry.start for use in uses)
    return Need(uses[0].name, sum(use.quantity for use in uses), at_once, tuple(starts))


def _meets(entry: Entry, moment: Entry) -> bool:
    return entry is moment or entry.start <= moment.start < entry.end


def checklist(
    plan: Plan, library: Library, timetable: Schedule, people: int | None = None
) -> tuple[Item, ...]:
    """What the blocks need, then what was put on the list by hand, each with its owner and its tick."""
    found = needs(plan, library, timetable, plan.group_size if people is None else people)
    kept = {same(each.name): each for each in plan.supplies}
    items = []
    for need in found:
        supply = kept.pop(same(need.name), Supply(need.name))
        items.append(Item(need.name, need, supply.owner, supply.ready))
    return (*items, *(Item(each.name, None, each.owner, each.ready) for each in kept.values()))


def supply_of(plan: Plan, name: str) -> Supply:
    """Who brings a thing, by any spelling of its name, and whether it is ready."""
    return next((each for each in plan.supplies if same(each.name) == same(name)), Supply(name))


def give(plan: Plan, name: str, owner: str) -> Plan:
    """The plan with somebody to bring a thing ('' for nobody yet)."""
    return _with(plan, replace(supply_of(plan, name), owner=owner))


def tick(plan: Plan, name: str, ready: bool = True) -> Plan:
    """The plan with a thing ticked as ready, or not."""
    return _with(plan, replace(supply_of(plan, name), ready=ready))


def put_on(plan: Plan, name: str) -> Plan:
    """The plan with something more on its list, once."""
    tidy = " ".join(name.split())
    return _with(plan, supply_of(plan, tidy)) if tidy else plan


def take_off(plan: Plan, name: str) -> Plan:
    """The plan without a thing that was put on its list by hand."""
    return replace(plan, supplies=tuple(each for each in plan.supplies if same(each.name) != same(name)))


def _with(plan: Plan, supply: Supply) -> Plan:
    held = [*plan.supplies]
    places = [place for place, each in enumerate(held) if same(each.name) == same(supply.name)]
    if places:
        held[places[0]] = supply
    else:
        held.append(supply)
    return replace(plan, supplies=tuple(held))
