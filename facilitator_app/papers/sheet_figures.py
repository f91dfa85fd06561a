"""Figures on a sheet to write in: rings, a line through time, and a wheel."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin, sqrt

from facilitator_app.core.handout import Circles, Timeline, Wheel
from facilitator_app.papers.pieces import Piece
from facilitator_app.papers.shapes import polygon
from facilitator_app.papers.sheet import Sheet
from facilitator_app.papers.style import INK, MM, RULE
from facilitator_app.papers.typeset import Canvas, Type, cut, put_lines, width_of, wrap

_GAP = 2 * MM
# The least is 9 of 12 points, and 13.5 of 18.
_SHARES = (1, 0.85, 0.75)


def circles(sheet: Sheet, block: Circles) -> list[Piece]:
    """Rings that touch at the bottom, so that each has the most room at its top, under its label."""
    height = min(sheet.room(block.height_mm), sheet.width)
    count = max(1, len(block.rings))
    strong = sheet.small.bold

    def draw(canvas: Canvas, left: float, top: float) -> None:
        x, under = left + sheet.width / 2, top - height
        canvas.saveState()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        for at in range(count):
            radius = height / 2 * (at + 1) / count
            canvas.circle(x, under + radius, radius, stroke=1, fill=0)
        canvas.restoreState()
        for at, label in enumerate(block.rings):
            diameter = height * (at + 1) / count
            down, (lines, type_) = _under_arc(label, strong, diameter, height / count)
            _centred(canvas, x, under + diameter - down, lines, type_)

    return [Piece(height, draw, gap=sheet.gap)]


def _fit(text: str, type_: Type, width: float, height: float) -> tuple[list[str], Type]:
    """A label's lines inside a room: smaller where it must be, but never hard to read; at last cut short."""
    smaller = type_
    for share in _SHARES:
        smaller = type_.at(type_.size * share)
        lines = wrap(text, smaller, width)
        if len(lines) * smaller.line <= height:
            return lines, smaller
    most = max(1, int(height // smaller.line))
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), smaller, width)], smaller


def _alike(texts: Sequence[str], type_: Type, width: float, height: float) -> Type:
    """The largest type in which each text is in its room with its words whole; else the smallest."""
    smaller = type_
    for share in _SHARES:
        smaller = type_.at(type_.size * share)
        lines = max((len(wrap(each, smaller, width)) for each in texts), default=0)
        words = (width_of(word, smaller) for each in texts for word in each.split())
        if lines * smaller.line <= height and max(words, default=0) <= width:
            break
    return smaller


def _under_arc(label: str, type_: Type, diameter: float, deep: float) -> tuple[float, tuple[list[str], Type]]:
    """How far under the top of a ring its label clears the arc, and the label's lines."""
    wide = width_of(label, type_)
    for share in (1, 0.62, 0.45):
        lines = wrap(label, type_, max(wide * share, type_.size * 3))
        widest = max(width_of(each, type_) for each in lines) + 2 * _GAP
        down = _GAP
        while down < diameter / 2 and 2 * sqrt(down * (diameter - down)) < widest:
            down += 0.5 * MM
        if widest <= diameter and down + len(lines) * type_.line <= deep:
            return down, (lines, type_)
    return _GAP * 1.5, _fit(label, type_, diameter * 0.6, deep - _GAP * 1.5)


def _centred(canvas: Canvas, x: float, top: float, lines: list[str], type_: Type) -> None:
    put_lines(canvas, x, top, lines, type_, "centre")


def timeline(sheet: Sheet, block: Timeline) -> list[Piece]:
    """A line with an arrow at its end and named marks, with room to write above and below."""
    height = sheet.room(block.height_mm)
    wide = sheet.width / max(1, len(block.marks))
    type_ = _alike(block.marks, sheet.small.bold, wide - _GAP, height * 0.5 - 4 * MM)
    labels = [wrap(each, type_, wide - _GAP) for each in block.marks]
    height = max(height, 1.92 * (max(map(len, labels), default=0) * type_.line + 4 * MM))

    def draw(canvas: Canvas, left: float, top: float) -> None:
        y = top - height * 0.48
        right = left + sheet.width
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.7)
        canvas.roundRect(left, top - height, sheet.width, height, 4, stroke=1, fill=0)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(1.6)
        canvas.line(left + 3 * MM, y, right - 5 * MM, y)
        polygon(
            canvas,
            [(right - 3 * MM, y), (right - 7 * MM, y + 2 * MM), (right - 7 * MM, y - 2 * MM)],
        )
        for at in range(len(labels)):
            canvas.circle(left + wide * (at + 0.5), y, 1.7 * MM, stroke=0, fill=1)
        canvas.restoreState()
        for at, lines in enumerate(labels):
            _centred(canvas, left + wide * (at + 0.5), y - 3 * MM, lines, type_)

    return [Piece(height, draw, gap=sheet.gap)]


def wheel(sheet: Sheet, block: Wheel) -> list[Piece]:
    """Segments around a centre, each labelled at the rim, with room to write inside."""
    height = min(sheet.room(block.height_mm), sheet.width)
    radius = height / 2
    hub = radius * (0.24 if block.centre else 0.06)
    count = max(1, len(block.segments))
    strong = sheet.small.bold

    def draw(canvas: Canvas, left: float, top: float) -> None:
        x, y = left + sheet.width / 2, top - radius
        canvas.saveState()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        canvas.circle(x, y, radius, stroke=1, fill=0)
        canvas.circle(x, y, hub, stroke=1, fill=0)
        for at in range(count if count > 1 else 0):
            angle = pi / 2 - 2 * pi * at / count
            canvas.line(
                x + hub * cos(angle),
                y + hub * sin(angle),
                x + radius * cos(angle),
                y + radius * sin(angle),
            )
        canvas.restoreState()
        _hub(canvas, x, y, block.centre, strong, hub)
        for at, label in enumerate(block.segments):
            _segment(canvas, (x, y, radius), at, count, label, strong)

    return [Piece(height, draw, gap=sheet.gap)]


def _hub(canvas: Canvas, x: float, y: float, text: str, type_: Type, hub: float) -> None:
    if text:
        lines, fitted = _fit(text, type_, hub * 1.6, hub * 1.5)
        _centred(canvas, x, y + len(lines) * fitted.line / 2, lines, fitted)


def _segment(
    canvas: Canvas,
    rim: tuple[float, float, float],
    at: int,
    count: int,
    label: str,
    type_: Type,
) -> None:
    """Write a segment's label near the rim, as far out as its longest word allows."""
    x, y, radius = rim
    angle = pi / 2 - 2 * pi * (at + 0.5) / count
    longest = max((width_of(word, type_) for word in label.split()), default=0)
    for share in (0.78, 0.72, 0.66, 0.6):
        here_x, here_y = radius * share * cos(angle), radius * share * sin(angle)
        room = _room(here_x, here_y, radius, angle, pi / count)
        if room >= longest:
            break
    lines, fitted = _fit(label, type_, max(room, min(longest, radius * 0.6)), radius * 0.4)
    _centred(canvas, x + here_x, y + here_y + len(lines) * fitted.line / 2, lines, fitted)


def _room(x: float, y: float, radius: float, angle: float, half: float) -> float:
    """How wide a line centred on a point can be inside its segment."""
    side = 0.0
    while side < radius and all(
        hypot(x + step, y) < radius - _GAP and _turned(atan2(y, x + step), angle) < half
        for step in (side + _GAP, -side - _GAP)
    ):
        side += MM
    return 2 * side


def _turned(one: float, other: float) -> float:
    """The angle between two directions."""
    return abs((one - other + pi) % (2 * pi) - pi)
