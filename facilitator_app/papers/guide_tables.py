"""Tables of the guide: the timetable, what to bring, and which sheets to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Entry
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.pieces import Draw, Piece
from facilitator_app.papers.rows import Cell, ruled, under
from facilitator_app.papers.shapes import category_sign, warning
from facilitator_app.papers.typeset import Canvas, width_of
from facilitator_app.papers.words import (
    CATEGORIES,
    category,
    conflict_text,
    end_text,
    who,
)


def row(book: Book, cells: Sequence[Cell], sign: Draw | None = None) -> Piece:
    """A ruled row across the page."""
    return ruled(cells, book.look.width, book.look.body * 0.3, sign)


def timetable(book: Book) -> list[Piece]:
    """All parts with their clock times, the gaps and overlaps between them, and the end."""
    if not book.timetable.entries:
        return []
    rows: list[Piece] = []
    for entry in book.timetable.entries:
        if strand := book.strands.get(entry.block.id):
            rows.append(replace(_strand(book, strand), keep=True))
        if entry.conflict:
            rows.append(replace(_conflict(book, entry), keep=True))
        rows.append(_entry(book, entry))
    small = book.look.muted
    clock, title, length, led = _widths(book)
    cells = [
        Cell("Start", 0, clock, small),
        Cell("Part", clock, title, small),
        Cell("Length", book.look.width - led - length, length - _apart(book), small, "right"),
    ]
    if led:
        cells.append(Cell("Kind", clock + title, book.look.width, small))
        cells.append(Cell("Led by", book.look.width - led, led, small))
    head = row(book, cells)
    title_line = book.title("Timetable")
    return [*title_line, *under(head, [*rows, _end(book)])]


def _widths(book: Book) -> tuple[float, float, float, float]:
    """Of the columns for the clock, the title, the length, and who leads (0 where there is no room)."""
    body, width = book.look.body, book.look.width
    times = book.timetable
    clocks = (times.clock(each.start) for each in times.entries)
    widest = max(width_of(each, book.look.strong) for each in (*clocks, times.clock(times.end)))
    clock = max(body * 5.6, widest + body)
    if book.look.narrow:
        length = body * 4.6
        return clock, width - clock - length, length, 0
    length, led, kind = body * 6.8, body * 11, body * 7
    return clock, width - clock - length - led - kind, length, led


def _apart(book: Book) -> float:
    return 0 if book.look.narrow else book.look.body * 1.2


def _entry(book: Book, entry: Entry) -> Piece:
    block, text, width = entry.block, book.look.text, book.look.width
    clock, title, length, led = _widths(book)
    indent = text.size * (1.5 + 1.2 * entry.depth)
    kind = category(block, book.library)
    name, leads = facilitator_title(block, book.library), who(block)
    if not led:
        name = f"{name}\n{CATEGORIES[kind]}{f', led by {leads}' if leads else ''}"
    strong = text.bold if block.kind in ("section", "breakout") else text
    minutes = minutes_text(whole_minutes(entry.length)) if entry.length else ""
    cells = [
        Cell(book.timetable.clock(entry.start), 0, clock, text.bold),
        Cell(name, clock + indent, title - indent - text.size * 0.5, strong),
        Cell(minutes, width - led - length, length - _apart(book), text, "right"),
    ]
    if led:
        cells.append(Cell(CATEGORIES[kind], clock + title, text.size * 7, book.look.muted))
        cells.append(Cell(leads, width - led, led, text))

    def sign(canvas: Canvas, left: float, base: float) -> None:
        x = left + clock + indent - text.size * 1.0
        category_sign(canvas, kind, x, base + text.size * 0.33, text.size * 0.85)

    return row(book, cells, sign)


def _conflict(book: Book, entry: Entry) -> Piece:
    assert entry.conflict is not None
    clock, title, length, _ = _widths(book)
    sign = _warned(book, clock) if entry.conflict.kind == "overlap" else None
    indent = book.look.body * 1.5
    words = conflict_text(entry.conflict)
    cell = Cell(words, clock + indent, title + length - indent, book.look.muted)
    return row(book, [cell], sign)


def _strand(book: Book, title: str) -> Piece:
    clock, left = _widths(book)[0], book.look.body * 1.5
    return row(book, [Cell(title, clock + left, book.look.width - clock - left, book.look.muted)])


def _warned(book: Book, left: float) -> Draw:
    size = book.look.body

    def draw(canvas: Canvas, x: float, base: float) -> None:
        warning(canvas, x + left + size * 0.5, base + size * 0.3, size)

    return draw


def _end(book: Book) -> Piece:
    strong = book.look.strong
    clock, title, length, led = _widths(book)
    cells = [
        Cell(book.timetable.clock(book.timetable.end), 0, clock, strong),
        Cell(end_text(book.timetable), clock + strong.size * 1.5, title + length + led - strong.size, strong),
    ]
    over = bool(book.timetable.over_run)
    return row(book, cells, _warned(book, clock) if over else None)
