"""What a newcomer reads while there is no plan yet: the three things that the program does."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column, label, line, row

VERBS = (
    ("plan", "Plan", "Choose activities from the library. Put them in order, and the times follow."),
    ("run", "Run", "A timed agenda for you. A clear screen for the people in the room."),
    ("papers", "Hand out", "Your guide, worksheets and sign-in sheets, ready to print."),
)
PROMISE = "It works without the internet. What you write stays on this computer."


class Welcome(QWidget):
    """Three verbs side by side, each with a sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks: list[tuple[QLabel, str]] = []
        layout = column(self, 3 * SPACE)
        layout.addWidget(line())
        verbs = row(spacing=2 * SPACE)
        for icon, verb, text in VERBS:
            part = column(spacing=SPACE)
            mark = QLabel()
            self._marks.append((mark, icon))
            part.addWidget(mark)
            part.addWidget(label(verb, "lead"))
            part.addWidget(label(text, "muted", wrap=True))
            part.addStretch()
            verbs.addLayout(part, 1)
        layout.addLayout(verbs)
        layout.addWidget(label(PROMISE, "small", wrap=True))
        layout.addStretch(1)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        for mark, icon in self._marks:
            mark.setPixmap(self._theme.icon(icon, self._theme.colours.accent, 32).pixmap(32, 32))
