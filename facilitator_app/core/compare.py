"""What differs between two states of a plan, in words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from facilitator_app.core.activity import SETTINGS, Activity
from facilitator_app.core.plan import Block, Plan, holders, walk
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import schedule
from facilitator_app.core.spans import MONTHS, minutes_text, whole_minutes

Library = Mapping[str, Activity]
_Home = tuple[str, Block]

_PLAN_TEXTS: Final = {
    "notes": "The notes of the plan have changed.",
    "parked": "The parts that are kept out of the time have changed.",
    "reasons": "The reasons for not following advice have changed.",
    "supplies": "Who brings what, or what is ready, has changed.",
    "women_consent": "Whether the women have agreed has changed.",
}
_BLOCK_WORDS: Final = {
    "kind": "kind",
    "title": "title",
    "public_title": "title for participants",
    "activity": "activity",
    "min_minutes": "least length",
    "priority": "priority",
    "pin": "locked start",
    "lead": "lead",
    "support": "support",
    "notes": "notes",
    "screen": "words on the screen",
    "sensitivity": "sensitivity",
    "opt_out": "way to opt out",
    "content_notes": "content notes",
    "materials": "materials",
    "room": "room",
    "left_out": "steps",
}


def compare(before: Plan, after: Plan, library: Library | None = None) -> tuple[str, ...]:
    """What differs from an earlier state of a plan to a later one, a sentence each; none where nothing does.

    The library gives the titles of activities.
    """
    return (
        *_total(before, after),
        *_facts(before, after),
        *_Blocks(before, after, library or {}).sentences(),
    )


def _total(before: Plan, after: Plan) -> Iterator[str]:
    was, now = (_minutes(plan) for plan in (before, after))
    if was != now:
        by = minutes_text(abs(now - was))
        way = "longer" if now > was else "shorter"
        yield f"In all it is {by} {way}: {minutes_text(now)} instead of {minutes_text(was)}."


def _minutes(plan: Plan) -> int:
    # As on a day on which no clock is changed.
    timetable = schedule(replace(plan, date=None))
    return whole_minutes(timetable.end - timetable.start)


def _facts(before: Plan, after: Plan) -> Iterator[str]:
    for name, (word, write) in _FACTS.items():
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield f"{word}: {write(now) or 'none'} instead of {write(was) or 'none'}."
    for name, sentence in _PLAN_TEXTS.items():
        if getattr(before, name) != getattr(after, name):
            yield sentence


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""


_FACTS: Final[dict[str, tuple[str, Callable[[Any], str]]]] = {
    "title": ("Title", _quoted),
    "public_title": ("Title for participants", _quoted),
    "date": ("Date", lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""),
    "start": ("Start", lambda clock: f"{clock:%H:%M}"),
    "must_end": ("Must end", lambda clock: f"{clock:%H:%M}" if clock else ""),
    "time_zone": ("Time zone", str),
    "group_size": ("People", lambda people: str(people or "")),
    "facilitators": ("Facilitators", ", ".join),
    "setting": ("Setting", lambda code: SETTINGS.get(code, code)),
    "tags": ("Tags", ", ".join),
}


class _Blocks:
    """The blocks of both states, by what became of them."""

    def __init__(self, before: Plan, after: Plan, library: Library) -> None:
        self._library = library
        self._was, self._now = _homes(before), _homes(after)
        self._names = {
            strand.id: strand.title or "a group" for block in after.walk() for strand in block.strands
        }
        self._names |= {id: self._title(block) for id, (_, block) in self._now.items()}
        self._moved = self._out_of_order(before, after)
        self._siblings = {parent: [each.id for each in held] for parent, held in holders(after)}

    def sentences(self) -> Iterator[str]:
        """What came, went, was moved, and what is other in those that stayed."""
        yield from (self._told("Added", block) for block in _outermost(self._now, self._was))
        yield from (self._told("Removed", block) for block in _outermost(self._was, self._now))
        stayed = [id for id in self._now if id in self._was]
        yield from (self._move(id) for id in stayed if id in self._moved)
        yield from (each for id in stayed for each in self._length(id))
        yield from (each for id in stayed for each in self._details(id))

    def _told(self, what: str, block: Block) -> str:
        inner = sum(1 for _ in walk((block,))) - 1
        held = "" if not inner else " with the part in it" if inner == 1 else f" with the {inner} parts in it"
        length = f" ({minutes_text(block.minutes)})" if block.is_leaf and block.minutes else ""
        return f"{what} “{self._title(block)}”{length}{held}."

    def _move(self, id: str) -> str:
        parent, block = self._now[id]
        was = self._was[id][0]
        moved = f"Moved “{self._title(block)}”"
        if parent != was:
            into = self._names.get(parent, "")
            return f"{moved} into “{into}”." if parent else f"{moved} out of where it was held."
        siblings = self._siblings[parent]
        place = siblings.index(id)
        return (
            f"{moved} to after “{self._names[siblings[place - 1]]}”."
            if place
            else f"{moved} to the beginning."
        )

    def _length(self, id: str) -> Iterator[str]:
        was, now = self._was[id][1], self._now[id][1]
        if was.minutes != now.minutes:
            yield f"“{self._title(now)}”: {minutes_text(now.minutes)} instead of {minutes_text(was.minutes)}."

    def _details(self, id: str) -> Iterator[str]:
        was, now = self._was[id][1], self._now[id][1]
        words = [word for name, word in _BLOCK_WORDS.items() if getattr(was, name) != getattr(now, name)]
        if [(each.id, each.title) for each in was.strands] != [(each.id, each.title) for each in now.strands]:
            words.append("groups")
        if words:
            yield f"Changed in “{self._title(now)}”: {_listed(words)}."

    def _out_of_order(self, before: Plan, after: Plan) -> set[str]:
        """Those that stayed but are held elsewhere, or stand elsewhere among those that stayed with them."""
        stayed = {id for id, (parent, _) in self._now.items() if self._was.get(id, ("\0",))[0] == parent}
        places = {each.id: place for _, held in holders(before) for place, each in enumerate(held)}
        kept: set[str] = set()
        for _, held in holders(after):
            ids = [each.id for each in held if each.id in stayed]
            kept |= {ids[at] for at in _longest_rise([places[id] for id in ids])}
        return {id for id in self._now if id in self._was} - kept

    def _title(self, block: Block) -> str:
        return facilitator_title(block, self._library)


def _homes(plan: Plan) -> dict[str, _Home]:
    """Every block by its id, in running order, with the id of what holds it."""
    parents = {each.id: parent for parent, held in holders(plan) for each in held}
    return {block.id: (parents[block.id], block) for block in plan.walk()}


def _outermost(there: Mapping[str, _Home], other: Mapping[str, _Home]) -> Iterator[Block]:
    """The blocks of one state that the other lacks, without those within them."""
    within: set[str] = set()
    for id, (_, block) in there.items():
        if id not in other:
            if id not in within:
                yield block
            within |= {each.id for each in walk((block,))}


def _longest_rise(places: Sequence[int]) -> list[int]:
    """Where the longest row of rising numbers stands among some: what need not have moved."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(tails, place)
        back.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [at]
    row: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        row.append(at)
        at = back[at]
    return row[::-1]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
