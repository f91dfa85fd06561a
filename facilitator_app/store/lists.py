"""The lists of plans, rosters and runs, read without the values themselves, so that Home is there at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from json import JSONDecoder, dumps
from typing import Any, Final

from facilitator_app.store.connection import Connection
from facilitator_app.store.entries import PlanEntry, RosterEntry, RunEntry
from facilitator_app.store.faults import is_garbled

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
LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
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
    with connection.reading():
        return [title for (title,) in connection.fetch(_WITH, [held])]


def rosters(connection: Connection, deleted: bool) -> list[RosterEntry]:
    """The rosters, or those deleted, the one changed last first."""
    return [
        RosterEntry(id, title, _known(summary).get("people", 0), moment(updated))
        for id, title, updated, summary in _listed(connection, "roster", deleted)
    ]


def runs(connection: Connection, plan: str) -> list[RunEntry]:
    """The runs of a plan, the newest first."""
    with connection.reading():
        found = connection.fetch(_RUNS, [plan])
    return [_run(*row) for row in found]


def open_run(connection: Connection) -> str | None:
    """The newest run that has not ended, such as one that a crash cut off."""
    with connection.reading() as conn:
        found = conn.execute(_OPEN).fetchone()
    return found[0] if found else None


def rows(connection: Connection, kind: str, columns: str, deleted: bool = False) -> Iterator[Any]:
    """Columns of all documents of a kind, the one changed last first."""
    sql = _LIST.format(columns, "NOT" if deleted else "")
    done = 0
    with connection.reading() as conn:
        try:
            # All rows at once would crowd out what is made of them.
            for done, row in enumerate(conn.execute(sql, [kind]), 1):  # noqa: B007 - where it broke off
                yield row
        except sqlite3.OperationalError as error:
            if not is_garbled(error):
                raise
            yield from connection.fetch(sql, [kind])[done:]


def stamp(moment: datetime) -> str:
    """A moment as the text that columns hold, which sorts as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """A moment of a row; long ago where it is damaged."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return LONG_AGO


def _listed(connection: Connection, kind: str, deleted: bool) -> Iterator[Any]:
    return rows(connection, kind, "id, title, updated_at, summary", deleted)


def _plan(id: str, title: str, updated: str, summary: str) -> PlanEntry:
    known = _known(summary)
    try:
        day = known["date"] and date.fromisoformat(known["date"])
        start = time.fromisoformat(known["start"])
        blocks, minutes = known["blocks"], known["minutes"]
    except (KeyError, TypeError, ValueError):  # it is damaged, and still stands in the list by its title
        return PlanEntry(id, title, time(), None, 0, 0, moment(updated))
    return PlanEntry(
        id,
        title,
        start,
        day,
        blocks,
        minutes,
        moment(updated),
        # What was last saved by an earlier version lacks these.
        known.get("public_title", ""),
        tuple(known.get("tags", ())),
        known.get("archived", False),
        known.get("people", 0),
    )


def _run(id: str, plan: str, title: str, begun: str, ended: str | None, events: int) -> RunEntry:
    over = moment(ended) if ended else None
    return RunEntry(id, plan, title, moment(begun), over, events)


def _known(summary: str) -> dict[str, Any]:
    """What a row says for lists; nothing where it is damaged."""
    try:
        known, _ = _READ(summary)
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}
