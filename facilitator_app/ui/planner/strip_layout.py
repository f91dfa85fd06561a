"""Where the blocks of a plan stand in the time strip: down the clock, groups side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from PySide6.QtCore import QPoint, QRect

from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import Conflict, Entry, Schedule
from facilitator_app.core.spans import MINUTE, whole_minutes

Look = Literal["bar", "spine", "note"]
SPINE = 24
INSET = 40
LEAST_COLUMN = 112
MOST_PER_MINUTE = 6.0
READABLE = 8


@dataclass(slots=True)
class Bar:
    """A block or a group in the strip: a bar for its minutes, a spine beside what it holds, or a note."""

    id: str
    look: Look
    area: QRect
    start: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """The ground on which what a section or a group holds stands, with its spine; '' is the whole plan."""

    id: str
    area: QRect


@dataclass(frozen=True, slots=True)
class Patch:
    """A stretch of time that is free ahead of a block, or that two blocks claim."""

    area: QRect
    clash: bool
    minutes: int


@dataclass(slots=True)
class StripLayout:
    """Everything that the strip draws, in pixels from its top left; last is the latest time of all."""

    timetable: Schedule
    per_minute: float
    line: int
    top: int
    last: timedelta
    bars: list[Bar] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)

    def bar_at(self, at: QPoint) -> Bar | None:
        """What is drawn at a place: notes lie over bars, and a later block over the one that it overlaps."""
        found = [bar for bar in self.bars if bar.area.contains(at)]
        return max(enumerate(found), key=lambda each: (each[1].look == "note", each[0]))[1] if found else None

    def area_of(self, id: str) -> QRect:
        """Where a block or a group is drawn; an empty place where it is not."""
        return next((bar.area for bar in self.bars if bar.id == id), QRect())

    def room_of(self, id: str) -> QRect:
        """The ground of what holds others; an empty place for anything else."""
        return next((room.area for room in self.rooms if room.id == id), QRect())

    def y(self, offset: timedelta) -> int:
        """How far down a time is."""
        return self.top + round((offset - self.timetable.start) / MINUTE * self.per_minute)

    def hours(self) -> Iterator[timedelta]:
        """Every half hour from the start to the last time."""
        step = timedelta(minutes=30)
        at, last = -(-self.timetable.start // step) * step, self.last
        while at <= last:
            yield at
            at += step


def scale_for(plan: Plan, line: int) -> float:
    """Pixels for a minute: a line of words fits in 8 minutes, in fewer where a block is shorter."""
    lengths = [block.minutes for block in plan.walk() if block.is_leaf and block.minutes]
    shortest = min((READABLE, *lengths))
    return min(MOST_PER_MINUTE, line / shortest)


def width_for(plan: Plan, line: int) -> int:
    """How wide the strip must be for every group to be read."""
    return _width(plan.blocks, _spine(line))


def _spine(line: int) -> int:
    """How wide what stands beside the blocks of a section or a group is: its title goes along it."""
    return max(SPINE, line + 2)


def _width(blocks: tuple[Block, ...], spine: int) -> int:
    wide = LEAST_COLUMN
    for block in blocks:
        if block.kind == "section":
            wide = max(wide, spine + _width(block.blocks, spine))
        elif block.strands:
            columns = [spine + _width(each.blocks, spine) for each in block.strands]
            wide = max(wide, spine + len(columns) * max(columns))
    return wide


def lay_out(plan: Plan, timetable: Schedule, area: QRect, line: int) -> StripLayout:
    """The strip of a plan within an area, whose top is the start of the plan; line is that of its words."""
    ends = [entry.end for entry in timetable.entries]
    last = max(timetable.end, timetable.must_end or timetable.end, *ends)
    layout = StripLayout(timetable, scale_for(plan, line), line, area.top(), last)
    entries = {entry.block.id: entry for entry in timetable.entries}
    high = layout.y(layout.last) - layout.top
    layout.rooms.append(Room("", QRect(area.left(), area.top(), area.width(), high)))
    _lay(plan.blocks, area.left(), area.width(), entries, layout)
    return layout


def _lay(
    blocks: tuple[Block, ...], left: int, width: int, entries: dict[str, Entry], layout: StripLayout
) -> None:
    spine = _spine(layout.line)
    for block in blocks:
        entry = entries[block.id]
        if entry.conflict is not None:
            _lay_conflict(entry, entry.conflict, left, width, layout)
        if block.is_leaf or entry.start == entry.end:
            layout.bars.append(_leaf(block.id, entry, left, width, layout))
            if block.is_leaf:
                continue
        else:
            layout.bars.append(Bar(block.id, "spine", _span(entry, left, spine, layout)))
            layout.rooms.append(Room(block.id, _span(entry, left, width, layout)))
        inner, room = left + spine, width - spine
        _lay(block.blocks, inner, room, entries, layout)
        count = max(1, len(block.strands))
        for number, strand in enumerate(block.strands):
            begin, end = inner + room * number // count, inner + room * (number + 1) // count
            if entry.start < entry.end:
                layout.bars.append(Bar(strand.id, "spine", _span(entry, begin, spine, layout)))
                layout.rooms.append(Room(strand.id, _span(entry, begin, end - begin, layout)))
            else:
                layout.bars.append(_leaf(strand.id, entry, left, width, layout))
            _lay(strand.blocks, begin + spine, end - begin - spine, entries, layout)


def _leaf(id: str, entry: Entry, left: int, width: int, layout: StripLayout) -> Bar:
    if entry.start == entry.end:
        above = sum(bar.look == "note" and bar.start == entry.start for bar in layout.bars[-9:])
        top = layout.y(entry.start) + above * layout.line
        area = QRect(left + width * 3 // 5, top, width - width * 3 // 5, layout.line)
        return Bar(id, "note", area, entry.start)
    inset = INSET if entry.conflict and entry.conflict.kind == "overlap" else 0
    return Bar(id, "bar", _span(entry, left + inset, width - inset, layout), entry.start)


def _lay_conflict(entry: Entry, conflict: Conflict, left: int, width: int, layout: StripLayout) -> None:
    clash = conflict.kind == "overlap"
    begin = entry.start if clash else entry.start - conflict.length
    end = min(entry.end, entry.start + conflict.length) if clash else entry.start
    y, bottom = layout.y(begin), layout.y(end)
    area = QRect(left, y, INSET if clash else width, bottom - y)
    layout.patches.append(Patch(area, clash, whole_minutes(conflict.length)))


def _span(entry: Entry, left: int, width: int, layout: StripLayout) -> QRect:
    top = layout.y(entry.start)
    return QRect(left, top, width, layout.y(entry.end) - top)
