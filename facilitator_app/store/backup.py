"""Backups: one each day of use beside the data file, and copies wherever they are asked for."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, timedelta
from glob import escape
from pathlib import Path
from typing import Final

from facilitator_app.store.examine import connect_to_read, is_good, standing
from facilitator_app.store.faults import reason
from facilitator_app.store.places import OWNER_ONLY, backups_folder, daily_backups
from facilitator_app.store.troubles import NewerFile, NotBackedUp

KEPT: Final = 10
_PART: Final = ".part"
WRITTEN: Final = date(2026, 1, 1)
# Somebody who flies west may come from tomorrow.
A_DAY: Final = timedelta(days=1)


def backup(source: Path, target: Path) -> None:
    """Copy a data file, as it is at this moment and in one piece, to another file.

    The target appears whole or not at all, and takes the place of an earlier backup. Raises NotBackedUp.
    """
    try:
        _check_source(source)
        _check_target(source, target)
        # Where a link stands, the file that it leads to is written, and the link stays.
        with arriving(Path(os.path.realpath(target))) as part, closing(connect_to_read(source)) as conn:
            copy_into(conn, part)
    except (sqlite3.Error, OSError) as error:
        raise NotBackedUp(f"No backup was made at “{target}”: {reason(error)}") from error


def back_up_today(source: Path, today: date) -> Path | None:
    """Make this day's backup and let the oldest beyond ten go; None when the day has its own."""
    folder = backups_folder(source)
    target = folder / _name(source, today)
    if target.exists():
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotBackedUp(f"No backup was made in “{folder}”: {reason(error)}") from error
    # What a crash left half done, which may hold names.
    for place in (folder, source.parent):
        for part in place.glob(f".{escape(source.stem)}*{_PART}*"):
            _let_go(part)
    backup(source, target)
    others = [each for each in reversed(backups(source, today)) if each != target]
    for old in others[: -(KEPT - 1)]:
        _let_go(old)
    return target


def _let_go(file: Path) -> None:
    """Delete a file, if that may be: one that stays keeps no backup from being made."""
    with suppress(OSError):
        file.unlink()


def backups(path: Path, today: date | None = None) -> list[Path]:
    """The daily backups of a data file, newest first, damaged ones among them.

    today puts those of later days last: the clock was wrong then, and nobody knows how old they are.
    """
    found = sorted(daily_backups(path), reverse=True)
    # A clock that stands before the program was written is wrong itself, as after a flat battery.
    if today is None or today < WRITTEN:
        return found
    latest = _name(path, min(today, date.max - A_DAY) + A_DAY)
    return sorted(found, key=lambda each: each.name <= latest, reverse=True)


def newest_backup(path: Path, today: date | None = None) -> Path | None:
    """The newest daily backup that is whole."""
    return next((each for each in backups(path, today) if is_good(each)), None)


def _name(path: Path, day: date) -> str:
    return f"{path.stem}-{day.isoformat()}.db"


def copy_into(conn: sqlite3.Connection, target: Path) -> None:
    """Write all that a connection reads into an empty file, whose name may be no text."""
    conn.execute("VACUUM INTO CAST(? AS TEXT)", [os.fsencode(target)])


@contextmanager
def arriving(target: Path) -> Iterator[Path]:
    """A file to write that takes the target's name, safely on the disk, only when all went well."""
    part = target.with_name(f".{target.name}.{os.getpid()}{_PART}")
    part.unlink(missing_ok=True)
    try:
        part.touch(mode=OWNER_ONLY)
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _check_source(source: Path) -> None:
    found = standing(source)
    if found == "new":
        raise NotBackedUp(f"{source}: there is no data file yet, so there is nothing to save.")
    if found == "newer":
        raise NotBackedUp(f"No backup was made. {NewerFile(source)}")
    if found not in ("good", "older"):
        raise NotBackedUp(f"No backup was made: “{source}” is not a whole Facilitator data file.")


def _check_target(source: Path, target: Path) -> None:
    if target.is_dir():
        raise NotBackedUp(f"“{target}” is a folder. Give the backup a file name in it.")
    if not target.exists():
        return
    if target.samefile(source):
        raise NotBackedUp("A backup cannot take the place of the data file itself.")
    if standing(target) not in ("new", "good", "older"):
        raise NotBackedUp(f"“{target}” is another file. It was left as it is; choose another name.")
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise NotBackedUp(f"“{target}” is read-only. It was left as it is; choose another name.")
