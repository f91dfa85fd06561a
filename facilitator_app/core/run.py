"""A live run as a log of events: replaying them gives where the session stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitator_app.core.presses import PRESSES
from facilitator_app.core.run_state import (
    UNDO_TIME,
    Do,
    Event,
    Note,
    Pause,
    Position,
    Recent,
    State,
    Turn,
    Undoable,
    Visit,
)

__all__ = [
    "UNDO_TIME",
    "Do",
    "Event",
    "Note",
    "Pause",
    "Position",
    "State",
    "Turn",
    "Undoable",
    "Visit",
    "apply",
    "replay",
]


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
    recent = tuple(each for each in position.recent if at <= each.until)
    position = replace(position, recent=recent, last=at)
    event = replace(event, at=at)
    if event.do == "undo":
        return _undo(position)
    done = PRESSES[event.do](position, event)
    if done is position:
        return position
    # What was before it holds no earlier presses, so that no chain grows with the run.
    return replace(done, recent=(*recent, Recent(event, replace(position, recent=()))))


def _undo(position: Position) -> Position:
    """Where the run stood before the last press that is not taken back, as if that had never been."""
    if not position.recent:
        return position
    *earlier, last = position.recent
    before = last.before
    # What went on by itself would go on again at once.
    waiting = before.waiting | {before.block} if last.event.auto else before.waiting
    return replace(before, waiting=waiting, recent=tuple(earlier), last=position.last)
