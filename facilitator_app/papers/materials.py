"""The materials checklist: what to bring and to print, on one page where it can be read so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.papers.bring import bring, to_print
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.guide import FOR_FACILITATORS
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, page_up, total
from facilitator_app.papers.prose import paragraph
from facilitator_app.papers.style import look_for
from facilitator_app.papers.words import Library, date_text, headcount, plural

_SIZES = (12.0, 11.0, 10.0, 9.0)
_LARGE_SIZES = (18.0,)


def render(plan: Plan, library: Library, options: Options) -> bytes:
    """The checklist as a PDF file."""
    look = look_for(options, _SIZES[0])
    whole = Book(plan, library, options, look, schedule(plan), headcount(plan, options))
    height = look.page[1] - HEAD - FOOT
    drafts = [_pieces(book) for book in _books(whole)]
    # Where even the smallest does not fit a page, it is read more easily on several in the largest.
    pieces = next((draft for draft in drafts if total(draft) <= height), drafts[0])
    printed = f"Printed {date_text(options.printed_on)}" if options.printed_on else ""
    running = Running(look, plan.title, FOR_FACILITATORS, printed)
    facts = Facts(f"{plan.title} – materials checklist", FOR_FACILITATORS, options.language)
    return write(facts, framed(look, page_up(pieces, height), running))


def _books(book: Book) -> Iterator[Book]:
    for size in _LARGE_SIZES if book.look.large else _SIZES:
        yield replace(book, look=replace(book.look, body=size))


def _pieces(book: Book) -> list[Piece]:
    plan, look, column = book.plan, book.look, book.full
    line = [
        date_text(plan.date, weekday=True) if plan.date else "",
        plural(book.people, "person", "people") if book.people else "",
        ", ".join(plan.facilitators),
    ]
    tables = [*bring(book, owners=True), *to_print(book)]
    nothing = "Nothing to bring or to print: no part of this plan names materials or has handouts."
    return [
        *paragraph("Materials checklist", look.label, column, keep=True),
        *paragraph(plan.title or "Untitled session", look.title, column, keep=True),
        *paragraph(" · ".join(filter(None, line)), look.text, column, gap=2),
        *(tables or paragraph(nothing, look.text, column, gap=look.body * 2)),
    ]
