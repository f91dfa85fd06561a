"""The tables of the data file, and the steps that bring an older file up to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

APPLICATION_ID: Final = int.from_bytes(b"Faci")
SEARCHED: Final = ("title", "aliases", "tags", "text")


def _documents(db: Database) -> None:
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    documents = db.table("documents").create(
        {
            "kind": str,
            "id": str,
            "schema": int,
            "title": str,
            "summary": str,
            "body": str,
            "created_at": str,
            "updated_at": str,
            "deleted_at": str,
        },
        pk=("kind", "id"),
        not_null={"schema", "title", "summary", "body", "created_at", "updated_at"},
    )
    documents.create_index(["kind", "updated_at"])


def _runs(db: Database) -> None:
    runs = db.table("runs").create(
        {
            "id": str,
            "plan": str,
            "title": str,
            "body": str,
            "begun_at": str,
            "ended_at": str,
        },
        pk="id",
        not_null={"plan", "title", "body", "begun_at"},
    )
    runs.create_index(["plan", "begun_at"])
    events = db.table("events").create(
        {"place": int, "run": str, "body": str},
        pk="place",
        not_null={"run", "body"},
        foreign_keys=[("run", "runs", "id")],
    )
    events.create_index(["run"])


def _settings(db: Database) -> None:
    db.table("settings").create({"key": str, "value": str}, pk="key", not_null={"value"})


def _library(db: Database) -> None:
    columns = {"place": int, "id": str, **dict.fromkeys(SEARCHED, str), "summary": str, "body": str}
    activities: Table = db.table("activities").create(columns, pk="place", not_null={"id", "body"})
    activities.create_index(["id"], unique=True)
    activities.enable_fts(SEARCHED, tokenize="unicode61 remove_diacritics 2")


def _beginnings(db: Database) -> None:
    """The index of the library anew, with an index of the beginnings of words, which are searched most."""
    _index_library(db, "1 2 3")


def _longer_beginnings(db: Database) -> None:
    """The same of longer ones: many words begin with them, and it takes long to bring those together."""
    _index_library(db, "1 2 3 4 5 6 7")


def _index_library(db: Database, beginnings: str) -> None:
    db.execute("DROP TABLE activities_fts")
    db.execute(
        f"CREATE VIRTUAL TABLE activities_fts USING fts5 ({', '.join(SEARCHED)}, content=[activities], "
        f"content_rowid='place', tokenize='unicode61 remove_diacritics 2', prefix='{beginnings}')"
    )
    db.execute("INSERT INTO activities_fts (activities_fts) VALUES ('rebuild')")


def _versions(db: Database) -> None:
    versions = db.table("versions").create(
        {"place": int, "plan": str, "schema": int, "name": str, "saved_at": str, "body": str},
        pk="place",
        not_null={"plan", "schema", "name", "saved_at", "body"},
    )
    versions.create_index(["plan", "saved_at"])


def _lengths(db: Database) -> None:
    """How long activities took in runs that are over; each run has a line without an activity as well."""
    lengths = db.table("lengths").create(
        {"place": int, "run": str, "activity": str, "minutes": int, "begun_at": str},
        pk="place",
        not_null={"run", "activity", "minutes", "begun_at"},
        foreign_keys=[("run", "runs", "id")],
    )
    lengths.create_index(["run"])
    lengths.create_index(["activity", "begun_at"])


def _listing(db: Database) -> None:
    """An index with all that lists show: the bodies of long plans lie no longer between what they read."""
    db.execute("DROP INDEX idx_documents_kind_updated_at")
    listed = ["kind", "deleted_at", "updated_at", "id", "title", "summary"]
    db.table("documents").create_index(listed, "idx_documents_listed")


STEPS: Final[tuple[Callable[[Database], None], ...]] = (
    _documents,
    _runs,
    _settings,
    _library,
    _beginnings,
    _versions,
    _lengths,
    _longer_beginnings,
    _listing,
)
NEWEST: Final = len(STEPS)


def bring_up_to_date(db: Database) -> None:
    """Apply the steps that a file lacks; all or none where a transaction is open."""
    from sqlite_utils import Migrations  # slow to import, and seldom needed

    migrations = Migrations("facilitator")
    for step in STEPS:
        migrations(name=step.__name__.strip("_"))(step)
    migrations.apply(db)
    db.execute(f"PRAGMA user_version = {NEWEST}")


def is_newer(conn: sqlite3.Connection) -> bool:
    """Whether a file has had steps that this program does not know."""
    if pragma(conn, "user_version") > NEWEST:
        return True
    if not conn.execute("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'").fetchone():
        return False
    known = {step.__name__.strip("_") for step in STEPS}
    rows = conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'facilitator'").fetchall()
    return any(name not in known for (name,) in rows)


def pragma(conn: sqlite3.Connection, name: str) -> int:
    """The number that a pragma answers with."""
    (value,) = conn.execute(f"PRAGMA {name}").fetchone()
    return int(value)
