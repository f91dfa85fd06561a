"""What people type into a plan, read strictly: what is not plain is refused in a sentence, never guessed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, time

from facilitator_app.core.errors import BadDuration, BadEdit
from facilitator_app.core.spans import MONTHS, parse_minutes

MOST_PEOPLE = 100_000
_CLOCK = re.compile(r"(?P<hours>\d{1,2})[:.](?P<minutes>\d{2}) ?(?P<half>[ap]\.?m\.?)?")
_DIGITS = re.compile(r"(?P<hours>\d{2})(?P<minutes>\d{2})")
_HOUR = re.compile(r"(?P<hours>\d{1,2}) ?(?P<half>[ap]\.?m\.?)")
_ISO = re.compile(r"(?P<year>(?:19|2\d)\d{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_DATE = re.compile(
    r"(?P<day>[0-9]{1,2})[ ./]+(?P<month>[0-9]{1,2}|[A-Za-z]+),?[ ./]+(?P<year>(?:19|2[0-9])[0-9]{2})"
)


def read_clock(text: str) -> time:
    """The clock time in '18:30', '1830', '6:30 pm' or '6pm'."""
    tidy = " ".join(text.split()).casefold()
    match = _CLOCK.fullmatch(tidy) or _DIGITS.fullmatch(tidy) or _HOUR.fullmatch(tidy)
    parts = match.groupdict() if match else {}
    hours, minutes = _hours(parts), int(parts.get("minutes") or 0)
    if hours is None or minutes > 59:
        raise BadEdit(f"“{_short(text)}” is not a clock time. Try 18:30 or 6:30 pm.")
    return time(hours, minutes)


def _hours(parts: dict[str, str]) -> int | None:
    if not parts:
        return None
    hours, half = int(parts["hours"]), parts.get("half")
    if half:
        return hours % 12 + (12 if half.startswith("p") else 0) if 1 <= hours <= 12 else None
    return hours if hours <= 23 else None


def read_optional_clock(text: str) -> time | None:
    """The clock time, or None for an empty field."""
    return read_clock(text) if text.strip() else None


def write_clock(clock: time | None) -> str:
    """A clock time as it is shown: '18:30'."""
    return "" if clock is None else clock.strftime("%H:%M")


def read_date(text: str) -> date | None:
    """The day in '2 March 2026', '2 Mar 2026', '2/3/2026' (day first) or '2026-03-02', if any."""
    if not text.strip():
        return None
    match = _ISO.fullmatch(text.strip()) or _DATE.fullmatch(text.strip())
    month = _month(match["month"]) if match else 0
    if match is not None and month:
        # The 31st of a short month is no day.
        with suppress(ValueError):
            return date(int(match["year"]), month, int(match["day"]))
    raise BadEdit(f"“{_short(text)}” is not a date. Try 2 March 2026 or 2/3/2026.")


def _month(word: str) -> int:
    """The number of a month from its number or its English name, 0 for neither."""
    if word.isdecimal():
        return int(word)
    whole = (number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word.casefold()))
    return next(whole, 0) if len(word) >= 3 else 0


def write_date(day: date | None) -> str:
    """A day as it is shown: '2 Mar 2026'."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def read_people(text: str) -> int:
    """A number of people; an empty field is 0, not known."""
    tidy = text.strip()
    if not tidy:
        return 0
    if not (tidy.isascii() and tidy.isdecimal()) or not 0 < int(tidy) <= MOST_PEOPLE:
        raise BadEdit(f"“{_short(text)}” is not a number of people. Try 20.")
    return int(tidy)


def write_people(people: int) -> str:
    """A number of people as it is shown, nothing when it is not known."""
    return str(people) if people else ""


def read_names(text: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(name for each in text.split(",") if (name := each.strip()))


def write_names(names: tuple[str, ...]) -> str:
    """Names as they are typed."""
    return ", ".join(names)


def read_title(text: str) -> str:
    """A title that may not be empty."""
    if not text.strip():
        raise BadEdit("A plan needs a title.")
    return text


def read_least(text: str) -> int | None:
    """The least minutes, or None for an empty field."""
    return parse_minutes(text) if text.strip() else None


def read_text(text: str) -> str:
    """Any text."""
    return text


def can_read_minutes(text: str) -> str:
    """Why text is no length of time, or ''."""
    try:
        parse_minutes(text)
    except BadDuration as trouble:
        return str(trouble)
    return ""


def _short(text: str) -> str:
    return text.strip()[:40]
