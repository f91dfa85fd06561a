"""The run sheet: the whole session on one page, with room to write when each part really began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, page_up, total
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.run_sheet_rows import Draft, Table, widths
from facilitator_app.papers.style import Look, look_for
from facilitator_app.papers.typeset import cut
from facilitator_app.papers.words import (
    Library,
    date_text,
    headcount,
    plural,
)

FOR_FACILITATORS = "For facilitators only"
_SIZES = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
_LARGE_SIZES = (18.0, 16.0, 14.0, 13.0, 12.0)
_FLOOR = 6.5


def render(plan: Plan, library: Library, options: Options) -> bytes:
    """The run sheet as a PDF file of one page."""
    look = look_for(options, _SIZES[0])
    book = Book(plan, library, options, look, schedule(plan), headcount(plan, options))
    height = look.page[1] - HEAD - FOOT
    placed = page_up(_fitted(book, height), height)[0]
    printed = f"Printed {date_text(options.printed_on)}" if options.printed_on else ""
    running = Running(look, "", FOR_FACILITATORS, printed)
    facts = Facts(f"{plan.title} – run sheet", FOR_FACILITATORS, options.language)
    return write(facts, framed(look, [placed], running))


def _fitted(book: Book, height: float) -> list[Piece]:
    """The largest and fullest draft that fits; at last, as many rows as do."""
    rows = len(book.timetable.entries)
    for draft in _drafts(book.look):
        if rows * draft.look.text.line > height:
            continue
        pieces = _pieces(book, draft)
        if total(pieces) <= height:
            return pieces
    low, high = 0, rows
    while low < high:
        middle = (low + high + 1) // 2
        if total(_pieces(book, _last(book.look, middle))) <= height:
            low = middle
        else:
            high = middle - 1
    return _pieces(book, _last(book.look, low))


def _drafts(look: Look) -> Iterator[Draft]:
    """Smaller type first, then no notes, then no needs, then one line a row."""
    sizes = (*_LARGE_SIZES, *_SIZES[1:]) if look.large else _SIZES
    for size in sizes:
        yield Draft(replace(look, body=size))
    floor = replace(look, body=_SIZES[-1], large=False)
    yield Draft(floor, notes=False)
    yield Draft(floor, notes=False, needs=False)
    for size in (7.5, 7.0, _FLOOR):
        yield Draft(replace(floor, body=size), notes=False, needs=False)
        yield Draft(replace(floor, body=size), notes=False, needs=False, tight=True)


def _last(look: Look, most: int) -> Draft:
    floor = replace(look, body=_FLOOR, large=False)
    return Draft(floor, notes=False, needs=False, tight=True, inner=False, most=most)


def _pieces(book: Book, draft: Draft) -> list[Piece]:
    return [*_top(book, draft), *_rows(book, draft)]


def _top(book: Book, draft: Draft) -> list[Piece]:
    plan, times, look = book.plan, book.timetable, draft.look
    column = Column(0, look.width)
    title = look.title.at(min(look.title.size, 24))
    lines = 1 if draft.tight else 2
    name = cut(plan.title or "Untitled session", title, look.width * lines * 0.94)
    facts = [
        date_text(plan.date, weekday=True) if plan.date else "",
        f"{times.clock(times.start)} to {times.clock(times.end)}",
        f"must end {times.clock(times.must_end)}" if times.must_end is not None else "",
        plural(book.people, "person", "people") if book.people else "",
        ", ".join(plan.facilitators),
    ]
    line = " · ".join(each for each in facts if each)
    if draft.tight:
        line = cut(line, look.text, look.width)
    return [
        *paragraph("Run sheet", look.label, column),
        *paragraph(name, title, column),
        *paragraph(line, look.text, column, gap=2),
    ]


def _rows(book: Book, draft: Draft) -> Iterator[Piece]:
    look, entries = draft.look, book.timetable.entries
    if not entries:
        words = "This plan has no parts yet. Add some, and print the run sheet again."
        yield from paragraph(words, look.text, Column(0, look.width), gap=look.body * 2)
        return
    shown = [each for each in entries if draft.inner or not each.depth][: draft.most]
    table = Table(book, draft, widths(book, draft))
    yield replace(table.head(), gap=look.body * (0.3 if draft.tight else 0.8))
    for entry in shown:
        yield from table.rows(entry)
    if len(shown) < len(entries):
        yield table.line(f"And {plural(len(entries) - len(shown), 'more part')}: see the guide.")
    yield table.end()
