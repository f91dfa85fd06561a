"""The question before the window closes while a session is running."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


def may_leave(window: QWidget) -> bool:
    """Whether the program may be closed though a session is running."""
    asked = QMessageBox(window)
    asked.setWindowTitle("A session is running")
    asked.setText("A session is running. Its clock goes on, and you can go on with it from Home.")
    leave = asked.addButton("Close the program", QMessageBox.ButtonRole.DestructiveRole)
    stay = asked.addButton("Keep running", QMessageBox.ButtonRole.RejectRole)
    # A stray Enter or Escape must not end a session.
    asked.setDefaultButton(stay)
    asked.exec()
    return asked.clickedButton() is leave
