"""SQLite's and the system's errors in the words of somebody who runs workshops."""

from __future__ import annotations

import errno
import sqlite3
from typing import Final

FULL: Final = "the disk is full. Make some room, then try again."
LOCKED: Final = "another program is using the data file. Close it, then try again."
READ_ONLY: Final = "this place is read-only. Choose a folder in which you may write."
UNREACHABLE: Final = "the file or its folder cannot be reached. Is the disk still connected?"
DISK_FAULT: Final = "the disk reported a fault. Check the disk, and copy your files elsewhere."
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
}
_SHARING_VIOLATION: Final = 32  # Windows: the file is open in another program


def reason(error: sqlite3.Error | OSError) -> str:
    """Why it failed and what to do, to go on after a colon."""
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) == _SHARING_VIOLATION:
            return LOCKED
        return _BY_ERRNO.get(error.errno or 0, UNREACHABLE)
    return _BY_CODE.get(_primary(error), f"the data file gave an error ({error}).")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is damaged."""
    return _primary(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _primary(error: sqlite3.Error) -> int:
    """SQLite's result code without its finer part; 0 where the error did not come from SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
