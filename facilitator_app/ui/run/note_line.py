"""A line at the foot of the console for a note about the session."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from facilitator_app.ui.run.parts import TOUCH
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row

PLEDGE = "About the session. Never what somebody told about themselves."


class NoteLine(QFrame):
    """Comes up when it is wanted; Enter keeps the note, Esc leaves it."""

    written = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.line = QLineEdit()
        self.line.setAccessibleName("Note")
        self.line.setAccessibleDescription(PLEDGE)
        self.line.setMaxLength(500)
        self.line.returnPressed.connect(self._keep)
        keep = button(theme, "Keep", "save", pressed=self._keep)
        leave = button(theme, "Leave it", "close", pressed=self.left.emit)
        whole = column(self, SPACE // 2, SPACE)
        whole.addWidget(label(PLEDGE, "small", wrap=True))
        layout = row()
        whole.addLayout(layout)
        layout.addWidget(self.line, 1)
        for each in (self.line, keep, leave):
            each.setMinimumHeight(TOUCH)
        layout.addWidget(keep)
        layout.addWidget(leave)
        self.hide()

    def open(self) -> None:
        """Come up, ready to be typed in."""
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the line; no key that is typed here is a key of the run."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()

    def _keep(self) -> None:
        if text := self.line.text().strip():
            self.written.emit(text)
        else:
            self.left.emit()
