"""Ruled rows of cells, and tables whose head is repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator_app.papers.pieces import Draw, Piece, not_alone, together
from facilitator_app.papers.shapes import rule, rule_down
from facilitator_app.papers.style import RULE, SOFT
from facilitator_app.papers.typeset import Align, Canvas, Type, put_lines, wrap

# So many rows stay together at the end of a table.
_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a row: its left and width from the frame's left, and how far down it begins."""

    text: str
    left: float
    width: float
    type_: Type
    align: Align = "left"
    down: float = 0


def deepest(cells: Sequence[Cell]) -> float:
    """How far down the text of the cells reaches."""
    return max((each.down + len(_lines(each)) * each.type_.line for each in cells), default=0)


def _lines(cell: Cell) -> list[str]:
    return wrap(cell.text, cell.type_, cell.width) if cell.text else []


def ruled(
    cells: Sequence[Cell],
    width: float,
    pad: float,
    sign: Draw | None = None,
    least: float = 0,
    blank: float = 0,
) -> Piece:
    """A row as tall as its tallest cell, with a line under it.

    sign draws something more, given the frame's left and the first line's baseline. blank is the
    width of a box at the right end that is left to be filled in.
    """
    lines = [_lines(each) for each in cells]
    height = max(deepest(cells) + 2 * pad, least)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for cell, held in zip(cells, lines, strict=True):
            x = left + cell.left + (cell.width if cell.align == "right" else 0)
            put_lines(canvas, x, top - pad - cell.down, held, cell.type_, cell.align)
        if sign and cells:
            sign(canvas, left, top - pad - cells[0].type_.base)
        rule(canvas, left, top - height, width, 0.4)
        if blank:
            rule_down(canvas, left + width - blank, top, height)

    return Piece(height, draw)


def under(head: Piece, rows: Sequence[Piece]) -> list[Piece]:
    """Rows under a head, which is repeated on each page; the last three of many rows stay together."""
    if not rows:
        return []
    first = together(rows[:2])
    later = [replace(each, head=head) for each in rows[2:]]
    return [replace(head, keep=True), *first, *not_alone(later, _TOGETHER)]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with lines all around its cells, for filling in by hand."""

    widths: Sequence[float]
    type_: Type
    least: float
    pad: float = 5

    def row(self, texts: Sequence[str], sign: Draw | None = None) -> Piece:
        """A row; sign draws something more, given the row's left and its middle."""
        return self._row(texts, self.type_, self.least, sign)

    def head(self, texts: Sequence[str], sign: Draw | None = None) -> Piece:
        """The names of the columns, on a tint."""
        return self._row(texts, self.type_.bold, self.type_.line * 1.5, sign, tint=True)

    def _row(
        self,
        texts: Sequence[str],
        type_: Type,
        least: float,
        sign: Draw | None,
        tint: bool = False,
    ) -> Piece:
        held = [
            wrap(text, type_, wide - 2 * self.pad) if text else []
            for text, wide in zip(texts, self.widths, strict=True)
        ]
        height = max(least, max(map(len, held)) * type_.line + self.pad)

        def draw(canvas: Canvas, left: float, top: float) -> None:
            outline(canvas, left, top, height, self.widths, tint)
            x = left
            for lines, wide in zip(held, self.widths, strict=True):
                if lines:
                    down = (height - len(lines) * type_.line) / 2
                    put_lines(canvas, x + self.pad, top - down, lines, type_)
                x += wide
            if sign:
                sign(canvas, left, top - height / 2)

        return Piece(height, draw)


def outline(
    canvas: Canvas, left: float, top: float, height: float, widths: Sequence[float], tint: bool
) -> None:
    """The lines around a row's cells."""
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.7)
    canvas.setFillColor(SOFT)
    canvas.rect(left, top - height, sum(widths), height, stroke=1, fill=int(tint))
    x = left
    for wide in widths[:-1]:
        x += wide
        canvas.line(x, top, x, top - height)
    canvas.restoreState()
