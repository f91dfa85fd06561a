"""A rehearsal: a clock that goes at its own pace, and a keeper of runs that keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event

FASTEST = 60


class Rehearsal:
    """The time (aware UTC) in a rehearsal: it begins at a moment and goes so many times as fast as a clock.

    At a speed of 0 it stands, and goes on step by step.
    """

    def __init__(self, clock: Callable[[], datetime], begin: datetime, speed: float = 1) -> None:
        self._clock = clock
        self._then, self._begin = clock(), begin
        self._speed = _within(speed)

    def __call__(self) -> datetime:
        """The time now, aware UTC."""
        return self._begin + (self._clock() - self._then) * self._speed

    @property
    def speed(self) -> float:
        """How many times as fast as a clock it goes; 0 when it stands."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Go at another pace from now on, up to sixty times as fast; 0 stands."""
        self.step(timedelta(0))
        self._speed = _within(speed)

    def step(self, by: timedelta) -> None:
        """Go on at once by so much."""
        now = self()
        self._then, self._begin = self._clock(), now + by


class Forgetful:
    """Keeps no run: what is pressed in a rehearsal leaves no trace."""

    def begin_run(self, plan: Plan) -> str:
        """No run."""
        return ""

    def append(self, run: str, event: Event) -> None:
        """Keep nothing."""

    def events(self, run: str) -> list[Event]:
        """No events."""
        return []

    def run_plan(self, run: str) -> Plan:
        """There is none."""
        raise KeyError(run)

    def end_run(self, run: str) -> None:
        """There is nothing to put away."""


def _within(speed: float) -> float:
    return min(max(0.0, speed), float(FASTEST))
