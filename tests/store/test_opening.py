from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.store.backup import back_up_today, backups
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import (
    CannotOpen,
    DamagedFile,
    LostFile,
    NewerFile,
    NotOurs,
    NotRead,
    NotSaved,
)
from tests.builders import block, plan
from tests.store.conftest import Clock

EVENING = plan(block("a", 10))
BRIEF = timedelta(milliseconds=20)
MAGIC = b"SQLite format 3\0"


@pytest.fixture
def kept(path: Path, clock: Clock) -> Path:
    """A data file with one plan in it."""
    with Store.open(path, clock) as store:
        store.save(None, EVENING)
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(sql)


def test_a_new_file_is_made_with_its_folders(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "deep" / "er" / "facilitator.db"
    with Store.open(path, clock) as store:
        assert store.path == path
        assert store.plans() == []


def test_an_empty_file_is_a_new_one(path: Path, clock: Clock) -> None:
    path.touch()
    with Store.open(path, clock) as store:
        store.save(None, EVENING)
    assert names(path.parent) == ["facilitator.db"]


def test_a_file_that_a_crash_left_without_tables_is_a_new_one(path: Path, clock: Clock) -> None:
    change(path, "PRAGMA journal_mode = WAL; VACUUM")
    with Store.open(path, clock) as store:
        assert store.plans() == []


def test_the_file_has_what_keeps_it_safe(path: Path, clock: Clock) -> None:
    with Store.open(path, clock) as store:
        raw = store._connection.raw
        settings = ["journal_mode", "foreign_keys", "secure_delete", "synchronous"]
        assert [raw.execute(f"PRAGMA {name}").fetchone()[0] for name in settings] == ["wal", 1, 1, 1]


@pytest.mark.parametrize(
    "sql",
    [
        "PRAGMA user_version = 999",
        "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('facilitator', 'telepathy')",
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_from_a_newer_version_is_told_and_left_as_it_is(
    kept: Path, clock: Clock, sql: str, read_only: bool
) -> None:
    change(kept, f"{sql}; PRAGMA journal_mode = DELETE")
    before = kept.read_bytes()
    with pytest.raises(NewerFile, match="newer version of Facilitator"):
        Store.open(kept, clock, read_only)
    assert kept.read_bytes() == before
    assert names(kept.parent) == ["facilitator.db"]


def test_a_newer_file_in_wal_mode_is_left_as_it_is(kept: Path, clock: Clock) -> None:
    change(kept, "PRAGMA user_version = 999")
    before = kept.read_bytes()
    with pytest.raises(NewerFile):
        Store.open(kept, clock)
    assert kept.read_bytes() == before
    assert names(kept.parent) == ["facilitator.db"]


def overwritten(at: int, what: bytes) -> object:
    def damage(whole: bytes) -> bytes:
        return whole[:at] + what + whole[at + len(what) :]

    return damage


DAMAGE = {
    "not a database": lambda whole: b"not a database at all",
    "a few bytes": lambda whole: whole[:50],
    "cut off": lambda whole: whole[: len(whole) // 2],
    "no header": overwritten(0, bytes(100)),
    "odd header": overwritten(16, b"\xa5" * 84),
    "other mark": overwritten(68, b"Geri"),
    "no mark": overwritten(68, bytes(4)),
    "odd pages": lambda whole: whole[:4096] + b"\xa5" * (len(whole) - 4096),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_set_aside_whole_and_told(kept: Path, clock: Clock, damage: object) -> None:
    damaged = damage(kept.read_bytes())  # type: ignore[operator]
    kept.write_bytes(damaged)
    with pytest.raises(DamagedFile, match="There is no backup") as told:
        Store.open(kept, clock)
    stamp = clock.now.astimezone().strftime("%Y-%m-%d-%H%M")
    assert told.value.set_aside == kept.with_name(f"facilitator-damaged-{stamp}.db")
    assert told.value.set_aside.read_bytes() == damaged
    assert told.value.newest_backup is None
    with Store.open(kept, clock) as fresh:
        assert fresh.plans() == []


def test_damage_that_only_a_check_of_every_page_shows_is_found(kept: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(kept)) as conn:
        (page,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'settings'").fetchone()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: (page - 1) * 4096] + b"\xa5" * 4096 + whole[page * 4096 :])
    with pytest.raises(DamagedFile):
        Store.open(kept, clock)


def test_nothing_set_aside_is_ever_overwritten_and_its_log_goes_with_it(path: Path, clock: Clock) -> None:
    aside = []
    for number in range(3):
        path.write_bytes(b"damaged %d" % number)
        path.with_name("facilitator.db-wal").write_bytes(b"log %d" % number)
        with pytest.raises(DamagedFile) as told:
            Store.open(path, clock)
        aside.append(told.value.set_aside)
    assert [each.read_bytes() for each in aside] == [b"damaged 0", b"damaged 1", b"damaged 2"]
    assert [each.with_name(f"{each.name}-wal").read_bytes() for each in aside] == [
        b"log 0",
        b"log 1",
        b"log 2",
    ]


def test_a_damaged_file_names_the_newest_whole_backup(kept: Path, clock: Clock) -> None:
    whole = back_up_today(kept, clock.now.date() - timedelta(days=1))
    later = back_up_today(kept, clock.now.date())
    assert whole is not None
    assert later is not None
    later.write_bytes(later.read_bytes()[:5000])
    kept.write_bytes(b"damaged")
    with pytest.raises(DamagedFile, match=whole.name) as told:
        Store.open(kept, clock)
    assert told.value.newest_backup == whole


@pytest.mark.parametrize("name", ["essay.odt", "plan.toml"])
def test_a_file_that_nobody_would_call_ours_is_left_as_it_is(tmp_path: Path, clock: Clock, name: str) -> None:
    (tmp_path / name).write_text("kind = 'plan'")
    with pytest.raises(NotOurs, match="not a Facilitator data file"):
        Store.open(tmp_path / name, clock)
    assert (tmp_path / name).read_text() == "kind = 'plan'"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_database_of_another_program_is_left_as_it_is(path: Path, clock: Clock, read_only: bool) -> None:
    change(path, "CREATE TABLE recipes (name)")
    before = path.read_bytes()
    with pytest.raises(NotOurs):
        Store.open(path, clock, read_only)
    assert path.read_bytes() == before
    assert names(path.parent) == ["facilitator.db"]


@pytest.mark.parametrize("read_only", [True, False])
def test_a_folder_is_not_a_data_file(tmp_path: Path, clock: Clock, read_only: bool) -> None:
    with pytest.raises(CannotOpen, match="is a folder"):
        Store.open(tmp_path, clock, read_only)


def test_a_folder_that_cannot_be_is_told(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotOpen, match="cannot be opened"):
        Store.open(tmp_path / "file" / "facilitator.db", clock)


def test_a_file_in_use_elsewhere_is_told(kept: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotOpen, match="another program is using"):
            Store.open(kept, clock, wait=BRIEF)
    with Store.open(kept, clock) as store:
        assert store.load(Plan, "evening") == EVENING


def test_reading_goes_on_while_another_program_writes(kept: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Store.open(kept, clock, read_only=True, wait=BRIEF) as store:
            assert store.load(Plan, "evening") == EVENING


def test_a_store_opened_for_reading_saves_nothing(kept: Path, clock: Clock) -> None:
    with Store.open(kept, clock, read_only=True) as store:
        with pytest.raises(NotSaved, match="read-only"):
            store.save(EVENING, EVENING.rename("Later"))
        assert store.load(Plan, "evening") == EVENING


def test_reading_makes_no_file(path: Path, clock: Clock) -> None:
    with pytest.raises(CannotOpen, match="no data file"):
        Store.open(path, clock, read_only=True)
    assert names(path.parent) == []


def test_reading_leaves_a_damaged_file_where_it_is(path: Path, clock: Clock) -> None:
    path.write_bytes(b"damaged")
    with pytest.raises(CannotOpen, match="is damaged"):
        Store.open(path, clock, read_only=True)
    assert path.read_bytes() == b"damaged"


def test_three_programs_may_make_the_file_at_once(path: Path) -> None:
    code = (
        "import sys, pathlib, datetime\n"
        "from facilitator_app.store.database import Store\n"
        "clock = lambda: datetime.datetime.now(datetime.UTC)\n"
        "Store.open(pathlib.Path(sys.argv[1]), clock).close()\n"
    )
    all_of_them = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(3)]
    assert [each.wait() for each in all_of_them] == [0, 0, 0]


def test_a_file_that_cannot_keep_a_log_yet_opens_all_the_same(kept: Path, clock: Clock) -> None:
    change(kept, "PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(kept, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM documents").fetchall()
        with Store.open(kept, clock, wait=BRIEF) as store:
            assert store.load(Plan, "evening") == EVENING


def test_what_cannot_be_read_is_told(kept: Path, clock: Clock) -> None:
    with Store.open(kept, clock) as store:
        store._connection.raw.execute("DROP TABLE settings")
        with pytest.raises(NotRead, match="could not be read"):
            store.setting("key", 1)


def test_using_a_closed_store_is_our_own_mistake(kept: Path, clock: Clock) -> None:
    store = Store.open(kept, clock)
    store.close()
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.plans()
    with pytest.raises(sqlite3.ProgrammingError):
        store.save(None, EVENING)


def test_every_refusal_is_trouble_that_a_person_can_read() -> None:
    for kind in (CannotOpen, NewerFile, NotOurs, DamagedFile, NotSaved):
        assert issubclass(kind, Trouble)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("read_only", [True, False])
def test_a_pipe_is_no_data_file_and_not_waited_for(path: Path, clock: Clock, read_only: bool) -> None:
    os.mkfifo(path)
    with pytest.raises(NotOurs):
        Store.open(path, clock, read_only)
    assert path.is_fifo()


@pytest.mark.parametrize("content", [None, b""])
def test_where_a_backup_is_left_no_file_is_made_unasked(
    kept: Path, clock: Clock, content: bytes | None
) -> None:
    newest = back_up_today(kept, clock().date())
    kept.unlink()
    if content is not None:
        kept.write_bytes(content)
    with pytest.raises(LostFile, match="is missing or empty") as told:
        Store.open(kept, clock)
    assert told.value.newest_backup == newest
    assert not kept.exists() or kept.read_bytes() == b""
    with Store.open(kept, clock, anew=True) as store:
        assert store.plans() == []
    (last,) = kept.parent.glob("facilitator-last-backup-*.db")
    with Store.open(last, clock, read_only=True) as store:
        assert len(store.plans()) == 1
    Store.open(kept, clock).close()


def test_the_backups_of_another_file_in_the_folder_are_not_this_ones(kept: Path, clock: Clock) -> None:
    other = kept.with_name("other.db")
    back_up_today(kept, clock().date())
    Store.open(other, clock).close()
    newest = back_up_today(other, clock().date())
    assert newest is not None
    assert newest.name == "other-2026-11-24.db"
    assert backups(kept) == [newest.with_name("facilitator-2026-11-24.db")]
