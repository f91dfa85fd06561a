"""What the console shows at one moment: a frozen picture of a plan, a position in its run, and the time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from facilitator_app.core.fit import (
    Fit,
    Fitted,
    Stretchable,
    fit_blocks,
    items,
    pinned_starts,
    stretchable,
)
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.run import Position, State
from facilitator_app.core.schedule import NONE, Day, Entry, Schedule, schedule
from facilitator_app.core.spans import DAY, MINUTE, whole_minutes

Phase = Literal["normal", "warning", "danger", "over"]
Standing = Literal["done", "now", "next", "skipped"]

WARNING_SHARE = 0.2
DANGER_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of the run: when it was, or is projected to be, and how long it has really been on."""

    block: Block
    state: Standing
    start: datetime
    end: datetime
    planned: timedelta
    planned_start: datetime
    actual: timedelta
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class RunView:
    """All that the console and the participant screen draw. Whole seconds; moments are aware UTC."""

    state: State
    now: datetime
    block: Block | None
    elapsed_s: int
    left_s: int
    length_s: int
    behind_s: int
    phase: Phase
    projected_end: datetime
    planned_end: datetime
    must_end: datetime | None
    blocks: tuple[BlockView, ...]
    zone: tzinfo
    blank: bool = False
    message: str = ""

    @property
    def coming(self) -> tuple[BlockView, ...]:
        """The blocks that are still to come."""
        return tuple(each for each in self.blocks if each.state == "next")

    @property
    def late_for_must_end(self) -> bool:
        """Whether the projected end passes the time by which the session must end."""
        return self.must_end is not None and self.projected_end > self.must_end

    def local(self, moment: datetime) -> datetime:
        """A moment in the session's own zone."""
        return moment.astimezone(self.zone)


def run_items(plan: Plan) -> tuple[str, ...]:
    """The ids of the blocks that a run of this plan goes through, in order."""
    return tuple(entry.block.id for entry in items(schedule(plan)))


def run_day(plan: Plan, begun: datetime, zone: tzinfo) -> Day:
    """The day of a run: the plan's own, else the one whose start is nearest to when it began."""
    if plan.date is not None:
        return Day(plan.date, zone)
    about = begun.astimezone(zone).date()
    days = (Day(about + shift * DAY, zone) for shift in (-1, 0, 1))
    return min(days, key=lambda day: abs(day.instant(plan.start, plan.start) - begun))


def view(plan: Plan, position: Position, now: datetime, zone: tzinfo) -> RunView:
    """The picture of a run at a moment; now never counts as earlier than the last event."""
    now = (now if position.last is None else max(now, position.last)).astimezone(UTC)
    day = run_day(plan, position.started or now, zone)
    timetable = schedule(plan, day)
    return _Picture(timetable, position, now, zone).draw()


def proposal(shown: RunView, position: Position) -> Fit | None:
    """Lengths for what is still to come by which the session ends in time; None when it does already."""
    if shown.must_end is None or not shown.late_for_must_end or not shown.coming:
        return None
    coming = shown.coming
    lengths = {
        each.block.id: whole_minutes(position.lengths.get(each.block.id, each.planned)) for each in coming
    }
    begin, short = coming[0].start, 0
    done: list[Fitted] = []
    for stretch, until in _stretches(coming, shown.must_end):
        left = [_left(each, lengths[each.block.id]) for each in stretch]
        fitted = fit_blocks(left, (until - begin) // MINUTE)
        done += [_whole(each, lengths[each.id]) for each in fitted.blocks]
        begin = max(until, begin + sum(each.minutes for each in fitted.blocks) * MINUTE)
        short = max(short, fitted.short_minutes)
    return Fit(tuple(done), short)


def _stretches(
    coming: Sequence[BlockView], must_end: datetime
) -> Iterator[tuple[Sequence[BlockView], datetime]]:
    """Runs of blocks with the moment by which each must end: the next pin, for the last must_end."""
    begin = 0
    for place, each in enumerate(coming):
        if each.pinned and place:
            yield coming[begin:place], each.planned_start
            begin = place
    yield coming[begin:], must_end


def _left(each: BlockView, length: int) -> Stretchable:
    """A block as fitting sees what is left of it: time added counts, time that it has been on does not."""
    whole = stretchable(each.block, length)
    left = -((each.start - each.end) // MINUTE)
    return Stretchable(whole.id, left, max(0, left - whole.room), whole.droppable)


def _whole(left: Fitted, length: int) -> Fitted:
    """A block's whole length from what is proposed for what is left of it."""
    minutes = 0 if left.dropped else length - (left.planned - left.minutes)
    return Fitted(left.id, length, minutes, left.dropped)


@dataclass(slots=True)
class _Picture:
    timetable: Schedule
    position: Position
    now: datetime
    zone: tzinfo

    def draw(self) -> RunView:
        entries = {entry.block.id: entry for entry in items(self.timetable)}
        blocks = self._blocks(entries)
        current = entries.get(self.position.block)
        length = NONE if current is None else self._length(current)
        elapsed = NONE if current is None else self._elapsed(current)
        length_s, elapsed_s = int(length.total_seconds()), int(elapsed.total_seconds())
        ends = [each.end for each in blocks if each.state != "skipped"]
        ends += [visit.end for visit in self.position.visits if visit.end]
        must_end = self.timetable.must_end
        return RunView(
            state=self.position.state,
            now=self.now,
            block=None if current is None else current.block,
            elapsed_s=elapsed_s,
            left_s=length_s - elapsed_s,
            length_s=length_s,
            behind_s=int(self._behind(current, blocks) // timedelta(seconds=1)),
            phase="normal" if current is None else phase(length_s - elapsed_s, length_s),
            projected_end=max(ends, default=self.now),
            planned_end=self.timetable.moment(self.timetable.end),
            must_end=None if must_end is None else self.timetable.moment(must_end),
            blocks=blocks,
            zone=self.zone,
            blank=self.position.blank,
            message=self.position.message,
        )

    def _length(self, entry: Entry) -> timedelta:
        id = entry.block.id
        length = self.position.lengths.get(id, entry.length)
        return max(NONE, length + self.position.added.get(id, NONE))

    def _elapsed(self, entry: Entry) -> timedelta:
        return self.position.elapsed(entry.block.id, self.now)

    def _blocks(self, entries: Mapping[str, Entry]) -> tuple[BlockView, ...]:
        cursor = self.now
        if self.position.state == "before":
            cursor = max(self.now, self.timetable.moment(self.timetable.start))
        drawn: list[BlockView] = []
        pinned = pinned_starts(self.timetable)
        passed = bool(self.position.block) or self.position.state == "finished"
        for id, entry in entries.items():
            if id == self.position.block:
                passed = False
            begin = self.timetable.moment(entry.start)
            each = self._block(entry, max(cursor, begin) if id in pinned else cursor, passed)
            drawn.append(replace(each, pinned=id in pinned))
            if each.state in ("now", "next"):
                cursor = each.end
        return tuple(drawn)

    def _block(self, entry: Entry, cursor: datetime, passed: bool) -> BlockView:
        planned_start = self.timetable.moment(entry.start)
        elapsed = self._elapsed(entry)
        left = max(NONE, self._length(entry) - elapsed)
        visits = [each for each in self.position.visits if each.block == entry.block.id]
        state = self._standing(entry, passed, bool(visits))
        if state == "now":
            start, end = visits[0].start, self.now + left
        elif state == "next":
            start, end = cursor, cursor + left
        elif visits:
            start, end = visits[0].start, visits[-1].end or self.now
        else:
            start = end = cursor
        return BlockView(entry.block, state, start, end, entry.length, planned_start, elapsed)

    def _standing(self, entry: Entry, passed: bool, visited: bool) -> Standing:
        id = entry.block.id
        if id == self.position.block:
            return "now"
        if id in self.position.skipped:
            return "skipped"
        if passed:
            return "done" if visited else "skipped"
        return "next"

    def _behind(self, current: Entry | None, blocks: tuple[BlockView, ...]) -> timedelta:
        """How far the session is behind its plan: the block that is on ends that much later than planned."""
        if current is not None:
            end = next(each.end for each in blocks if each.state == "now")
            return end - self.timetable.moment(current.end)
        if self.position.state == "finished":
            end = max(each.end or self.now for each in self.position.visits)
            return end - self.timetable.moment(self.timetable.end)
        return max(NONE, self.now - self.timetable.moment(self.timetable.start))


def phase(left_s: int, length_s: int) -> Phase:
    """The phase of a block; its thresholds are inclusive."""
    if left_s < 0:
        return "over"
    if left_s <= length_s * DANGER_SHARE:
        return "danger"
    return "warning" if left_s <= length_s * WARNING_SHARE else "normal"
