"""What lists show of the things in the data file, without reading them whole."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple


class PlanEntry(NamedTuple):
    """A plan in the list of plans; blocks are the parts of a run, minutes from start to end.

    people is 0 where it is not known.
    """

    id: str
    title: str
    start: time
    date: date | None
    blocks: int
    minutes: int
    updated: datetime
    public_title: str = ""
    tags: tuple[str, ...] = ()
    archived: bool = False
    people: int = 0


class VersionEntry(NamedTuple):
    """An earlier state of a plan: when it was saved, and its name where somebody gave it one."""

    place: int
    saved: datetime
    name: str = ""


class TemplateEntry(NamedTuple):
    """A bundled template: how long it lasts in minutes, for how many people (0: any), in how many parts.

    sessions is how many usual sessions a series has, 0 for a single session; its minutes are those of each
    of them, 0 where they differ.
    """

    id: str
    title: str
    minutes: int
    people: int
    parts: int
    sessions: int = 0


class RosterEntry(NamedTuple):
    """A group in the list of groups."""

    id: str
    title: str
    people: int
    updated: datetime


class RunEntry(NamedTuple):
    """A run in the list of a plan's runs; ended is None while it goes on."""

    id: str
    plan: str
    title: str
    begun: datetime
    ended: datetime | None
    events: int


class Hit(NamedTuple):
    """An activity found; in title and snippet \\x02 and \\x03 stand around what matched."""

    id: str
    title: str
    snippet: str
