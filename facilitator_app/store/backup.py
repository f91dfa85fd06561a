"""Backups: one each day of use beside the data file, and copies wherever they are asked for."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from facilitator_app.store.examine import connect_to_read, is_good, standing
from facilitator_app.store.faults import reason
from facilitator_app.store.places import OWNER_ONLY, backups_folder
from facilitator_app.store.troubles import NotBackedUp

KEPT: Final = 10
_DAILY: Final = "facilitator-????-??-??.db"
_PART: Final = ".part"


def backup(source: Path, target: Path) -> None:
    """Copy a data file, as it is at this moment and in one piece, to another file.

    The target appears whole or not at all, and takes the place of an earlier backup. Raises NotBackedUp.
    """
    try:
        _check(source, target)
        with arriving(target) as part, closing(connect_to_read(source)) as conn:
            conn.execute("VACUUM INTO ?", [str(part)])
    except (sqlite3.Error, OSError) as error:
        raise NotBackedUp(f"No backup was made at “{target}”: {reason(error)}") from error


def back_up_today(source: Path, today: date) -> Path | None:
    """Make this day's backup and let the oldest beyond ten go; None when the day has its own."""
    folder = backups_folder(source)
    target = folder / f"facilitator-{today.isoformat()}.db"
    if target.exists():
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in folder.glob(f"*{_PART}*"):
            part.unlink()
    except OSError as error:
        raise NotBackedUp(f"No backup was made in “{folder}”: {reason(error)}") from error
    backup(source, target)
    for old in sorted(folder.glob(_DAILY))[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def backups(path: Path) -> list[Path]:
    """The daily backups of a data file, newest first, damaged ones among them."""
    return sorted(backups_folder(path).glob(_DAILY), reverse=True)


def newest_backup(path: Path) -> Path | None:
    """The newest daily backup that is whole."""
    return next((each for each in backups(path) if is_good(each)), None)


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


def _check(source: Path, target: Path) -> None:
    if target.is_dir():
        raise NotBackedUp(f"“{target}” is a folder. Give the backup a file name in it.")
    if target.exists() and target.samefile(source):
        raise NotBackedUp("A backup cannot take the place of the data file itself.")
    if standing(source) not in ("good", "older"):
        raise NotBackedUp(f"No backup was made: “{source}” is not a whole Facilitator data file.")
    if target.exists() and standing(target) not in ("new", "good", "older"):
        raise NotBackedUp(f"“{target}” is another file. It was left as it is; choose another name.")
