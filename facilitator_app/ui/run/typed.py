"""Fields to type in beside a run: what is typed is no key of the run, and clickers go on working."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from facilitator_app.ui.run.parts import TOUCH

# They type nothing, so that they are left to whatever is around the field.
_PASSED_ON = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def is_typing(hand: QWidget | None) -> bool:
    """Whether the keys go into a field."""
    return isinstance(hand, QLineEdit | QSpinBox)


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key that a field did not want is still one that belongs to typing."""
    return bool(event.text()) and event.key() not in _PASSED_ON


def line(name: str, most: int = 120) -> QLineEdit:
    """A line of text, called as its placeholder says."""
    made = QLineEdit()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setMaxLength(most)
    made.setMinimumHeight(TOUCH)
    return made


def number(name: str, least: int, most: int, suffix: str = "") -> QSpinBox:
    """A whole number, typed or stepped with the arrow keys."""
    made = QSpinBox()
    made.setRange(least, most)
    made.setSuffix(suffix)
    # Its own buttons would be too small for a thumb, and leave little room for the figures.
    made.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }")
    made.setAccessibleName(name)
    made.setMinimumHeight(TOUCH)
    return made
