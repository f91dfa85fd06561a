from __future__ import annotations

import errno
import sqlite3

import pytest

from facilitator_app.store import faults


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("raw words")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, faults.FULL),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, faults.LOCKED),
        (sqlite3.SQLITE_READONLY_DIRECTORY, faults.READ_ONLY),
        (sqlite3.SQLITE_CANTOPEN, faults.UNREACHABLE),
        (sqlite3.SQLITE_IOERR_FSYNC, faults.DISK_FAULT),
        (sqlite3.SQLITE_CORRUPT_INDEX, faults.DAMAGED),
    ],
)
def test_each_kind_of_error_is_said_in_plain_words(code: int, sentence: str) -> None:
    assert faults.reason(sqlite_error(code)) == sentence


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "x"), faults.FULL),
        (PermissionError(errno.EACCES, "x"), faults.READ_ONLY),
        (FileNotFoundError(errno.ENOENT, "x"), faults.UNREACHABLE),
        (NotADirectoryError(errno.ENOTDIR, "x"), faults.NO_FOLDER),
        (FileExistsError(errno.EEXIST, "x"), faults.NO_FOLDER),
        (OSError(errno.ELOOP, "x"), faults.CIRCLE),
        (OSError(errno.ENAMETOOLONG, "x"), faults.LONG_NAME),
        (OSError("no number"), faults.UNREACHABLE),
    ],
)
def test_the_systems_errors_are_said_in_plain_words(error: OSError, sentence: str) -> None:
    assert faults.reason(error) == sentence


def test_a_file_open_elsewhere_on_windows_is_in_use() -> None:
    error = PermissionError(errno.EACCES, "x")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert faults.reason(error) == faults.LOCKED


def test_an_error_nobody_foresaw_keeps_its_own_words() -> None:
    assert "raw words" in faults.reason(sqlite3.OperationalError("raw words"))


def test_only_damage_is_damage() -> None:
    assert faults.is_damage(sqlite_error(sqlite3.SQLITE_NOTADB))
    assert not faults.is_damage(sqlite_error(sqlite3.SQLITE_BUSY))
