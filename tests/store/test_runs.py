from __future__ import annotations

from pathlib import Path

import pytest

from facilitator_app.core.plan import Plan
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


BOXES = plan(block("a", 10, activity="boxes"), block("b", 20, activity="circle"))


def ran(store: Store, minutes: int, evening: Plan = BOXES, end: bool = True) -> str:
    """A run whose first block took so many minutes."""
    run = store.begin_run(evening)
    store.append(run, press("18:00", "start"))
    store.append(run, press(f"18:{minutes}", "next"))
    if end:
        store.end_run(run)
    return run


def test_an_activity_is_as_long_as_it_was_the_last_times_newest_first(store: Store) -> None:
    assert store.learned("boxes") == ()
    for minutes in (40, 36, 31, 34):
        ran(store, minutes)
    assert store.learned("boxes") == (34, 31, 36)
    assert store.learned("boxes", 5) == (34, 31, 36, 40)
    assert store.learned("circle") == store.learned("none") == store.learned("") == ()


def test_a_run_that_goes_on_teaches_nothing_until_it_is_over(store: Store) -> None:
    run = ran(store, 30, end=False)
    assert store.learned("boxes") == ()
    store.end_run(run)
    assert store.learned("boxes") == (30,)


def test_what_was_learned_is_there_after_the_file_is_opened_again(
    store: Store, path: Path, clock: Clock
) -> None:
    ran(store, 30)
    assert store.learned("boxes") == (30,)
    ran(store, 20)
    store.close()
    with Store.open(path, clock) as again:
        assert again.learned("boxes") == (20, 30)


def test_each_run_is_replayed_once(store: Store, connection: Connection) -> None:
    ran(store, 30)
    ran(store, 20, plan(block("a", 10)))
    store.learned("boxes")
    asked: list[str] = []
    connection.raw.set_trace_callback(asked.append)
    assert store.learned("boxes") == (30,)
    assert asked == []
    ran(store, 25)
    assert store.learned("boxes") == (25, 30)
    assert len([each for each in asked if each.startswith("SELECT body FROM events")]) == 1


def test_lengths_that_cannot_be_kept_leave_those_that_were(store: Store, connection: Connection) -> None:
    ran(store, 30)
    assert store.learned("boxes") == (30,)
    ran(store, 20)
    connection.raw.execute("PRAGMA query_only = ON")
    assert store.learned("boxes") == (30,)


def test_a_run_that_cannot_be_read_teaches_nothing(store: Store, connection: Connection) -> None:
    broken = ran(store, 30)
    ran(store, 20)
    connection.raw.execute("UPDATE runs SET body = '' WHERE id = ?", [broken])
    assert store.learned("boxes") == (20,)
