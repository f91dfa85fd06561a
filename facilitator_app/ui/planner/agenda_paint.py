"""How the agenda looks around its cells: the ground of rows, gaps and overlaps, where a drop would go."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from facilitator_app.ui.planner.agenda_drop import Target
from facilitator_app.ui.planner.rows import Row
from facilitator_app.ui.theme import SPACE, Theme

EMPTY_TITLE = "Nothing is planned yet"
EMPTY_TEXT = "Drag an activity here, or press Enter on one in the list."
SIGN = 16


def draw_ground(painter: QPainter, theme: Theme, area: QRect, row: Row, selected: bool) -> None:
    """The ground of a row: soft with a bar beside it where it is selected."""
    colours = theme.colours
    if selected:
        painter.fillRect(area, QColor(colours.accent_soft))
        painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(colours.accent))
    elif row.sort in ("section", "breakout"):
        painter.fillRect(area, QColor(colours.paper))


def draw_edge(painter: QPainter, theme: Theme, area: QRect, held: bool) -> None:
    """The hairline under a row, and a frame round the one that is held."""
    painter.save()
    painter.setPen(QColor(theme.colours.line))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    if held:
        painter.setPen(QPen(QColor(theme.colours.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRect(area.adjusted(1, 1, -1, -2))
    painter.restore()


def draw_strip(painter: QPainter, theme: Theme, area: QRect, row: Row, left: int, height: int) -> None:
    """The words over a row about the time that is free before it or missing."""
    colour = QColor(theme.colours.warning if row.clash else theme.colours.muted)
    painter.save()
    painter.setFont(theme.font(theme.sizes.small))
    line = QRect(left, area.top() + 2, area.width() - left, height)
    icon = "warning" if row.clash else "clock"
    middle = line.center().y()
    theme.icon(icon, colour.name()).paint(painter, QRect(left, middle - SIGN // 2, SIGN, SIGN))
    painter.setPen(colour)
    words = line.adjusted(SIGN + SPACE, 0, 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), row.remark)
    painter.restore()


def draw_opener(painter: QPainter, theme: Theme, area: QRect, line: QRect, open: bool) -> None:
    """The sign beside the title of a row that holds others: down when they show, right when not."""
    top = line.center().y() - SIGN // 2 + 1
    icon = theme.icon("unfold" if open else "right", theme.colours.muted)
    icon.paint(painter, QRect(area.right() - SIGN - 3, top, SIGN, SIGN))


def draw_target(painter: QPainter, theme: Theme, target: Target) -> None:
    """Where a drop would go: a line with a knob between rows, a frame round a row that takes it in."""
    accent, area = QColor(theme.colours.accent), target.area
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if target.into:
        painter.drawRoundedRect(area.adjusted(2, 2, -2, -3), 6, 6)
        return
    y = max(3, area.top())
    painter.drawLine(area.left() + 8, y, area.right() - 4, y)
    painter.setBrush(QColor(theme.colours.surface))
    painter.drawEllipse(QRectF(area.left() + 2, y - 3, 6, 6))


def draw_empty(painter: QPainter, theme: Theme, area: QRect, aimed: bool) -> None:
    """An agenda with nothing in it: what to do, in a frame that a drag lights up."""
    colours = theme.colours
    frame = area.adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent if aimed else colours.line), 2, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(colours.accent_soft if aimed else colours.surface))
    painter.drawRoundedRect(frame, 6, 6)
    middle = frame.center().y() - 2 * SPACE
    theme.icon("plan", colours.accent).paint(painter, QRect(frame.center().x() - 24, middle - 72, 48, 48))
    wrap = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
    inner = frame.adjusted(2 * SPACE, 0, -2 * SPACE, 0)
    painter.setFont(theme.font(theme.sizes.lead, theme.font(1).Weight.DemiBold))
    painter.setPen(QColor(colours.ink))
    painter.drawText(QRect(inner.left(), middle, inner.width(), 40), wrap, EMPTY_TITLE)
    painter.setFont(theme.font(theme.sizes.body))
    painter.setPen(QColor(colours.muted))
    painter.drawText(QRect(inner.left(), middle + 4 * SPACE, inner.width(), 120), wrap, EMPTY_TEXT)
