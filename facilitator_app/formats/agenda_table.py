"""A plan as the rows of a table, which a CSV file and a spreadsheet have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple, get_args

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Block, BlockKind, Plan, Strand
from facilitator_app.core.public import facilitator_title, prompt, public_title
from facilitator_app.core.schedule import Schedule, schedule
from facilitator_app.core.spans import whole_minutes

GROUP = "group"
HOLDERS = (GROUP, "section", "breakout")
KINDS = frozenset((*get_args(BlockKind), GROUP))
Cell = str | int
Row = dict[str, Cell]


class Column(NamedTuple):
    """A column of an agenda: its name, its heading, and how wide it is in a spreadsheet, in letters."""

    name: str
    heading: str
    width: int


COLUMNS = (
    Column("start", "Start", 10),
    Column("end", "End", 10),
    Column("minutes", "Minutes", 9),
    Column("title", "Title", 36),
    Column("public_title", "Title for participants", 30),
    Column("kind", "Kind", 11),
    Column("lead", "Leads", 16),
    Column("support", "Supports", 16),
    Column("section", "Section", 22),
    Column("strand", "Group", 18),
    Column("level", "Level", 7),
    Column("activity", "Library activity", 26),
    Column("notes", "Notes", 44),
    Column("screen", "What participants see", 36),
    Column("materials", "Materials", 28),
    Column("room", "Room", 16),
)
_PUBLIC = ("start", "end", "minutes", "title", "screen")
PUBLIC_COLUMNS = tuple(each for each in COLUMNS if each.name in _PUBLIC)
HEADINGS = tuple(each.heading for each in COLUMNS)


def rows_of(plan: Plan, library: Mapping[str, Activity]) -> list[Row]:
    """A row for each block, and for each group of a breakout, in running order; level says what holds it."""
    return [*_Table(schedule(plan), library).rows(plan.blocks, 1, "", "")]


def public_rows(plan: Plan, library: Mapping[str, Activity]) -> list[Row]:
    """What participants may see of each part that takes time, by its public title."""
    times = schedule(plan)
    return [
        {
            "start": times.clock(entry.start),
            "end": times.clock(entry.end),
            "minutes": whole_minutes(entry.length),
            "title": public_title(entry.block, library) or "Activity",
            "screen": prompt(entry.block, library),
        }
        for entry in times.entries
        if entry.length and entry.block.kind not in ("section", "buffer") and not entry.in_strand
    ]


def usual_title(block: Block, library: Mapping[str, Activity]) -> str:
    """The title that a block has in a table when it has none of its own."""
    return facilitator_title(replace(block, title=""), library)


class _Table(NamedTuple):
    times: Schedule
    library: Mapping[str, Activity]

    def rows(self, blocks: tuple[Block, ...], level: int, section: str, strand: str) -> Iterator[Row]:
        spans = {entry.block.id: (entry.start, entry.end) for entry in self.times.entries}
        yield from self._rows(spans, blocks, level, section, strand)

    def _rows(
        self,
        spans: Mapping[str, tuple[timedelta, timedelta]],
        blocks: tuple[Block, ...],
        level: int,
        section: str,
        strand: str,
    ) -> Iterator[Row]:
        for block in blocks:
            within: Row = {"section": section, "strand": strand, "level": level}
            yield self._row(block, spans[block.id]) | within
            title = facilitator_title(block, self.library)
            yield from self._rows(spans, block.blocks, level + 1, title, strand)
            for each in block.strands:
                yield _group_row(each) | within | {"level": level + 1}
                yield from self._rows(spans, each.blocks, level + 2, section, each.title)

    def _row(self, block: Block, span: tuple[timedelta, timedelta]) -> Row:
        start, end = span
        return {
            "start": self.times.clock(start),
            "end": self.times.clock(end),
            "minutes": block.minutes if block.is_leaf else whole_minutes(end - start),
            "title": facilitator_title(block, self.library),
            "public_title": block.public_title,
            "kind": block.kind.capitalize(),
            "lead": block.lead,
            "support": block.support,
            "activity": block.activity,
            "notes": block.notes,
            "screen": block.screen,
            "materials": "\n".join(block.materials),
            "room": block.room,
        }


def _group_row(strand: Strand) -> Row:
    return {"title": strand.title, "kind": GROUP.capitalize()}
