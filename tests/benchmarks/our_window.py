"""Our own cold start by its command: the data file open, its plans and the templates on Home, drawn."""

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import facilitator_app.app as start
from facilitator_app.cli import main

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

begin = start.application


def application() -> "QApplication":
    """The program's own, which ends where it would wait for the first press."""
    app = begin()
    app.exec = shown  # type: ignore[method-assign]
    return app


def shown() -> NoReturn:
    """Draw the window once more, as the floor does, and go; what closing costs is no part of a start."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    next(each for each in QApplication.topLevelWidgets() if each.isVisible()).grab()
    os.write(1, b"shown")
    os._exit(0)


start.application = application
sys.exit(main(["--data", sys.argv[1]]))
