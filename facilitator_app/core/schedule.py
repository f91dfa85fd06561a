"""When everything in a plan happens: starts follow from the order, the lengths and the pins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.spans import DAY, clock_text, since_midnight

NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A pin that the blocks before it do not meet: time left over (gap) or missing (overlap)."""

    kind: Literal["gap", "overlap"]
    length: timedelta


@dataclass(frozen=True, slots=True)
class Entry:
    """When one block happens, from the first midnight; parent is the section or strand that holds it."""

    block: Block
    start: timedelta
    end: timedelta
    conflict: Conflict | None = None
    parent: str = ""
    depth: int = 0
    in_strand: bool = False

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Day:
    """The calendar day and zone of a session, where both are known: clock times become instants."""

    date: date
    zone: tzinfo

    def instant(self, clock: time, after: time) -> datetime:
        """The moment (UTC) of a clock time; one before the session's start is on the next day."""
        day = self.date if clock >= after else self.date + DAY
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan's timetable. Spans are counted from the first midnight.

    content + breaks + slack = end - start; slack is buffers and gaps, less overlaps.
    """

    start: timedelta
    end: timedelta
    must_end: timedelta | None
    content: timedelta
    breaks: timedelta
    entries: tuple[Entry, ...]
    begins: time
    day: Day | None = None

    @property
    def slack(self) -> timedelta:
        """Buffers and gaps, less overlaps."""
        return self.end - self.start - self.content - self.breaks

    @property
    def over_run(self) -> timedelta:
        """How far the end passes the time by which it must end; zero when it does not."""
        return NONE if self.must_end is None else max(NONE, self.end - self.must_end)

    def of(self, id: str) -> Entry | None:
        """The entry of a block."""
        return next((entry for entry in self.entries if entry.block.id == id), None)

    def clock(self, offset: timedelta) -> str:
        """Local clock text for a time of this schedule, by the calendar where the day is known."""
        if self.day is None:
            return clock_text(offset)
        local = self.moment(offset).astimezone(self.day.zone)
        text, days = local.strftime("%H:%M"), (local.date() - self.day.date).days
        return f"{text} +{days} d" if days > 0 else text

    def moment(self, offset: timedelta) -> datetime:
        """The instant (UTC) of a time of this schedule; only where the day is known."""
        assert self.day is not None
        begin = self.day.instant(self.begins, self.begins)
        return begin + (offset - self.start)


def schedule(plan: Plan, day: Day | None = None) -> Schedule:
    """Work out a plan's timetable, on its own day or on the one given."""
    layout = _Layout(plan, day or own_day(plan))
    end, tally = layout.lay(plan.blocks, layout.start, _Home())
    must_end = None if plan.must_end is None else layout.offset(plan.must_end)
    return Schedule(
        layout.start,
        end,
        must_end,
        tally.content,
        tally.breaks,
        tuple(entry for entry in layout.entries if entry is not None),
        plan.start,
        layout.day,
    )


def own_day(plan: Plan) -> Day | None:
    """The day that a plan itself names, if it names both the date and the zone."""
    zone = own_zone(plan)
    return None if plan.date is None or zone is None else Day(plan.date, zone)


def own_zone(plan: Plan) -> tzinfo | None:
    """The time zone that a plan itself names, if any."""
    return ZoneInfo(plan.time_zone) if plan.time_zone else None


@dataclass(frozen=True, slots=True)
class _Tally:
    content: timedelta = NONE
    breaks: timedelta = NONE


@dataclass(frozen=True, slots=True)
class _Home:
    parent: str = ""
    depth: int = 0
    in_strand: bool = False

    def inside(self, parent: str, strand: bool = False) -> _Home:
        return _Home(parent, self.depth + 1, self.in_strand or strand)

    def entry(self, block: Block, start: timedelta, end: timedelta, conflict: Conflict | None) -> Entry:
        return Entry(block, start, end, conflict, self.parent, self.depth, self.in_strand)


@dataclass(slots=True)
class _Layout:
    plan: Plan
    day: Day | None
    entries: list[Entry | None] = field(default_factory=list)

    @property
    def start(self) -> timedelta:
        return since_midnight(self.plan.start)

    def offset(self, clock: time) -> timedelta:
        """A clock time as time from the first midnight; elapsed time, so a change of the clocks counts."""
        if self.day is not None:
            begin = self.day.instant(self.plan.start, self.plan.start)
            return self.start + (self.day.instant(clock, self.plan.start) - begin)
        offset = since_midnight(clock)
        return offset if offset >= self.start else offset + DAY

    def lay(self, blocks: tuple[Block, ...], cursor: timedelta, home: _Home) -> tuple[timedelta, _Tally]:
        content = breaks = NONE
        for block in blocks:
            match block.kind:
                case "section":
                    cursor, more = self._section(block, cursor, home)
                case "breakout":
                    cursor, more = self._breakout(block, cursor, home)
                case _:
                    cursor, more = self._leaf(block, cursor, home)
            content += more.content
            breaks += more.breaks
        return cursor, _Tally(content, breaks)

    def _begin(self, block: Block, cursor: timedelta) -> tuple[timedelta, Conflict | None]:
        if block.pin is None:
            return cursor, None
        pin = self.offset(block.pin)
        if pin > cursor:
            return pin, Conflict("gap", pin - cursor)
        return pin, Conflict("overlap", cursor - pin) if pin < cursor else None

    def _leaf(self, block: Block, cursor: timedelta, home: _Home) -> tuple[timedelta, _Tally]:
        start, conflict = self._begin(block, cursor)
        if not block.minutes:
            self.entries.append(home.entry(block, start, start, None))
            return cursor, _Tally()
        length = block.length
        end = start + length
        self.entries.append(home.entry(block, start, end, conflict))
        match block.kind:
            case "break":
                return end, _Tally(breaks=length)
            case "buffer":
                return end, _Tally()
            case _:
                return end, _Tally(content=length)

    def _section(self, block: Block, cursor: timedelta, home: _Home) -> tuple[timedelta, _Tally]:
        place = self._hold()
        begin, conflict = self._begin(block, cursor)
        end, tally = self.lay(block.blocks, begin, home.inside(block.id))
        inner = [entry for entry in self.entries[place + 1 :] if entry and entry.length]
        if not inner:
            self.entries[place] = home.entry(block, begin, begin, None)
            return cursor, tally
        span = min(entry.start for entry in inner), max(entry.end for entry in inner)
        self.entries[place] = home.entry(block, *span, conflict)
        return end, tally

    def _breakout(self, block: Block, cursor: timedelta, home: _Home) -> tuple[timedelta, _Tally]:
        place = self._hold()
        begin, conflict = self._begin(block, cursor)
        ends = [
            self.lay(strand.blocks, begin, home.inside(strand.id, strand=True)) for strand in block.strands
        ]
        end, tally = max(ends, key=lambda each: each[0], default=(begin, _Tally()))
        if end <= begin:
            self.entries[place] = home.entry(block, begin, begin, None)
            return cursor, tally
        self.entries[place] = home.entry(block, begin, end, conflict)
        return end, tally

    def _hold(self) -> int:
        """Keep a place for an entry whose span is known only after what it holds."""
        self.entries.append(None)
        return len(self.entries) - 1
