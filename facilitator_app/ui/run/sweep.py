"""The bar and the ring that empty with the time: their pieces, and what of them a second changes."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

# Room for smooth edges.
EDGE = 2


def bar_region(bar: QRectF, before: float, now: float) -> QRect:
    """The piece of a bar between two shares of it, with its round end."""
    round_end = bar.height()
    ends = [bar.left() + max(round_end, bar.width() * share) for share in (before, now)]
    piece = QRectF(min(ends) - round_end, bar.top(), max(ends) - min(ends) + round_end, bar.height())
    return piece.toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)


def arc_region(ring: QRectF, width: float, before: float, now: float) -> QRect:
    """The rectangle around the piece of a ring between two shares of it."""
    least, most = min(before, now), max(before, now)
    steps = max(2, math.ceil((most - least) * 64) + 1)
    shares = [least + (most - least) * step / (steps - 1) for step in range(steps)]
    outer = ring.width() / 2
    points = [_point(ring, share, radius) for share in shares for radius in (outer, outer * (1 - 2 * width))]
    across, down = [each.x() for each in points], [each.y() for each in points]
    # An arc bulges beyond the points on it by this much at most.
    bulge = outer * (1 - math.cos(math.pi / 64))
    around = QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))
    return around.adjusted(-bulge, -bulge, bulge, bulge).toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)


def draw_arc(painter: QPainter, ring: QRectF, thick: float, colour: QColor, begin: float, end: float) -> None:
    """A piece of a ring, from one share of it to another: counted from the top, as a clock goes."""
    pen = QPen(colour, thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = thick / 2
    # Qt counts sixteenths of a degree against the clock, from three o'clock.
    first, last = (round((90 - 360 * share) * 16) for share in (begin, end))
    painter.drawArc(ring.adjusted(half, half, -half, -half), first, last - first)


def _point(ring: QRectF, share: float, radius: float) -> QPointF:
    angle = 2 * math.pi * share
    middle = ring.center()
    return QPointF(middle.x() + radius * math.sin(angle), middle.y() - radius * math.cos(angle))
