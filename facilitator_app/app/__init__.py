"""The program: builds everything, hands it to constructors, and runs."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def run(data_file: Path) -> int:
    """Open the program on a data file; its exit code when it is closed."""
    hurry()
    from PySide6.QtWidgets import QApplication

    from facilitator_app.app.opening import open_store
    from facilitator_app.app.program import Program

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    prepare(app)
    store = open_store(data_file)
    if store is None:
        return 1
    with store:
        program = Program(app, store)
        program.show()
        gc.enable()
        code = app.exec()
        program.close_down()
    return code


def hurry() -> None:
    """Read what needs no Qt before Qt, which looks at each import after its own; collect nothing yet."""
    gc.disable()
    import facilitator_app.store.database  # noqa: F401


def prepare(app: QApplication) -> None:
    """Give the application its name and its style, which draws alike on every system."""
    app.setApplicationName("Facilitator")
    app.setDesktopFileName("facilitator")
    app.setStyle("Fusion")
