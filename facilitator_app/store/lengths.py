"""How long activities really took, learned from the runs that are over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from facilitator_app.core.report import lengths
from facilitator_app.core.run import replay
from facilitator_app.core.run_view import run_items
from facilitator_app.store.connection import Connection
from facilitator_app.store.runs import Runs
from facilitator_app.store.troubles import NotRead, NotSaved

_NEW: Final = """
SELECT id, begun_at FROM runs WHERE ended_at IS NOT NULL AND id NOT IN (SELECT run FROM lengths)
ORDER BY begun_at
"""
_LAST: Final = """
SELECT minutes FROM lengths WHERE activity = ? AND minutes > 0 ORDER BY begun_at DESC, place DESC LIMIT ?
"""
_KEEP: Final = "INSERT INTO lengths (run, activity, minutes, begun_at) VALUES (?, ?, ?, ?)"


class Lengths:
    """The actual lengths of activities. Each run is replayed once; what came of it is kept in the file."""

    def __init__(self, connection: Connection, runs: Runs) -> None:
        self._connection = connection
        self._runs = runs
        self._known: dict[tuple[str, int], tuple[int, ...]] = {}
        self._ended = -1

    def of(self, activity: str, most: int) -> tuple[int, ...]:
        """The whole minutes that an activity last took, the newest first."""
        self._learn()
        key = activity, most
        if key not in self._known:
            with self._connection.reading() as conn:
                self._known[key] = tuple(minutes for (minutes,) in conn.execute(_LAST, key))
        return self._known[key]

    def _learn(self) -> None:
        """Take on the runs that ended since; where they cannot be kept, what was kept before counts."""
        if self._ended == self._runs.ended:
            return
        self._ended = self._runs.ended
        self._known.clear()
        with self._connection.reading():
            new = self._connection.fetch(_NEW)
        found = [
            (run, activity, minutes, begun) for run, begun in new for activity, minutes in self._measured(run)
        ]
        if found:
            with suppress(NotSaved), self._connection.writing() as conn:
                conn.executemany(_KEEP, found)

    def _measured(self, run: str) -> Iterator[tuple[str, int]]:
        # A run with nothing to learn from has a line too, so that it is not replayed again.
        yield "", 0
        with suppress(NotRead):
            plan = self._runs.plan(run)
            yield from lengths(plan, replay(run_items(plan), self._runs.events(run)))
