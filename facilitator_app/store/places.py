"""Where the data file stands, and the names of the files beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from glob import escape
from itertools import count
from pathlib import Path
from typing import Final

from facilitator_app.core.errors import Trouble

VARIABLE: Final = "FACILITATOR_DATA"
OWNER_ONLY: Final = 0o600
_COMPANIONS: Final = ("-wal", "-shm", "-journal")


def default_path(environment: Mapping[str, str]) -> Path:
    """The data file that FACILITATOR_DATA names, or the one in the person's own data folder."""
    if chosen := environment.get(VARIABLE):
        return named(chosen)
    from platformdirs import user_data_path  # not needed where a file is named

    return user_data_path("Facilitator", appauthor=False) / "facilitator.db"


def chosen(name: str | None, environment: Mapping[str, str]) -> Path:
    """The data file: the one that somebody named, else the usual one. Raises Trouble."""
    return named(name) if name else default_path(environment)


def named(name: str) -> Path:
    """The path that somebody named, in which ~ is a person's own folder. Raises Trouble."""
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        what = "nobody on this computer has such a folder of their own, so write the path in full"
        raise Trouble(f"{name}: {what}.") from error


def backups_folder(path: Path) -> Path:
    """The folder of a data file's backups."""
    return path.parent / "backups"


def daily_backups(path: Path) -> Iterator[Path]:
    """The backups of a data file that are there, in no order."""
    return backups_folder(path).glob(f"{escape(path.stem)}-????-??-??.db")


def companions(path: Path) -> Iterator[tuple[Path, str]]:
    """The files that SQLite keeps beside a data file and are there, each with its ending."""
    for ending in _COMPANIONS:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            yield beside, ending


def aside(path: Path, why: str, moment: datetime) -> Path:
    """A free name beside a data file, such as facilitator-damaged-2026-11-24-0930.db."""
    stem = f"{path.stem}-{why}-{moment.astimezone():%Y-%m-%d-%H%M}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    free = (path.with_name(name + path.suffix) for name in names)
    return next(each for each in free if not os.path.lexists(each))


def set_aside(path: Path, why: str, moment: datetime) -> Path:
    """Rename a data file, with what SQLite keeps beside it, and say what it is called now."""
    target = aside(path, why, moment)
    if path.exists():
        path.rename(target)
    for companion, ending in [*companions(path)]:
        companion.rename(target.with_name(target.name + ending))
    return target
