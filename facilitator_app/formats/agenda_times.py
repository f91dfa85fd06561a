"""When the rows of a table begin and how long they last, as they say it or as it follows from their times."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time, timedelta
from typing import Any, Final

from facilitator_app.core.errors import Trouble
from facilitator_app.core.spans import DAY, MINUTE, clock_at, parse_minutes, since_midnight
from facilitator_app.formats.agenda_lines import Line
from facilitator_app.formats.clock_words import clock_span

_HALF_DAY: Final = timedelta(hours=12)


def read_times(lines: Sequence[Line]) -> None:
    """Read what each row says of its start, its end and its length."""
    for line in lines:
        cells = line.cells
        if cells.get("minutes") and not line.holds:
            line.minutes = _told(line, parse_minutes, cells["minutes"])
        if cells.get("start"):
            line.start, line.end = _told(line, clock_span, cells["start"]) or (None, None)
        if cells.get("end"):
            span = _told(line, clock_span, cells["end"])
            line.end = span[0] if span is not None else None


def work_out_times(lines: Sequence[Line], afternoon: bool) -> None:
    """Work out the lengths that the rows do not say, each until its end or until the next row begins.

    Where afternoon is true, a time that would go back in the day is one after noon, as 1:00 after 12:15.
    """
    _follow_day(lines, afternoon)
    following: time | None = None
    for line in reversed(lines):
        if line.minutes is None and not (line.wrong or line.holds):
            _work_out(line, following, last=line is lines[-1])
        if line.start is not None:
            following = line.start
        elif line.cells.get("minutes") or line.cells.get("start"):
            following = None  # nobody knows when that one begins


def begin_of(lines: Sequence[Line]) -> time | None:
    """When the first row begins, reckoned back from the first that says its start."""
    before = 0
    for line in lines:
        if line.wrong:
            continue
        if line.start is not None:
            return clock_at(since_midnight(line.start) - before * MINUTE)
        before += line.minutes or 0
    return None


def _told(line: Line, read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except Trouble as trouble:
        line.wrong.append(str(trouble))
    return None


def _follow_day(lines: Sequence[Line], afternoon: bool) -> None:
    """Hold each start against the one before it, and each end against its start."""
    before: time | None = None
    for line in lines:
        if line.start is None:
            continue
        line.start = _after(line, before, line.start, afternoon)
        before = before if line.turns_back else line.start
        line.end = line.end and _after(line, line.start, line.end, afternoon)


def _after(line: Line, before: time | None, clock: time, afternoon: bool) -> time:
    """A time of day that comes after another; noted as wrong where it would go back."""
    if before is None or _between(before, clock) <= _HALF_DAY:
        return clock
    if afternoon and clock.hour < 12:
        return clock.replace(hour=clock.hour + 12)
    line.turns_back = True
    line.wrong.append(f"{clock:%H:%M} is before {before:%H:%M}. Times after noon are 13:30 or 1:30 pm.")
    return clock


def _work_out(line: Line, following: time | None, last: bool) -> None:
    end = line.end or following
    if line.start is None:
        line.wrong.append("There is no length, and nothing says when it begins.")
    elif end is None and last:
        line.wrong.append("There is no length after the last start. If that is the end, leave the row out.")
    elif end is None:
        line.wrong.append("There is no length, and nothing says when it ends.")
    elif line.end is None and end == line.start:
        line.wrong.append("The next row begins at the same time, so this one needs a length.")
    elif _between(line.start, end) > _HALF_DAY:
        line.wrong.append("There is no length, and the next row begins earlier than this one.")
    else:
        line.minutes = _between(line.start, end) // MINUTE


def _between(before: time, after: time) -> timedelta:
    return (since_midnight(after) - since_midnight(before)) % DAY
