"""Tables with boxes to tick: what to bring, with who brings it, and which sheets to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.core.grouping import copies
from facilitator_app.core.materials import Item, checklist
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.guide_tables import row
from facilitator_app.papers.pieces import Draw, Piece
from facilitator_app.papers.prose import paragraph
from facilitator_app.papers.rows import Cell, under
from facilitator_app.papers.shapes import ticked_box
from facilitator_app.papers.typeset import Type


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns there are beside the name: who brings it, how many at one time, how many in all."""

    book: Book
    owner: bool = False
    at_once: bool = False

    def row(self, texts: tuple[str, str, str, str], type_: Type, sign: Draw | None = None) -> Piece:
        """A row of the table: its name, owner, and counts."""
        name, owner, at_once, in_all = texts
        body, width = self.book.look.body, self.book.look.width
        narrow = self.book.look.narrow
        count = body * (4.2 if narrow else 6.2)
        right = width - count * (2 if self.at_once else 1)
        beside = self.owner and not narrow
        owned = min(body * 11, right * 0.4) if beside else 0
        if self.owner and not beside and owner:
            name = f"{name}\n{owner}"
        cells = [
            Cell(name, body * 2, right - owned - body * 3, type_),
            Cell(in_all, width - count, count, type_, "right"),
        ]
        if beside:
            cells.append(Cell(owner, right - owned, owned, type_))
        if self.at_once:
            cells.append(Cell(at_once, right, count, type_, "right"))
        return row(self.book, cells, sign)


def bring(book: Book, owners: bool = False) -> list[Piece]:
    """The checklist of materials, added up over the parts; owners keeps room for names that are not known."""
    found = checklist(book.plan, book.library, book.timetable, book.people)
    if not found:
        return []
    both = any(each.need and each.need.in_all != each.need.at_once for each in found)
    columns = _Columns(book, owners or any(each.owner for each in found), both)
    small = book.look.muted
    title = book.title("What to bring")
    if both:
        text = (
            "Things that you collect again: bring as many as are used at one time. "
            "Things that are used up or kept: bring as many as in all."
        )
        title += paragraph(text, small, book.full, keep=True)
    narrow = book.look.narrow
    owner, once = ("", "At once") if narrow else ("Who brings it", "At one time")
    head = columns.row(("Item", owner, once, "In all" if both else "Number"), small)
    return [*title, *under(head, [_item(columns, each) for each in found])]


def _item(columns: _Columns, item: Item) -> Piece:
    need = item.need
    counts = (str(need.at_once), str(need.in_all)) if need else ("", "")
    texts = (item.name, item.owner, *counts)
    return columns.row(texts, columns.book.look.text, _tick(columns.book, item.ready))


def _tick(book: Book, ready: bool = False) -> Draw:
    size = book.look.body
    return lambda canvas, left, base: ticked_box(canvas, left + 1, base - size * 0.1, size * 0.9, ready)


def to_print(book: Book) -> list[Piece]:
    """The checklist of handouts with their number of copies."""
    found: Sequence[tuple[str, int]] = copies(book.plan, book.library, book.people)
    if not found:
        return []
    columns = _Columns(book)
    head = columns.row(("Handout", "", "", "Copies"), book.look.muted)
    tick = _tick(book)
    rows = [columns.row((name, "", "", str(count)), book.look.text, tick) for name, count in found]
    return [*book.title("Sheets to print"), *under(head, rows)]
