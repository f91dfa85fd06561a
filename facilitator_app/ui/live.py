"""Live: the run that is on. It reads the clock, keeps every press, and asks again as time goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from facilitator_app.core.errors import Trouble
from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Do, Event, Position, apply, replay
from facilitator_app.core.run_view import RunView, proposal, run_day, run_items, view
from facilitator_app.core.schedule import own_zone

TICK_MS = 200
# Nobody is this late for a session: it is another time, or a rehearsal.
FAR = timedelta(hours=2)


class RunKeeper(Protocol):
    """What keeps runs: the store."""

    def begin_run(self, plan: Plan) -> str:
        """Keep a new run with the plan as it is now; its id."""

    def append(self, run: str, event: Event) -> None:
        """Keep one event; it is on disk when this returns."""

    def events(self, run: str) -> list[Event]:
        """The events of a run, in order."""

    def run_plan(self, run: str) -> Plan:
        """The plan as it was when the run began."""

    def end_run(self, run: str) -> None:
        """Put a run away."""


class SteadyClock:
    """The time now (aware UTC), read from the wall once and from then on from a clock nobody can set.

    That clock goes on in suspend where the system has one that does, so that a computer that slept
    shows the true time again, while a clock set back in the middle of a session changes nothing.
    """

    def __init__(
        self,
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
        steady: Callable[[], float] | None = None,
    ) -> None:
        self._steady = steady or steady_seconds
        self._wall_then = wall()
        self._steady_then = self._steady()

    def __call__(self) -> datetime:
        """The time now, aware UTC."""
        return self._wall_then + timedelta(seconds=self._steady() - self._steady_then)


def steady_seconds() -> float:
    """Seconds on a clock that nobody sets and that, where the system can, counts suspend as well."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


class Live(QObject):
    """The run that is on, if any. A press is on disk before changed says that it happened."""

    changed = Signal()
    ticked = Signal()
    refused = Signal(str)

    def __init__(self, keeper: RunKeeper, clock: Callable[[], datetime], local_zone: tzinfo) -> None:
        super().__init__()
        self._keeper = keeper
        self._clock = clock
        self._local_zone = local_zone
        self._run = ""
        self._plan: Plan | None = None
        self._position = Position(())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.ticked)

    @property
    def plan(self) -> Plan | None:
        """The plan as it was when the run began; None when nothing is on."""
        return self._plan

    @property
    def position(self) -> Position:
        """Where the run stands."""
        return self._position

    @property
    def is_on(self) -> bool:
        """Whether a session is running, paused, or ready to start."""
        return self._plan is not None

    def now(self) -> datetime:
        """The time now, aware UTC."""
        return self._clock()

    def begin(self, plan: Plan) -> bool:
        """Get a plan ready to run: its console is on, its clock starts with the press of start."""
        plan = self._for_today(plan)
        try:
            run = self._keeper.begin_run(plan)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        self._take(run, plan, ())
        return True

    def _for_today(self, plan: Plan) -> Plan:
        """The plan as it is run now: on another day without its date, at quite another time from now on."""
        now, zone = self.now(), own_zone(plan) or self._local_zone
        for each in (plan, replace(plan, date=None)):
            planned = run_day(each, now, zone).instant(each.start, each.start)
            if abs(planned - now) <= FAR:
                return each
        start = now.astimezone(zone).time().replace(second=0, microsecond=0)
        return replace(plan.begun_at(start), date=None)

    def resume(self, run: str) -> None:
        """Go on with a run that was interrupted, where it stands now."""
        self._take(run, self._keeper.run_plan(run), self._keeper.events(run))

    def press(self, do: Do, **fields: Any) -> bool:
        """Do one thing in the run; it is kept before anything on screen changes."""
        if not self.is_on:
            return False
        event = Event(self.now(), do, **fields)
        try:
            self._keeper.append(self._run, event)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        self._position = apply(self._position, event)
        self.changed.emit()
        return True

    def close(self) -> bool:
        """Put the run away; what was pressed stays kept."""
        try:
            self._keeper.end_run(self._run)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        self._run, self._plan = "", None
        self._timer.stop()
        self.changed.emit()
        return True

    def view(self) -> RunView | None:
        """The picture of the run at this moment."""
        if self._plan is None:
            return None
        return view(self._plan, self._position, self.now(), self._zone)

    def proposal(self) -> Fit | None:
        """Lengths for what is to come by which the session ends in time; None when it does already."""
        shown = self.view()
        return None if shown is None else proposal(shown, self._position)

    @property
    def _zone(self) -> tzinfo:
        zone = None if self._plan is None else own_zone(self._plan)
        return zone or self._local_zone

    def _take(self, run: str, plan: Plan, events: Sequence[Event]) -> None:
        self._run, self._plan = run, plan
        self._position = replay(run_items(plan), events)
        self._timer.start()
        self.changed.emit()
