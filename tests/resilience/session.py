"""The whole program over a data file, with a session pressed by keys, until the plug is pulled."""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.app.program import Program
from facilitator_app.core.plan import Plan
from facilitator_app.store.database import Store


def main(path: Path, keys: str) -> None:
    """Start the session of the evening that is in the file, press some keys, and die."""
    app = QApplication([])
    program = Program(app, Store.open(path, lambda: datetime.now(UTC)))
    program.show()
    evening = program._store.load(Plan, "evening")
    assert evening is not None
    program.desk.open(evening.id)
    screen = program.window.go("run")
    for key in keys:
        app.processEvents()
        # A press so soon after one of its kind is the same one, made twice.
        QTest.qWait(650)
        hand = QApplication.focusWidget()
        QTest.keyClick(screen if hand is None else hand, Qt.Key(ord(key)))
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
