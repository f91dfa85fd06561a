"""The first page of the guide: what the session is, when, for whom, and what to look at beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.core.advice import Advice, SetAside
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.papers.fonts import BOLD
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.pieces import Piece
from facilitator_app.papers.prose import Column, listed, paragraph
from facilitator_app.papers.shapes import rule, warning
from facilitator_app.papers.style import ACCENT
from facilitator_app.papers.typeset import Canvas, Type, put, put_lines, wrap
from facilitator_app.papers.words import date_text, plural


def cover(book: Book, advice: Sequence[Advice], set_aside: Sequence[SetAside] = ()) -> list[Piece]:
    """The title, the facts of the session, its notes, advice, and why other advice is not followed."""
    look = book.look
    kicker = Type(look.body * 1.1, ACCENT, BOLD)
    title = book.plan.title.strip() or "Untitled session"
    pieces = [
        *paragraph("Facilitator’s guide", kicker, book.full, keep=True),
        *paragraph(title, look.title, book.full, keep=True),
        *_facts(book),
    ]
    inner = book.full.inset(book.pad, book.pad)
    if book.plan.notes.strip():
        notes = paragraph(book.plan.notes, look.text, inner, lead="Notes on this plan")
        pieces += book.note(notes, book.gap, full=True)
    if advice:
        pieces += book.box(_advice(book, advice, inner), book.gap * 1.2, full=True)
    if set_aside:
        pieces += book.box(_set_aside(book, set_aside, inner), book.gap * 1.2, full=True)
    if not book.plan.blocks:
        text = (
            "This plan has no parts yet. Add some from the library or of your own, and print the guide again."
        )
        pieces += paragraph(text, look.text, book.full, gap=book.gap * 2)
    return pieces


def _advice(book: Book, advice: Sequence[Advice], column: Column) -> list[Piece]:
    size = book.look.section.size

    def sign(canvas: Canvas, x: float, base: float) -> None:
        warning(canvas, x - size * 0.75, base + size * 0.32, size)

    head = paragraph(
        "Worth a look before the day",
        book.look.section,
        column.inset(size * 1.5),
        sign=sign,
        keep=True,
    )
    return [*head, *listed((each.text for each in advice), book.look.text, column)]


def _set_aside(book: Book, set_aside: Sequence[SetAside], column: Column) -> list[Piece]:
    head = paragraph("Set aside, with a reason", book.look.section, column, keep=True)
    texts = (f"{each.advice.text} Why: {each.why}" for each in set_aside)
    return [*head, *listed(texts, book.look.text, column)]


def _facts(book: Book) -> list[Piece]:
    """Labels and values in a grid."""
    look = book.look
    across = 2 if look.narrow else 3
    found = _listed(book)
    return [_row(book, found[at : at + across], across, at == 0) for at in range(0, len(found), across)]


def _listed(book: Book) -> list[tuple[str, str]]:
    plan, times = book.plan, book.timetable
    length = minutes_text(whole_minutes(times.end - times.start))
    span = f"{times.clock(times.start)} to {times.clock(times.end)} ({length})"
    if times.end == times.start:
        span = times.clock(times.start)
    facts = [
        ("Date", date_text(plan.date, weekday=True) if plan.date else "Not set"),
        ("Time", span),
        ("Must end", times.clock(times.must_end) if times.must_end is not None else ""),
        ("Group", plural(book.people, "person", "people") if book.people else "Not set"),
        ("Facilitators", ", ".join(plan.facilitators) or "Not named"),
        ("Participants see", plan.shown_title),
    ]
    return [(label, text) for label, text in facts if text]


def _row(book: Book, facts: Sequence[tuple[str, str]], across: int, first: bool) -> Piece:
    look = book.look
    small, strong = look.muted, look.strong
    wide = look.width / across
    texts = [wrap(text, strong, wide - look.body) for _, text in facts]
    pad = look.body * 0.5
    height = small.line + strong.line * max(map(len, texts)) + 2 * pad

    def draw(canvas: Canvas, left: float, top: float) -> None:
        rule(canvas, left, top, look.width, 1.2 if first else 0.5)
        for at, (label, _) in enumerate(facts):
            x = left + at * wide
            put(canvas, x, top - pad - small.base, label, small)
            put_lines(canvas, x, top - pad - small.line, texts[at], strong)

    return Piece(height, draw, gap=look.body if first else 0, keep=True)
