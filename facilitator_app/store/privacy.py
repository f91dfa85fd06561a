"""Taking people out of the data file for good, and out of the copies that stand beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from glob import escape
from pathlib import Path

from facilitator_app.core.people import Roster
from facilitator_app.store.backup import backups
from facilitator_app.store.bodies import KINDS, decode
from facilitator_app.store.connection import Connection, connect
from facilitator_app.store.documents import columns
from facilitator_app.store.examine import is_good
from facilitator_app.store.faults import LOCKED, reason
from facilitator_app.store.schema import pragma
from facilitator_app.store.troubles import NotErased, NotRead

Wipe = Callable[[sqlite3.Connection], None]


def forget_roster(connection: Connection, id: str) -> tuple[Path, ...]:
    """Remove a roster for good; the copies of the file that could not be cleared are told."""

    def wipe(conn: sqlite3.Connection) -> None:
        conn.execute("DELETE FROM documents WHERE kind = 'roster' AND id = ?", [id])

    return _everywhere(connection, wipe)


def erase_person(connection: Connection, id: str) -> tuple[Path, ...]:
    """Take a person off every roster for good; marks under the bare id stay, for the counts.

    The copies of the file that could not be cleared are told.
    """

    def wipe(conn: sqlite3.Connection) -> None:
        conn.execute("UPDATE documents SET kind = kind WHERE kind = 'roster'")
        rows = Connection(conn, connection.path).fetch("SELECT id, body FROM documents WHERE kind = 'roster'")
        for roster_id, body in rows:
            _take_off(conn, roster_id, decode(body, Roster), id)

    return _everywhere(connection, wipe)


def forget_run(connection: Connection, run: str) -> tuple[Path, ...]:
    """Remove a run, its notes and the marks kept with it; the copies that could not be cleared are told."""

    def wipe(conn: sqlite3.Connection) -> None:
        for table, column in (("events", "run"), ("lengths", "run"), ("runs", "id")):
            # A copy may be from before the program learned lengths.
            if conn.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone():
                conn.execute(f"DELETE FROM {table} WHERE {column} = ?", [run])
        conn.execute("DELETE FROM documents WHERE kind = 'attendance' AND id = ?", [run])

    return _everywhere(connection, wipe)


def lost_people(before: object, after: object) -> bool:
    """Whether an edit takes a name out of a roster, so that no trace of it may stay."""
    if not isinstance(before, Roster) or not isinstance(after, Roster):
        return False
    return not {each.name for each in before.people} <= {each.name for each in after.people}


def clear_log(connection: Connection) -> str:
    """Empty the log of changes, where old text stays, without waiting; what kept it from that, or ''.

    Closing the file clears it too, where that can be done.
    """
    wait = pragma(connection.raw, "busy_timeout")
    connection.raw.execute("PRAGMA busy_timeout = 0")
    try:
        (blocked, _, _) = connection.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        return reason(error)
    finally:
        connection.raw.execute(f"PRAGMA busy_timeout = {wait}")
    return LOCKED if blocked else ""


def _take_off(conn: sqlite3.Connection, roster_id: str, roster: Roster, person: str) -> None:
    if roster.find(person) is None:
        return
    values = columns(roster.remove(person))
    conn.execute(
        "UPDATE documents SET summary = :summary, body = :body WHERE kind = :kind AND id = :id",
        {**values, "kind": KINDS[Roster], "id": roster_id},
    )


def _everywhere(connection: Connection, wipe: Wipe) -> tuple[Path, ...]:
    with connection.writing(at_once=True) as conn:
        wipe(conn)
    if why := _rewrite(connection):
        raise NotErased(why)
    return tuple(path for path in _copies(connection.path) if not _clear(path, wipe))


def _rewrite(connection: Connection) -> str:
    """Write the file anew, without what was deleted; what kept it from that, or ''."""
    try:
        connection.raw.execute("VACUUM")
    except sqlite3.Error as error:
        return reason(error)
    return clear_log(connection)


def _copies(path: Path) -> Iterator[Path]:
    yield from backups(path)
    yield from sorted(
        each for each in path.parent.glob(f"{escape(path.stem)}-*{path.suffix}") if each != path
    )


def _clear(path: Path, wipe: Wipe) -> bool:
    """Wipe a copy too; whether that could be done."""
    if not is_good(path):
        return False
    try:
        with closing(connect(path, "rw", timedelta(0))) as conn:
            conn.execute("BEGIN IMMEDIATE")
            wipe(conn)
            conn.execute("COMMIT")
            conn.execute("VACUUM")
    except (sqlite3.Error, NotRead):
        return False
    return True
