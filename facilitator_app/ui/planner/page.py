"""A page that scrolls down through what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator_app.ui.theme import SPACE
from facilitator_app.ui.widgets import column


def scrolled() -> tuple[QScrollArea, QVBoxLayout]:
    """A page that scrolls, and its column."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    page = QWidget()
    page.setObjectName("page")
    area.setWidget(page)
    layout = column(page, SPACE)
    # Room for the ring of what has the focus, and for the bar beside it.
    layout.setContentsMargins(2, 2, SPACE, 2)
    return area, layout
