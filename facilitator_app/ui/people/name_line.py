"""The line for names, which takes a pasted list as one name a line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class NameLine(QLineEdit):
    """A line to type one name into; pasting more than one line asks for all of them at once."""

    list_pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or paste a list."""
        several = "\n" in QGuiApplication.clipboard().text().strip()
        if event.matches(QKeySequence.StandardKey.Paste) and several:
            self.list_pasted.emit()
        else:
            super().keyPressEvent(event)
