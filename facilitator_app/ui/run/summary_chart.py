"""A length planned and a length taken as two bars in one, told apart by shape as well as colour."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.run.row_model import ROW_ROLE, Index
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import label, row

Sign = Literal["planned", "took", "longer", "left out"]
SIGNS: tuple[tuple[Sign, str], ...] = (
    ("planned", "Planned"),
    ("took", "Took"),
    ("longer", "Longer than planned"),
    ("left out", "Left out"),
)
HIGH = 16


def draw_sign(painter: QPainter, theme: Theme, sign: Sign, place: QRectF) -> None:
    """One piece of a bar: outlined, filled, striped or dashed."""
    colours = theme.colours
    match sign:
        case "took":
            painter.fillRect(place, QColor(colours.accent))
        case "longer":
            painter.setPen(QPen(QColor(colours.warning), 1.5))
            painter.setBrush(QBrush(QColor(colours.warning), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(place)
        case "planned" | "left out":
            dashed = sign == "left out"
            painter.setPen(
                QPen(QColor(colours.muted), 1.5, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)


class ChartColumn(QStyledItemDelegate):
    """Paints the bars of a row: its planned and its actual minutes, and the most of any row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the row, then its bars."""
        super().paint(painter, option, index)
        planned, actual, most = index.data(ROW_ROLE)
        place = QRectF(option.rect).adjusted(SPACE, 0, -SPACE, 0)
        whole = QRectF(place.x(), round(place.center().y() - HIGH / 2) + 0.5, place.width(), HIGH)
        painter.save()
        for sign, begin, end in pieces(planned, actual):
            left, right = (whole.x() + whole.width() * each / most for each in (begin, end))
            draw_sign(painter, self._theme, sign, QRectF(left, whole.y(), right - left, HIGH))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Wide enough to compare."""
        return QSize(20 * SPACE, HIGH + SPACE)


def pieces(planned: int, actual: int) -> list[tuple[Sign, int, int]]:
    """The pieces of a row's bar from left to right, later ones over earlier ones."""
    if not actual:
        return [("left out", 0, planned)] if planned else []
    found: list[tuple[Sign, int, int]] = []
    if planned:
        found = [("took", 0, min(planned, actual)), ("planned", 0, planned)]
    return [*found, ("longer", planned, actual)] if actual > planned else found


class Swatch(QWidget):
    """A small piece of a bar."""

    def __init__(self, theme: Theme, sign: Sign) -> None:
        super().__init__()
        self._theme, self._sign = theme, sign
        self.setFixedSize(4 * SPACE, HIGH + 2)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_sign(painter, self._theme, self._sign, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class Legend(QWidget):
    """What each piece stands for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        layout = Flow(self)
        for sign, words in SIGNS:
            pair = QWidget()
            line = row(pair)
            line.addWidget(Swatch(theme, sign))
            line.addWidget(label(words, "small"), 1)
            layout.addWidget(pair)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
