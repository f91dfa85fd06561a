"""An open data file: one connection, and the two ways to use it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from facilitator_app.store.faults import is_garbled, reason
from facilitator_app.store.troubles import NotRead, NotSaved

if TYPE_CHECKING:
    from sqlite_utils import Database

WAIT: Final = timedelta(seconds=5)
OURS: Final = (sqlite3.IntegrityError, sqlite3.ProgrammingError)  # our own mistakes, not the person's world
Values = Sequence[Any] | Mapping[str, Any]
Mode = Literal["ro", "rw", "rwc"]


def connect(path: Path, mode: Mode, wait: timedelta = WAIT, immutable: bool = False) -> sqlite3.Connection:
    """A connection with the settings that every use of a data file shares."""
    address = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    conn = sqlite3.connect(address, timeout=wait.total_seconds(), isolation_level=None, uri=True)
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA secure_delete = ON")
    # On a Mac, what was written may otherwise still be in the disk's own memory at a power cut.
    conn.execute("PRAGMA fullfsync = ON")
    return conn


def _with_signs(raw: bytes) -> str:
    return raw.decode(errors="replace")


class Connection:
    """A data file that is open; path is where it stands."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self.raw = conn
        self.path = path

    @cached_property
    def tables(self) -> Database:
        """The same connection as sqlite-utils sees it, imported when first needed."""
        from sqlite_utils import Database

        return Database(self.raw, recursive_triggers=False, execute_plugins=False)

    @contextmanager
    def writing(self, at_once: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction; begin it with a statement that writes, so that it waits for its turn.

        at_once: it is on the disk, safe from a power cut, before this returns. Raises NotSaved.
        """
        try:
            with self._synchronous("FULL" if at_once else "NORMAL"), self.tables.atomic():
                yield self.raw
        except OURS:
            raise
        except sqlite3.Error as error:
            raise NotSaved(f"Not saved: {reason(error)}") from error

    @contextmanager
    def _synchronous(self, how: str) -> Iterator[None]:
        """How sure a commit is; within a transaction it stays as that began."""
        if self.raw.in_transaction:
            yield
            return
        self.raw.execute(f"PRAGMA synchronous = {how}")
        yield

    def fetch(self, sql: str, values: Values = ()) -> list[Any]:
        """The rows that a question brings; where a text is damaged, signs stand for what is lost of it."""
        try:
            return self.raw.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if not is_garbled(error):
                raise
        usual = self.raw.text_factory
        self.raw.text_factory = _with_signs
        try:
            return self.raw.execute(sql, values).fetchall()
        finally:
            self.raw.text_factory = usual

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Statements that only read. Raises NotRead."""
        try:
            yield self.raw
        except OURS:
            raise
        except sqlite3.Error as error:
            raise NotRead(f"This could not be read: {reason(error)}") from error
