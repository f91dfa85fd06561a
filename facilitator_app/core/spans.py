"""Lengths of time as people type and read them."""

from __future__ import annotations

import re
from datetime import time, timedelta

from facilitator_app.core.errors import BadDuration

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
MOST_MINUTES = 24 * 60
# In English whatever language the system speaks, as all words of the program are.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# A space without width, and what may stand before the first character of a file.
_UNSEEN = "\u200b\u2060\ufeff"
# Compiled when first used: a start has no need of them.
_HOURS_AND_MINUTES = (
    r"(?P<hours>\d{1,3}) ?(?:h|hr|hrs|hour|hours) ?(?:(?P<minutes>\d{1,2}) ?(?:m|min|mins|minute|minutes)?)?"
)
_DECIMAL_HOURS = r"(?P<hours>\d{0,3}[.,]\d{1,4}) ?(?:h|hr|hrs|hour|hours)"
_CLOCK = r"(?P<hours>\d{1,3}):(?P<minutes>\d{2})"
_MINUTES = r"(?P<minutes>\d{1,5}) ?(?:m|min|mins|minute|minutes)?"


def parse_minutes(text: str) -> int:
    """Whole minutes from '90', '90m', '1h30', '1:30', '1.5h' or '1 h 30 min'.

    Raises BadDuration when the text is anything else, more than a day, or not whole minutes.
    """
    tidy = _tidy(text)
    minutes = _minutes(tidy)
    if minutes is None:
        raise BadDuration(f"“{text.strip()[:40]}” is not a length of time. Try 90, 1h30 or 1:30.")
    if minutes > MOST_MINUTES:
        raise BadDuration(f"“{text.strip()[:40]}” is more than a day. A block lasts 24 hours at most.")
    return minutes


def _tidy(text: str) -> str:
    """One space at most between words, and nothing of what comes along from a page or a sentence."""
    seen = "".join(each for each in text if each not in _UNSEEN)
    return " ".join(seen.split()).casefold().replace(" :", ":").replace(": ", ":").removesuffix(".")


def _minutes(tidy: str) -> int | None:
    if match := re.fullmatch(_MINUTES, tidy):
        return int(match["minutes"])
    if match := re.fullmatch(_DECIMAL_HOURS, tidy):
        return _whole(float(match["hours"].replace(",", ".")) * 60)
    if match := re.fullmatch(_HOURS_AND_MINUTES, tidy) or re.fullmatch(_CLOCK, tidy):
        minutes = int(match["minutes"] or 0)
        return int(match["hours"]) * 60 + minutes if minutes < 60 else None
    return None


def _whole(minutes: float) -> int | None:
    return round(minutes) if abs(minutes - round(minutes)) < 0.01 else None


def minutes_text(minutes: int) -> str:
    """A length to read: '45 min', '1 h', '1 h 30 min'."""
    sign = "−" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), 60)
    if not hours:
        return f"{sign}{rest} min"
    return f"{sign}{hours} h {rest} min" if rest else f"{sign}{hours} h"


def countdown_text(seconds: int) -> str:
    """Seconds as digits: '9:05', '1:02:30', with a minus sign when over."""
    sign = "−" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{sign}{hours}:{minutes:02}:{rest:02}"
    return f"{sign}{minutes}:{rest:02}"


def clock_text(offset: timedelta) -> str:
    """Clock text for a time counted from the first midnight, with the day when it is a later one."""
    days, rest = divmod(offset, DAY)
    text = f"{rest // timedelta(hours=1):02}:{rest // MINUTE % 60:02}"
    return f"{text} +{days} d" if days > 0 else text


def since_midnight(clock: time) -> timedelta:
    """How long after midnight a clock time is."""
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)


def clock_at(offset: timedelta) -> time:
    """The clock time that a time from the first midnight falls on, whichever day it is."""
    minutes, seconds = divmod(offset % DAY // timedelta(seconds=1), 60)
    return time(minutes // 60, minutes % 60, seconds)


def whole_minutes(span: timedelta) -> int:
    """A span in whole minutes, rounded to the nearest."""
    return round(span / MINUTE)
