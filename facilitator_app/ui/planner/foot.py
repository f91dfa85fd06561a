"""The last line of the agenda: when the plan ends and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from facilitator_app.core.schedule import Schedule
from facilitator_app.ui.planner.rows import ending
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import button, column, label, row


class AgendaFoot(QWidget):
    """The end in words; where it comes too late, a way to make it fit."""

    fit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._late = False
        self._icon = QLabel()
        self.words = label("", wrap=True)
        self.parts = label("", "small", wrap=True)
        self.fit = button(theme, "Fit to time", "shrink", tip="See how it could end in time")
        self.fit.clicked.connect(self.fit_wanted)
        text = column(spacing=0)
        text.addWidget(self.words)
        text.addWidget(self.parts)
        layout = row(self)
        layout.addWidget(self._icon)
        layout.addLayout(text, 1)
        layout.addWidget(self.fit)
        theme.changed.connect(self._draw)

    def show_timetable(self, timetable: Schedule) -> None:
        """Say how a timetable ends."""
        end = ending(timetable)
        self.words.setText(end.words)
        self.parts.setText(end.parts)
        self._late = end.late
        self.fit.setVisible(end.late)
        self._draw()

    def _draw(self) -> None:
        colours = self._theme.colours
        shade = colours.danger if self._late else colours.ink
        self._icon.setPixmap(self._theme.icon("warning" if self._late else "clock", shade).pixmap(20, 20))
        self.words.setStyleSheet(f"color: {shade}; font-weight: 600;")
