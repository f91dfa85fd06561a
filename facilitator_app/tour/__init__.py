"""The tour: the real windows plan, run and print a session, leaving pictures and papers."""

from __future__ import annotations

import tempfile
from pathlib import Path


def take(out: Path) -> list[Path]:
    """Walk through the program on a fresh data file; what was left in the folder, in order."""
    from facilitator_app.app import application
    from facilitator_app.app.clock import now
    from facilitator_app.store.database import Store
    from facilitator_app.tour.walk import Walk

    app = application()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "tour.db", now) as store:
        return Walk(app, store, out).take()
