"""Long tables in columns side by side, as many to a page as it holds, and evenly filled at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from facilitator_app.papers.bring import Table
from facilitator_app.papers.guide_book import Book
from facilitator_app.papers.pieces import Piece, total
from facilitator_app.papers.prose import paragraph
from facilitator_app.papers.typeset import Canvas

# A table begins at the foot of a page only with this many lines in each column.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """Where columns stand: their width, the room between two, how many, and how tall a page is."""

    width: float
    between: float
    count: int
    height: float


def laid(book: Book, grid: Grid, top: Sequence[Piece], tables: Iterable[Table]) -> list[Piece]:
    """What stands at the top, then the tables, each over as many pages as it needs."""
    pieces, used = [*top], total(top)
    for table in tables:
        rows = [*table.rows]
        heading = _heading(book, table)
        least = total((*heading, table.head, *rows[:_LEAST])) + heading[0].gap
        fresh = used > 0 and used + least > grid.height
        while rows:
            used = (0.0 if fresh else used + heading[0].gap) + total(heading)
            columns = _filled(table.head, rows, grid, grid.height - used)
            band = _band(table.head, columns, grid)
            pieces += [replace(heading[0], fresh=fresh), *heading[1:], band]
            used += band.height
            rows = rows[sum(map(len, columns)) :]
            heading, fresh = _continued(book, table), True
    return pieces


def _heading(book: Book, table: Table) -> list[Piece]:
    return [*book.title(table.title), *paragraph(table.note, book.look.muted, book.full, keep=True)]


def _continued(book: Book, table: Table) -> list[Piece]:
    return [replace(each, outline=None) for each in book.title(f"{table.title}, continued")]


def _filled(head: Piece, rows: Sequence[Piece], grid: Grid, height: float) -> list[Sequence[Piece]]:
    """The rows that a page holds by columns: full ones, or as even as can be where all that is left fits."""
    columns: list[Sequence[Piece]] = []
    rest = rows
    for _ in range(grid.count):
        heights = accumulate(each.height for each in rest)
        fits = sum(each <= height - head.height + 0.01 for each in heights)
        columns.append(rest[: max(1, fits)])
        rest = rest[len(columns[-1]) :]
    return columns if rest or grid.count == 1 else _even(rows)


def _even(rows: Sequence[Piece]) -> list[Sequence[Piece]]:
    """Two columns of which the taller is as low as it can be; the left one where there is a choice."""
    half = min(range(len(rows), 0, -1), key=lambda at: max(total(rows[:at]), total(rows[at:])))
    return [rows[:half], rows[half:]]


def _band(head: Piece, columns: Sequence[Sequence[Piece]], grid: Grid) -> Piece:
    """Columns beside one another as one piece, each under its head."""
    shown = [[head, *rows] for rows in columns if rows]

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for place, pieces in enumerate(shown):
            under = top
            for each in pieces:
                each.draw(canvas, left + place * (grid.width + grid.between), under)
                under -= each.height

    return Piece(max(map(total, shown)), draw)
