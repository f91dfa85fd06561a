"""The materials checklist: what to bring and to print, on one page where it can be read so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.papers.bring import Setting, sheets_to_print, what_to_bring
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.guide import FOR_FACILITATORS
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, page_up
from facilitator_app.papers.prose import paragraph
from facilitator_app.papers.side_by_side import Grid, laid
from facilitator_app.papers.style import Look, look_for
from facilitator_app.papers.words import Library, date_text, headcount, plural

# Two columns side by side want at least this many widths of a letter each.
_NARROWEST = 21


@dataclass(frozen=True, slots=True)
class _Draft:
    """A size of type, with how much air is about a line, and whether the lines may stand in two columns."""

    size: float
    air: float = 0.3
    leading: float = 1.34
    two: bool = False


# The roomiest first. A line is never lower than a box that a pen can tick.
_ONE_COLUMN = (_Draft(12.0), _Draft(11.0))
_CLOSE = (
    _Draft(11.0, 0.3, 1.25, two=True),
    _Draft(10.5, 0.26, 1.22, two=True),
    _Draft(10.0, 0.22, 1.2, two=True),
    _Draft(9.5, 0.2, 1.2, two=True),
)
_SEVERAL_PAGES = _CLOSE[1]
_LARGE = _Draft(18.0, 0.24, 1.25, two=True)


def render(plan: Plan, library: Library, options: Options) -> bytes:
    """The checklist as a PDF file."""
    look = look_for(options, _ONE_COLUMN[0].size)
    book = Book(plan, library, options, look, schedule(plan), headcount(plan, options))
    height = look.page[1] - HEAD - FOOT
    pages = page_up(_chosen(book, height), height)
    printed = f"Printed {date_text(options.printed_on)}" if options.printed_on else ""
    running = Running(look, plan.title, FOR_FACILITATORS, printed)
    facts = Facts(f"{plan.title} – materials checklist", FOR_FACILITATORS, options.language)
    return write(facts, framed(look, pages, running))


def _chosen(book: Book, height: float) -> list[Piece]:
    """The roomiest draft that is one page; where none is, one that is read easily on several."""
    drafts = () if book.look.large else (*_ONE_COLUMN, *_CLOSE)
    pieces = (_pieces(book, draft, height) for draft in drafts)
    one = (found for found in pieces if not any(each.fresh for each in found))
    return next(one, None) or _pieces(book, _LARGE if book.look.large else _SEVERAL_PAGES, height)


def _pieces(book: Book, draft: _Draft, height: float) -> list[Piece]:
    book = replace(book, look=replace(book.look, body=draft.size))
    grid = _grid(book.look, draft, height)
    setting = Setting(grid.width, draft.air, draft.leading, close=draft.two)
    tables = [*filter(None, (what_to_bring(book, setting, owners=True), sheets_to_print(book, setting)))]
    nothing = "Nothing to bring or to print: no part of this plan names materials or has handouts."
    top = [*_top(book)]
    if not tables:
        return [*top, *paragraph(nothing, book.look.text, book.full, gap=book.look.body * 2)]
    return laid(book, grid, top, tables)


def _grid(look: Look, draft: _Draft, height: float) -> Grid:
    between = draft.size * 1.8
    half = (look.width - between) / 2
    if draft.two and half >= draft.size * _NARROWEST:
        return Grid(half, between, 2, height)
    return Grid(look.width, 0, 1, height)


def _top(book: Book) -> Iterator[Piece]:
    plan, look, column = book.plan, book.look, book.full
    line = [
        date_text(plan.date, weekday=True) if plan.date else "",
        plural(book.people, "person", "people") if book.people else "",
        ", ".join(plan.facilitators),
    ]
    yield from paragraph("Materials checklist", look.label, column, keep=True)
    yield from paragraph(plan.title or "Untitled session", look.title, column, keep=True)
    yield from paragraph(" · ".join(filter(None, line)), look.text, column, gap=2)
