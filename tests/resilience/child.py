"""Edits, presses and new libraries without end, each told once it is kept; its parent kills it."""

from __future__ import annotations

import os
import sys
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
PRESSES: tuple[Do, ...] = ("start", "next", "pause", "resume", "add", "back", "go", "note", "skip")


def version(number: int) -> Plan:
    """The plan after this many edits; every block says which it is."""
    blocks = (Block(f"b{each}", title=str(number), minutes=5, notes="x" * 300) for each in range(30))
    return Plan(
        "evening", str(number), BEGUN.time(), date=BEGUN.date(), time_zone="UTC", blocks=tuple(blocks)
    )


def pressed(number: int) -> Event:
    """The press of a run that has this place in it."""
    do = PRESSES[number % len(PRESSES)]
    return Event(BEGUN + timedelta(seconds=number), do, f"b{number % 30}", seconds=number, text=str(number))


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


if __name__ == "__main__":
    tell("opening")
    with Store.open(Path(sys.argv[1]), lambda: datetime.now(UTC)) as opened:
        tell("opened")
        work(opened)
