"""The title of the plan: a line that reads like a heading until somebody types in it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from facilitator_app.ui.planner.tips import tip
from facilitator_app.ui.widgets import draw_words

# What Qt leaves at either side of the text in a line.
_BESIDE = 2


class TitleLine(QLineEdit):
    """While nobody types, a title that is too long ends in … and is whole in its tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "title")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line as it is typed in, or the title with a sign that there is more of it."""
        place = self._place()
        cut = self.fontMetrics().horizontalAdvance(self.text()) > place.width()
        self.setToolTip(tip(self.text()) if cut else "")
        if self.hasFocus() or not cut:
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        colour = self.palette().color(QPalette.ColorRole.Text).name()
        draw_words(painter, place, self.text(), self.font(), colour)
        painter.end()

    def _place(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return place.adjusted(_BESIDE, 0, -_BESIDE, 0)
