"""Live: the run that is on. It reads the clock, keeps every press, and asks again as time goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import reduce
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from facilitator_app.core.clock_cues import cues, until_cue
from facilitator_app.core.errors import Trouble
from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Plan
from facilitator_app.core.proposing import proposal
from facilitator_app.core.run import Do, Event, Position, apply, replay
from facilitator_app.core.run_view import RunView, run_day, run_items, view
from facilitator_app.core.schedule import own_zone
from facilitator_app.core.starting import Starting, starting
from facilitator_app.ui.rehearsal import Forgetful, Rehearsal

TICK_MS = 200
# Nobody is this late for a session: it is another time, or a rehearsal.
FAR = timedelta(hours=2)
SECOND = timedelta(seconds=1)
# A full disk is not tried at each tick.
AGAIN = timedelta(seconds=10)
LONG_AGO = datetime.min.replace(tzinfo=UTC)


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
    """The run that is on, if any. A press is on disk before changed says that it happened.

    cued tells each Cue once and in order; what goes on by itself does so at the moment at which it is due,
    also where ticks were missed, as in suspend. Another window on the same data file may go on with the same
    run: what is pressed there is taken on within a second, and before anything is pressed here.
    """

    changed = Signal()
    ticked = Signal()
    cued = Signal(object)
    refused = Signal(str)

    def __init__(self, keeper: RunKeeper, clock: Callable[[], datetime], local_zone: tzinfo) -> None:
        super().__init__()
        self._keeper, self._clock = self._real = keeper, clock
        self._local_zone = local_zone
        self._run = ""
        self._plan: Plan | None = None
        self._position = Position(())
        self._known = 0
        self._seen: RunView | None = None
        self._look_at = self._auto_from = LONG_AGO
        self._ahead = timedelta(0)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

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

    @property
    def rehearsal(self) -> Rehearsal | None:
        """The clock of the rehearsal that is on, by which its pace is set; None for a real session."""
        return self._clock if isinstance(self._clock, Rehearsal) else None

    def now(self) -> datetime:
        """The time now, aware UTC."""
        return self._clock() + self._ahead

    def hand_time(self) -> datetime:
        """The time now by the clock of the room, which no rehearsal moves (aware UTC)."""
        return self._real[1]()

    def starting(self, plan: Plan) -> Starting | None:
        """What a plan comes to when it starts now, and as planned; None for one with nothing to run."""
        plan = self._for_today(plan)
        return starting(plan, self.now(), own_zone(plan) or self._local_zone)

    def begin(self, plan: Plan) -> bool:
        """Get a plan ready to run: its console is on, its clock starts with the press of start."""
        plan = self._for_today(plan)
        try:
            run = self._keeper.begin_run(plan)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        self._take(run, plan, ())
        self._look(self.now())
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
        """Go on with a run that was interrupted, where it stands now; what was missed is not rung for now.

        Where the computer's clock was set back meanwhile, its time goes on from the last press.
        """
        self._take(run, self._keeper.run_plan(run), self._keeper.events(run))
        now, last = self._clock(), self._position.last
        self._ahead = max(timedelta(0), (last or now) - now)
        self._settle()

    def rehearse(self, plan: Plan, block: str = "", speed: float = 1) -> bool:
        """Run a plan from a block ('' for the first) at another speed, leaving no trace anywhere."""
        if self.is_on:
            return False
        position, zone = Position(run_items(plan)), own_zone(plan) or self._local_zone
        blocks = view(plan, position, self.now(), zone).blocks
        starts = {each.block.id: each.planned_start for each in blocks}
        if not starts:
            return False
        begin = starts.get(block, blocks[0].planned_start)
        self._keeper, self._clock = Forgetful(), Rehearsal(self._clock, begin, speed)
        self._take("", plan, ())
        self._look(begin)
        return self._keep(Event(begin, "start", block))

    def step(self) -> None:
        """In a rehearsal, go to the next change of phase, and from the end of a block to the next block."""
        shown = self.view()
        if self.rehearsal is None or shown is None or shown.block is None:
            return
        ahead = until_cue(shown)
        self.rehearsal.step(ahead)
        if ahead or self._settle() or shown.state == "paused":
            self.tick()
        else:
            self.press("next")

    def start_as_planned(self) -> bool:
        """Start the session as if it had begun, or will begin, at its planned start."""
        shown = self.view()
        if shown is None or shown.planned_start is None:
            return False
        now = self.now()
        return self._keep(Event(now, "start", seconds=(now - shown.planned_start).total_seconds()))

    def press(self, do: Do, **fields: Any) -> bool:
        """Do one thing in the run; it is kept before anything on screen changes.

        A next that meets one that just came by itself, and was not on screen yet, is the same one.
        """
        if not self.is_on:
            return False
        if self._settle() and do == "next":
            return True
        return self._keep(Event(self.now(), do, **fields))

    def tick(self) -> None:
        """Take on what has come about by itself, and ask all to look again."""
        try:
            if self.now() >= self._look_at:
                self._settle()
        finally:
            # Whatever goes wrong in it, the clocks go on.
            self.ticked.emit()

    def close(self) -> bool:
        """Put the run away; what was pressed stays kept."""
        try:
            self._keeper.end_run(self._run)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        self._run, self._plan, self._seen = "", None, None
        self._position = Position(())
        self._keeper, self._clock = self._real
        self._ahead = timedelta(0)
        self._timer.stop()
        self.changed.emit()
        return True

    def view(self) -> RunView | None:
        """The picture of the run at this moment."""
        if self._plan is None:
            return None
        return view(self._plan, self._position, self.now(), self._zone)

    def foresee(self, *presses: Event) -> RunView | None:
        """The picture of this moment as it would be after some presses, which nobody makes."""
        if self._plan is None:
            return None
        return view(self._plan, reduce(apply, presses, self._position), self.now(), self._zone)

    def proposal(self) -> Fit | None:
        """Lengths for what is to come by which the session ends in time; None when it does already."""
        shown = self.view()
        return None if shown is None else proposal(shown, self._position)

    @property
    def _zone(self) -> tzinfo:
        zone = None if self._plan is None else own_zone(self._plan)
        return zone or self._local_zone

    def _take(self, run: str, plan: Plan, events: Sequence[Event]) -> None:
        self._run, self._plan, self._seen = run, plan, None
        self._position, self._known = replay(run_items(plan), events), len(events)
        self._look_at = self._auto_from = LONG_AGO
        self._timer.start()
        self.changed.emit()

    def _keep(self, event: Event) -> bool:
        """Keep one event, look what came of it, and tell."""
        if self._seen is not None:
            self._look(event.at)
        try:
            self._keeper.append(self._run, event)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        self._position, self._known = apply(self._position, event), self._known + 1
        if self._seen is not None:
            self._look(event.at)
        self.changed.emit()
        return True

    def _settle(self) -> bool:
        """Take on all that has come about without a press here; whether another block is on by that."""
        now, before = self.now(), self._position.block
        self._catch_up()
        self._go_on(now)
        self._look(now)
        return self._position.block != before

    def _catch_up(self) -> None:
        """Take on what another window on the same data file did in this run."""
        if not self._run:
            return
        try:
            events = self._keeper.events(self._run)
        except Trouble:
            # Nobody asked for this: the session goes on with what is known.
            return
        if self._plan is not None and len(events) > self._known:
            self._position, self._known = replay(run_items(self._plan), events), len(events)
            self.changed.emit()

    def _go_on(self, now: datetime) -> None:
        """Leave the blocks whose time is up and that go on by themselves, each at the moment it was due."""
        while now >= self._auto_from and (due := self._due(now)) is not None and due <= now:
            if not self._keep(Event(due, "next", auto=True)):
                self._auto_from = now + AGAIN
                break

    def _due(self, now: datetime) -> datetime | None:
        if self._plan is None or not self._position.goes_on:
            return None
        due = view(self._plan, self._position, now, self._zone).auto_at
        # What was pressed since counts: an end that it moved into the past is due with it.
        last = self._position.last
        return due if due is None or last is None else max(due, last)

    def _look(self, at: datetime) -> None:
        """Tell what came about since the last look; the next is when a whole second more has passed."""
        if self._plan is None:
            return
        shown = view(self._plan, self._position, at, self._zone)
        before, self._seen = self._seen, shown
        passed = self._position.elapsed(self._position.block, shown.now) % SECOND
        self._look_at = shown.now + SECOND - passed
        for cue in () if before is None else cues(before, shown):
            self.cued.emit(cue)
