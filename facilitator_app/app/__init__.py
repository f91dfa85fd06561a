"""The program: builds everything, hands it to constructors, and runs."""

from __future__ import annotations

import builtins
import gc
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def run(data_file: Path) -> int:
    """Open the program on a data file; its exit code when it is closed."""
    hurry()
    app = application()
    from facilitator_app.app.opening import open_store
    from facilitator_app.app.program import Program

    store = open_store(data_file)
    if store is None:
        return 1
    with store:
        program = Program(app, store)
        program.show()
        gc.enable()
        # Qt lets no Ctrl+C of the terminal through to Python. Whatever was pressed is on disk.
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            code = app.exec()
        finally:
            signal.signal(signal.SIGINT, before)
        program.close_down()
    return code


def hurry() -> None:
    """Collect nothing yet, and import as Python does.

    Qt for Python reads the source of every module that is imported after it, to see whether that asks for
    other spellings of Qt's names (from __feature__ import …). Nothing here does.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def application() -> QApplication:
    """The application with its name, and with the style that draws alike on every system."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # By its argument, since setStyle has Python learn all of what a style is (5 ms).
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("Facilitator")
    app.setDesktopFileName("facilitator")
    return app
