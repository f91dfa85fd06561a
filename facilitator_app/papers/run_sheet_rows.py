"""The rows of the run sheet, drawn larger or smaller and with more or less in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator_app.core.grouping import sets
from facilitator_app.core.plan import Block
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Entry
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.pieces import Draw, Piece
from facilitator_app.papers.rows import Cell, ruled
from facilitator_app.papers.shapes import category_sign, warning
from facilitator_app.papers.style import MM, Look
from facilitator_app.papers.typeset import Canvas, Type, cut, width_of, wrap
from facilitator_app.papers.words import (
    Category,
    category,
    conflict_text,
    end_text,
    who,
)

ACTUAL = 21 * MM


@dataclass(frozen=True, slots=True)
class Draft:
    """One try at fitting the page: how large, and what is left out."""

    look: Look
    notes: bool = True
    needs: bool = True
    tight: bool = False
    inner: bool = True
    most: int = 100_000


@dataclass(frozen=True, slots=True)
class Widths:
    """Of the columns; lead and needs are 0 where they stand under the title."""

    clock: float
    length: float
    title: float
    lead: float
    needs: float


def widths(book: Book, draft: Draft) -> Widths:
    """The columns as wide as the clock times and the page allow."""
    look = draft.look
    strong, times = look.strong, book.timetable
    clocks = [times.clock(each.start) for each in times.entries] + [times.clock(times.end)]
    clock = max(width_of(each, strong) for each in clocks) + look.body
    length = max(width_of("1 h 30 min", look.text), look.body * 3) + look.body
    rest = look.width - clock - length - ACTUAL
    if rest / look.body < 26:
        return Widths(clock, length, rest, 0, 0)
    needs = rest * 0.4 if draft.needs else 0
    lead = rest * 0.2
    return Widths(clock, length, rest - needs - lead, lead, needs)


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one draft."""

    book: Book
    draft: Draft
    widths: Widths

    @property
    def pad(self) -> float:
        """The room above and below the text of a row."""
        return 0.5 if self.draft.tight else self.draft.look.body * 0.34

    def head(self) -> Piece:
        """The names of the columns."""
        look, w = self.draft.look, self.widths
        small, x = look.muted, w.clock + w.length
        cells = [
            Cell("Start", 0, w.clock, small),
            Cell("Length", w.clock, w.length, small),
            Cell("Part", x, w.title, small),
        ]
        if w.lead:
            cells.append(Cell("Led by", x + w.title, w.lead, small))
        if w.needs:
            cells.append(Cell("Needed", x + w.title + w.lead, w.needs, small))
        cells.append(Cell("Began at", look.width - ACTUAL + 4, ACTUAL, small))
        return ruled(cells, look.width, self.pad)

    def rows(self, entry: Entry) -> Iterator[Piece]:
        """The row of a part, with the gap or overlap before it."""
        strand = self.book.strands.get(entry.block.id)
        if strand:
            yield self.line(strand)
        if entry.conflict:
            overlap = entry.conflict.kind == "overlap"
            yield self.line(conflict_text(entry.conflict), warned=overlap)
        yield self._part(entry)

    def line(self, text: str, warned: bool = False) -> Piece:
        """A remark across the row."""
        look, w = self.draft.look, self.widths
        x = w.clock + w.length
        cell = Cell(text, x + look.body * 1.5, look.width - x - look.body * 1.5, look.muted)
        return ruled([cell], look.width, self.pad, _warning(x, look.body) if warned else None)

    def end(self) -> Piece:
        """When it ends, and must."""
        look, w, times = self.draft.look, self.widths, self.book.timetable
        x = w.clock + w.length
        cells = [
            Cell(times.clock(times.end), 0, w.clock, look.strong),
            Cell(end_text(times), x + look.body * 1.5, look.width - x - look.body * 1.5, look.strong),
        ]
        sign = _warning(x, look.body) if times.over_run else None
        return ruled(cells, look.width, self.pad, sign)

    def _part(self, entry: Entry) -> Piece:
        look, w, block = self.draft.look, self.widths, entry.block
        x = w.clock + w.length
        indent = look.body * (1.5 + entry.depth)
        room = w.title - indent - look.body * 0.6
        cells = [
            Cell(self.book.timetable.clock(entry.start), 0, w.clock, look.strong),
            Cell(_length(entry), w.clock, w.length, look.text),
            *self._title(block, x + indent, room),
        ]
        if w.lead:
            lead = self._one_line(who(block), look.text, w.lead - look.body * 0.6)
            cells.append(Cell(lead, x + w.title, w.lead - look.body * 0.6, look.text))
        if w.needs:
            left, wide = x + w.title + w.lead, w.needs - look.body * 0.6
            cells.append(Cell(", ".join(_needed(self.book, block)), left, wide, look.muted))
        least = 0 if self.draft.tight else min(8.5 * MM, look.body * 2.2)
        sign = _signs(category(block, self.book.library), x, indent, look)
        return ruled(cells, look.width, self.pad, sign, least, blank=ACTUAL)

    def _title(self, block: Block, left: float, room: float) -> list[Cell]:
        look = self.draft.look
        title = self._one_line(facilitator_title(block, self.book.library), look.strong, room)
        under = []
        if not self.widths.lead and not self.draft.tight:
            under.append(who(block))
            under.append(", ".join(_needed(self.book, block)) if self.draft.needs else "")
        under.append(block.notes.strip() if self.draft.notes else "")
        text = "\n".join(each for each in under if each)
        cells = [Cell(title, left, room, look.strong)]
        if text:
            down = len(wrap(title, look.strong, room)) * look.strong.line
            cells.append(Cell(text, left, room, look.muted, down=down))
        return cells

    def _one_line(self, text: str, type_: Type, room: float) -> str:
        return cut(text, type_, room) if self.draft.tight else text


def _length(entry: Entry) -> str:
    return minutes_text(whole_minutes(entry.length)) if entry.length else ""


def _needed(book: Book, block: Block) -> Sequence[str]:
    activity = book.library.get(block.activity)
    found = list(block.materials)
    for each in activity.materials if activity else ():
        count = each.quantity * sets(each.per, book.people_at(block))
        found.append(f"{each.name} ×\u00a0{count}" if count > 1 else each.name)
    return found


def _signs(kind: Category, x: float, indent: float, look: Look) -> Draw:
    def draw(canvas: Canvas, left: float, base: float) -> None:
        size = look.body
        category_sign(canvas, kind, left + x + indent - size, base + size * 0.33, size * 0.85)

    return draw


def _warning(x: float, size: float) -> Draw:
    return lambda canvas, left, base: warning(canvas, left + x + size * 0.5, base + size * 0.3, size)
