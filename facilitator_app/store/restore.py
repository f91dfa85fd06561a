"""Putting a backup in the data file's place; what was there is kept beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from facilitator_app.store import faults
from facilitator_app.store.backup import arriving, backup, copy_into, newest_backup
from facilitator_app.store.connection import WAIT, connect
from facilitator_app.store.examine import Standing, connect_to_read, standing
from facilitator_app.store.places import aside, set_aside
from facilitator_app.store.troubles import NewerFile, NotBackedUp, NotRestored

WHY: Final = "before-restore"
_REFUSALS: Final[dict[Standing, str]] = {
    "new": "it is empty or not there",
    "damaged": "it is damaged",
    "foreign": "it is not a Facilitator backup",
    "newer": "it was made by a newer version of Facilitator",
}


def restore(source: Path, target: Path, clock: Callable[[], datetime], wait: timedelta = WAIT) -> Path | None:
    """Put a backup in the data file's place, and say where the file that was there is kept.

    None when there was none. A program that has the file open reads the restored one from now on.
    Raises NotRestored when the backup is no good or the data file is being written to.
    """
    try:
        _check(source, target)
        if standing(target) in ("good", "older"):
            return _restore_into(source, target, clock(), wait)
        return _restore_afresh(source, target, clock())
    except NotBackedUp as error:
        raise NotRestored(f"Nothing was restored. {error}") from error
    except (sqlite3.Error, OSError) as error:
        raise NotRestored(f"Nothing was restored: {faults.reason(error)}") from error


def restore_newest(target: Path, clock: Callable[[], datetime]) -> Path:
    """Put the newest whole backup in the data file's place, and say which it was."""
    newest = newest_backup(target, clock().astimezone().date())
    if newest is None:
        raise NotRestored("Nothing was restored: there is no whole backup.")
    restore(newest, target, clock)
    return newest


def _check(source: Path, target: Path) -> None:
    if target.is_dir() or source.is_dir():
        raise NotRestored("Nothing was restored: that is a folder, not a file.")
    if target.exists() and source.exists() and source.samefile(target):
        raise NotRestored("Nothing was restored: that is the data file itself.")
    if why := _REFUSALS.get(standing(source)):
        raise NotRestored(f"“{source}” was not restored: {why}. The data file is as it was.")
    found = standing(target)
    if found == "newer":
        raise NotRestored(f"Nothing was restored. {NewerFile(target)}")
    if found == "foreign":
        raise NotRestored(f"Nothing was restored: “{target}” is not a data file of this program.")


def _restore_into(source: Path, target: Path, moment: datetime, wait: timedelta) -> Path:
    """Copy over a file that may be open elsewhere, in one transaction."""
    kept = aside(target, WHY, moment)
    with closing(connect(target, "rw", wait)) as there, closing(connect_to_read(source)) as here:
        there.execute("BEGIN IMMEDIATE")
        there.execute("ROLLBACK")
        backup(target, kept)
        here.backup(there, progress=_no_waiting)
    return kept


def _no_waiting(status: int, _left: int, _all: int) -> None:
    """Stop where SQLite would wait for ever for another program's writing to end."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise NotRestored(f"Nothing was restored: {faults.LOCKED}")


def _restore_afresh(source: Path, target: Path, moment: datetime) -> Path | None:
    """Put a copy where there is no file, or only a damaged or an empty one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with arriving(target) as part:
        with closing(connect_to_read(source)) as here:
            copy_into(here, part)
        kept = set_aside(target, WHY, moment)
    return kept if kept.exists() else None
