"""What each press does to a run. What makes no sense where the run stands gives the same position back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from facilitator_app.core.plan import Block
from facilitator_app.core.run_state import Do, Event, Note, Pause, Position, Turn, Visit
from facilitator_app.core.schedule import NONE

Press = Callable[[Position, Event], Position]


def _start(position: Position, event: Event) -> Position:
    first = event.block if event.block in position.order else position.after("")
    if not first or position.state != "before":
        return position
    entered = _enter(position, first, event.at)
    # As planned: it began so many seconds ago, or begins in so many where they are less than none.
    began = event.at - timedelta(seconds=event.seconds)
    return replace(entered, visits=(replace(entered.visits[-1], start=began),))


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
    # A session that is still to begin does not stand still before it does.
    start = max(event.at, position.visits[-1].start)
    return replace(position, state="paused", pauses=(*position.pauses, Pause(start)))


def _support(position: Position, event: Event) -> Position:
    paused = _pause(position, event)
    if paused.state != "paused" or paused.support:
        return position
    return replace(paused, support=True)


def _resume(position: Position, event: Event) -> Position:
    if position.state != "paused":
        return position
    return replace(_end_pause(position, event.at), state="running")


def _add(position: Position, event: Event) -> Position:
    block = event.block if event.block in position.order else position.block
    if not block:
        return position
    more = timedelta(seconds=event.seconds)
    return replace(
        position,
        added={**position.added, block: position.added.get(block, NONE) + more},
        turns=(*position.turns, Turn(block, event.at, more)),
    )


def _swap(position: Position, event: Event) -> Position:
    if not position.block:
        return position
    return replace(position, turns=(*position.turns, Turn(position.block, event.at)))


def _insert(position: Position, event: Event) -> Position:
    new = event.new
    if new is None or not _can_go_in(position, new):
        return position
    after = event.block if event.block in position.order else position.block
    place = position.order.index(after) + 1 if after else 0
    return replace(
        position,
        order=(*position.order[:place], new.id, *position.order[place:]),
        inserted={**position.inserted, new.id: new},
    )


def _can_go_in(position: Position, new: Block) -> bool:
    known = new.id in position.order
    return position.state != "finished" and new.is_leaf and new.minutes > 0 and not known


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
    pauses = tuple(replace(each, start=min(each.start, event.at)) for each in position.pauses)
    return replace(position, visits=(*moved, replace(visit, start=began)), pauses=pauses)


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
    if not event.text.strip():
        return position
    note = Note(event.at, event.block or position.block, event.text)
    return replace(position, notes=(*position.notes, note))


def _tick(position: Position, event: Event) -> Position:
    block = event.block or position.block
    if not block or event.step < 1:
        return position
    ticked = position.ticks.get(block, frozenset())
    changed = ticked | {event.step} if event.done else ticked - {event.step}
    return position if changed == ticked else replace(position, ticks={**position.ticks, block: changed})


def _offered(position: Position, event: Event) -> Position:
    """A bare tick: nothing is kept of whom it was offered to, or why."""
    return position if event.done == position.offered else replace(position, offered=event.done)


def _finish(position: Position, event: Event) -> Position:
    return _enter(position, "", event.at) if position.block else position


def _enter(position: Position, block: str, at: datetime) -> Position:
    """Leave the block that is on and enter another, skipped or not; '' finishes the run. A pause ends."""
    left = _end_pause(position, at)
    visits = left.visits
    if position.block:
        on = visits[-1]
        visits = (*visits[:-1], replace(on, start=min(on.start, at), end=at))
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
    *earlier, pause = position.pauses
    return replace(position, pauses=(*earlier, replace(pause, end=max(pause.start, at))), support=False)


# An undo is not among them: it needs what was before, not what is.
PRESSES: Final[Mapping[Do, Press]] = {
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
    "insert": _insert,
    "swap": _swap,
    "tick": _tick,
    "support": _support,
    "offered": _offered,
}
