from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from facilitator_app.core.plan import Plan
from facilitator_app.store.backup import backup
from facilitator_app.store.connection import connect
from facilitator_app.store.database import Store
from facilitator_app.store.examine import standing
from facilitator_app.store.restore import _no_waiting, restore, restore_newest
from facilitator_app.store.troubles import DamagedFile, NotRestored, Stale
from tests.builders import block, plan
from tests.store.conftest import Clock

EVENING = plan(block("a", 10))
LATER = EVENING.rename("Later")


@pytest.fixture
def copy(store: Store, tmp_path: Path) -> Path:
    """A backup with the evening in it; the data file has gone on since."""
    store.save(None, EVENING)
    backup(store.path, tmp_path / "copy.db")
    store.save(EVENING, LATER)
    return tmp_path / "copy.db"


def test_a_backup_takes_the_place_of_what_is_there_and_that_is_kept(
    store: Store, copy: Path, clock: Clock
) -> None:
    store.close()
    kept = restore(copy, store.path, clock)
    assert kept is not None
    assert kept.name.startswith("facilitator-before-restore-2026-11-2")
    with Store.open(store.path, clock) as now, Store.open(kept, clock) as then:
        assert now.load(Plan, "evening") == EVENING
        assert then.load(Plan, "evening") == LATER


def test_a_program_that_has_the_file_open_reads_the_restored_one(
    store: Store, copy: Path, clock: Clock
) -> None:
    restore(copy, store.path, clock)
    assert store.load(Plan, "evening") == EVENING
    with pytest.raises(Stale):
        store.save(LATER, LATER.rename("Latest"))
    store.save(EVENING, LATER)
    store.close()
    assert standing(store.path) == "good"


def test_nothing_is_restored_while_another_program_writes(store: Store, copy: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotRestored, match="another program is using"):
            restore(copy, store.path, clock, wait=timedelta(milliseconds=20))
    assert store.load(Plan, "evening") == LATER
    assert [each.name for each in store.path.parent.glob("*before-restore*")] == []


def test_a_reader_elsewhere_keeps_what_it_reads(store: Store, copy: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        assert other.execute("SELECT title FROM documents").fetchone() == ("Later",)
        restore(copy, store.path, clock)
        assert other.execute("SELECT title FROM documents").fetchone() == ("Later",)
    assert store.load(Plan, "evening") == EVENING


def test_waiting_for_another_program_ends() -> None:
    with pytest.raises(NotRestored, match="another program is using"):
        _no_waiting(sqlite3.SQLITE_BUSY, 3, 3)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty or not there"),
        (b"not a database", "is damaged"),
        (b"newer", "made by a newer version"),
        (b"foreign", "not a Facilitator backup"),
    ],
)
def test_what_is_no_good_backup_is_refused_and_nothing_changes(
    store: Store, copy: Path, clock: Clock, content: bytes, why: str
) -> None:
    if content == b"newer":
        with closing(connect(copy, "rw")) as conn:
            conn.execute("PRAGMA user_version = 999")
    elif content == b"foreign":
        copy.unlink()
        with closing(sqlite3.connect(copy)) as conn:
            conn.execute("CREATE TABLE recipes (name)")
    else:
        copy.write_bytes(content)
    with pytest.raises(NotRestored, match=why):
        restore(copy, store.path, clock)
    assert store.load(Plan, "evening") == LATER
    assert [each.name for each in store.path.parent.glob("*before-restore*")] == []


def test_the_file_itself_and_folders_are_refused(store: Store, copy: Path, clock: Clock) -> None:
    for source, target in [(store.path, store.path), (copy, copy.parent), (copy.parent, store.path)]:
        with pytest.raises(NotRestored, match="Nothing was restored"):
            restore(source, target, clock)


def test_a_file_of_another_program_is_not_written_over(copy: Path, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "essay.odt").write_text("mine")
    with pytest.raises(NotRestored, match="not a data file of this program"):
        restore(copy, tmp_path / "essay.odt", clock)
    assert (tmp_path / "essay.odt").read_text() == "mine"


def test_a_backup_can_be_put_where_there_is_no_file_yet(copy: Path, tmp_path: Path, clock: Clock) -> None:
    target = tmp_path / "new" / "facilitator.db"
    assert restore(copy, target, clock) is None
    with Store.open(target, clock) as store:
        assert store.load(Plan, "evening") == EVENING


def test_a_log_left_over_from_another_file_is_not_mixed_in(copy: Path, tmp_path: Path, clock: Clock) -> None:
    target = tmp_path / "new" / "facilitator.db"
    target.parent.mkdir()
    log = target.with_name("facilitator.db-wal")
    log.write_bytes(b"left over")
    restore(copy, target, clock)
    assert not log.exists()
    with Store.open(target, clock) as store:
        assert store.load(Plan, "evening") == EVENING


def test_the_newest_whole_backup_takes_the_place_of_a_damaged_file(store: Store, clock: Clock) -> None:
    store.save(None, EVENING)
    newest = store.back_up_today(date(2026, 11, 24))
    store.close()
    store.path.write_bytes(b"damaged")
    with pytest.raises(DamagedFile):
        Store.open(store.path, clock)
    assert restore_newest(store.path, clock) == newest
    with Store.open(store.path, clock) as again:
        assert again.load(Plan, "evening") == EVENING


def test_a_damaged_file_still_in_place_is_kept(store: Store, copy: Path, clock: Clock) -> None:
    store.close()
    store.path.write_bytes(b"damaged")
    kept = restore(copy, store.path, clock)
    assert kept is not None
    assert kept.read_bytes() == b"damaged"


def test_without_a_backup_nothing_is_restored(store: Store, clock: Clock) -> None:
    with pytest.raises(NotRestored, match="no whole backup"):
        restore_newest(store.path, clock)


def test_a_place_that_cannot_be_written_is_told(copy: Path, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotRestored, match="Nothing was restored"):
        restore(copy, tmp_path / "file" / "facilitator.db", clock)


def test_where_what_is_there_cannot_be_kept_nothing_is_restored(
    store: Store, copy: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator_app.store.restore.aside", lambda path, why, moment: path.parent)
    with pytest.raises(NotRestored, match=r"Nothing was restored\. .* is a folder"):
        restore(copy, store.path, clock)
    assert store.load(Plan, "evening") == LATER
