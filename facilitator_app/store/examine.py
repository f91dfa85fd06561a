"""Telling a good data file from a damaged, newer or foreign one, without changing it."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final, Literal

from facilitator_app.store.connection import WAIT, connect
from facilitator_app.store.faults import READ_ONLY, UNREACHABLE, is_damage, is_nonsense, reason
from facilitator_app.store.places import daily_backups
from facilitator_app.store.schema import APPLICATION_ID, NEWEST, is_newer, pragma

Standing = Literal["new", "good", "older", "newer", "foreign", "damaged"]

_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_OUR_TABLES: Final = {"documents", "_sqlite_migrations"}


def standing(path: Path, wait: timedelta = WAIT) -> Standing:
    """What a file is. Raises OSError or sqlite3.Error when it cannot be reached."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would keep whoever opens it
            return "foreign"
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        return "new"
    if not header:
        return "new"
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return _no_database(path)
    if _number(header, 68) == APPLICATION_ID and _number(header, 60) > NEWEST:
        return "newer"
    try:
        with closing(connect_to_read(path, wait)) as conn:
            return _examine(conn)
    except UnicodeDecodeError:  # SQLite's own words quote what is damaged
        return _no_database(path)
    except sqlite3.Error as error:
        return _after(error, header, path)


def is_good(path: Path) -> bool:
    """Whether a file is a whole data file that this program can read, now and without waiting."""
    try:
        return standing(path, timedelta(0)) in ("good", "older")
    except (OSError, sqlite3.Error):
        return False


def connect_to_read(path: Path, wait: timedelta = WAIT) -> sqlite3.Connection:
    """A connection that cannot write, even where the folder cannot be written to."""
    conn = connect(path, "ro", wait)
    try:
        conn.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        conn.close()
        if reason(error) not in (UNREACHABLE, READ_ONLY) or _has_log(path):
            raise
        return connect(path, "ro", wait, immutable=True)
    return conn


def _has_log(path: Path) -> bool:
    return path.with_name(path.name + "-wal").exists()


def _examine(conn: sqlite3.Connection) -> Standing:
    tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema")}
    if not tables:
        return "new"
    if conn.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        return "damaged"
    if pragma(conn, "application_id") != APPLICATION_ID:
        return "damaged" if tables >= _OUR_TABLES else "foreign"
    if is_newer(conn):
        return "newer"
    return "good" if pragma(conn, "user_version") == NEWEST else "older"


def _after(error: sqlite3.Error, header: bytes, path: Path) -> Standing:
    if is_damage(error):
        return _no_database(path)
    if is_nonsense(error) and _number(header, 68) == APPLICATION_ID:
        return "damaged"
    raise error


def _no_database(path: Path) -> Standing:
    """What a file that is no database must be: ours, damaged, only where its name or its backups say so."""
    ours = path.suffix.casefold() == ".db" or any(daily_backups(path))
    return "damaged" if ours else "foreign"


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4])
