"""Room to write on a sheet: ruled lines, labelled blanks, boxes, and scales to mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator_app.core.handout import BoxCell, Boxes, Fields, Lines, Scale
from facilitator_app.papers.pieces import Piece
from facilitator_app.papers.prose import paragraph
from facilitator_app.papers.shapes import rule
from facilitator_app.papers.sheet import LINE_APART, Sheet
from facilitator_app.papers.style import INK, MM, RULE
from facilitator_app.papers.typeset import Canvas, Type, put, put_lines, width_of, wrap

_LEAST_FIELD = 55 * MM
_LEAST_BOX = 34 * MM
_PAD = 3 * MM


def lines(sheet: Sheet, block: Lines) -> list[Piece]:
    """Ruled lines under a label, the first of them kept with it."""
    label = paragraph(block.label, sheet.text.bold, sheet.column, gap=sheet.gap, keep=True)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        rule(canvas, left, top - LINE_APART, sheet.width, 0.7)

    ruled = [Piece(LINE_APART, draw, keep=at in (0, block.count - 2)) for at in range(block.count)]
    if ruled:
        ruled[-1] = replace(ruled[-1], keep=False)
    return [*label, *ruled]


def fields(sheet: Sheet, block: Fields) -> list[Piece]:
    """Labels with a blank line after each; a label that is too long stands above its line."""
    across = sheet.columns(block.columns, _LEAST_FIELD)
    pieces = []
    for at in range(0, len(block.labels), across):
        row = _blanks(sheet, block.labels[at : at + across], sheet.width / across)
        pieces.append(replace(row, gap=0 if at else sheet.gap * 0.6))
    return pieces


def _blanks(sheet: Sheet, labels: Sequence[str], wide: float) -> Piece:
    type_ = sheet.small.bold
    room = wide - 5 * MM
    above = any(width_of(each, type_) > room * 0.5 for each in labels)
    wrapped = [wrap(each, type_, room) for each in labels]
    height = max(map(len, wrapped)) * type_.line + LINE_APART if above else LINE_APART * 1.15

    def draw(canvas: Canvas, left: float, top: float) -> None:
        base = top - height + 1.2 * MM
        for at, label in enumerate(labels):
            x = left + at * wide
            right = x + (wide if at == len(labels) - 1 and len(labels) > 1 else room)
            if above:
                put_lines(canvas, x, top, wrapped[at], type_)
                rule(canvas, x, base, right - x, 0.7)
            else:
                start = put(canvas, x, base + 0.6 * MM, label, type_) + 2 * MM
                rule(canvas, start, base, right - start, 0.7)

    return Piece(height, draw)


def boxes(sheet: Sheet, block: Boxes) -> list[Piece]:
    """A grid of titled boxes to write in."""
    across = sheet.columns(block.columns, _LEAST_BOX)
    pieces = []
    for at in range(0, len(block.boxes), across):
        row = _boxes(sheet, block.boxes[at : at + across], across, sheet.room(block.height_mm))
        pieces.append(replace(row, gap=3 * MM if at else sheet.gap))
    return pieces


def _boxes(sheet: Sheet, cells: Sequence[BoxCell], across: int, height: float) -> Piece:
    apart = 3 * MM
    wide = (sheet.width - apart * (across - 1)) / across
    strong, small = sheet.small.bold, sheet.small
    titles = [wrap(each.title, strong, wide - 2 * _PAD) if each.title else [] for each in cells]
    texts = [wrap(each.text, small, wide - 2 * _PAD) if each.text else [] for each in cells]
    filled = max(len(title) + len(text) for title, text in zip(titles, texts, strict=True))
    height = max(height, filled * small.line + 2 * _PAD)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for at in range(len(cells)):
            x = left + at * (wide + apart)
            _outline(canvas, x, top - height, wide, height)
            y = put_lines(canvas, x + _PAD, top - 2 * MM, titles[at], strong)
            put_lines(canvas, x + _PAD, y, texts[at], small)

    return Piece(height, draw)


def _outline(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.9)
    canvas.roundRect(x, y, wide, high, 4, stroke=1, fill=0)
    canvas.restoreState()


def scale(sheet: Sheet, block: Scale) -> list[Piece]:
    """A line between two ends, with numbered points to mark where it has any."""
    label = paragraph(block.label, sheet.text.bold, sheet.column, gap=sheet.gap, keep=True)
    small = sheet.small
    half = sheet.width * 0.47
    left_lines, right_lines = wrap(block.left, small, half), wrap(block.right, small, half)
    radius = min(4.2 * MM, sheet.width / max(block.points, 1) * 0.4)
    radius = max(radius, small.size * 0.5)
    height = 4 * radius + max(len(left_lines), len(right_lines)) * small.line

    def draw(canvas: Canvas, left: float, top: float) -> None:
        middle = top - 1.7 * radius
        _points(canvas, left, middle, sheet.width, radius, block.points, small)
        under = middle - 1.5 * radius
        put_lines(canvas, left, under, left_lines, small)
        put_lines(canvas, left + sheet.width, under, right_lines, small, "right")

    gap = sheet.gap * (0.2 if label else 1)
    return [*label, Piece(height, draw, gap=gap)]


def _points(
    canvas: Canvas, left: float, y: float, wide: float, radius: float, count: int, type_: Type
) -> None:
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.line(left, y, left + wide, y)
    if not count:
        for x in (left, left + wide):
            canvas.line(x, y - radius, x, y + radius)
    canvas.setFillGray(1)
    for at in range(count):
        x = left + radius + (wide - 2 * radius) * (at / (count - 1) if count > 1 else 0.5)
        canvas.circle(x, y, radius, stroke=1, fill=1)
    canvas.restoreState()
    for at in range(count):
        x = left + radius + (wide - 2 * radius) * (at / (count - 1) if count > 1 else 0.5)
        put(canvas, x, y - type_.size * 0.34, str(at + 1), type_, "centre")
