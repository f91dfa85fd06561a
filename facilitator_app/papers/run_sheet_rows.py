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
from facilitator_app.papers.rows import Cell, deepest, ruled
from facilitator_app.papers.shapes import category_sign, warning
from facilitator_app.papers.style import MM, Look
from facilitator_app.papers.typeset import Canvas, Type, cut, width_of
from facilitator_app.papers.words import (
    Category,
    category,
    conflict_text,
    end_text,
    who,
)

# Room to write a time by hand.
_ACTUAL = 21 * MM
# With fewer widths of a letter than this for the title, who leads stands under it.
_STACKED = 26
_LENGTH, _LED, _BEGAN = "Length", "Led by", "Began at"


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
    """Of the columns; lead is 0 where nobody is named, or where names are stacked under the title."""

    clock: float
    length: float
    title: float
    lead: float
    actual: float
    stacked: bool = False


def widths(book: Book, draft: Draft) -> Widths:
    """The columns as wide as what is in them and the page allow."""
    look, times = draft.look, book.timetable
    strong, text = look.strong, look.text
    clocks = [times.clock(each.start) for each in times.entries] + [times.clock(times.end)]
    clock = max(width_of(each, strong) for each in clocks) + look.body
    length = max(width_of(each, text) for each in (_LENGTH, *map(_length, times.entries))) + look.body
    actual = max(_ACTUAL, width_of(_BEGAN, look.muted) + 6)
    rest = look.width - clock - length - actual
    leads = [width_of(who(each.block), text) for each in times.entries if who(each.block)]
    if not leads or rest / look.body < _STACKED:
        return Widths(clock, length, rest, 0, actual, stacked=True)
    lead = min(max(width_of(_LED, text), *leads) + look.body * 0.6, rest * 0.4)
    return Widths(clock, length, rest - lead, lead, actual)


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
            Cell(_LENGTH, w.clock, w.length, small),
            Cell("Part", x, w.title, small),
        ]
        if w.lead:
            cells.append(Cell(_LED, x + w.title, w.lead, small))
        cells.append(Cell(_BEGAN, look.width - w.actual + 4, w.actual, small))
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
        cells = [
            Cell(self.book.timetable.clock(entry.start), 0, w.clock, look.strong),
            Cell(_length(entry), w.clock, w.length, look.text),
            *self._told(block, x + indent),
        ]
        least = 0 if self.draft.tight else min(8.5 * MM, look.body * 2.2)
        sign = _signs(category(block, self.book.library), x, indent, look)
        return ruled(cells, look.width, self.pad, sign, least, blank=w.actual)

    def _told(self, block: Block, left: float) -> list[Cell]:
        """The title and who leads, and under them the notes and what is needed."""
        look, w, draft = self.draft.look, self.widths, self.draft
        apart, x = look.body * 0.6, w.clock + w.length + w.title
        room = x - apart - left
        cells = [
            Cell(
                self._one_line(facilitator_title(block, self.book.library), look.strong, room),
                left,
                room,
                look.strong,
            )
        ]
        if w.lead:
            lead = w.lead - apart
            cells.append(Cell(self._one_line(who(block), look.text, lead), x, lead, look.text))
        needed = "; ".join(_needed(self.book, block)) if draft.needs else ""
        under = [
            (who(block) if w.stacked and not draft.tight else "", look.text),
            (block.notes.strip() if draft.notes else "", look.text),
            (f"Needed: {needed}" if needed else "", look.muted),
        ]
        for text, type_ in under:
            if text:
                across = x + w.lead - apart - left
                cells.append(Cell(text, left, across, type_, down=deepest(cells)))
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
        found.append(f"{each.name}\u00a0×\u00a0{count}" if count > 1 else each.name)
    return found


def _signs(kind: Category, x: float, indent: float, look: Look) -> Draw:
    def draw(canvas: Canvas, left: float, base: float) -> None:
        size = look.body
        category_sign(canvas, kind, left + x + indent - size, base + size * 0.33, size * 0.85)

    return draw


def _warning(x: float, size: float) -> Draw:
    return lambda canvas, left, base: warning(canvas, left + x + size * 0.5, base + size * 0.3, size)
