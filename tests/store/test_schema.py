from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from facilitator_app.core.plan import Plan
from facilitator_app.store import schema
from facilitator_app.store.backup import backups
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import CannotOpen
from tests.builders import activity, block, plan, press
from tests.store.conftest import Clock


def older(path: Path, steps: int) -> None:
    """A file as the version with only the first steps made it."""
    migrations = Migrations("facilitator")
    for step in schema.STEPS[:steps]:
        migrations(name=step.__name__.strip("_"))(step)
    with closing(sqlite3.connect(path)) as conn:
        migrations.apply(Database(conn))
        conn.execute(f"PRAGMA user_version = {steps}")


@pytest.mark.parametrize("steps", range(1, schema.NEWEST))
def test_a_file_from_every_earlier_version_is_brought_up_to_date(
    path: Path, clock: Clock, steps: int
) -> None:
    older(path, steps)
    evening = plan(block("a", 10))
    with Store.open(path, clock) as store:
        store.save(None, evening)
        run = store.begin_run(evening)
        store.append(run, press("18:30", "start"))
        store.set_setting("key", 1)
        store.refresh_library("1", lambda: [activity("boxes")])
        assert [hit.id for hit in store.search("boxes")] == ["boxes"]


def test_an_older_file_is_backed_up_before_it_is_changed(path: Path, clock: Clock) -> None:
    older(path, 1)
    Store.open(path, clock).close()
    (kept,) = backups(path)
    with closing(sqlite3.connect(kept)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (1,)


def test_an_older_file_is_not_changed_by_reading_it(path: Path, clock: Clock) -> None:
    older(path, 1)
    with pytest.raises(CannotOpen, match="from an older version"):
        Store.open(path, clock, read_only=True)


def test_steps_that_fail_leave_the_older_file_as_it_was(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(db: Database) -> None:
        db.execute("CREATE TABLE documents (x)")

    older(path, 2)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, broken))
    with pytest.raises(CannotOpen):
        Store.open(path, clock)
    with closing(sqlite3.connect(path)) as conn:
        tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema")}
    assert "runs" in tables
    assert "settings" not in tables


def test_opening_again_changes_nothing(path: Path, clock: Clock) -> None:
    with Store.open(path, clock) as store:
        store.save(None, plan())
    with Store.open(path, clock) as store:
        assert store.load(Plan, "evening") == plan()
        assert store.back_up_today(date(2026, 11, 24)) is not None
