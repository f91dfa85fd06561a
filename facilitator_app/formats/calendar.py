"""A session as an iCalendar file (RFC 5545), which any calendar takes in.

A calendar is often shared with others, so it says no more than participants may know: the neutral title
and when the session is.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import Schedule, schedule

_LONGEST = 75
_NO_DATE = "A calendar needs to know the day. Open the plan, fill in “Date” at its top, and save again."


def dump_calendar(plan: Plan, stamp: datetime) -> bytes:
    """The session as one event; stamp is when the file is made, aware UTC.

    Where the plan has a time zone the times are instants; else they are by the clock on the wall.
    Raises Trouble where there is no date.
    """
    if plan.date is None:
        raise Trouble(_NO_DATE)
    times = schedule(plan)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Facilitator//Facilitator//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{_escaped(plan.id)}@facilitator",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART:{_moment(plan, times, times.start)}",
        *(f"DTEND:{_moment(plan, times, end)}" for end in _end(times)),
        f"SUMMARY:{_escaped(plan.shown_title)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _end(times: Schedule) -> list[timedelta]:
    """When the session ends; one with nothing in it yet, by the time by which it must, if that is known."""
    ends = (times.end, times.must_end or times.start)
    return [end for end in ends if end > times.start][:1]


def _moment(plan: Plan, times: Schedule, offset: timedelta) -> str:
    if times.day is not None:
        return f"{times.moment(offset):%Y%m%dT%H%M%SZ}"
    assert plan.date is not None
    midnight = datetime(plan.date.year, plan.date.month, plan.date.day)  # noqa: DTZ001 - by the clock on the wall
    return f"{midnight + offset:%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    """Text as a value of the format: one line, with what has a meaning there escaped."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, written)
    lines = "\\n".join(text.splitlines())
    return "".join(letter for letter in lines if letter.isprintable() or letter == "\t")


def _folded(line: str) -> str:
    """A line in pieces of 75 octets at most, each but the first after a space, and no letter torn apart."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return "\r\n".join((*pieces, piece))
