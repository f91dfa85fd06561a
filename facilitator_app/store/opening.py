"""Opening the data file: a new one is made, an older one brought up to date, a damaged one set aside."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from facilitator_app.store.backup import back_up_today, newest_backup
from facilitator_app.store.connection import Connection, connect
from facilitator_app.store.examine import Standing, connect_to_read, standing
from facilitator_app.store.faults import LOCKED, reason
from facilitator_app.store.places import OWNER_ONLY, aside, set_aside
from facilitator_app.store.schema import NEWEST, bring_up_to_date, pragma
from facilitator_app.store.troubles import CannotOpen, DamagedFile, LostFile, NewerFile, NoFileYet, NotOurs

Clock = Callable[[], datetime]


def open_to_write(path: Path, clock: Clock, wait: timedelta, anew: bool = False) -> Connection:
    """The data file, made or brought up to date where need be. Raises CannotOpen or DamagedFile.

    Where there is no file and yet a backup of it, none is made unless it is to begin anew.
    """
    try:
        _refuse_folder(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        found = standing(path, wait)
        if found == "damaged":
            moment = clock()
            newest = newest_backup(path, moment.astimezone().date())
            raise DamagedFile(set_aside(path, "damaged", moment), newest)
        if found == "new":
            _begin(path, clock(), anew)
        _refuse(path, found)
        if found == "older":
            back_up_today(path, clock().astimezone().date())
        path.touch(mode=OWNER_ONLY)
        return _take_on(connect(path, "rwc", wait), path)
    except (sqlite3.Error, OSError) as error:
        raise CannotOpen(f"“{path}” cannot be opened: {reason(error)}") from error


def open_to_read(path: Path, wait: timedelta) -> Connection:
    """The data file, for reading only; it is never changed or renamed. Raises CannotOpen."""
    try:
        _refuse_folder(path)
        found = standing(path, wait)
        _refuse(path, found)
        match found:
            case "new":
                raise NoFileYet(path)
            case "damaged":
                raise CannotOpen(f"“{path}” is damaged. Open the program: it offers a backup.")
            case "older":
                raise CannotOpen(f"“{path}” is from an older version. Open the program once.")
            case _:
                return Connection(connect_to_read(path, wait), path)
    except (sqlite3.Error, OSError) as error:
        raise CannotOpen(f"“{path}” cannot be opened: {reason(error)}") from error


def _begin(path: Path, moment: datetime, anew: bool) -> None:
    """See to it that what was there before is not lost when a file is made."""
    newest = newest_backup(path, moment.astimezone().date())
    if newest is None:
        return
    if not anew:
        raise LostFile(path, newest)
    # The backups of the days to come do not crowd it out.
    newest.rename(aside(path, "last-backup", moment))


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise CannotOpen(f"“{path}” is a folder. Choose a file in it, such as facilitator.db.")


def _refuse(path: Path, found: Standing) -> None:
    if found == "newer":
        raise NewerFile(path)
    if found == "foreign":
        raise NotOurs(path)


def _take_on(conn: sqlite3.Connection, path: Path) -> Connection:
    """Make sure that the file can be written to, and has every table."""
    connection = Connection(conn, path)
    try:
        _keep_log(conn)
        conn.execute("PRAGMA synchronous = NORMAL")
        conn.execute("BEGIN IMMEDIATE")
        if pragma(conn, "user_version") < NEWEST:
            bring_up_to_date(connection.tables)
            conn.execute("COMMIT")
        else:
            conn.execute("ROLLBACK")
        _keep_log(conn)
    except BaseException:
        conn.close()
        raise
    return connection


def _keep_log(conn: sqlite3.Connection) -> None:
    """Log ahead of writing, as the file then does for ever; who makes it at this moment may be first."""
    try:
        conn.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if reason(error) != LOCKED:
            raise
