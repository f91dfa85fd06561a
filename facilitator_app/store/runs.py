"""Live runs in the data file: the plan as it was when a run began, and every press since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event
from facilitator_app.store.bodies import decode, encode
from facilitator_app.store.connection import Connection
from facilitator_app.store.lists import stamp


class Runs:
    """The runs of one data file. All that is written is on the disk before a call returns."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._clock = clock
        # How many ended or went while the file was open, by which others see that there is something new.
        self.ended = 0

    def begin(self, plan: Plan) -> str:
        """Begin a run of a plan as it is now, and get the run's id. Raises NotSaved."""
        run = uuid4().hex
        with self._connection.writing(at_once=True) as conn:
            conn.execute(
                "INSERT INTO runs (id, plan, title, body, begun_at) VALUES (?, ?, ?, ?, ?)",
                [run, plan.id, plan.title, encode(plan), stamp(self._clock())],
            )
        return run

    def append(self, run: str, event: Event) -> None:
        """Add one press to a run. Raises NotSaved; then it is not in the run."""
        with self._connection.writing(at_once=True) as conn:
            conn.execute("INSERT INTO events (run, body) VALUES (?, ?)", [run, encode(event)])

    def end(self, run: str) -> None:
        """Note that a run is over. Raises NotSaved."""
        with self._connection.writing(at_once=True) as conn:
            conn.execute(
                "UPDATE runs SET ended_at = ? WHERE id = ? AND ended_at IS NULL", [stamp(self._clock()), run]
            )
        self.ended += 1

    def forget(self, run: str) -> tuple[Path, ...]:
        """Remove a run for good, also from the copies beside the file; those not cleared are told."""
        from facilitator_app.store.privacy import forget_run

        try:
            return forget_run(self._connection, run)
        finally:
            self.ended += 1

    def events(self, run: str) -> list[Event]:
        """The presses of a run, in the order in which they came."""
        rows = self._rows("SELECT body FROM events WHERE run = ? ORDER BY place", run)
        return [decode(body, Event) for (body,) in rows]

    def plan(self, run: str) -> Plan:
        """The plan as it was when a run began. Raises KeyError for a run that is not there."""
        rows = self._rows("SELECT body FROM runs WHERE id = ?", run)
        if not rows:
            raise KeyError(run)
        return decode(rows[0][0], Plan)

    def _rows(self, sql: str, *values: str) -> list[Any]:
        with self._connection.reading():
            return self._connection.fetch(sql, values)
