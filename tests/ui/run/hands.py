"""The edges of a run, by hand: a clock that moves when told, runs kept in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator_app import bundled
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event
from facilitator_app.formats.activity import read_activity


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, minutes: float = 0, seconds: float = 0) -> None:
        self.now += timedelta(minutes=minutes, seconds=seconds)


class MemoryKeeper:
    """Keeps runs in memory; one that is full refuses everything."""

    def __init__(self) -> None:
        self.runs: dict[str, tuple[Plan, list[Event]]] = {}
        self.ended: list[str] = []
        self.full = False

    def begin_run(self, plan: Plan) -> str:
        self._check()
        run = f"run-{len(self.runs) + 1}"
        self.runs[run] = plan, []
        return run

    def append(self, run: str, event: Event) -> None:
        self._check()
        self.runs[run][1].append(event)

    def events(self, run: str) -> list[Event]:
        return list(self.runs[run][1])

    def run_plan(self, run: str) -> Plan:
        return self.runs[run][0]

    def end_run(self, run: str) -> None:
        self._check()
        self.ended.append(run)

    def done(self, run: str = "run-1") -> list[str]:
        """What was pressed, in order."""
        return [event.do for event in self.events(run)]

    def _check(self) -> None:
        if self.full:
            raise Trouble("The disk is full. Nothing was changed.")


def bundled_library() -> Mapping[str, Activity]:
    """Every activity that comes with the program."""
    found = (read_activity(file) for file in bundled.activity_files())
    return {each.id: each for each in found}


def at(clock: str) -> datetime:
    """A moment of the evening on which the sessions of these tests run."""
    return datetime.fromisoformat(f"2026-03-02 {clock}").replace(tzinfo=UTC)


class Paints(QObject):
    """Notes which widgets were asked to paint, and where."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.names: list[str] = []
        self.rects: list[QRect] = []
        for each in watched:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if isinstance(event, QPaintEvent):
            self.names.append(type(watched).__name__)
            self.rects.append(event.rect())
        return False
