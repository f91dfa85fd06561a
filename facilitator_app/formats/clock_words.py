"""Times of day as people write them in an agenda: '9:30', '9.30 am', '13h', '09:00–09:30'."""

from __future__ import annotations

import re
from datetime import time

from facilitator_app.core.errors import Trouble

_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*")
_DAY = re.compile(r"\A\d{4}-\d{2}-\d{2}[ t]+|\s*\+\d+ d\Z")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?P<minute>[:.h]\d{2})?(?P<second>:\d{2})?(?P<h>h)?(?: ?(?P<mark>[ap])m?)?"
)
_FOUR = re.compile(r"\A(\d{2})(\d{2})(?=(?: ?[ap]m?)?\Z)")
_NOON = {"noon": "12 pm", "midday": "12 pm", "midnight": "12 am"}


class BadClock(Trouble):
    """Text that is not a time of day."""


def clock_span(text: str) -> tuple[time, time | None]:
    """The start, and the end where there is one, in '9:30' or '9:30–10:15'. Raises BadClock."""
    parts = _parts(text)
    found = [_CLOCK.fullmatch(part) for part in parts]
    first, last = found[0], found[-1]
    if first is None or last is None or len(found) > 2:
        raise BadClock(_sentence(text))
    end = _time(last, last["mark"])
    begin = end if first is last else _begin(first, last["mark"], end)
    if begin is None or end is None:
        raise BadClock(_sentence(text))
    return begin, None if first is last else end


def _parts(text: str) -> list[str]:
    tidy = " ".join(text.casefold().split())
    tidy = re.sub(r"([ap])\. ?m\b\.?", r"\1m", _DAY.sub("", tidy))
    words = [_NOON.get(part, part) for part in _BETWEEN.split(tidy)]
    return [_FOUR.sub(r"\1:\2", part) for part in words]


def _begin(first: re.Match[str], mark: str | None, end: time | None) -> time | None:
    """The start of a span; in '11:30–12:15 pm' it is before noon, in '1–2 pm' after it."""
    if first["mark"] or mark is None:
        return _time(first, first["mark"])
    same = _time(first, mark)
    if same is not None and end is not None and same > end:
        return _time(first, "a" if mark == "p" else "p")
    return same


def _time(found: re.Match[str], mark: str | None) -> time | None:
    """The time of day that was written; None when there is none such, or a bare number is all there is."""
    hour, minute = int(found["hour"]), int((found["minute"] or ":00")[1:])
    bare = not (mark or found["minute"] or found["h"])
    wrong_half = mark is not None and not 1 <= hour <= 12
    if bare or wrong_half or int((found["second"] or ":00")[1:]) or hour > 23 or minute > 59:
        return None
    if mark is not None:
        hour = hour % 12 + (12 if mark == "p" else 0)
    return time(hour, minute)


def _sentence(text: str) -> str:
    return f"“{text.strip()[:40]}” is not a time of day. Try 9:30, 13:30 or 1:30 pm."
