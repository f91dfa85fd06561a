"""The steps of an activity in the guide, with the minutes and clock times that the plan gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import accumulate

from facilitator_app.core.activity import Activity, Step, shared_out
from facilitator_app.core.public import taken_steps
from facilitator_app.core.schedule import Entry
from facilitator_app.core.spans import minutes_text
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.pieces import Draw, Piece, together, total
from facilitator_app.papers.prose import beside, paragraph, with_gap
from facilitator_app.papers.shapes import screen
from facilitator_app.papers.typeset import Canvas, Type, put

_KEPT_WHOLE = 0.4


def steps(book: Book, entry: Entry, activity: Activity) -> list[Piece]:
    """All steps that the plan takes, each held together where that is not too much for a page."""
    taken = taken_steps(entry.block, activity)
    if not taken:
        return []
    written = sum(step.minutes for step in taken)
    pieces: list[Piece] = []
    for at, (step, (clock, length)) in enumerate(zip(taken, _times(book, entry, taken), strict=True)):
        pieces += _step(book, step, at + 1, clock, length)
    return [*_heading(book, entry.block.minutes, written), *pieces]


def _times(book: Book, entry: Entry, taken: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """When each step begins and how long it is; as written, with no clock, where no time can be shared."""
    minutes, written = entry.block.minutes, sum(step.minutes for step in taken)
    if not minutes or not written:
        yield from (("", minutes_text(step.minutes) if step.minutes else "") for step in taken)
        return
    given = shared_out(taken, minutes)
    about = "" if written == minutes else "about "
    for length, start in zip(given, [0, *accumulate(given)], strict=False):
        clock = book.timetable.clock(entry.start + timedelta(minutes=start))
        yield clock, f"{about}{minutes_text(length)}" if length else "under 1 min"


def _heading(book: Book, minutes: int, written: int) -> list[Piece]:
    head = paragraph("Steps", book.look.section, book.column, gap=book.gap * 1.2, keep=True)
    if written == minutes or not written:
        return head
    if not minutes:
        text = f"The steps are written for {minutes_text(written)}; this plan gives the part no time."
        return head + paragraph(text, book.look.muted, book.column, keep=True)
    text = (
        f"The steps are written for {minutes_text(written)}; this plan gives "
        f"{minutes_text(minutes)}. The times here share that out evenly."
    )
    return head + paragraph(text, book.look.muted, book.column, keep=True)


def _step(book: Book, step: Step, at: int, clock: str, length: str) -> list[Piece]:
    look = book.look
    title = f"{at}  {step.title}" if step.title else f"Step {at}"
    left_out = "" if step.core else "can be left out"
    if book.gutter:
        head = paragraph(_tagged(title, left_out), look.strong, book.column, gap=book.gap * 0.9)
        body = paragraph(step.text, look.text, book.column) or paragraph("–", look.text, book.column)
        head = beside(head, _in_gutter(book, clock, look.strong))
        body = beside(body, _in_gutter(book, length, look.muted))
    else:
        head = paragraph(
            ", ".join(each for each in (clock, length, left_out) if each),
            look.label,
            book.column,
        )
        head = with_gap([*head, *paragraph(title, look.strong, book.column)], book.gap)
        body = paragraph(step.text, look.text, book.column)
    pieces = [*together(head, after=True), *body, *_shown(book, step), *_noted(book, step)]
    if total(pieces) < book.look.page[1] * _KEPT_WHOLE:
        return together(pieces)
    return pieces


def _tagged(title: str, tag: str) -> str:
    return f"{title} ({tag})" if tag else title


def _in_gutter(book: Book, text: str, type_: Type) -> Draw:
    def draw(canvas: Canvas, left: float, top: float) -> None:
        put(canvas, left, top - book.look.text.base, text, type_)

    return draw


def _shown(book: Book, step: Step) -> list[Piece]:
    if not step.screen:
        return []
    type_ = book.look.text
    indent = type_.size * 1.6

    def sign(canvas: Canvas, x: float, base: float) -> None:
        screen(canvas, x - indent + type_.size * 0.6, base + type_.size * 0.3, type_.size * 1.05)

    shown = paragraph(
        step.screen,
        type_,
        book.column.inset(indent),
        lead="On screen",
        sign=sign,
    )
    return with_gap(shown, type_.size * 0.4)


def _noted(book: Book, step: Step) -> list[Piece]:
    return book.note(paragraph(step.note, book.look.text, book.inner, lead="For you"))
