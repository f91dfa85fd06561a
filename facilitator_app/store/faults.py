"""SQLite's and the system's errors in the words of somebody who runs workshops."""

from __future__ import annotations

import errno
import sqlite3
from typing import Final

FULL: Final = "the disk is full. Make some room, then try again."
LOCKED: Final = "another program is using the data file. Close it, then try again."
READ_ONLY: Final = "this place is read-only, or closed to you. Choose a folder in which you may write."
UNREACHABLE: Final = "the file or its folder cannot be reached. Is the disk still connected?"
NO_FOLDER: Final = "a part of its path is a file, not a folder. Choose another place."
CIRCLE: Final = "the links there lead round in a circle. Choose another place."
LONG_NAME: Final = "its name is too long for this disk. Choose a shorter one."
DISK_FAULT: Final = "the disk reported a fault. Check the disk, and copy your files elsewhere."
GARBLED: Final = "it is damaged in the data file. A backup may have it whole."
DAMAGED: Final = "the data file is damaged. Close the program and open it again to recover."

_BY_CODE: Final = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_AUTH: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
    sqlite3.SQLITE_IOERR: DISK_FAULT,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
_BY_ERRNO: Final = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: DISK_FAULT,
    errno.ENOTDIR: NO_FOLDER,
    errno.EEXIST: NO_FOLDER,  # as it is said where a folder was to be made
    errno.ELOOP: CIRCLE,
    errno.ENAMETOOLONG: LONG_NAME,
}
_SHARING_VIOLATION: Final = 32  # Windows: the file is open in another program


def reason(error: sqlite3.Error | OSError) -> str:
    """Why it failed and what to do, to go on after a colon."""
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) == _SHARING_VIOLATION:
            return LOCKED
        return _BY_ERRNO.get(error.errno or 0, UNREACHABLE)
    if is_garbled(error):  # whose own words quote the whole text
        return GARBLED
    return _BY_CODE.get(_primary(error), f"the data file gave an error ({error}).")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is damaged."""
    return _primary(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_nonsense(error: sqlite3.Error) -> bool:
    """Whether an error says that SQLite can make nothing of the file, such as of its version."""
    return _primary(error) in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT)


def is_garbled(error: sqlite3.Error) -> bool:
    """Whether an error says that a text in the file is not text any more."""
    return isinstance(error, sqlite3.OperationalError) and str(error).startswith("Could not decode to UTF-8")


def _primary(error: sqlite3.Error) -> int:
    """SQLite's result code without its finer part; 0 where the error did not come from SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
