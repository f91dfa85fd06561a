"""The words that papers share: dates, stages, sensitivity, and how a block is called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from facilitator_app.core.activity import Activity, Sensitivity
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import Conflict, Schedule
from facilitator_app.core.spans import MONTHS, minutes_text, whole_minutes
from facilitator_app.papers.options import Options

Library = Mapping[str, Activity]
Category = Literal[
    "open",
    "reflect",
    "understand",
    "practise",
    "act",
    "sustain",
    "break",
    "buffer",
    "note",
    "section",
    "breakout",
    "own",
]

CATEGORIES: dict[Category, str] = {
    "open": "Opening",
    "reflect": "Reflect",
    "understand": "Understand",
    "practise": "Practise",
    "act": "Act",
    "sustain": "Sustain",
    "break": "Break",
    "buffer": "Spare time",
    "note": "Note",
    "section": "Section",
    "breakout": "Side by side",
    "own": "Own part",
}
SENSITIVITY: dict[Sensitivity, str] = {"low": "Low", "medium": "Medium", "high": "High"}

DATE_TO_FILL = "Date: ____________________"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_text(day: date, weekday: bool = False) -> str:
    """A date to read: '2 March 2026', or 'Monday 2 March 2026'."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{_DAYS[day.weekday()]} {text}" if weekday else text


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: '1 sheet', '12 sheets'."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def headcount(plan: Plan, options: Options) -> int:
    """How many people the paper is for; 0 where nobody has said."""
    return plan.group_size if options.headcount is None else options.headcount


def category(block: Block, library: Library) -> Category:
    """What kind of part a block is."""
    activity = library.get(block.activity)
    if activity is not None:
        return activity.stage
    return "own" if block.kind == "activity" else block.kind


def sensitivity(block: Block, library: Library) -> Sensitivity | None:
    """How sensitive a block is: its own mark, or its activity's."""
    activity = library.get(block.activity)
    return block.sensitivity or (activity.safety.sensitivity if activity else None)


def who(block: Block) -> str:
    """Who leads and who supports a block."""
    support = f"with {block.support}" if block.support and block.lead else block.support
    return " ".join(each for each in (block.lead, support) if each)


def strand_titles(plan: Plan) -> dict[str, str]:
    """What each strand of a breakout is called, by the id of the block with which it begins."""
    return {
        strand.blocks[0].id: strand.title or f"Group {at + 1}"
        for block in plan.walk()
        for at, strand in enumerate(block.strands)
        if strand.blocks
    }


def conflict_text(conflict: Conflict) -> str:
    """A gap or an overlap before a part, in words."""
    long = minutes_text(whole_minutes(conflict.length))
    if conflict.kind == "gap":
        return f"Gap of {long} before the next part"
    return f"Overlap: the next part starts {long} before this ends"


def end_text(timetable: Schedule) -> str:
    """When the session must end, and how its end compares."""
    if timetable.must_end is None:
        return "End"
    must = f"End. It must end at {timetable.clock(timetable.must_end)}"
    if timetable.over_run:
        return f"{must}, and runs {minutes_text(whole_minutes(timetable.over_run))} over."
    spare = whole_minutes(timetable.must_end - timetable.end)
    return f"{must}: {minutes_text(spare)} to spare." if spare else f"{must}: on time."
