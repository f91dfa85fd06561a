"""Small drawn signs. Each has its own shape, so that it tells the same in black and white."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from reportlab.lib.colors import HexColor

from facilitator_app.core.activity import Sensitivity
from facilitator_app.core.people import Mark
from facilitator_app.papers.style import ACCENT, INK, MUTED, RULE, WHITE
from facilitator_app.papers.typeset import Canvas, Colour
from facilitator_app.papers.words import Category

Sign = Callable[[Canvas, float, float, float], None]

_COLOURS: dict[Category, Colour] = {
    "open": HexColor("#2B6CB0"),
    "reflect": HexColor("#6B4FA3"),
    "understand": HexColor("#00695C"),
    "practise": HexColor("#9C4A00"),
    "act": HexColor("#A61E4D"),
    "sustain": HexColor("#37474F"),
    "break": HexColor("#5F6B3A"),
}


def polygon(canvas: Canvas, points: list[tuple[float, float]], fill: bool = True) -> None:
    """A closed shape through points."""
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=int(not fill), fill=int(fill))


def _around(x: float, y: float, radius: float, count: int, turn: float) -> list[tuple[float, float]]:
    angles = [turn + 2 * pi * at / count for at in range(count)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    outer = _around(x, y, radius, 5, pi / 2)
    inner = _around(x, y, radius * 0.45, 5, pi / 2 + pi / 5)
    return [point for pair in zip(outer, inner, strict=True) for point in pair]


def category_sign(canvas: Canvas, kind: Category, x: float, y: float, size: float) -> None:
    """The sign of a kind of part, centred on x and y."""
    canvas.saveState()
    colour = _COLOURS.get(kind, MUTED)
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(size * 0.14)
    _CATEGORY_SIGNS[kind](canvas, x, y, size / 2)
    canvas.restoreState()


def _ring(canvas: Canvas, x: float, y: float, half: float) -> None:
    canvas.circle(x, y, half * 0.85, stroke=1, fill=0)


def _target(canvas: Canvas, x: float, y: float, half: float) -> None:
    _ring(canvas, x, y, half)
    canvas.circle(x, y, half * 0.4, stroke=0, fill=1)


def _diamond(canvas: Canvas, x: float, y: float, half: float) -> None:
    polygon(canvas, _around(x, y, half * 0.95, 4, 0), fill=False)


def _square(canvas: Canvas, x: float, y: float, half: float) -> None:
    canvas.rect(x - half * 0.85, y - half * 0.85, half * 1.7, half * 1.7, stroke=0, fill=1)


def _play(canvas: Canvas, x: float, y: float, half: float) -> None:
    polygon(canvas, _around(x - half * 0.1, y, half * 1.05, 3, 0))


def _act(canvas: Canvas, x: float, y: float, half: float) -> None:
    polygon(canvas, _star(x, y, half * 1.15))


def _pause(canvas: Canvas, x: float, y: float, half: float) -> None:
    for left in (-0.75, 0.2):
        canvas.rect(x + half * left, y - half * 0.85, half * 0.55, half * 1.7, stroke=0, fill=1)


def _dots(canvas: Canvas, x: float, y: float, half: float) -> None:
    for step in (-0.7, 0, 0.7):
        canvas.circle(x + half * step, y, half * 0.22, stroke=0, fill=1)


def _lines(canvas: Canvas, x: float, y: float, half: float) -> None:
    for step in (-0.6, 0, 0.6):
        canvas.line(x - half * 0.8, y + half * step, x + half * 0.8, y + half * step)


def _bar(canvas: Canvas, x: float, y: float, half: float) -> None:
    canvas.rect(x - half, y - half * 0.3, half * 2, half * 0.6, stroke=0, fill=1)


def _side_by_side(canvas: Canvas, x: float, y: float, half: float) -> None:
    for left in (-0.95, 0.15):
        canvas.rect(x + half * left, y - half * 0.7, half * 0.8, half * 1.4, stroke=1, fill=0)


def _hollow_square(canvas: Canvas, x: float, y: float, half: float) -> None:
    canvas.rect(x - half * 0.75, y - half * 0.75, half * 1.5, half * 1.5, stroke=1, fill=0)


_CATEGORY_SIGNS: dict[Category, Sign] = {
    "open": _ring,
    "reflect": _diamond,
    "understand": _square,
    "practise": _play,
    "act": _act,
    "sustain": _target,
    "break": _pause,
    "buffer": _dots,
    "note": _lines,
    "section": _bar,
    "breakout": _side_by_side,
    "own": _hollow_square,
}


def gauge(canvas: Canvas, level: Sensitivity, x: float, y: float, size: float) -> float:
    """Sensitivity as one, two or three filled dots out of three; gives the x where it ends."""
    filled = {"low": 1, "medium": 2, "high": 3}[level]
    radius = size * 0.3
    canvas.saveState()
    canvas.setLineWidth(size * 0.1)
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    for at in range(3):
        canvas.circle(x + radius + at * size * 0.8, y, radius, stroke=1, fill=int(at < filled))
    canvas.restoreState()
    return x + size * 2.4


def mark_sign(canvas: Canvas, mark: Mark, x: float, y: float, size: float) -> None:
    """The shape of an attendance mark: a full, half or empty circle, or a triangle."""
    radius = size / 2
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    canvas.setLineWidth(size * 0.1)
    if mark == "apologies":
        polygon(canvas, _around(x, y - size * 0.06, radius * 1.1, 3, pi / 2), fill=False)
    else:
        canvas.circle(x, y, radius, stroke=1, fill=int(mark == "present"))
    if mark == "late":
        path = canvas.beginPath()
        path.moveTo(x, y + radius)
        path.arcTo(x - radius, y - radius, x + radius, y + radius, 90, 180)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def tick_box(canvas: Canvas, x: float, y: float, size: float) -> None:
    """An empty box to tick, with its lower left corner at x and y."""
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, size, size, stroke=1, fill=0)
    canvas.restoreState()


def ticked_box(canvas: Canvas, x: float, y: float, size: float, ticked: bool) -> None:
    """A box to tick that may be ticked already."""
    tick_box(canvas, x, y, size)
    if ticked:
        canvas.saveState()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.4)
        canvas.line(x + size * 0.2, y + size * 0.5, x + size * 0.42, y + size * 0.22)
        canvas.line(x + size * 0.42, y + size * 0.22, x + size * 0.85, y + size * 0.85)
        canvas.restoreState()


def warning(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A triangle with an exclamation mark, centred on x and y."""
    canvas.saveState()
    canvas.setFillColor(INK)
    polygon(canvas, _around(x, y - size * 0.1, size * 0.62, 3, pi / 2))
    canvas.setFillColor(WHITE)
    canvas.rect(x - size * 0.05, y - size * 0.1, size * 0.1, size * 0.32, stroke=0, fill=1)
    canvas.circle(x, y - size * 0.24, size * 0.065, stroke=0, fill=1)
    canvas.restoreState()


def screen(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A screen on a stand, centred on x and y."""
    canvas.saveState()
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(ACCENT)
    canvas.setLineWidth(size * 0.1)
    canvas.rect(x - size * 0.5, y - size * 0.22, size, size * 0.62, stroke=1, fill=0)
    canvas.rect(x - size * 0.2, y - size * 0.45, size * 0.4, size * 0.1, stroke=0, fill=1)
    canvas.restoreState()


def scissors(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Scissors that cut to the right, centred on x and y."""
    canvas.saveState()
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(size * 0.09)
    for side in (1, -1):
        canvas.circle(x - size * 0.36, y + side * size * 0.2, size * 0.15, stroke=1, fill=0)
        canvas.line(x - size * 0.24, y + side * size * 0.12, x + size * 0.5, y - side * size * 0.18)
    canvas.restoreState()


def rule(canvas: Canvas, left: float, y: float, width: float, weight: float = 0.6) -> None:
    """A thin line across."""
    canvas.saveState()
    canvas.setStrokeColor(RULE if weight < 1 else INK)
    canvas.setLineWidth(weight)
    canvas.line(left, y, left + width, y)
    canvas.restoreState()


def rule_down(canvas: Canvas, x: float, top: float, height: float) -> None:
    """A thin line downwards."""
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    canvas.line(x, top, x, top - height)
    canvas.restoreState()
