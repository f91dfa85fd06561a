"""The question before the window closes while a session is running."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.asking import is_sure


def may_leave(window: QWidget) -> bool:
    """Whether the program may be closed though a session is running."""
    text = "A session is running. Its clock goes on, and you can go on with it from Home."
    return is_sure(window, "A session is running", text, "Close the program", "Keep running")
