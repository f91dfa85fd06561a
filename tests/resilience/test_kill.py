"""However the program is killed, all that it said it kept is there, whole and in order."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import pytest

from facilitator_app.core.plan import Plan
from facilitator_app.core.run import replay
from facilitator_app.core.run_view import run_items
from facilitator_app.store.backup import backups, newest_backup
from facilitator_app.store.database import Store
from facilitator_app.store.examine import is_good
from tests.resilience.child import library, pressed, version

ROUNDS = 50
SERIES = 200
OPENINGS = 12
CHILD = Path(__file__).with_name("child.py")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def killed(path: Path, after: int, pause: float, by: str = "") -> list[str]:
    """All that a child told before it was killed: so many lines after `by`, and a moment more."""
    command = [sys.executable, str(CHILD), str(path)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [*_until(child.stdout, by, after)]
        with suppress(subprocess.TimeoutExpired):
            child.wait(pause)
        assert child.returncode is None, "the child ended by itself"
        child.kill()
        return [*told, *child.stdout.read().splitlines()]


def _until(lines: Iterator[str], by: str, after: int) -> Iterator[str]:
    for line in lines:
        yield line.strip()
        if line.strip() == by:
            break
    for _ in range(after):
        yield next(lines).strip()


def last(told: list[str], what: str, before: int) -> int:
    """The number last told of edits, presses or backups; what it was before where none was told."""
    numbers = [int(line.split()[1]) for line in told if line.startswith(what)]
    return max(numbers, default=before)


def opened(path: Path) -> Store:
    return Store.open(path, lambda: datetime.now(UTC))


def test_all_that_was_told_is_there_after_each_of_fifty_kills(tmp_path: Path) -> None:
    chance = random.Random(20261124)
    path = tmp_path / "facilitator.db"
    edits = presses = -1
    for _ in range(ROUNDS):
        told = killed(path, chance.randrange(60), chance.random() * 0.004, by="opened")
        with opened(path) as store:
            edits = check_edits(store, last(told, "edit", edits))
            presses = check_run(store, last(told, "press", presses))
            check_library(store)
        assert [each for each in backups(path) if not is_good(each)] == []
    assert edits > ROUNDS
    assert presses > ROUNDS
    assert newest_backup(path) is not None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_no_press_is_lost_in_two_hundred_kills(tmp_path: Path) -> None:
    chance = random.Random(5)
    path = tmp_path / "facilitator.db"
    told, rounds = 0, 0
    with a_series(path) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for _ in range(SERIES):
            print("next", file=child.stdin, flush=True)
            lines = [*kill_one(child.stdout, chance.randrange(8), chance.random() * 0.003)]
            told = last(lines, "press", told)
            with opened(path) as store:
                told = check_presses(store, told)
            rounds += "gone" in lines
    with opened(path) as store:
        assert check_run(store, told) == told
    assert rounds == SERIES
    assert told > SERIES


@contextmanager
def a_series(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A child that begins another for each line it is sent."""
    command = [sys.executable, str(CHILD), str(path), "series"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=ENVIRONMENT, stdin=pipe, stdout=pipe, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def kill_one(lines: Iterator[str], after: int, pause: float) -> Iterator[str]:
    """All that the child of a series tells until it is gone; it is killed so many lines after it opened."""
    child, opened_at, number = 0, 0, 0
    for number, line in enumerate(lines, 1):
        yield line.strip()
        word = line.split()
        child = int(word[1]) if word[0] == "child" else child
        opened_at = number if word[0] == "opened" else opened_at
        if word[0] == "gone":
            return
        if child and opened_at and number >= opened_at + after:
            sleep(pause)
            os.kill(child, signal.SIGKILL)
            after = 1_000_000_000


def check_edits(store: Store, told: int) -> int:
    """The number of the edit that is stored: the last that was told, or the one then under way."""
    plan = store.load(Plan, "evening")
    if plan is None:
        assert told == -1
        return -1
    number = int(plan.title)
    assert plan == version(number)
    assert number in (told, told + 1)
    assert [entry.title for entry in store.plans()] == [plan.title]
    return number


def check_run(store: Store, told: int) -> int:
    """The number of the last press that is stored, after all before it and no other."""
    run = store.open_run()
    if run is None:
        assert told == -1
        return -1
    events, plan = store.events(run), store.run_plan(run)
    assert len(events) - 1 in (told, told + 1)
    expected = [pressed(number) for number in range(len(events))]
    assert events == expected
    assert plan == version(0)
    assert replay(run_items(plan), events) == replay(run_items(version(0)), expected)
    return len(events) - 1


def check_presses(store: Store, told: int) -> int:
    """The number of the last press that is stored: the last that was told, or the one then under way."""
    run = store.open_run()
    assert run is not None
    kept = store.runs("evening")[0].events - 1
    assert kept in (told, told + 1)
    return kept


def check_library(store: Store) -> None:
    """The library and what search finds in it are of one version."""
    activities = [*store.activities().values()]
    number = int(store.setting("library", "-1"))
    assert activities == (library(number) if number >= 0 else [])
    assert len(store.search(f"activity {number}")) == len(activities)


def test_a_file_that_was_being_made_when_the_program_was_killed_opens(tmp_path: Path) -> None:
    chance = random.Random(3)
    for number in range(OPENINGS):
        path = tmp_path / str(number) / "facilitator.db"
        killed(path, 0, chance.random() * 0.12, by="opening")
        with opened(path) as store:
            assert len(store.plans()) <= 1
        assert [each.name for each in path.parent.glob("*damaged*")] == []
