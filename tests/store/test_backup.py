from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from facilitator_app.core.plan import Plan
from facilitator_app.store.backup import KEPT, arriving, back_up_today, backup, backups, newest_backup
from facilitator_app.store.database import Store
from facilitator_app.store.examine import is_good
from facilitator_app.store.restore import restore
from facilitator_app.store.troubles import DamagedFile, NotBackedUp
from tests.builders import activity, block, plan
from tests.store.conftest import Clock

EVENING = plan(block("a", 10))
TODAY = date(2026, 11, 24)


def plans_in(path: Path, clock: Clock) -> list[str]:
    with Store.open(path, clock, read_only=True) as store:
        return [entry.title for entry in store.plans()]


def test_a_day_of_use_has_one_backup_from_its_beginning(store: Store, clock: Clock) -> None:
    store.save(None, EVENING)
    first = store.back_up_today(TODAY)
    store.save(EVENING, EVENING.rename("Later"))
    assert first == store.path.parent / "backups" / "facilitator-2026-11-24.db"
    assert store.back_up_today(TODAY) is None
    assert plans_in(first, clock) == ["Evening"]


def test_ten_backups_are_kept_and_nothing_else_is_touched(store: Store) -> None:
    days = [TODAY + timedelta(days=number) for number in range(KEPT + 3)]
    folder = store.path.parent / "backups"
    folder.mkdir()
    (folder / "facilitator-holiday.db").touch()
    for day in days:
        store.back_up_today(day)
    expected = [f"facilitator-{day.isoformat()}.db" for day in days[3:]]
    assert sorted(each.name for each in folder.iterdir()) == [*expected, "facilitator-holiday.db"]
    assert backups(store.path)[0].name == expected[-1]


def test_what_cannot_be_deleted_keeps_no_backup_from_being_made(store: Store) -> None:
    folder = store.path.parent / "backups"
    for name in ("facilitator-2026-01-01.db", ".facilitator-2026-01-02.db.7.part"):
        (folder / name).mkdir(parents=True)
    made = [store.back_up_today(TODAY + timedelta(days=number)) for number in range(KEPT + 1)]
    assert made[-1] is not None
    assert is_good(made[-1])


def test_a_damaged_or_unfinished_backup_is_not_offered(store: Store) -> None:
    whole = store.back_up_today(TODAY)
    for number, content in enumerate([b"", b"damaged", b"SQLite format 3\0" + bytes(84)], 1):
        day = TODAY + timedelta(days=number)
        (store.path.parent / "backups" / f"facilitator-{day}.db").write_bytes(content)
    assert newest_backup(store.path) == whole


def test_there_may_be_no_backup(store: Store) -> None:
    assert newest_backup(store.path) is None


def test_a_backup_taken_while_edits_go_on_is_whole(store: Store, tmp_path: Path, clock: Clock) -> None:
    store.save(None, EVENING)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE documents SET title = 'Half done'")
        backup(store.path, tmp_path / "copy.db")
        other.execute("COMMIT")
    assert plans_in(tmp_path / "copy.db", clock) == ["Evening"]


def test_a_backup_takes_the_place_of_an_earlier_one(store: Store, tmp_path: Path, clock: Clock) -> None:
    copy = tmp_path / "copy.db"
    backup(store.path, copy)
    store.save(None, EVENING)
    backup(store.path, copy)
    assert plans_in(copy, clock) == ["Evening"]


def test_another_file_is_never_overwritten(store: Store, tmp_path: Path) -> None:
    for name in ("essay.odt", "other.db"):
        (tmp_path / name).write_text("mine")
        with pytest.raises(NotBackedUp, match="another file"):
            backup(store.path, tmp_path / name)
        assert (tmp_path / name).read_text() == "mine"


def test_the_data_file_is_no_place_for_its_backup(store: Store) -> None:
    with pytest.raises(NotBackedUp, match="data file itself"):
        backup(store.path, store.path)


def test_a_folder_is_no_place_for_a_backup(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotBackedUp, match="is a folder"):
        backup(store.path, tmp_path)


def test_a_place_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotBackedUp, match="cannot be reached"):
        backup(store.path, tmp_path / "none" / "copy.db")


def test_what_is_no_data_file_is_not_backed_up(tmp_path: Path) -> None:
    (tmp_path / "essay.odt").write_text("mine")
    with pytest.raises(NotBackedUp, match="not a whole Facilitator data file"):
        backup(tmp_path / "essay.odt", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_backup_that_fails_half_way_leaves_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("before")
    with pytest.raises(OSError, match="full"), arriving(target) as part:  # noqa: PT012
        part.write_text("half")
        raise OSError("full")
    assert [each.name for each in tmp_path.iterdir()] == ["copy.db"]
    assert target.read_text() == "before"


def test_a_backups_folder_that_is_a_file_is_told(store: Store) -> None:
    (store.path.parent / "backups").touch()
    with pytest.raises(NotBackedUp, match="No backup was made"):
        back_up_today(store.path, TODAY)


def test_what_a_crash_left_half_done_is_cleared_away(store: Store) -> None:
    folder = store.path.parent / "backups"
    folder.mkdir()
    (folder / ".facilitator-2026-11-23.db.77.part").touch()
    (folder / "my.part1.zip").touch()
    beside = store.path.with_name(".facilitator.db.77.part")
    beside.touch()
    store.back_up_today(TODAY)
    assert sorted(each.name for each in folder.iterdir()) == ["facilitator-2026-11-24.db", "my.part1.zip"]
    assert not beside.exists()


def test_search_works_in_a_backup(store: Store, clock: Clock) -> None:
    store.refresh_library("1", lambda: [activity("boxes"), activity("circle")])
    store.refresh_library("2", lambda: [activity("circle")])
    copy = store.back_up_today(TODAY)
    assert copy is not None
    with Store.open(copy, clock, read_only=True) as kept:
        assert [hit.id for hit in kept.search("circle")] == ["circle"]
        assert kept.load(Plan, "evening") is None


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_stays_and_the_file_that_it_leads_to_is_the_backup(store: Store, tmp_path: Path) -> None:
    link, copy = tmp_path / "link.db", tmp_path / "stick" / "copy.db"
    copy.parent.mkdir()
    link.symlink_to(copy)
    for _ in range(2):
        backup(store.path, link)
        assert link.is_symlink()
        assert is_good(copy)


def day_names(store: Store) -> list[str]:
    return [each.name[len("facilitator-") : -len(".db")] for each in backups(store.path)]


def test_the_backup_of_a_day_stays_whatever_the_clock_once_said(store: Store) -> None:
    for day in range(1, KEPT + 2):
        store.back_up_today(date(2100, 3, day))
    made = store.back_up_today(date(2026, 11, 24))
    assert made is not None
    assert made.exists()
    store.back_up_today(date(2026, 11, 25))
    assert day_names(store)[-2:] == ["2026-11-25", "2026-11-24"]
    assert len(day_names(store)) == KEPT
    assert newest_backup(store.path, date(2026, 11, 25)) == made.with_name("facilitator-2026-11-25.db")


def test_a_clock_that_lost_its_battery_takes_no_newer_backup_away(store: Store) -> None:
    for day in range(1, KEPT + 1):
        store.back_up_today(date(2026, 3, day))
    made = store.back_up_today(date(1970, 1, 1))
    assert made is not None
    assert made.exists()
    assert day_names(store)[:-1] == [f"2026-03-{day:02}" for day in range(KEPT, 1, -1)]
    newest = newest_backup(store.path, date(1970, 1, 1))
    assert newest == made.with_name("facilitator-2026-03-10.db")


def test_the_last_day_of_all_has_its_backup(store: Store) -> None:
    assert store.back_up_today(date.max) == newest_backup(store.path, date.max)


def test_a_file_of_a_newer_version_is_not_backed_up_and_told_apart(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(store.path)) as conn:
        conn.execute("PRAGMA user_version = 99")
    with pytest.raises(NotBackedUp, match="was made by a newer version of Facilitator"):
        backup(store.path, tmp_path / "copy.db")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_folder_whose_name_is_no_text_has_its_backups(tmp_path: Path, clock: Clock) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff/facilitator.db"))
    with Store.open(path, clock) as store:
        made = store.back_up_today(TODAY)
    assert made is not None
    assert is_good(made)
    assert restore(made, path.with_name("other.db"), clock) is None
    assert is_good(path.with_name("other.db"))


def test_a_file_that_has_backups_is_ours_whatever_it_is_called(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "sessions"
    with Store.open(path, clock) as store:
        made = store.back_up_today(TODAY)
    path.write_bytes(b"damaged")
    with pytest.raises(DamagedFile) as told:
        Store.open(path, clock)
    assert told.value.newest_backup == made
