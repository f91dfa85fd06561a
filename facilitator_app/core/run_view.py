"""What the console shows at one moment: a frozen picture of a plan, a position in its run, and the time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from facilitator_app.core.fit import items, pinned_starts
from facilitator_app.core.plan import Block, Plan, Strand
from facilitator_app.core.run import Note, Position, State, Undoable
from facilitator_app.core.schedule import NONE, Day, Entry, Schedule, schedule
from facilitator_app.core.spans import DAY
from facilitator_app.core.strands import courses, on_at

Phase = Literal["normal", "warning", "danger", "over"]
Standing = Literal["done", "now", "next", "skipped"]

WARNING_SHARE = 0.2
DANGER_SHARE = 0.05
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of the run: when it was, or is projected to be, and how long it has really been on.

    until is the moment that it counts to, where it does; an inserted one is not in the plan.
    """

    block: Block
    state: Standing
    start: datetime
    end: datetime
    planned: timedelta
    planned_start: datetime
    actual: timedelta
    pinned: bool = False
    until: datetime | None = None
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class StrandView:
    """One group of the breakout that is on: its part, the time left for it (negative when over), the next.

    number counts the parts from 1.
    """

    strand: Strand
    part: Block
    number: int
    parts: int
    left_s: int
    length_s: int
    phase: Phase
    next: Block | None = None


@dataclass(frozen=True, slots=True)
class RunView:
    """All that the console and the participant screen draw. Whole seconds; moments are aware UTC.

    until is the moment that the block that is on counts to, where it does; auto_at when it goes on by itself.
    ticks are the steps done, by block; undo is what an undo would take back now.
    """

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
    planned_start: datetime | None = None
    until: datetime | None = None
    auto_at: datetime | None = None
    strands: tuple[StrandView, ...] = ()
    ticks: Mapping[str, frozenset[int]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    support: bool = False
    offered: bool = False
    undo: Undoable | None = None

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


@dataclass(slots=True)
class _Picture:
    timetable: Schedule
    position: Position
    now: datetime
    zone: tzinfo

    def draw(self) -> RunView:
        entries = self._entries()
        blocks = self._blocks(entries)
        current = entries.get(self.position.block)
        ends = [each.end for each in blocks if each.state != "skipped"]
        ends += [visit.end for visit in self.position.visits if visit.end]
        must_end = self.timetable.must_end
        shown = RunView(
            state=self.position.state,
            now=self.now,
            block=None,
            elapsed_s=0,
            left_s=0,
            length_s=0,
            behind_s=int(self._behind(current, blocks) // SECOND),
            phase="normal",
            projected_end=max(ends, default=self.now),
            planned_end=self.timetable.moment(self.timetable.end),
            must_end=None if must_end is None else self.timetable.moment(must_end),
            blocks=blocks,
            zone=self.zone,
            blank=self.position.blank,
            message=self.position.message,
            planned_start=self.timetable.moment(self.timetable.start),
            ticks=self.position.ticks,
            notes=self.position.notes,
            support=self.position.support,
            offered=self.position.offered,
            undo=self.position.undoable(self.now),
        )
        return shown if current is None else self._with_block(shown, current)

    def _with_block(self, shown: RunView, current: Entry) -> RunView:
        """The picture with what is to be seen of the block that is on."""
        elapsed, until = self._elapsed(current), self._until(current)
        elapsed_s = elapsed // SECOND
        if until is None:
            length_s = self._length(current) // SECOND
            left_s = length_s - elapsed_s
        else:
            left_s = -((self.now - until) // SECOND)
            length_s = max(0, left_s + elapsed_s)
        due = self._from(current) + self._left(current, self._from(current))
        return replace(
            shown,
            block=current.block,
            elapsed_s=elapsed_s,
            left_s=left_s,
            length_s=length_s,
            phase=phase(left_s, length_s, current.block),
            until=until,
            auto_at=due if current.block.auto and self.position.goes_on else None,
            strands=tuple(self._strands(current.block, elapsed)),
        )

    def _strands(self, breakout: Block, elapsed: timedelta) -> Iterator[StrandView]:
        found = courses(breakout, self.position)
        for strand in (each for each in breakout.strands if each.id in found):
            course = found[strand.id]
            place = on_at(course, elapsed)
            on, coming = course[place], course[place + 1 : place + 2]
            left_s, length_s = -((elapsed - on.end) // SECOND), on.length // SECOND
            yield StrandView(
                strand,
                on.part,
                place + 1,
                len(course),
                left_s,
                length_s,
                phase(left_s, length_s, on.part),
                coming[0].part if coming else None,
            )

    def _entries(self) -> dict[str, Entry]:
        """What the run goes through, by id: the plan's own, and what was put in where it was put in."""
        planned = {entry.block.id: entry for entry in items(self.timetable)}
        order = [*planned]
        for before, id in zip(("", *self.position.order), self.position.order, strict=False):
            if id in self.position.inserted and id not in planned:
                order.insert(order.index(before) + 1 if before in order else 0, id)
        cursor = self.timetable.start
        found: dict[str, Entry] = {}
        for id in order:
            if id in planned:
                found[id], cursor = planned[id], planned[id].end
            else:
                block = self.position.inserted[id]
                found[id] = Entry(block, cursor, cursor + block.length)
        return found

    def _length(self, entry: Entry) -> timedelta:
        id = entry.block.id
        swapped = any(each.block == id and each.added is None for each in self.position.turns)
        if swapped and (found := courses(entry.block, self.position)):
            return max(course[-1].end for course in found.values())
        length = self.position.lengths.get(id, entry.length)
        return max(NONE, length + self.position.added.get(id, NONE))

    def _until(self, entry: Entry) -> datetime | None:
        """The moment that a block counts to: only added time moves it."""
        day, until = self.timetable.day, entry.block.until
        if until is None or day is None:
            return None
        return day.instant(until, self.timetable.begins) + self.position.added.get(entry.block.id, NONE)

    def _left(self, entry: Entry, begin: datetime) -> timedelta:
        """How much longer a block takes from a moment on; less than nothing when it is over."""
        until = self._until(entry)
        return self._length(entry) - self._elapsed(entry) if until is None else until - begin

    def _from(self, entry: Entry) -> datetime:
        """The moment from which the block that is on takes its time: now, unless it is still to begin."""
        return max(self.now, self.position.visits[-1].start)

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
        visits = [each for each in self.position.visits if each.block == entry.block.id]
        state = self._standing(entry, passed, bool(visits))
        if state == "now":
            cursor = self._from(entry)
            start, end = visits[0].start, cursor + max(NONE, self._left(entry, cursor))
        elif state == "next":
            start, end = cursor, cursor + max(NONE, self._left(entry, cursor))
        elif visits:
            start, end = visits[0].start, visits[-1].end or self.now
        else:
            start = end = cursor
        until, inserted = self._until(entry), self._is_inserted(entry)
        return BlockView(
            entry.block,
            state,
            start,
            end,
            entry.length,
            planned_start,
            elapsed,
            until=until,
            inserted=inserted,
        )

    def _is_inserted(self, entry: Entry) -> bool:
        return self.position.inserted.get(entry.block.id) is entry.block

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
            # What was put in is not in the plan, so all of it is behind the plan.
            planned = current.start if self._is_inserted(current) else current.end
            return end - self.timetable.moment(planned)
        if self.position.state == "finished":
            end = max(each.end or self.now for each in self.position.visits)
            return end - self.timetable.moment(self.timetable.end)
        return max(NONE, self.now - self.timetable.moment(self.timetable.start))


def phase(left_s: int, length_s: int, block: Block | None = None) -> Phase:
    """The phase of a block; its thresholds are inclusive, and a block may have its own."""
    warning, danger = thresholds(length_s, block)
    if left_s < 0:
        return "over"
    if left_s <= danger:
        return "danger"
    return "warning" if left_s <= warning else "normal"


def thresholds(length_s: int, block: Block | None) -> tuple[float, float]:
    """How many seconds are left when the colours change."""
    warning, danger = length_s * WARNING_SHARE, length_s * DANGER_SHARE
    if block is not None and block.warning_minutes is not None:
        warning = 60 * block.warning_minutes
    if block is not None and block.danger_minutes is not None:
        danger = 60 * block.danger_minutes
    return warning, danger
