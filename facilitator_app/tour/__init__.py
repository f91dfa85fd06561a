"""The tour: the real windows plan, run and print a session, leaving pictures and papers."""

from __future__ import annotations

import tempfile
from pathlib import Path


def take(out: Path) -> list[Path]:
    """Walk through the program on a fresh data file; what was left in the folder, in order."""
    import sys

    from PySide6.QtWidgets import QApplication

    from facilitator_app.app import prepare
    from facilitator_app.app.clock import now
    from facilitator_app.store.database import Store
    from facilitator_app.tour.walk import Walk

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    prepare(app)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "tour.db", now) as store:
        return Walk(app, store, out).take()
