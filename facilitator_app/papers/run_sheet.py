"""The run sheet: the whole session on one page, with room to write when each part really began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import Schedule, schedule
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, page_up, total
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.run_sheet_rows import Draft, Table, widths
from facilitator_app.papers.style import Look, look_for
from facilitator_app.papers.typeset import cut, cut_after
from facilitator_app.papers.words import (
    Library,
    date_text,
    headcount,
    plural,
)

FOR_FACILITATORS = "For facilitators only"
_SIZES = (12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
_LARGE_SIZES = ((18.0, 16.0), (14.0, 13.0, 12.0))
_TIGHT_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_FLOOR = 6.5
_TIGHT_LEADING = 1.18


def render(plan: Plan, library: Library, options: Options) -> bytes:
    """The run sheet as a PDF file of one page."""
    look = look_for(options, _SIZES[0])
    book = Book(plan, library, options, look, schedule(plan), headcount(plan, options))
    height = look.page[1] - HEAD - FOOT
    draft, pieces = _fitted(book, height)
    printed = f"Printed {date_text(options.printed_on)}" if options.printed_on else ""
    running = Running(draft.look, "", FOR_FACILITATORS, printed)
    placed = page_up(pieces, height)[0]
    facts = Facts(f"{plan.title} – run sheet", FOR_FACILITATORS, options.language)
    return write(facts, framed(look, [placed], running))


def _fitted(book: Book, height: float) -> tuple[Draft, list[Piece]]:
    """The fullest draft that fits, as large as it can be; at last, as many rows as do."""
    rows = len(book.timetable.entries)
    for draft in _drafts(book.look):
        if rows * draft.look.text.line > height:
            continue
        pieces = _pieces(book, draft)
        if total(pieces) <= height:
            return draft, pieces
    low, high = 0, rows
    while low < high:
        middle = (low + high + 1) // 2
        if total(_pieces(book, _last(book.look, middle))) <= height:
            low = middle
        else:
            high = middle - 1
    draft = _last(book.look, low)
    return draft, _pieces(book, draft)


def _drafts(look: Look) -> Iterator[Draft]:
    """Large type stays large as long as it can; then smaller type, and at last one line a row."""
    for sizes in _LARGE_SIZES if look.large else ():
        yield from _fuller(look, sizes)
    look = replace(look, large=False)
    yield from _fuller(look, _SIZES)
    for size in (*_TIGHT_SIZES, _FLOOR):
        yield _tight(look, size)


def _fuller(look: Look, sizes: Sequence[float]) -> Iterator[Draft]:
    """With all that a part says in each of the sizes, then without notes, then without needs."""
    for notes, needs in ((True, True), (False, True), (False, False)):
        for size in sizes:
            yield Draft(replace(look, body=size), notes=notes, needs=needs)


def _tight(look: Look, size: float) -> Draft:
    close = replace(look, body=size, large=False, leading=_TIGHT_LEADING)
    return Draft(close, notes=False, needs=False, tight=True)


def _last(look: Look, most: int) -> Draft:
    return replace(_tight(look, _FLOOR), inner=False, most=most)


def _pieces(book: Book, draft: Draft) -> list[Piece]:
    return [*_top(book, draft), *_rows(book, draft)]


def _top(book: Book, draft: Draft) -> list[Piece]:
    plan, times, look = book.plan, book.timetable, draft.look
    column = Column(0, look.width)
    title = look.title.at(min(look.title.size, 24))
    name = cut_after(plan.title.strip() or "Untitled session", title, look.width, 1 if draft.tight else 2)
    facts = [
        date_text(plan.date, weekday=True) if plan.date else "",
        _span(times),
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


def _span(times: Schedule) -> str:
    if times.end == times.start:
        return times.clock(times.start)
    return f"{times.clock(times.start)} to {times.clock(times.end)}"


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
