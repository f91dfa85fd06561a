"""Edits, presses and new libraries without end, each told once it is kept; its parent kills it.

Where the system can fork, one child begins another for each line that it is sent, so that a series of kills
need not wait for Python to start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from facilitator_app.core.activity import Activity, Minutes
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.run import Do, Event
from facilitator_app.store.database import Store

BEGUN = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
BACKED_UP_EACH = 8
PRESSES: tuple[Do, ...] = ("start", "next", "pause", "resume", "add", "back", "go", "note", "skip", "tick")


def version(number: int) -> Plan:
    """The plan after this many edits; every block says which it is."""
    blocks = (Block(f"b{each}", title=str(number), minutes=5, notes="x" * 300) for each in range(30))
    return Plan(
        "evening", str(number), BEGUN.time(), date=BEGUN.date(), time_zone="UTC", blocks=tuple(blocks)
    )


def pressed(number: int) -> Event:
    """The press of a run that has this place in it."""
    do = PRESSES[number % len(PRESSES)]
    return Event(
        BEGUN + timedelta(seconds=number), do, f"b{number % 30}", number, text=str(number), step=number
    )


def library(number: int) -> list[Activity]:
    """A library in which every activity says which one it is of."""
    return [Activity(f"a{each}", f"Activity {number}", Minutes(10), each) for each in range(number % 5 + 1)]


def tell(what: str) -> None:
    os.write(1, f"{what}\n".encode())


def work(store: Store) -> None:
    run = store.open_run() or store.begin_run(version(0))
    stored = store.load(Plan, "evening")
    edits, presses = int(stored.title) + 1 if stored else 0, len(store.events(run))
    for step in count():
        store.save(version(edits - 1) if edits else None, version(edits))
        tell(f"edit {edits}")
        store.append(run, pressed(presses))
        tell(f"press {presses}")
        if step % BACKED_UP_EACH == 0:
            store.refresh_library(str(edits), partial(library, edits))
            store.back_up_today(date(2026, 3, 2) + timedelta(days=edits))
            tell(f"backup {edits}")
        edits, presses = edits + 1, presses + 1


def run(path: Path, job: Callable[[Store], None]) -> None:
    tell("opening")
    with Store.open(path, lambda: datetime.now(UTC)) as opened:
        tell("opened")
        job(opened)


def press(store: Store) -> None:
    """Presses alone: the run is begun once, and each child goes on where the one before was killed."""
    run = store.open_run() or store.begin_run(version(0))
    for number in count(store.runs("evening")[0].events):
        store.append(run, pressed(number))
        tell(f"press {number}")


def series(path: Path) -> None:
    """A child for each line; it says its id, and that it is gone."""
    # What a child needs is read here, once for all of them.
    with Store.open(path, lambda: datetime.now(UTC)) as opened:
        opened.append(opened.begin_run(version(0)), pressed(0))
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            run(path, press)
        tell(f"child {child}")
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    if sys.argv[2:] == ["series"]:
        series(Path(sys.argv[1]))
    else:
        run(Path(sys.argv[1]), work)
