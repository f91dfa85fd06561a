"""What lists show of the things in the data file, without reading them whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan in the list of plans; blocks are the parts of a run, minutes from start to end."""

    id: str
    title: str
    start: time
    date: date | None
    blocks: int
    minutes: int
    updated: datetime


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A group in the list of groups."""

    id: str
    title: str
    people: int
    updated: datetime


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A run in the list of a plan's runs; ended is None while it goes on."""

    id: str
    plan: str
    title: str
    begun: datetime
    ended: datetime | None
    events: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An activity found; in title and snippet \\x02 and \\x03 stand around what matched."""

    id: str
    title: str
    snippet: str
