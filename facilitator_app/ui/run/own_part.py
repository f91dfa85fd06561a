"""A part of one's own that is put into a session on the way: its title, what participants see, its length."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.core.plan import Block
from facilitator_app.ui.run.typed import line, number
from facilitator_app.ui.widgets import column, row

USUAL_MINUTES = 5
MOST_MINUTES = 240


class OwnPart(QWidget):
    """Its fields; changed tells of each change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = line("Title, for you")
        self.public_title = line("Title for participants")
        self.minutes = number("Minutes", 1, MOST_MINUTES, " min")
        layout = column(self)
        beside = row()
        beside.addWidget(self.title, 1)
        beside.addWidget(self.minutes)
        layout.addLayout(beside)
        layout.addWidget(self.public_title)
        layout.addStretch()
        for each in (self.title, self.public_title):
            each.textChanged.connect(self.changed)
        self.minutes.valueChanged.connect(self.changed)
        self.clear()

    def clear(self) -> None:
        """Empty it for the next part."""
        self.title.clear()
        self.public_title.clear()
        self.minutes.setValue(USUAL_MINUTES)

    def block(self, id: str) -> Block | None:
        """The part; None while it has no title at all."""
        title, public = self.title.text().strip(), self.public_title.text().strip()
        if not title and not public:
            return None
        return Block(id, title=title or public, public_title=public, minutes=self.minutes.value())
