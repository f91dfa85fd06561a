"""A live run as a log of events: replaying them gives where the session stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

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
]
State = Literal["before", "running", "paused", "finished"]


@dataclass(frozen=True, slots=True)
class Event:
    """One press: its moment (aware UTC) and what was done. minutes are a re-plan's lengths by block."""

    at: datetime
    do: Do
    block: str = ""
    seconds: float = 0
    minutes: Mapping[str, int] = field(default_factory=dict)
    text: str = ""
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
class Position:
    """Where a run stands after its events; order is the ids that it goes through."""

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

    @property
    def block(self) -> str:
        """The id of the block that is on, or ''."""
        return self.visits[-1].block if self.state in ("running", "paused") else ""

    @property
    def started(self) -> datetime | None:
        """When the first block began."""
        return self.visits[0].start if self.visits else None

    def elapsed(self, block: str, now: datetime) -> timedelta:
        """How long a block has been on in all its visits, without the pauses."""
        mine = ((each.start, each.end or now) for each in self.visits if each.block == block)
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


def replay(order: Sequence[str], events: Iterable[Event]) -> Position:
    """Where a run over the blocks of order stands after these events.

    A moment before the one of the event before it (a clock set back) counts as that one.
    """
    position = Position(tuple(order))
    for event in events:
        position = apply(position, event)
    return position


def apply(position: Position, event: Event) -> Position:
    """The position after one more event; what makes no sense where the run stands changes nothing."""
    at = event.at if position.last is None else max(event.at, position.last)
    done = _DO[event.do](position, replace(event, at=at))
    return replace(done, last=at)


def _start(position: Position, event: Event) -> Position:
    first = event.block if event.block in position.order else position.after("")
    return _enter(position, first, event.at) if first and position.state == "before" else position


def _next(position: Position, event: Event) -> Position:
    return _enter(position, position.after(position.block), event.at) if position.block else position


def _back(position: Position, event: Event) -> Position:
    if position.state == "finished":
        return _enter(position, position.visits[-1].block, event.at)
    earlier = position.before(position.block) if position.block else ""
    return _enter(position, earlier, event.at) if earlier else position


def _go(position: Position, event: Event) -> Position:
    if event.block not in position.order or event.block == position.block:
        return position
    return _enter(position, event.block, event.at)


def _pause(position: Position, event: Event) -> Position:
    if position.state != "running":
        return position
    return replace(position, state="paused", pauses=(*position.pauses, Pause(event.at)))


def _resume(position: Position, event: Event) -> Position:
    if position.state != "paused":
        return position
    return replace(_end_pause(position, event.at), state="running")


def _add(position: Position, event: Event) -> Position:
    block = event.block if event.block in position.order else position.block
    if not block:
        return position
    added = position.added.get(block, NONE) + timedelta(seconds=event.seconds)
    return replace(position, added={**position.added, block: added})


def _skip(position: Position, event: Event) -> Position:
    block = event.block or position.block
    if block not in position.order or position.state == "finished":
        return position
    skipped = replace(position, skipped=position.skipped | {block})
    if block == position.block:
        return _enter(skipped, skipped.after(block), event.at)
    return skipped


def _correct(position: Position, event: Event) -> Position:
    if not position.block or event.seconds < 0:
        return position
    began = event.at - timedelta(seconds=event.seconds)
    *earlier, visit = position.visits
    moved = [_not_after(each, began) for each in earlier]
    if moved:
        moved[-1] = replace(moved[-1], end=max(moved[-1].start, began))
    return replace(position, visits=(*moved, replace(visit, start=began)))


def _not_after(visit: Visit, began: datetime) -> Visit:
    """An earlier visit, cut so that none of it lies after the corrected beginning."""
    return replace(visit, start=min(visit.start, began), end=min(visit.end or began, began))


def _replan(position: Position, event: Event) -> Position:
    known = {id: minutes for id, minutes in event.minutes.items() if id in position.order}
    lengths = {id: timedelta(minutes=minutes) for id, minutes in known.items()}
    left_out = {id for id, minutes in known.items() if not minutes} - {position.block}
    return replace(
        position,
        lengths={**position.lengths, **lengths},
        skipped=(position.skipped - known.keys()) | left_out,
    )


def _blank(position: Position, event: Event) -> Position:
    return replace(position, blank=True)


def _show(position: Position, event: Event) -> Position:
    return replace(position, blank=False, message=event.text)


def _note(position: Position, event: Event) -> Position:
    return position


def _finish(position: Position, event: Event) -> Position:
    return _enter(position, "", event.at) if position.block else position


def _enter(position: Position, block: str, at: datetime) -> Position:
    """Leave the block that is on and enter another, skipped or not; '' finishes the run. A pause ends."""
    left = _end_pause(position, at)
    visits = left.visits
    if position.block:
        visits = (*visits[:-1], replace(visits[-1], end=at))
    if not block:
        return replace(left, visits=visits, state="finished", message="")
    return replace(
        left,
        visits=(*visits, Visit(block, at)),
        state="running",
        skipped=left.skipped - {block},
        message="",
    )


def _end_pause(position: Position, at: datetime) -> Position:
    if position.state != "paused":
        return position
    return replace(position, pauses=(*position.pauses[:-1], replace(position.pauses[-1], end=at)))


_DO: Mapping[Do, Callable[[Position, Event], Position]] = {
    "start": _start,
    "next": _next,
    "back": _back,
    "go": _go,
    "pause": _pause,
    "resume": _resume,
    "add": _add,
    "skip": _skip,
    "correct": _correct,
    "replan": _replan,
    "blank": _blank,
    "show": _show,
    "note": _note,
    "finish": _finish,
}
