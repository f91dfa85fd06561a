"""Earlier states of plans: the last of each day on which a plan was changed, and those with a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Final

from facilitator_app.core.plan import Plan
from facilitator_app.store.bodies import decode
from facilitator_app.store.connection import Connection
from facilitator_app.store.entries import VersionEntry
from facilitator_app.store.lists import moment, stamp
from facilitator_app.store.troubles import NotRead, NotSaved

MOST_DAYS: Final = 60

_KEEP = """
INSERT INTO versions (plan, schema, name, saved_at, body)
SELECT id, schema, '', updated_at, body FROM documents
WHERE kind = 'plan' AND id = :id AND deleted_at IS NULL AND updated_at < :midnight
"""
_NAME = """
INSERT INTO versions (plan, schema, name, saved_at, body)
SELECT id, schema, :name, :now, body FROM documents
WHERE kind = 'plan' AND id = :id AND deleted_at IS NULL
"""
_THIN = """
DELETE FROM versions WHERE plan = :id AND name = '' AND place NOT IN (
    SELECT place FROM versions WHERE plan = :id AND name = '' ORDER BY place DESC LIMIT :most
)
"""
_OF = "SELECT place, saved_at, name FROM versions WHERE plan = ? ORDER BY saved_at DESC, place DESC"


class Versions:
    """The earlier states of the plans of one data file."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._clock = clock

    def of(self, plan: str) -> list[VersionEntry]:
        """Those of a plan, the newest first."""
        with self._connection.reading():
            rows = self._connection.fetch(_OF, [plan])
        return [VersionEntry(place, moment(saved), name) for place, saved, name in rows]

    def read(self, place: int) -> Plan:
        """The plan as it was. Raises NotRead."""
        with self._connection.reading():
            rows = self._connection.fetch("SELECT body FROM versions WHERE place = ?", [place])
        if not rows:
            raise NotRead("That version is no longer there.")
        return decode(rows[0][0], Plan)

    def name(self, plan: str, name: str) -> None:
        """Keep a plan as it is now, under a name. Raises NotSaved."""
        with self._connection.writing() as conn:
            values = {"id": plan, "name": name, "now": stamp(self._clock())}
            if not conn.execute(_NAME, values).rowcount:
                raise NotSaved("That plan is no longer there.")

    def take_away(self, place: int) -> None:
        """Delete a version that somebody named; those of the days go by themselves. Raises NotSaved."""
        with self._connection.writing() as conn:
            if not conn.execute("DELETE FROM versions WHERE place = ? AND name != ''", [place]).rowcount:
                raise NotSaved("That version is no longer there.")


def keep_day(conn: sqlite3.Connection, plan: str, now: datetime) -> None:
    """Within the transaction of a save: keep a plan as the last day on which it was changed left it.

    What is stored was last changed on that day; a second change on one day finds nothing to keep.
    """
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    if conn.execute(_KEEP, {"id": plan, "midnight": stamp(midnight)}).rowcount:
        conn.execute(_THIN, {"id": plan, "most": MOST_DAYS})
