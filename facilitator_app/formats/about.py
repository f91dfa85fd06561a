"""What a spreadsheet keeps of a plan beside its blocks: a line for each fact, with its value or values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from facilitator_app.core.plan import Plan
from facilitator_app.formats.block_reading import MOST_PEOPLE
from facilitator_app.formats.reading import YEARS

Fact = date | time | int | str
YES, NO = "yes", "no"
_HEADINGS = {
    "title": "Title",
    "public_title": "Title for participants",
    "date": "Date",
    "time_zone": "Time zone",
    "start": "Starts",
    "must_end": "Must end by",
    "group_size": "People",
    "facilitators": "Facilitators",
    "women_consent": "Women’s consent",
    "setting": "Setting",
    "tags": "Tags",
    "notes": "Notes",
}


def about_rows(plan: Plan) -> list[tuple[Fact, ...]]:
    """The facts of a plan that are not its blocks, each behind its heading; what is not known is left out."""
    rows: list[tuple[Fact, ...]] = []
    for name, heading in _HEADINGS.items():
        value = getattr(plan, name)
        if isinstance(value, bool):
            value = YES if value else NO
        values = value if isinstance(value, tuple) else (value,)
        if any(each not in (None, "") for each in values):
            rows.append((heading, *values))
    return rows


def read_about(about: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, Any], list[str]]:
    """The facts by their names in a plan, and a sentence for each that cannot be read."""
    facts: dict[str, Any] = {}
    wrong: list[str] = []
    for name, heading in _HEADINGS.items():
        values = about.get(heading, ())
        if not any(values):
            continue
        try:
            facts[name] = _READERS.get(name, _one)(values)
        except (KeyError, ValueError, OSError):
            wrong.append(f"“{heading}” cannot be read: {values[0][:40]}")
    return facts, wrong


def _one(values: tuple[str, ...]) -> str:
    return values[0]


def _all(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in values if each)


def _clock(values: tuple[str, ...]) -> time:
    hour, _, rest = values[0].partition(":")
    return time.fromisoformat(f"{hour.zfill(2)}:{rest}")


def _day(values: tuple[str, ...]) -> date:
    day = date.fromisoformat(values[0][:10])
    if day.year not in YEARS:
        raise ValueError
    return day


def _zone(values: tuple[str, ...]) -> str:
    ZoneInfo(values[0])
    return values[0]


def _people(values: tuple[str, ...]) -> int:
    people = int(values[0])
    if not 0 <= people <= MOST_PEOPLE:
        raise ValueError
    return people


def _agreed(values: tuple[str, ...]) -> bool:
    return {YES: True, NO: False}[values[0].casefold()]


_READERS: Mapping[str, Callable[[tuple[str, ...]], Any]] = {
    "date": _day,
    "time_zone": _zone,
    "start": _clock,
    "must_end": _clock,
    "group_size": _people,
    "facilitators": _all,
    "women_consent": _agreed,
    "tags": _all,
}
