"""The sign-in sheet: names and room to sign, under the neutral title. It tells nothing of the topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator_app.core.people import Roster
from facilitator_app.core.plan import Plan
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.fonts import name_or_blank
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, Placed, page_up, space
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.rows import Grid, under
from facilitator_app.papers.style import MM, Look, look_for
from facilitator_app.papers.words import DATE_TO_FILL, date_text, headcount

BODY = 13.0
WALK_INS = 8
MISSING = "Where a name is missing, please write it in."
_MOST_ROWS = 30
_ROW = 10.5 * MM
_LEAST_ROW = 9 * MM
_ROW_LARGE = 14 * MM


def render(plan: Plan, roster: Roster | None, options: Options) -> bytes:
    """The sheet as a PDF file: the roster's names, or a row for each person expected, and walk-ins."""
    look = look_for(options, BODY)
    names = [name_or_blank(person.name) for person in roster.people] if roster else []
    said = _said(plan, MISSING if "" in names else "")
    top = [*_top(plan, said, look)]
    expected = headcount(plan, options)
    pages = _paged(top, names or [""] * expected, look) if names or expected else _full(top, look)
    running = Running(look, plan.shown_title, "", size=12)
    facts = Facts(plan.shown_title, "Sign-in sheet", options.language)
    return write(facts, framed(look, pages, running))


def _said(plan: Plan, missing: str) -> str:
    when = date_text(plan.date, weekday=True) if plan.date else DATE_TO_FILL
    return "\n".join(filter(None, (f"Sign-in sheet. {when}", missing)))


def _paged(top: Sequence[Piece], names: Sequence[str], look: Look) -> list[list[Placed]]:
    """Rows as tall as they should be, or a little less where that saves a page."""
    height = look.page[1] - HEAD - FOOT
    if look.large:
        return page_up([*top, *_rows(names, look, _ROW_LARGE)], height)
    tall = page_up([*top, *_rows(names, look, _ROW)], height)
    less = page_up([*top, *_rows(names, look, _LEAST_ROW)], height)
    return less if len(less) < len(tall) else tall


def _full(top: Sequence[Piece], look: Look) -> list[list[Placed]]:
    """One page of rows, where nobody has said how many come."""
    drafts = (_paged(top, [""] * count, look) for count in range(_MOST_ROWS, 0, -1))
    return next((pages for pages in drafts if len(pages) == 1), _paged(top, [], look))


def _top(plan: Plan, said: str, look: Look) -> Iterator[Piece]:
    column = Column(0, look.width)
    yield from paragraph(plan.shown_title, look.title, column, keep=True)
    yield from paragraph(said, look.text, column, keep=True)
    yield space(look.body * 0.8, keep=True)


def _rows(names: Sequence[str], look: Look, tall: float) -> list[Piece]:
    widths = _widths(look)
    grid = Grid(widths, look.text.at(max(12, look.body * 0.95)), tall)
    head = grid.head(("", "Name", "Signature", "Time in")[: len(widths)])
    empty = [""] * (len(widths) - 2)
    every = [*names, *[""] * WALK_INS]
    return under(head, [grid.row((str(at + 1), name, *empty)) for at, name in enumerate(every)])


def _widths(look: Look) -> tuple[float, ...]:
    """Of the columns; the time is left out where names would have too little room."""
    number, time = look.body * 2.6, look.body * 5.2
    if look.width / look.body < 24:
        rest = look.width - number
        return number, rest * 0.55, rest * 0.45
    rest = look.width - number - time
    return number, rest * 0.52, rest * 0.48, time
