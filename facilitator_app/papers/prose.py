"""Text as pieces: paragraphs, lists and panels, with no line left alone on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from facilitator_app.papers.pieces import PANEL_OVER, Draw, Panel, Piece, space
from facilitator_app.papers.typeset import Canvas, Type, put, width_of, wrap

Sign = Callable[[Canvas, float, float], None]


@dataclass(frozen=True, slots=True)
class Column:
    """Where text is set: its left, from the frame's left, and its width."""

    left: float
    width: float

    def inset(self, left: float, right: float = 0) -> Column:
        """The column with room left free on its sides."""
        return Column(self.left + left, self.width - left - right)


def paragraph(
    text: str,
    type_: Type,
    column: Column,
    *,
    gap: float = 0,
    lead: str = "",
    sign: Sign | None = None,
    keep: bool = False,
    link: str = "",
) -> list[Piece]:
    """A paragraph, one piece a line; nothing where there is no text.

    lead is bold and runs into the text. sign is drawn beside the first line, given the column's
    left and the line's baseline. keep holds the paragraph to what follows. link is opened by a click.
    """
    if not text.strip():
        return []
    taken = width_of(lead + "  ", type_.bold) if lead else 0
    if taken > column.width * 0.6:
        head = paragraph(lead, type_.bold, column, gap=gap, sign=sign, keep=True)
        return head + paragraph(text, type_, column, keep=keep, link=link)
    lines = wrap(text, type_, column.width, taken)
    draws = [_line(line, type_, column, link) for line in lines]
    draws[0] = _first(lines[0], type_, column, lead, taken, sign, link)
    last = len(draws) - 1
    return [
        Piece(
            type_.line,
            draw,
            gap=0 if at else gap,
            keep=keep if at == last else last < 3 or at in (0, last - 1),
        )
        for at, draw in enumerate(draws)
    ]


def _line(text: str, type_: Type, column: Column, link: str) -> Draw:
    def draw(canvas: Canvas, left: float, top: float) -> None:
        _write(canvas, left + column.left, top, text, type_, link)

    return draw


def _first(
    text: str,
    type_: Type,
    column: Column,
    lead: str,
    taken: float,
    sign: Sign | None,
    link: str,
) -> Draw:
    def draw(canvas: Canvas, left: float, top: float) -> None:
        x, base = left + column.left, top - type_.base
        if sign:
            sign(canvas, x, base)
        if lead:
            put(canvas, x, base, lead, type_.bold)
        _write(canvas, x + taken, top, text, type_, link)

    return draw


def _write(canvas: Canvas, x: float, top: float, text: str, type_: Type, link: str) -> None:
    end = put(canvas, x, top - type_.base, text, type_)
    if link:
        canvas.linkURL(link, (x, top - type_.line, end, top), relative=0)


def listed(
    items: Iterable[str],
    type_: Type,
    column: Column,
    sign: Callable[[int], Sign] | None = None,
    gap: float = 0,
) -> list[Piece]:
    """A list with a sign before each item: a bullet unless another is given."""
    indent = type_.size * 1.25
    held = list(items)
    pieces: list[Piece] = []
    for at, item in enumerate(held):
        mark = sign(at) if sign else bullet(type_)
        pieces += paragraph(
            item,
            type_,
            column.inset(indent),
            gap=type_.size * 0.28 if pieces else gap,
            sign=_hung(mark, indent),
            keep=at < len(held) - 1 and at in (0, len(held) - 2),
        )
    return pieces


def _hung(sign: Sign, indent: float) -> Sign:
    return lambda canvas, x, base: sign(canvas, x - indent, base)


def bullet(type_: Type) -> Sign:
    """A round bullet."""

    def draw(canvas: Canvas, x: float, base: float) -> None:
        canvas.setFillColor(type_.colour)
        canvas.circle(x + type_.size * 0.3, base + type_.size * 0.3, type_.size * 0.13, stroke=0, fill=1)

    return draw


def number(type_: Type) -> Callable[[int], Sign]:
    """Numbers from one, in bold."""

    def sign(at: int) -> Sign:
        return lambda canvas, x, base: _put(canvas, x, base, str(at + 1), type_.bold)

    return sign


def _put(canvas: Canvas, x: float, base: float, text: str, type_: Type) -> None:
    put(canvas, x, base, text, type_)


def cross(type_: Type) -> Sign:
    """A cross, for what not to do."""

    def draw(canvas: Canvas, x: float, base: float) -> None:
        size, under = type_.size * 0.5, base + type_.size * 0.08
        canvas.saveState()
        canvas.setStrokeColor(type_.colour)
        canvas.setLineWidth(type_.size * 0.12)
        canvas.line(x, under, x + size, under + size)
        canvas.line(x, under + size, x + size, under)
        canvas.restoreState()

    return draw


def beside(pieces: Sequence[Piece], sign: Draw) -> list[Piece]:
    """The pieces with something drawn beside the first, given the frame's left and the piece's top."""
    if not pieces:
        return []
    first = pieces[0]

    def draw(canvas: Canvas, left: float, top: float) -> None:
        sign(canvas, left, top)
        first.draw(canvas, left, top)

    return [replace(first, draw=draw), *pieces[1:]]


def on_panel(pieces: Sequence[Piece], panel: Panel, pad: float, gap: float = 0) -> list[Piece]:
    """The pieces on a tinted ground, with room above and below."""
    if not pieces:
        return []
    inner = [replace(each, panel=panel) for each in pieces]
    above = replace(space(pad, panel, keep=True), gap=gap + 1.5 * PANEL_OVER)
    inner[0] = replace(inner[0], gap=0)
    inner[-1] = replace(inner[-1], keep=True)
    return [above, *inner, space(pad, panel)]


def with_gap(pieces: Sequence[Piece], gap: float) -> list[Piece]:
    """The pieces with white space above the first."""
    return [replace(pieces[0], gap=gap), *pieces[1:]] if pieces else []
