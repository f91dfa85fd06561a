"""The attendance register: everybody on the list, each mark as a shape and a word. For coordinators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator_app.core.people import MARKS, Attendance, Mark, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.fonts import name_or_blank
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Draw, Piece, page_up, space
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.rows import Grid, under
from facilitator_app.papers.shapes import mark_sign
from facilitator_app.papers.style import MM, Look, look_for
from facilitator_app.papers.typeset import Canvas, Type, put, width_of
from facilitator_app.papers.words import DATE_TO_FILL, date_text, plural

BODY = 11.0
FOR_COORDINATORS = "For coordinators only"
WORDS: dict[Mark, str] = {
    "present": "Present",
    "late": "Late",
    "absent": "Absent",
    "apologies": "Apologies",
}
MISSING = "Where a name is missing, no font here has its letters: write it in."
_ROW = 7.5 * MM
# Still room to tick by hand; taken where it saves a page.
_LEAST_ROW = 6.7 * MM


def render(plan: Plan, roster: Roster | None, attendance: Attendance | None, options: Options) -> bytes:
    """The register as a PDF file. Whoever has no mark yet has blank cells to tick by hand."""
    look = look_for(options, BODY)
    people = roster or Roster("none")
    came = attendance or Attendance(plan.id)
    height = look.page[1] - HEAD - FOOT
    drafts = (page_up(list(_pieces(plan, people, came, look, tall)), height) for tall in (_ROW, _LEAST_ROW))
    pages = min(drafts, key=len)
    printed = f"Printed {date_text(options.printed_on)}" if options.printed_on else ""
    running = Running(look, plan.shown_title, FOR_COORDINATORS, printed)
    facts = Facts(f"{plan.shown_title} – attendance register", FOR_COORDINATORS, options.language)
    return write(facts, framed(look, pages, running))


def _pieces(plan: Plan, people: Roster, came: Attendance, look: Look, tall: float) -> Iterator[Piece]:
    column = Column(0, look.width)
    yield from paragraph("Attendance register", look.label, column)
    yield from paragraph(plan.shown_title, look.title, column)
    when = date_text(plan.date, weekday=True) if plan.date else DATE_TO_FILL
    yield from paragraph(when, look.text, column, gap=2)
    if not all(name_or_blank(each.name) for each in people.people):
        yield from paragraph(MISSING, look.text, column, gap=2)
    if not people.people:
        words = "There is nobody on the list yet. Add people to the list, and print this again."
        yield from paragraph(words, look.text, column, gap=look.body * 2)
        return
    yield _totals(people, came, look)
    yield space(look.body * 0.9, keep=True)
    yield from _table(people, came, look, tall)


def _totals(people: Roster, came: Attendance, look: Look) -> Piece:
    """How many have each mark, how many have none, and how many there are."""
    text = look.text
    words = [(mark, f"{WORDS[mark]} {came.count(people, mark)}") for mark in MARKS]
    rest = f"Not marked {came.unmarked(people)} · {plural(len(people.people), 'person', 'people')}"
    rows: list[list[tuple[Mark | None, str]]] = [[]]
    used = 0.0
    for mark, word in (*words, (None, rest)):
        wide = width_of(word, text) + text.size * 2.5
        if used + wide > look.width + text.size * 1.4:
            rows.append([])
            used = 0
        rows[-1].append((mark, word))
        used += wide

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for at, row in enumerate(rows):
            x, base = left, top - text.base - at * text.line
            for mark, word in row:
                x = _mark(canvas, mark, word, x, base, text) + text.size * 1.4

    return Piece(text.line * len(rows), draw, gap=look.body * 0.8)


def _mark(canvas: Canvas, mark: Mark | None, word: str, x: float, base: float, type_: Type) -> float:
    size = type_.size
    if mark is None:
        return put(canvas, x, base, word, type_)
    mark_sign(canvas, mark, x + size * 0.45, base + size * 0.33, size * 0.8)
    return put(canvas, x + size * 1.15, base, word, type_)


def _table(people: Roster, came: Attendance, look: Look, tall: float) -> list[Piece]:
    columns = _Columns.on(look)
    grid = Grid(columns.widths, look.text, tall * (1.5 if look.large else 1))
    signs = {mark: columns.sign(mark, look.text) for mark in MARKS}
    empty = [""] * (len(columns.widths) - 2)
    rows = []
    for at, person in enumerate(people.people):
        mark = came.marks.get(person.id)
        rows.append(
            grid.row((str(at + 1), name_or_blank(person.name), *empty), signs[mark] if mark else None)
        )
    if columns.one:
        return under(grid.head(("", "Name", "Mark")), rows)
    bold = [columns.sign(mark, look.strong) for mark in MARKS]
    return under(grid.head(("", "Name", *empty), _all(bold)), rows)


def _all(signs: Sequence[Draw]) -> Draw:
    def draw(canvas: Canvas, left: float, middle: float) -> None:
        for sign in signs:
            sign(canvas, left, middle)

    return draw


@dataclass(frozen=True, slots=True)
class _Columns:
    """A column for each mark, or one for all of them on a narrow page."""

    widths: tuple[float, ...]
    one: bool

    @classmethod
    def on(cls, look: Look) -> _Columns:
        """The columns that fit a page."""
        number = look.body * 2.8
        marks = [width_of(WORDS[mark], look.strong) + look.body * 1.2 + 12 for mark in MARKS]
        one = look.width - number - sum(marks) < look.body * 11
        if one:
            marks = [max(marks)]
        return cls((number, look.width - number - sum(marks), *marks), one)

    def sign(self, mark: Mark, type_: Type) -> Draw:
        """A mark's shape and word, in its own column."""
        before = sum(self.widths[: 2 if self.one else 2 + MARKS.index(mark)]) + 5

        def draw(canvas: Canvas, left: float, middle: float) -> None:
            _mark(canvas, mark, WORDS[mark], left + before, middle - type_.size * 0.33, type_)

        return draw
