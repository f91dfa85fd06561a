"""Tables with boxes to tick: what to bring, with who brings it, and which sheets to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from facilitator_app.core.grouping import copies
from facilitator_app.core.materials import Item, Need, checklist
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.pieces import Draw, Piece
from facilitator_app.papers.prose import paragraph
from facilitator_app.papers.rows import Cell, ruled, under
from facilitator_app.papers.shapes import ticked_box
from facilitator_app.papers.typeset import Type, width_of

# Of a line this many letters wide there is room for who brings a thing beside its name.
_BESIDE = 21
_WHO = "Who brings it"
_BOTH_APART = (
    "Things that you collect again: bring as many as are used at one time. "
    "Things that are used up or kept: bring as many as in all."
)
_BOTH_JOINED = "Two numbers: the first if you collect them again, the second if they are used up or kept."


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are set: how wide, how much air is above and below each as a share of the type, and how
    tall one is. close puts all numbers into one column.
    """

    width: float
    air: float = 0.3
    leading: float = 1.34
    close: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table: its note, the names of its columns, and its lines."""

    title: str
    note: str
    head: Piece
    rows: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The widths of the columns beside the name: who brings it (0: under the name), and its numbers."""

    book: Book
    setting: Setting
    owner: float
    counts: Sequence[float]

    def row(self, name: str, owner: str, counts: Sequence[str], type_: Type, sign: Draw | None) -> Piece:
        """A line of the table."""
        body, width = self.book.look.body, self.setting.width
        type_ = replace(type_, leading=self.setting.leading)
        right = width - sum(self.counts)
        apart = body * (0.6 if self.setting.close else 1)
        box = body * (1.6 if self.setting.close else 2)
        if owner and not self.owner:
            name = f"{name}\n{owner}"
        cells = [Cell(name, box, right - self.owner - box - apart, type_)]
        if self.owner:
            cells.append(Cell(owner, right - self.owner, self.owner - apart * 0.5, type_))
        for text, wide in zip(counts, self.counts, strict=True):
            cells.append(Cell(text, right, wide, type_, "right"))
            right += wide
        return ruled(cells, width, body * self.setting.air, sign)


def whole(book: Book) -> Setting:
    """Lines across the page, as the guide has them."""
    return Setting(book.look.width)


def bring(book: Book) -> list[Piece]:
    """The checklist of materials, one line under the other."""
    return _one_column(book, what_to_bring(book, whole(book)))


def to_print(book: Book) -> list[Piece]:
    """The checklist of handouts, one line under the other."""
    return _one_column(book, sheets_to_print(book, whole(book)))


def _one_column(book: Book, table: Table | None) -> list[Piece]:
    if table is None:
        return []
    note = paragraph(table.note, book.look.muted, book.full, keep=True)
    return [*book.title(table.title), *note, *under(table.head, table.rows)]


def what_to_bring(book: Book, setting: Setting, owners: bool = False) -> Table | None:
    """The materials, added up over the parts; owners keeps room for names that are not known."""
    found = checklist(book.plan, book.library, book.timetable, book.people)
    if not found:
        return None
    both = any(each.need and _twice(each.need) for each in found)
    named = owners or any(each.owner for each in found)
    look = book.look
    heads: tuple[str, ...]
    counts: list[tuple[str, ...]]
    if setting.close:
        heads, note = ("Number",), _BOTH_JOINED
        counts = [(_joined(each.need),) for each in found]
        columns = _fitted(book, setting, counts, found, named)
    else:
        once = "At once" if look.narrow else "At one time"
        heads, note = ((once, "In all") if both else ("Number",)), _BOTH_APART
        counts = [_apart(each.need)[-len(heads) :] for each in found]
        columns = _roomy(book, setting, len(heads), named)
    owner = _WHO if columns.owner else ""
    head = columns.row("Item", owner, heads, look.muted, None)
    rows = [_item(columns, each, texts) for each, texts in zip(found, counts, strict=True)]
    return Table("What to bring", note if both else "", head, rows)


def sheets_to_print(book: Book, setting: Setting) -> Table | None:
    """The handouts with their number of copies."""
    found: Sequence[tuple[str, int]] = copies(book.plan, book.library, book.people)
    if not found:
        return None
    columns = _roomy(book, setting, 1, named=False)
    head = columns.row("Handout", "", ("Copies",), book.look.muted, None)
    tick = _tick(book)
    rows = [columns.row(name, "", (str(count),), book.look.text, tick) for name, count in found]
    return Table("Sheets to print", "", head, rows)


def _roomy(book: Book, setting: Setting, counts: int, named: bool) -> _Columns:
    body, narrow = book.look.body, book.look.narrow
    count = body * (4.2 if narrow or setting.close else 6.2)
    owner = min(body * 11, (setting.width - count * counts) * 0.4) if named and not narrow else 0
    return _Columns(book, setting, owner, [count] * counts)


def _fitted(
    book: Book, setting: Setting, counts: Iterable[Sequence[str]], items: Iterable[Item], named: bool
) -> _Columns:
    """Columns no wider than what is in them, with room to write who brings a thing."""
    look, width = book.look, setting.width
    count = max(width_of(text, look.text) for text in ("Number", *(row[0] for row in counts)))
    if not named or width < look.body * _BESIDE:
        return _Columns(book, setting, 0, [count])
    longest = max(width_of(each.owner, look.text) for each in items)
    most = width * (0.25 if width < look.body * 30 else 0.3)
    owner = max(min(longest, most), width_of(_WHO, look.muted)) + look.body * 0.6
    return _Columns(book, setting, owner, [count])


def _item(columns: _Columns, item: Item, counts: Sequence[str]) -> Piece:
    return columns.row(item.name, item.owner, counts, columns.book.look.text, _tick(columns.book, item.ready))


def _twice(need: Need) -> bool:
    return need.in_all != need.at_once


def _apart(need: Need | None) -> tuple[str, str]:
    return (str(need.at_once), str(need.in_all)) if need else ("", "")


def _joined(need: Need | None) -> str:
    if need is None:
        return ""
    return f"{need.at_once} / {need.in_all}" if _twice(need) else str(need.in_all)


def _tick(book: Book, ready: bool = False) -> Draw:
    size = book.look.body
    return lambda canvas, left, base: ticked_box(canvas, left + 1, base - size * 0.1, size * 0.9, ready)
