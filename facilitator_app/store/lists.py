"""The lists of plans, rosters and runs, read without the values themselves, so that Home is there at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from json import JSONDecoder, dumps
from typing import Any, Final

from facilitator_app.store.connection import Connection
from facilitator_app.store.entries import PlanEntry, RosterEntry, RunEntry

_LIST = """
SELECT {} FROM documents WHERE kind = ? AND deleted_at IS {} NULL ORDER BY updated_at DESC, rowid DESC
"""
_WITH = """
SELECT title FROM documents WHERE kind = 'plan' AND deleted_at IS NULL AND instr(body, ?)
ORDER BY updated_at DESC, rowid DESC
"""
_RUNS = """
SELECT runs.id, runs.plan, runs.title, begun_at, ended_at, count(events.place)
FROM runs LEFT JOIN events ON events.run = runs.id
WHERE runs.plan = ? GROUP BY runs.id ORDER BY begun_at DESC, runs.rowid DESC
"""
# Without the search for blanks around it, which takes as long as the reading.
_READ: Final = JSONDecoder().raw_decode
_OPEN = "SELECT id FROM runs WHERE ended_at IS NULL ORDER BY begun_at DESC, rowid DESC LIMIT 1"


def plans(connection: Connection, deleted: bool) -> list[PlanEntry]:
    """The plans, or those deleted, the one changed last first."""
    return [_plan(*row) for row in _listed(connection, "plan", deleted)]


def templates(connection: Connection) -> list[PlanEntry]:
    """The templates of a person's own, the one changed last first."""
    return [_plan(*row) for row in _listed(connection, "template", False)]


def plans_with(connection: Connection, activity: str) -> list[str]:
    """The titles of the plans that have an activity, the one changed last first."""
    # Within JSON a quote in a person's words stands behind a stroke, so this is found in no text.
    held = f'"activity":{dumps(activity)}'
    with connection.reading() as conn:
        return [title for (title,) in conn.execute(_WITH, [held])]


def rosters(connection: Connection, deleted: bool) -> list[RosterEntry]:
    """The rosters, or those deleted, the one changed last first."""
    return [
        RosterEntry(id, title, _READ(summary)[0]["people"], datetime.fromisoformat(updated))
        for id, title, updated, summary in _listed(connection, "roster", deleted)
    ]


def runs(connection: Connection, plan: str) -> list[RunEntry]:
    """The runs of a plan, the newest first."""
    with connection.reading() as conn:
        found = conn.execute(_RUNS, [plan]).fetchall()
    return [_run(*row) for row in found]


def open_run(connection: Connection) -> str | None:
    """The newest run that has not ended, such as one that a crash cut off."""
    with connection.reading() as conn:
        found = conn.execute(_OPEN).fetchone()
    return found[0] if found else None


def rows(connection: Connection, kind: str, columns: str, deleted: bool = False) -> Iterator[Any]:
    """Columns of all documents of a kind, the one changed last first."""
    with connection.reading() as conn:
        # All rows at once would crowd out what is made of them.
        yield from conn.execute(_LIST.format(columns, "NOT" if deleted else ""), [kind])


def stamp(moment: datetime) -> str:
    """A moment as the text that columns hold, which sorts as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _listed(connection: Connection, kind: str, deleted: bool) -> Iterator[Any]:
    return rows(connection, kind, "id, title, updated_at, summary", deleted)


def _plan(id: str, title: str, updated: str, summary: str) -> PlanEntry:
    known, _ = _READ(summary)
    day = known["date"] and date.fromisoformat(known["date"])
    start = time.fromisoformat(known["start"])
    return PlanEntry(
        id,
        title,
        start,
        day,
        known["blocks"],
        known["minutes"],
        datetime.fromisoformat(updated),
        # What was last saved by an earlier version lacks these.
        known.get("public_title", ""),
        tuple(known.get("tags", ())),
        known.get("archived", False),
        known.get("people", 0),
    )


def _run(id: str, plan: str, title: str, begun: str, ended: str | None, events: int) -> RunEntry:
    over = datetime.fromisoformat(ended) if ended else None
    return RunEntry(id, plan, title, datetime.fromisoformat(begun), over, events)
