"""How little is read before Home shows: what no start should wait for is not there yet."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator_app.store.database import Store
from tests.builders import block, plan

# In a process of its own, since whatever was read once stays. It ends with 1 where Qt's names were made.
SHOW = """
import os, sys
from pathlib import Path
from facilitator_app.app import application, hurry
hurry()
app = application()
from facilitator_app.app.clock import now
from facilitator_app.app.program import Program
from facilitator_app.store.database import Store
program = Program(app, Store.open(Path(sys.argv[1]), now))
program.show()
app.processEvents()
program.window.grab()
import PySide6.QtCore
os._exit("Qt" in vars(PySide6.QtCore))
"""


@pytest.mark.parametrize(("plans", "scale"), [(0, 1.0), (5, 1.25), (20, 1.5)])
def test_home_shows_before_python_has_made_all_of_qts_names(tmp_path: Path, plans: int, scale: float) -> None:
    file = tmp_path / "start.db"
    with Store.open(file, lambda: datetime.now(UTC)) as store:
        for number in range(plans):
            store.save(None, plan(*(block(f"b{each}") for each in range(6)), id=f"p{number}"))
        store.set_setting("text_scale", scale)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("COVERAGE_PROCESS_START", None)
    environment.pop("COVERAGE_PROCESS_CONFIG", None)
    command = [sys.executable, "-P", "-c", SHOW, str(file)]
    assert subprocess.run(command, env=environment, check=False).returncode == 0
