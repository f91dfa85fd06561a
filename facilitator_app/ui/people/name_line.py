"""The line for names, which takes a pasted list as one name a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class NameLine(QLineEdit):
    """A line to type names into; pasting more than one line asks for all of them at once.

    While it is empty, undo and redo are those of the screen, since a name that was added is what went last.
    """

    list_pasted = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the screen while nothing is typed here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            steps = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if not self.text() and any(event.matches(each) for each in steps):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or paste a list."""
        several = "\n" in QGuiApplication.clipboard().text().strip()
        if event.matches(QKeySequence.StandardKey.Paste) and several:
            self.list_pasted.emit()
        else:
            super().keyPressEvent(event)
