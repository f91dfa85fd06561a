"""Plans in a few words, as lists and cards say them."""

from __future__ import annotations

from datetime import date, datetime, time

from facilitator_app.core.spans import minutes_text
from facilitator_app.store.entries import PlanEntry, TemplateEntry

DOT = " · "


def entry_facts(entry: PlanEntry) -> str:
    """When a plan is, how long it lasts and how many parts it has."""
    parts = [_when(entry.date, entry.start)]
    if entry.minutes:
        parts.append(minutes_text(entry.minutes))
    parts.append(count(entry.blocks, "part"))
    return DOT.join(parts)


def own_template_facts(entry: PlanEntry) -> str:
    """How long a template of one's own lasts, for how many people, in how many parts."""
    return template_facts(TemplateEntry(entry.id, entry.title, entry.minutes, entry.people, entry.blocks))


def spoken_tags(entry: PlanEntry) -> str:
    """The tags of a plan as they go on after its facts; '' where it has none."""
    return f". Tags: {', '.join(entry.tags)}" if entry.tags else ""


def updated_text(entry: PlanEntry) -> str:
    """When a plan was last changed, by this computer's clock."""
    local = entry.updated.astimezone()
    return f"Changed {_day(local)}, {local:%H:%M}"


def template_facts(entry: TemplateEntry) -> str:
    """How long a template lasts, for how many people, in how many parts or sessions."""
    length = minutes_text(entry.minutes) if entry.minutes or not entry.sessions else ""
    people = "1 person" if entry.people == 1 else f"{entry.people} people" if entry.people else ""
    if entry.sessions:
        parts = [count(entry.sessions, "session"), f"{length} each" if length else "", people]
    else:
        parts = [length, people, count(entry.parts, "part")]
    return DOT.join(filter(None, parts))


def count(number: int, word: str) -> str:
    """A number with its word: '1 part', '6 parts', 'no parts yet'."""
    if not number:
        return f"no {word}s yet"
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _when(day: date | None, start: time) -> str:
    clock = f"{start:%H:%M}"
    return f"{day:%a} {_day(day)}, {clock}" if day else f"Starts {clock}"


def _day(day: date | datetime) -> str:
    return f"{day.day} {day:%b %Y}"
