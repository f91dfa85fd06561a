"""The sign-in sheet: names and room to sign, under the neutral title. It tells nothing of the topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator_app.core.people import Roster
from facilitator_app.core.plan import Plan
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, Placed, page_up, space
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.rows import Grid, under
from facilitator_app.papers.style import MM, Look, look_for
from facilitator_app.papers.words import DATE_TO_FILL, date_text, headcount

BODY = 13.0
WALK_INS = 8
_ROW = 10.5 * MM
_LEAST_ROW = 9 * MM
_ROW_LARGE = 14 * MM


def render(plan: Plan, roster: Roster | None, options: Options) -> bytes:
    """The sheet as a PDF file: the roster's names, or a row for each person expected, and walk-ins."""
    look = look_for(options, BODY)
    names = [person.name for person in roster.people] if roster else []
    if not names:
        names = [""] * headcount(plan, options)
    pages = _paged(plan, names, look)
    running = Running(look, plan.shown_title, "", size=12)
    facts = Facts(plan.shown_title, "Sign-in sheet", options.language)
    return write(facts, framed(look, pages, running))


def _paged(plan: Plan, names: Sequence[str], look: Look) -> list[list[Placed]]:
    """Rows as tall as they should be, or a little less where that saves a page."""
    height = look.page[1] - HEAD - FOOT
    if look.large:
        return page_up(list(_pieces(plan, names, look, _ROW_LARGE)), height)
    tall = page_up(list(_pieces(plan, names, look, _ROW)), height)
    less = page_up(list(_pieces(plan, names, look, _LEAST_ROW)), height)
    return less if len(less) < len(tall) else tall


def _pieces(plan: Plan, names: Sequence[str], look: Look, row: float) -> Iterator[Piece]:
    column = Column(0, look.width)
    when = date_text(plan.date, weekday=True) if plan.date else DATE_TO_FILL
    yield from paragraph(plan.shown_title, look.title, column, keep=True)
    yield from paragraph(f"Sign-in sheet. {when}", look.text, column, keep=True)
    widths = _widths(look)
    grid = Grid(widths, look.text.at(max(12, look.body * 0.95)), row)
    head = grid.head(("", "Name", "Signature", "Time in")[: len(widths)])
    empty = [""] * (len(widths) - 2)
    every = [*names, *[""] * WALK_INS]
    rows = [grid.row((str(at + 1), name, *empty)) for at, name in enumerate(every)]
    yield space(look.body * 0.8, keep=True)
    yield from under(head, rows)


def _widths(look: Look) -> tuple[float, ...]:
    """Of the columns; the time is left out where names would have too little room."""
    number, time = look.body * 2.6, look.body * 5.2
    if look.width / look.body < 24:
        rest = look.width - number
        return number, rest * 0.55, rest * 0.45
    rest = look.width - number - time
    return number, rest * 0.52, rest * 0.48, time
