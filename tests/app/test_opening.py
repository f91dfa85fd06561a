"""A data file that cannot be opened is told in a window, with what can be done about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from facilitator_app.app.opening import open_store
from facilitator_app.core.plan import Plan
from facilitator_app.store.database import Store
from tests.answers import press, when_asked
from tests.builders import plan

MINE = plan(id="mine", title="Mine")


@pytest.fixture
def path(tmp_path: Path, qapp: QApplication) -> Path:
    """A data file with a plan, and a backup of it."""
    path = tmp_path / "facilitator.db"
    with Store.open(path, lambda: datetime(2026, 3, 2, tzinfo=UTC)) as store:
        store.save(None, MINE)
        store.back_up_today(date(2026, 3, 2))
    return path


def damage(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)


def kept(path: Path) -> list[str]:
    store = open_store(path)
    assert store is not None
    with store:
        return [each.id for each in store.plans()]


def test_a_whole_file_is_opened_without_a_word(path: Path) -> None:
    assert kept(path) == ["mine"]


def test_the_backup_takes_the_place_of_a_damaged_file(path: Path) -> None:
    damage(path)
    told: list[str] = []
    press("Bring the backup back", told)
    assert kept(path) == ["mine"]
    assert "facilitator-2026-03-02.db" in told[0]


def test_enter_brings_the_backup_back(path: Path) -> None:
    damage(path)

    def enter(box: QMessageBox) -> None:
        QTest.keyClick(box, Qt.Key.Key_Return)

    when_asked(enter)
    assert kept(path) == ["mine"]


def test_an_empty_file_can_be_started_and_the_damaged_one_is_kept(path: Path) -> None:
    damage(path)
    press("Start with an empty file")
    assert kept(path) == []
    assert any(each.read_bytes().endswith(b"xxx") for each in path.parent.iterdir() if each.is_file())


def test_without_a_backup_there_is_none_to_bring_back(path: Path) -> None:
    damage(path)
    for each in (path.parent / "backups").iterdir():
        each.unlink()
    words: list[list[str]] = []

    def look(box: QMessageBox) -> None:
        words.append([each.text().replace("&", "") for each in box.buttons()])
        box.reject()

    when_asked(look)
    assert open_store(path) is None
    assert sorted(words[0]) == ["Close", "Start with an empty file"]


def test_close_opens_nothing_and_the_backup_is_offered_again(path: Path) -> None:
    damage(path)
    press("Close")
    assert open_store(path) is None
    press("Bring the backup back")
    assert kept(path) == ["mine"]


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_file_that_is_gone_or_empty_can_be_brought_back(path: Path, lose: Callable[[Path], object]) -> None:
    lose(path)
    told: list[str] = []
    press("Bring the backup back", told)
    assert kept(path) == ["mine"]
    assert "missing or empty" in told[0]


def test_the_last_backup_outlasts_the_days_of_a_file_begun_anew(path: Path) -> None:
    path.unlink()
    press("Start with an empty file")
    assert kept(path) == []
    (last,) = path.parent.glob("facilitator-last-backup-*.db")
    assert kept(last) == ["mine"]
    assert kept(path) == []


def test_a_newer_file_is_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("pragma user_version = 999")
        raw.commit()
    before = path.read_bytes()
    told: list[str] = []
    press("OK", told)
    assert open_store(path) is None
    assert "newer version" in told[0]
    assert path.read_bytes() == before


def test_a_folder_is_no_data_file(tmp_path: Path, qapp: QApplication) -> None:
    told: list[str] = []
    press("OK", told)
    assert open_store(tmp_path) is None
    assert str(tmp_path) in told[0]


def test_a_backup_that_is_damaged_as_well_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(path)

    def spoil(box: QMessageBox) -> None:
        damage(path.parent / "backups" / "facilitator-2026-03-02.db")
        press("OK", told)
        box.defaultButton().click()

    told: list[str] = []
    when_asked(spoil)
    assert open_store(path) is None
    assert told


def test_what_was_kept_is_a_plan(path: Path) -> None:
    store = open_store(path)
    assert store is not None
    with store:
        assert store.load(Plan, "mine") == MINE
