"""The values of a run: what was pressed, and where the run stands after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from facilitator_app.core.plan import Block
from facilitator_app.core.schedule import NONE

Do = Literal[
    "start",
    "next",
    "back",
    "go",
    "pause",
    "resume",
    "add",
    "skip",
    "correct",
    "replan",
    "blank",
    "show",
    "note",
    "finish",
    "undo",
    "insert",
    "swap",
    "tick",
    "support",
    "offered",
]
State = Literal["before", "running", "paused", "finished"]

# So long after a press it can still be taken back.
UNDO_TIME: Final = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Event:
    """One press: its moment (aware UTC) and what was done.

    minutes are a re-plan's lengths by block; step is that of a tick, counted from 1, and done whether it is
    ticked; new is the block that an insert puts in; auto says that nobody pressed, since it was due.
    """

    at: datetime
    do: Do
    block: str = ""
    seconds: float = 0
    minutes: Mapping[str, int] = field(default_factory=dict)
    text: str = ""
    step: int = 0
    done: bool = True
    new: Block | None = None
    auto: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Visit:
    """A stretch of time in which one block was on; end is None while it is."""

    block: str
    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch of time in which the session stood still."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What the facilitator wrote down, when, and while which block was on ('' for none)."""

    at: datetime
    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment at which the groups of a breakout swapped (added is None), or got more or less time."""

    block: str
    at: datetime
    added: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Undoable:
    """The press that an undo would take back, and the last moment for it."""

    do: Do
    block: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Recent:
    """A press that can still be taken back, with where the run stood before it."""

    event: Event
    before: Position

    @property
    def until(self) -> datetime:
        """The last moment at which it can be taken back."""
        return self.event.at + UNDO_TIME


@dataclass(frozen=True, slots=True)
class Position:
    """Where a run stands after its events; order is the ids that it goes through.

    inserted are the blocks put in on the way, by id; ticks the steps done, by block; waiting are blocks that
    do not go on by themselves, since somebody took that back. recent are the presses of the last seconds.
    """

    order: tuple[str, ...]
    state: State = "before"
    visits: tuple[Visit, ...] = ()
    pauses: tuple[Pause, ...] = ()
    added: Mapping[str, timedelta] = field(default_factory=dict)
    lengths: Mapping[str, timedelta] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    blank: bool = False
    message: str = ""
    last: datetime | None = None
    inserted: Mapping[str, Block] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()
    ticks: Mapping[str, frozenset[int]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    support: bool = False
    offered: bool = False
    waiting: frozenset[str] = frozenset()
    recent: tuple[Recent, ...] = field(default=(), compare=False, repr=False)

    @property
    def block(self) -> str:
        """The id of the block that is on, or ''."""
        return self.visits[-1].block if self.state in ("running", "paused") else ""

    @property
    def started(self) -> datetime | None:
        """When the first block began."""
        return self.visits[0].start if self.visits else None

    @property
    def goes_on(self) -> bool:
        """Whether the block that is on may go on by itself: it runs, the first time, and is not the last."""
        block = self.block
        if self.state != "running" or block in self.waiting or not self.after(block):
            return False
        return sum(each.block == block for each in self.visits) == 1

    def undoable(self, now: datetime) -> Undoable | None:
        """What an undo would take back at a moment, if anything."""
        if not self.recent or now > self.recent[-1].until:
            return None
        last = self.recent[-1]
        return Undoable(last.event.do, last.event.block or last.before.block, last.until)

    def elapsed(self, block: str, now: datetime) -> timedelta:
        """How long a block has been on in all its visits up to a moment, without the pauses."""
        mine = ((each.start, min(each.end or now, now)) for each in self.visits if each.block == block)
        return sum((self._awake(start, max(start, end)) for start, end in mine), NONE)

    def _awake(self, start: datetime, end: datetime) -> timedelta:
        still = (min(end, pause.end or end) - max(start, pause.start) for pause in self.pauses)
        return end - start - sum((each for each in still if each > NONE), NONE)

    def after(self, block: str) -> str:
        """The next block that is not skipped, or ''."""
        return self._first(self.order[self.order.index(block) + 1 :] if block else self.order)

    def before(self, block: str) -> str:
        """The block before that is not skipped, or ''."""
        return self._first(self.order[: self.order.index(block)][::-1])

    def _first(self, order: Sequence[str]) -> str:
        return next((each for each in order if each not in self.skipped), "")
