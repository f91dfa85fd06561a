"""Advice about time: too late, two parts at one time, and too long without a break or any energy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from facilitator_app.core.advice.look import Look
from facilitator_app.core.advice.words import Advice
from facilitator_app.core.spans import MINUTE, minutes_text, whole_minutes

LONGEST_WITHOUT_BREAK = timedelta(minutes=90)
BREAK_COUNTS_FROM = timedelta(minutes=10)
LONGEST_TALK = timedelta(minutes=45)


def timing(look: Look) -> Iterator[Advice]:
    """What is worth saying about a plan's time."""
    timetable = look.timetable
    if timetable.over_run:
        over = minutes_text(whole_minutes(timetable.over_run))
        end = timetable.clock(timetable.end)
        yield Advice("over-run", "", f"The plan ends at {end}, {over} after it must.")
    for entry in timetable.entries:
        if entry.conflict and entry.conflict.kind == "overlap":
            over = minutes_text(whole_minutes(entry.conflict.length))
            text = f"“{look.title(entry.block)}” starts {over} before the part ahead of it ends."
            yield Advice("overlap", entry.block.id, text)
    yield from _breaks(look)
    yield from _talk(look)


def _breaks(look: Look) -> Iterator[Advice]:
    since = look.timetable.start
    told = False
    before = since
    for entry in look.items:
        if entry.block.kind == "break" or entry.start - before >= BREAK_COUNTS_FROM:
            since, told = (entry.end if entry.block.kind == "break" else entry.start), False
        if entry.end - since > LONGEST_WITHOUT_BREAK and not told:
            told = True
            on = minutes_text(whole_minutes(entry.end - since))
            text = f"By the end of “{look.title(entry.block)}” people have gone {on} with no break."
            yield Advice("no-break-90", entry.block.id, text)
        before = entry.end


def _talk(look: Look) -> Iterator[Advice]:
    """A long talk ahead of everything that gets people moving; none where nothing does."""
    waking = [place for place, entry in enumerate(look.content) if look.wakes(entry.block)]
    ahead = [entry for entry in look.content[: waking[0] if waking else 0] if look.is_talk(entry.block)]
    talked = sum((entry.length for entry in ahead), 0 * MINUTE)
    if talked > LONGEST_TALK:
        longest = max(ahead, key=lambda entry: entry.length)
        text = f"People listen for {minutes_text(whole_minutes(talked))} before they do anything themselves."
        yield Advice("long-talk", longest.block.id, text)
