"""The facilitator's guide: the whole session on paper, with clock times. For facilitators only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator_app.core.advice import Advice, SetAside
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.papers.bring import bring, to_print
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.guide_cover import cover
from facilitator_app.papers.guide_part import part
from facilitator_app.papers.guide_tables import timetable
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, Placed, page_up
from facilitator_app.papers.prose import with_gap
from facilitator_app.papers.shapes import rule
from facilitator_app.papers.style import MM, look_for
from facilitator_app.papers.typeset import Canvas
from facilitator_app.papers.words import Library, date_text, headcount

BODY = 10.5
FOR_FACILITATORS = "For facilitators only"
_NOTE_LINE = 9 * MM
_LEAST_LINES = 8


def render(
    plan: Plan,
    library: Library,
    options: Options,
    advice: Sequence[Advice] = (),
    set_aside: Sequence[SetAside] = (),
) -> bytes:
    """The guide as a PDF file: cover, timetable, what to bring, each part in full, room for notes."""
    look = look_for(options, BODY)
    book = Book(plan, library, options, look, schedule(plan), headcount(plan, options))
    height = look.page[1] - HEAD - FOOT
    pieces = [*cover(book, advice, set_aside), *timetable(book), *bring(book), *to_print(book)]
    for entry in book.timetable.entries:
        pieces += part(book, entry)
    pieces += _room_for_notes(book)
    pages = page_up(pieces, height)
    pages[-1] = _to_the_end(book, pages[-1], height)
    running = Running(look, plan.title, FOR_FACILITATORS, _when(plan, options))
    facts = Facts(
        f"{plan.title} – facilitator’s guide",
        f"{FOR_FACILITATORS}. {_when(plan, options)}".strip(),
        options.language,
    )
    return write(facts, framed(look, pages, running))


def _when(plan: Plan, options: Options) -> str:
    said = [date_text(plan.date)] if plan.date else []
    if options.printed_on:
        said.append(f"printed {date_text(options.printed_on)}")
    text = ", ".join(said)
    return text[:1].upper() + text[1:]


def _room_for_notes(book: Book) -> list[Piece]:
    """A heading and ruled lines for what is learned on the day."""
    head = with_gap(book.title("Notes"), book.look.body * 3)
    line = _note_line(book)
    return [*head, *[replace(line, keep=True)] * (_LEAST_LINES - 1), line]


def _note_line(book: Book) -> Piece:
    def draw(canvas: Canvas, left: float, top: float) -> None:
        rule(canvas, left, top - _NOTE_LINE, book.look.width, 0.6)

    return Piece(_NOTE_LINE, draw)


def _to_the_end(book: Book, page: Sequence[Placed], height: float) -> list[Placed]:
    """The last page with more ruled lines, down to its end."""
    top = page[-1].top + page[-1].piece.height
    more = int((height - top) // _NOTE_LINE)
    line = _note_line(book)
    return [*page, *(Placed(top + at * _NOTE_LINE, line) for at in range(more))]
