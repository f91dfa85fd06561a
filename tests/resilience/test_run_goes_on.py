"""A session in the whole program goes on through all that can befall a computer, and no press is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel

from facilitator_app.core.clock_cues import Cue
from facilitator_app.core.run import Do
from facilitator_app.store.database import Store
from facilitator_app.ui.live import SteadyClock
from facilitator_app.ui.run.console import Console
from facilitator_app.ui.run.facts import Facts
from tests.app.conftest import Builder, HandClock, House
from tests.resilience.evening import (
    BY_ITSELF,
    EVENING,
    HERE,
    Key,
    begin,
    digits,
    open_participants,
    presses,
    run_screen,
    tick,
)

# The plug


def test_after_a_crash_one_enter_goes_on_at_the_right_second(build: Builder) -> None:
    house = build()
    begin(house)
    house.press(Key.Key_Space)
    build.crash(house)
    build.clock.move(minutes=3, seconds=21)
    again = build()
    # Nothing is touched but this one key, on the screen that comes up.
    again.press(Key.Key_Return)
    assert again.program.window.place == "run"
    # The key is pressed two seconds later.
    assert digits(again) == "16:37"
    again.press(Key.Key_Space)
    assert presses(again) == ["start", "next", "next"]


@pytest.fixture
def cut_off(first_file: Path, tmp_path: Path) -> Path:
    """A data file with a session that was killed in its second part, with the participant screen open."""
    path = tmp_path / "cut" / "facilitator.db"
    path.parent.mkdir()
    shutil.copyfile(first_file, path)
    with Store.open(path, lambda: datetime.now(UTC)) as store:
        store.save(None, EVENING)
    done = subprocess.run(
        [sys.executable, str(HERE / "session.py"), str(path), " O "],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1]), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode not in (0, 1), done.stderr.decode()
    return path


def test_a_killed_program_reopens_with_one_enter_where_the_room_is(build: Builder, cut_off: Path) -> None:
    build.path = cut_off
    build.clock.time = datetime.now(UTC)
    again = build()
    again.press(Key.Key_Return)
    run = again.store.open_run()
    assert run is not None
    events = again.store.events(run)
    assert [each.do for each in events] == ["start", "next"]
    gone = again.clock.time - events[-1].at
    assert timedelta(seconds=2) < gone < timedelta(seconds=30)
    left = 20 * 60 - int(gone.total_seconds())
    assert digits(again) == f"{left // 60}:{left % 60:02}"
    # Participants have their screen again as well, without a press.
    assert again.program._displays is not None
    participant = again.program._displays.participant
    assert participant.isVisible()
    assert digits(again) in participant.shown()


def test_a_participant_screen_that_was_closed_stays_closed_after_a_crash(build: Builder) -> None:
    house = build()
    begin(house)
    house.press(Key.Key_O, Key.Key_O)
    build.crash(house)
    again = build()
    again.press(Key.Key_Return)
    assert again.program.live.is_on
    assert again.program._displays is not None
    assert not again.program._displays.is_open


def test_each_press_is_on_the_disk_before_the_screen_says_so(house: House, tmp_path: Path) -> None:
    screen = begin(house)
    raw, path = house.store._connection.raw, house.store.path
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert raw.execute("PRAGMA fullfsync").fetchone() == (1,)
    on_disk: list[tuple[list[Do], int, str]] = []

    def look(_shown: object) -> None:
        """What is there if the power goes now: the files as they are, opened as a new program would."""
        copy = tmp_path / f"copy-{len(on_disk)}"
        copy.mkdir()
        for file in path.parent.glob(f"{path.name}*"):
            if not file.name.endswith("-shm"):
                shutil.copyfile(file, copy / file.name)
        (sure,) = raw.execute("PRAGMA synchronous").fetchone()
        with Store.open(copy / path.name, house.clock) as found:
            run = found.open_run()
            assert run is not None
            done = [each.do for each in found.events(run)]
        on_disk.append((done, sure, screen.console.title.text()))

    # The first of all that is told of a press, before any part of the console.
    screen.drawn.disconnect()
    screen.drawn.connect(look)
    for view in screen.console.views():
        screen.drawn.connect(view)
    house.press(Key.Key_Space, Key.Key_P)
    # What is on the screen at that moment is what was there before the press; 2 is a full sync.
    assert on_disk == [(["start", "next"], 2, "Arrive"), (["start", "next", "pause"], 2, "Talk")]


# The clock


class SetClock(HandClock):
    """The clock on the wall, which anybody can set, read as the program reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.steady = 0.0
        self._read = SteadyClock(lambda: self.time, lambda: self.steady)

    def __call__(self) -> datetime:
        return self._read()

    def move(self, **span: float) -> None:
        super().move(**span)
        self.steady += timedelta(**span).total_seconds()

    def set(self, by: timedelta) -> None:
        self.time += by


def shown(console: Console) -> list[str]:
    """Every time on the console."""
    labels = [each.text() for each in console.facts.findChildren(QLabel)]
    rows = range(console.agenda.model().rowCount(QModelIndex()))
    said = [console.agenda.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    return [console.face.face.digits, *labels, *said]


@pytest.mark.parametrize(("hours", "zone"), [(-3, "America/Lima"), (2, "Australia/Sydney")])
def test_a_clock_set_and_a_zone_changed_in_the_middle_change_no_time_that_is_shown(
    build: Builder, monkeypatch: pytest.MonkeyPatch, hours: int, zone: str
) -> None:
    clock = build.clock = SetClock()
    house = build()
    screen = begin(house)
    open_participants(house)
    tick(house, 60)
    before, participants = shown(screen.console), screen._displays.participant.shown()
    assert "8:58" in participants
    clock.set(timedelta(hours=hours))
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", zone)
        if hasattr(time, "tzset"):
            time.tzset()
        house.program.live.tick()
        assert shown(screen.console) == before
        assert screen._displays.participant.shown() == participants
        house.press(Key.Key_Space)
        tick(house, 58)
        assert digits(house) == "19:02"
    if hasattr(time, "tzset"):
        time.tzset()
    run = house.store.open_run()
    assert run is not None
    begun, went_on = house.store.events(run)
    assert went_on.at - begun.at == timedelta(seconds=64)


def test_a_clock_that_was_set_back_before_the_program_is_opened_again_does_not_stand_still(
    build: Builder,
) -> None:
    house = build()
    begin(house)
    tick(house, 100)
    house.press(Key.Key_Space)
    build.crash(house)
    build.clock.move(hours=-2)
    again = build()
    again.press(Key.Key_Return)
    assert digits(again) == "20:00"
    tick(again, 90)
    assert digits(again) == "18:30"
    again.press(Key.Key_Space)
    run = again.store.open_run()
    assert run is not None
    ats = [each.at for each in again.store.events(run)]
    assert ats == sorted(ats)
    assert ats[2] - ats[1] == timedelta(seconds=92)


def test_after_an_hour_of_suspend_parts_were_left_when_they_were_due_and_cues_come_once(house: House) -> None:
    begin(house, BY_ITSELF)
    cues: list[str] = []

    def hear(cue: Cue) -> None:
        cues.append(f"{cue.kind} {cue.block}")

    house.program.live.cued.connect(hear)
    run = house.store.open_run()
    assert run is not None
    (begun,) = (each.at for each in house.store.events(run))
    house.clock.move(hours=1)
    for _ in range(3):
        house.program.live.tick()
    left = [each.at - begun for each in house.store.events(run)[1:]]
    assert left == [timedelta(minutes=10), timedelta(minutes=20)]
    console = run_screen(house).console
    assert (console.title.text(), console.face.face.over, digits(house)) == ("C", "over by", "30:00")
    a, b, c = (["warning " + id, "danger " + id] for id in "abc")
    assert cues == [*a, "block b", *b, "block c", *c, "over c"]


# The program itself


def test_a_part_that_fails_each_second_is_told_once_and_logged_once_without_words(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    loose, whole = [False], Facts.show_view

    def broken(facts: Facts, view: object) -> None:
        if loose[0]:
            raise ValueError("Somebody told of harm")
        whole(facts, view)  # type: ignore[arg-type]

    monkeypatch.setattr(Facts, "show_view", broken)
    begin(house)
    loose[0] = True
    for _ in range(10):
        tick(house, 3)
    assert house.notice.startswith("Something went wrong in the program. Your work is saved.")
    assert house.program.window.notice._timer.isActive()
    house.program.window.notice.hide()
    for _ in range(10):
        tick(house, 3)
    house.press(Key.Key_Space)
    assert (house.notice, presses(house)) == ("", ["start", "next"])
    assert digits(house) == "20:00"
    log = (tmp_path / "log" / "mishaps.log").read_text(encoding="utf-8")
    assert log.count("ValueError") == 1
    assert "harm" not in log


def test_a_display_that_is_lost_takes_nothing_with_it_and_comes_back_true(
    tmp_path: Path,
) -> None:
    screens = [
        {"name": "Laptop", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "Hall", "x": 1280, "y": 0, "width": 1920, "height": 1080},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(HERE / "projector.py")],
        env={
            **os.environ,
            "PYTHONPATH": str(HERE.parents[1]),
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "begun": ["Hall", "9:00", "9:00"],
        "lost": ["", "8:30", "8:30"],
        "pressed while lost": ["", "20:00", "20:00"],
        "back": ["Hall", "19:15", "19:15"],
        "presses": ["start", "next"],
        "window": "Laptop",
    }
