"""The days that a table runs over: a plan is one of them, and the others are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facilitator_app.core.spans import MONTHS
from facilitator_app.formats.agenda_lines import Line

_MONTH: Final = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
_NUMBER: Final = r"\d{1,2}|one|two|three|four|five|six|seven"
_DATE: Final = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b|(?:{_MONTH})\s+\d{{1,2}}\b"
)
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=\Z|\s*[,:;(–—-]|.*\d)"
_DAY: Final = re.compile(rf"(?:day\s*(?:{_NUMBER})\b|{_WEEKDAY}|{_DATE}).{{0,80}}", re.IGNORECASE | re.DOTALL)
_DATED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[ tT]+(\d{1,2})")
# A night that goes on past midnight is one evening.
_MORNING: Final = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a table, by what the table calls it, and how many rows it has."""

    name: str
    rows: int

    @property
    def words(self) -> str:
        """Its name with its number of rows."""
        return f"{self.name} ({self.rows} {'row' if self.rows == 1 else 'rows'})"


def of_day(lines: Sequence[Line], place: int) -> tuple[list[Line], tuple[Day, ...]]:
    """The rows of the day at a place, and all days; none where there is but one, which is the whole table."""
    groups = _groups(lines)
    if len(groups) < 2:
        return [*lines], ()
    days = tuple(Day(name, len(held)) for name, held in groups.items())
    return [*groups.values()][place if place < len(days) else 0], days


def days_left(days: Sequence[Day], place: int) -> list[str]:
    """A sentence on the days that are not taken."""
    others = [day.words for at, day in enumerate(days) if at != place]
    if not others:
        return []
    listed = " and ".join(filter(None, (", ".join(others[:-1]), others[-1])))
    return [f"A plan is one day. Not taken: {listed}. Import the file again for another day."]


def _groups(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The rows by day; a row that does not say its day is on that of the row above."""
    groups: dict[str, list[Line]] = {}
    before: list[Line] = []
    name = ""
    for line in lines:
        heading = _heading(line)
        name = heading or _named(line, name) or name
        held = groups.setdefault(name, []) if name else before
        if not heading:
            held.append(line)
    held = next(iter(groups.values()), [])
    held[:0] = before
    return {name: rows for name, rows in groups.items() if rows}


def _heading(line: Line) -> str:
    """The day that a row names, where it does nothing else."""
    texts = dict.fromkeys(line.texts)
    return " ".join(" ".join(texts).split())[:80] if all(map(_DAY.fullmatch, texts)) else ""


def _named(line: Line, before: str) -> str:
    """The day that a row has in its own column, or before the time at which it begins."""
    if day := " ".join(line.cells.get("day", "").split())[:80]:
        return day
    found = _DATED.match(line.cells.get("start", ""))
    if found is None or (before and int(found[2]) < _MORNING):
        return ""
    return found[1]
