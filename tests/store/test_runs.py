from __future__ import annotations

from pathlib import Path

import pytest

from facilitator_app.core.run import replay
from facilitator_app.store.connection import Connection
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotSaved
from tests.builders import block, plan, press
from tests.store.conftest import Clock

EVENING = plan(block("a", 10), block("b", 20))
PRESSES = [
    press("18:31", "start"),
    press("18:44", "next", extra={"key": "space"}),
    press("18:45", "add", seconds=120.5),
    press("18:46", "replan", minutes={"b": 15}),
    press("18:46", "note", text="Łukasz’s question"),
]


def test_a_run_is_its_presses_in_order_after_the_file_is_opened_again(
    store: Store, path: Path, clock: Clock
) -> None:
    run = store.begin_run(EVENING)
    for each in PRESSES:
        store.append(run, each)
    store.close()
    with Store.open(path, clock) as again:
        assert again.open_run() == run
        assert again.events(run) == PRESSES
        assert replay("ab", again.events(run)).block == "b"


def test_a_run_keeps_the_plan_as_it_was_when_it_began(store: Store) -> None:
    store.save(None, EVENING)
    run = store.begin_run(EVENING)
    store.save(EVENING, EVENING.remove("b"))
    assert store.run_plan(run) == EVENING


def test_two_runs_keep_their_presses_apart(store: Store) -> None:
    first, second = store.begin_run(EVENING), store.begin_run(EVENING)
    store.append(first, PRESSES[0])
    store.append(second, PRESSES[1])
    store.append(first, PRESSES[2])
    assert store.events(first) == [PRESSES[0], PRESSES[2]]
    assert store.events(second) == [PRESSES[1]]


def test_the_open_run_is_the_newest_that_has_not_ended(store: Store) -> None:
    assert store.open_run() is None
    first, second = store.begin_run(EVENING), store.begin_run(EVENING)
    assert store.open_run() == second
    store.end_run(second)
    assert store.open_run() == first
    store.end_run(first)
    assert store.open_run() is None


def test_the_runs_of_a_plan_are_listed_newest_first(store: Store) -> None:
    first, second = store.begin_run(EVENING), store.begin_run(EVENING)
    store.begin_run(plan(id="other"))
    store.append(first, PRESSES[0])
    store.append(first, PRESSES[1])
    store.end_run(first)
    newest, oldest = store.runs("evening")
    assert (newest.id, newest.ended, newest.events) == (second, None, 0)
    assert (oldest.id, oldest.title, oldest.events) == (first, "Evening", 2)
    assert oldest.ended is not None
    assert oldest.begun < newest.begun < oldest.ended


def test_a_run_ends_once(store: Store) -> None:
    run = store.begin_run(EVENING)
    store.end_run(run)
    ended = store.runs("evening")[0].ended
    store.end_run(run)
    assert store.runs("evening")[0].ended == ended


def test_presses_are_on_the_disk_at_once(store: Store, connection: Connection) -> None:
    run = store.begin_run(EVENING)
    connection.raw.execute("PRAGMA synchronous = OFF")
    store.append(run, PRESSES[0])
    assert connection.raw.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_press_that_cannot_be_kept_is_told_and_is_not_in_the_run(
    store: Store, connection: Connection
) -> None:
    run = store.begin_run(EVENING)
    full = connection.raw.execute("PRAGMA page_count").fetchone()[0]
    connection.raw.execute(f"PRAGMA max_page_count = {full}")
    with pytest.raises(NotSaved, match="the disk is full"):
        store.append(run, press("18:31", "note", text="x" * 50_000))
    assert store.events(run) == []


def test_a_run_that_is_not_there_is_our_own_mistake(store: Store) -> None:
    with pytest.raises(KeyError):
        store.run_plan("none")
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.append("none", PRESSES[0])
