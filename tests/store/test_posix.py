"""Places in which one may not write, and disks that fail: made with what Linux and macOS have for it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from facilitator_app.core.people import Person, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.store.backup import backup
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import CannotOpen, NotBackedUp, NotErased, NotSaved
from tests.builders import block, plan
from tests.store.conftest import Clock

resource = pytest.importorskip("resource")

NOBODY = 65534
EVENING = plan(block("a", 10))


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may read."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def may_not_write(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be changed, not even by the administrator that may run the tests."""
    powers = os.geteuid()
    for each in (*folder.iterdir(), folder):
        each.chmod(0o555 if each.is_dir() else 0o444)
    if not powers:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(powers)
        folder.chmod(0o755)


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Writing past this many bytes of any file fails, as on a disk that is worn out."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def test_all_files_are_for_their_owner_alone(store: Store) -> None:
    store.save(None, EVENING)
    store.back_up_today(date(2026, 11, 24))
    files = [each for each in store.path.parent.rglob("*") if each.is_file()]
    assert len(files) == 4
    assert [each.name for each in files if each.stat().st_mode & 0o077] == []


def test_a_folder_in_which_nothing_can_be_made_is_told(folder: Path, clock: Clock) -> None:
    with may_not_write(folder), pytest.raises(CannotOpen, match="is read-only"):
        Store.open(folder / "facilitator.db", clock)


def test_a_file_that_cannot_be_changed_is_told_and_can_be_read(folder: Path, clock: Clock) -> None:
    path = folder / "facilitator.db"
    with Store.open(path, clock) as store:
        store.save(None, EVENING)
    with may_not_write(folder):
        with pytest.raises(CannotOpen, match="is read-only"):
            Store.open(path, clock)
        with Store.open(path, clock, read_only=True) as store:
            assert store.load(Plan, "evening") == EVENING
            with pytest.raises(NotSaved, match="is read-only"):
                store.save(None, plan(id="other"))


def test_a_file_that_may_not_be_read_is_told(folder: Path, clock: Clock) -> None:
    path = folder / "facilitator.db"
    Store.open(path, clock).close()
    for read_only in (True, False):
        with may_not_write(folder), hidden(path), pytest.raises(CannotOpen, match="cannot be opened"):
            Store.open(path, clock, read_only)


@contextmanager
def hidden(path: Path) -> Iterator[None]:
    """Nobody may read a file."""
    user = os.geteuid()
    os.seteuid(os.getuid())
    path.chmod(0)
    os.seteuid(user)
    yield


def test_a_backup_that_is_read_only_is_left(folder: Path, clock: Clock) -> None:
    path, copy = folder / "facilitator.db", folder / "copy.db"
    Store.open(path, clock).close()
    backup(path, copy)
    before = copy.stat().st_ino
    with may_not_write(folder), pytest.raises(NotBackedUp, match=r"is read-only\. It was left as it is"):
        backup(path, copy)
    assert copy.stat().st_ino == before


def test_a_backup_into_a_folder_that_is_read_only_is_told(store: Store, folder: Path) -> None:
    with may_not_write(folder), pytest.raises(NotBackedUp):
        backup(store.path, folder / "copy.db")
    assert list(folder.iterdir()) == []


def test_a_fault_of_the_disk_is_told_and_nothing_has_changed(store: Store) -> None:
    store.save(None, EVENING)
    large = EVENING.change("a", notes="x" * 500_000)
    with no_file_beyond(100_000), pytest.raises(NotSaved, match="Check the disk"):
        store.save(EVENING, large)
    assert store.load(Plan, "evening") == EVENING
    store.save(EVENING, large)
    assert store.load(Plan, "evening") == large


def test_a_fault_while_a_backup_is_written_leaves_the_one_before(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    backup(store.path, target)
    before = target.read_bytes()
    store.save(None, EVENING.change("a", notes="x" * 500_000))
    with no_file_beyond(100_000), pytest.raises(NotBackedUp, match="Check the disk"):
        backup(store.path, target)
    assert target.read_bytes() == before
    assert [each.name for each in tmp_path.glob("*.part*")] == []


def test_a_fault_while_erasing_is_told_and_it_can_be_done_once_more(store: Store) -> None:
    mates = Roster("mates", "Mates", (Person("p1", "Zbigniew"), Person("p2", "Aroha")))
    store.save(None, EVENING.change("a", notes="x" * 500_000))
    store.save(None, mates)
    store.save(mates, mates.remove("p2"))
    with no_file_beyond(200_000), pytest.raises(NotErased, match="do it once more: the disk"):
        store.erase("p1")
    assert store.load(Roster, "mates") == Roster("mates", "Mates")
    assert store.erase("p1") == ()
    assert b"Zbigniew" not in store.path.read_bytes()
