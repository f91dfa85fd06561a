"""A series: sessions that belong together, each of which makes a plan of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any, Final

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.spans import clock_at, since_midnight

START: Final = time(18, 30)


@dataclass(frozen=True, slots=True)
class SeriesSession:
    """One session of a series. minutes is its whole length, 0 where that is not said.

    days_after counts from the first session; an optional session is not part of the usual course. A setting
    of its own stands for that of the series; its tags come beside those of the series.
    """

    id: str
    title: str
    minutes: int = 0
    start: time = START
    public_title: str = ""
    notes: str = ""
    days_after: int = 0
    optional: bool = False
    setting: str = ""
    tags: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def must_end(self) -> time | None:
        """The clock time at which it is over, where its length is said."""
        if not self.minutes:
            return None
        return clock_at(since_midnight(self.start) + timedelta(minutes=self.minutes))


@dataclass(frozen=True, slots=True)
class Series:
    """Sessions in their order. every_days is 0 where they have no regular day.

    needs is what must be in place before the first session, a sentence each; setting is the code of a
    library setting.
    """

    id: str
    title: str
    public_title: str = ""
    about: str = ""
    every_days: int = 0
    group_size: int = 0
    facilitators: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    setting: str = ""
    tags: tuple[str, ...] = ()
    sessions: tuple[SeriesSession, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def find(self, session: str) -> SeriesSession:
        """The session with this id."""
        found = next((each for each in self.sessions if each.id == session), None)
        if found is None:
            raise BadEdit("That session is not in the series.")
        return found

    def plan(self, session: str) -> Plan:
        """A plan of the session with this id."""
        found = self.find(session)
        return Plan(
            f"{self.id}-{found.id}",
            f"{self.title}: {found.title}",
            found.start,
            found.public_title or self.public_title,
            must_end=found.must_end,
            group_size=self.group_size,
            facilitators=self.facilitators,
            notes=found.notes,
            setting=found.setting or self.setting,
            tags=tuple(dict.fromkeys((*self.tags, *found.tags))),
            blocks=found.blocks,
        )
