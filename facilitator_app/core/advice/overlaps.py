"""What would let a pinned block start when the part ahead of it ends, from what changes least on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import time, timedelta
from typing import Final

from facilitator_app.core.advice.changes import Edit
from facilitator_app.core.advice.look import Look
from facilitator_app.core.advice.offers import Change
from facilitator_app.core.advice.words import Advice
from facilitator_app.core.fit import Stretchable, fit_blocks, stretchable
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import Entry, Schedule, schedule
from facilitator_app.core.spans import clock_at, minutes_text, whole_minutes

MOST_TRIED: Final = 4
MOST_NAMED: Final = 2


def overlap(look: Look, advice: Advice) -> Iterator[Change]:
    """Shorter parts ahead, which keeps the pin; then a later pin; then none."""
    entry = look.timetable.of(advice.block)
    assert entry is not None
    assert entry.conflict is not None
    title = look.title(entry.block)
    yield from _shortened(look, entry, whole_minutes(entry.conflict.length))
    yield from _later(look, entry)
    name = f"Let “{title}” start when the part ahead ends"
    yield Change(name, lambda plan: plan.change(advice.block, pin=None))


def _shortened(look: Look, entry: Entry, over: int) -> Iterator[Change]:
    """One part ahead that has the room, the one with the most first; then all of them together."""
    ahead = [stretchable(block) for block in _ahead(look, entry)]
    # Of two with the same room the later gives, as in fitting.
    roomy = sorted((each for each in ahead[::-1] if each.room >= over), key=lambda each: -each.room)
    for each in roomy[:MOST_TRIED]:
        yield _with_lengths(look, entry, {each.id: each.planned - over}, over)
    kept = [Stretchable(each.id, each.planned, each.least) for each in ahead]
    fit = fit_blocks(kept, sum(each.planned for each in kept) - over)
    if fit.fits:
        lengths = {each.id: each.minutes for each in fit.blocks if each.minutes != each.planned}
        yield _with_lengths(look, entry, lengths, over)


def _ahead(look: Look, entry: Entry) -> list[Block]:
    """The parts from the pin ahead on, which is the first that could make it late."""
    entries = look.timetable.entries
    found: list[Block] = []
    for each in reversed(entries[: entries.index(entry)]):
        if each.length and each.block.is_leaf and each.in_strand == entry.in_strand:
            found.insert(0, each.block)
        if each.length and each.block.pin is not None:
            break
    return found


def _with_lengths(look: Look, entry: Entry, lengths: Mapping[str, int], over: int) -> Change:
    def edit(plan: Plan) -> Plan:
        for id, minutes in lengths.items():
            plan = plan.change(id, minutes=minutes)
        return plan

    named = [f"“{look.title_of(id)}” to {minutes_text(minutes)}" for id, minutes in lengths.items()]
    if len(named) <= MOST_NAMED:
        return Change(f"Shorten {' and '.join(named)}", edit)
    title = look.title(entry.block)
    return Change(f"Shorten {len(named)} parts ahead of “{title}”, by {minutes_text(over)} in all", edit)


def _later(look: Look, entry: Entry) -> Iterator[Change]:
    """The pin moved to when the part ahead ends; then with it the pins after it, where those would clash."""
    pins = _moved_pins(look, entry.block.id)
    first, *rest = pins.items()
    name = f"Start “{look.title(entry.block)}” at {first[1]:%H:%M}"
    yield Change(name, _with_pins([first]))
    if rest:
        more = [f"“{look.title_of(id)}” at {pin:%H:%M}" for id, pin in rest]
        others = more[0] if len(more) < MOST_NAMED else f"{len(more)} parts after it later"
        yield Change(f"{name} and {others}", _with_pins(pins.items()))


def _with_pins(pins: Iterable[tuple[str, time]]) -> Edit:
    def edit(plan: Plan) -> Plan:
        for id, pin in pins:
            plan = plan.change(id, pin=pin)
        return plan

    return edit


def _moved_pins(look: Look, id: str) -> dict[str, time]:
    """When a block can start, and each pinned one that would overlap for that, in running order."""
    plan, late = look.plan, {each.block.id for each in _overlapping(look.timetable)} - {id}
    moved: dict[str, time] = {}
    timetable = look.timetable
    while found := next(
        (each for each in _overlapping(timetable) if each.block.id not in {*moved, *late}), None
    ):
        assert found.conflict is not None
        moved[found.block.id] = pin = _clock(timetable, found.start + found.conflict.length)
        plan = plan.change(found.block.id, pin=pin)
        timetable = schedule(plan)
    return moved


def _overlapping(timetable: Schedule) -> list[Entry]:
    return [each for each in timetable.entries if each.conflict and each.conflict.kind == "overlap"]


def _clock(timetable: Schedule, offset: timedelta) -> time:
    """The time of day at which somebody in the room sees this moment come."""
    if timetable.day is None:
        return clock_at(offset)
    return timetable.moment(offset).astimezone(timetable.day.zone).time()
