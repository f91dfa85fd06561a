from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from facilitator_app.core.plan import Plan
from facilitator_app.store.backup import KEPT, arriving, back_up_today, backup, backups, newest_backup
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotBackedUp
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
    store.back_up_today(TODAY)
    assert [each.name for each in folder.iterdir()] == ["facilitator-2026-11-24.db"]


def test_search_works_in_a_backup(store: Store, clock: Clock) -> None:
    store.refresh_library("1", lambda: [activity("boxes"), activity("circle")])
    store.refresh_library("2", lambda: [activity("circle")])
    copy = store.back_up_today(TODAY)
    assert copy is not None
    with Store.open(copy, clock, read_only=True) as kept:
        assert [hit.id for hit in kept.search("circle")] == ["circle"]
        assert kept.load(Plan, "evening") is None
