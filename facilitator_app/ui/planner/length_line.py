"""A line for a length of time: up and down change it by five minutes, with Shift by fifteen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from facilitator_app.core.spans import MOST_MINUTES, parse_minutes
from facilitator_app.ui.planner.reading import can_read_minutes
from facilitator_app.ui.theme import SPACE
from facilitator_app.ui.widgets import label, row

STEP, BIG_STEP = 5, 15


def is_digit(event: QKeyEvent) -> bool:
    """Whether a key begins a length."""
    return event.text().isdecimal() and event.text().isascii()


class LengthLine(QLineEdit):
    """Text that is a length of time; what is none stays as it was typed, to be refused."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the minutes by a step on up and down; anything else is typing."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.step(step * (BIG_STEP if large else STEP))

    def step(self, by: int) -> None:
        """Add minutes to what is there, from none to a day."""
        if can_read_minutes(self.text()):
            return
        minutes = max(0, min(MOST_MINUTES, parse_minutes(self.text()) + by))
        self.setText(str(minutes))
        self.selectAll()
        self.textEdited.emit(self.text())


class LengthEditor(LengthLine):
    """The length of a row, typed in the agenda itself; a refusal hangs under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setAccessibleName("Length")
        self._words = label("", "danger", wrap=True)
        self.refusal_box = QFrame(parent)
        self.refusal_box.setProperty("role", "card")
        row(self.refusal_box, margins=SPACE).addWidget(self._words)
        self.refusal_box.hide()
        self.textChanged.connect(self._typed)
        self.destroyed.connect(self.refusal_box.deleteLater)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the refusal along at once, not only when this is let go of."""
        self.refusal_box.hide()
        super().hideEvent(event)

    @property
    def refusal(self) -> str:
        """Why what is typed cannot be taken, or ''."""
        return can_read_minutes(self.text())

    def refuse(self) -> None:
        """Say under the line why it cannot be taken."""
        self._mark(True)
        self._words.setText(self.refusal)
        self.setAccessibleDescription(self.refusal)
        frame, parent = self.refusal_box, self._area
        left = min(self.x(), 4 * SPACE)
        frame.setFixedWidth(min(320, parent.width() - left))
        frame.adjustSize()
        below = self.geometry().bottom() + SPACE // 2
        fits = below + frame.height() <= parent.height()
        frame.move(left, below if fits else max(0, self.y() - frame.height() - SPACE // 2))
        frame.show()
        frame.raise_()

    def _typed(self) -> None:
        if self.refusal_box.isVisible():
            self.refusal_box.hide()
            self._mark(False)

    def _mark(self, wrong: bool) -> None:
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)
