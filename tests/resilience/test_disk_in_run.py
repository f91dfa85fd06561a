"""A full, read-only or busy disk in a session: presses are refused in a sentence or kept, never lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from facilitator_app.core.run import Event
from facilitator_app.store.database import Store
from facilitator_app.store.faults import READ_ONLY
from facilitator_app.store.troubles import CannotOpen, NotSaved
from tests.app.conftest import Builder, House
from tests.builders import plan
from tests.resilience.evening import (
    FULL,
    ROOM,
    Key,
    begin,
    digits,
    open_participants,
    presses,
    tick,
)


def fill(store: Store) -> None:
    """Let the disk be full, and the pages that the data file has as well."""
    raw = store._connection.raw
    other = store.begin_run(plan(id="other"))
    store.end_run(other)
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count = {pages}")
    at = datetime(2026, 3, 2, tzinfo=UTC)
    for number, size in enumerate((2000, 300, 30, 0)):
        with suppress(NotSaved):
            while True:
                store.append(other, Event(at, "note", text="x" * size))
        with suppress(NotSaved):
            for each in range(1000):
                store.set_setting(f"filler {number} {each}", "x" * size)


def make_room(store: Store) -> None:
    store._connection.raw.execute(f"PRAGMA max_page_count = {ROOM}")


def test_a_press_on_a_full_disk_is_refused_in_a_sentence_that_stays_and_works_once_there_is_room(
    house: House, qtbot: QtBot
) -> None:
    begin(house)
    tick(house, 5)
    fill(house.store)
    house.press(Key.Key_Space)
    assert house.notice == FULL
    assert not house.program.window.notice._timer.isActive()
    assert house.program.live.position.block == "a"
    before = digits(house)
    tick(house, 30)
    assert (before, digits(house)) == ("9:55", "9:23")
    # Nor does a sentence that passes push it away.
    house.program.say("A page was printed.")
    house.program.window.notice._timer.setInterval(1)
    house.program.window.notice._timer.start()
    qtbot.waitUntil(lambda: house.notice == FULL)
    make_room(house.store)
    house.press(Key.Key_Space)
    assert house.program.live.position.block == "b"
    assert presses(house) == ["start", "next"]
    house.program.window.notice.findChildren(QPushButton)[0].click()
    assert house.notice == ""


def test_a_data_file_that_turned_read_only_refuses_presses_and_the_clock_goes_on(house: House) -> None:
    begin(house)
    raw = house.store._connection.raw
    raw.execute("PRAGMA query_only = ON")
    house.press(Key.Key_Space)
    assert house.notice == f"Not saved: {READ_ONLY}"
    tick(house, 10)
    assert digits(house) == "9:48"
    raw.execute("PRAGMA query_only = OFF")
    house.press(Key.Key_Space)
    assert presses(house) == ["start", "next"]


def test_settings_that_find_the_disk_full_are_told_and_the_session_goes_on(house: House) -> None:
    screen = begin(house)
    fill(house.store)
    open_participants(house)
    assert house.program._displays is not None
    assert house.program._displays.is_open
    assert house.notice == FULL
    house.program._displays.prefer("window")
    house.program.theme.set("dark")
    house.program.window.notice._act()
    assert not screen.console._place.keep_keys({"next": "J"})
    assert house.notice == FULL
    tick(house, 10)
    assert digits(house) == "9:48"
    make_room(house.store)
    assert screen.console._place.keep_keys({"pause": "J"})
    house.press(Key.Key_Space)
    assert presses(house) == ["start", "next"]


LOCK = """
import sqlite3, sys, time
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
time.sleep(float(sys.argv[2]))
conn.execute("COMMIT")
"""


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Another program is writing to the data file for some seconds."""
    command = [sys.executable, "-c", LOCK, str(path), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "locked"
        yield
        assert other.wait(10) == 0


def test_a_press_while_another_program_writes_for_a_second_is_kept(house: House) -> None:
    begin(house)
    with locked(house.store.path, 1.0):
        began = time.monotonic()
        house.press(Key.Key_Space)
        waited = time.monotonic() - began
    assert 0.3 < waited < 4
    assert house.notice == ""
    assert presses(house) == ["start", "next"]
    tick(house, 5)
    assert digits(house) == "19:55"


@contextmanager
def as_anybody() -> Iterator[None]:
    """As somebody who may not write where only the owner may."""
    us = os.geteuid()
    if us == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(us)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders are not guarded that way here")
def test_a_folder_that_becomes_read_only_stops_no_press_and_loses_none(
    build: Builder, first_file: Path
) -> None:
    folder = Path(tempfile.mkdtemp())
    build.path = folder / "facilitator.db"
    shutil.copyfile(first_file, build.path)
    try:
        house = build()
        begin(house)
        for each in folder.iterdir():
            each.chmod(0o444)
        folder.chmod(0o555)
        with as_anybody():
            house.press(Key.Key_Space)
            tick(house, 10)
            assert presses(house) == ["start", "next"]
            build.crash(house)
            with pytest.raises(CannotOpen, match=r"cannot be opened: .*(read-only|reached)"):
                Store.open(build.path, build.clock)
        folder.chmod(0o755)
        for each in folder.iterdir():
            each.chmod(0o644)
        again = build()
        again.press(Key.Key_Return)
        assert presses(again) == ["start", "next"]
        # Ten seconds, and two for the key.
        assert digits(again) == "19:48"
        build.crash(again)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
