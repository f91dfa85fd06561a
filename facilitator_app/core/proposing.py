"""Lengths for what is still to come, by which a run that is late ends in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from facilitator_app.core.fit import Fit, Fitted, Stretchable, fit_blocks, stretchable
from facilitator_app.core.run import Position
from facilitator_app.core.run_view import BlockView, RunView
from facilitator_app.core.spans import MINUTE, whole_minutes


def proposal(shown: RunView, position: Position) -> Fit | None:
    """Lengths for what is still to come by which the session ends in time; None when it does already."""
    if shown.must_end is None or not shown.late_for_must_end or not shown.coming:
        return None
    coming = shown.coming
    lengths = lengths_to_come(shown, position)
    begin, short = coming[0].start, 0
    done: list[Fitted] = []
    for stretch, until in _stretches(coming, shown.must_end):
        left = [_left(each, lengths[each.block.id]) for each in stretch]
        fitted = fit_blocks(left, (until - begin) // MINUTE)
        done += [_whole(each, lengths[each.id]) for each in fitted.blocks]
        begin = max(until, begin + sum(each.minutes for each in fitted.blocks) * MINUTE)
        short = max(short, fitted.short_minutes)
    return Fit(tuple(done), short)


def lengths_to_come(shown: RunView, position: Position) -> dict[str, int]:
    """The whole minutes that each block that is to come has now, by its id, in order."""
    return {
        each.block.id: whole_minutes(position.lengths.get(each.block.id, each.planned))
        for each in shown.coming
    }


def _stretches(
    coming: Sequence[BlockView], must_end: datetime
) -> Iterator[tuple[Sequence[BlockView], datetime]]:
    """Runs of blocks with the moment by which each must end: the next pin, or the clock time that the last
    of them counts to; for the last run must_end."""
    begin = 0
    for place, each in enumerate(coming):
        if each.pinned and place > begin:
            yield coming[begin:place], each.planned_start
            begin = place
        if each.until is not None:
            yield coming[begin : place + 1], each.until
            begin = place + 1
    yield coming[begin:], must_end


def _left(each: BlockView, length: int) -> Stretchable:
    """A block as fitting sees what is left of it: time added counts, time that it has been on does not."""
    whole = stretchable(each.block, length)
    # One that counts to a clock time is as long as it comes; its length is what was meant for it.
    left = length if each.until else -((each.start - each.end) // MINUTE)
    return Stretchable(whole.id, left, max(0, left - whole.room), whole.droppable)


def _whole(left: Fitted, length: int) -> Fitted:
    """A block's whole length from what is proposed for what is left of it."""
    minutes = 0 if left.dropped else length - (left.planned - left.minutes)
    return Fitted(left.id, length, minutes, left.dropped)
