"""The window shows before the slow imports; the first edit may have them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from facilitator_app.store.database import Store
from tests.store.conftest import Clock

CODE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from facilitator_app.store.database import Store
store = Store.open(Path(sys.argv[1]), lambda: datetime.now(UTC))
store.plans(), store.setting("geometry", ""), store.open_run(), store.activities(), store.search("box")
early = "sqlite_utils" in sys.modules
store.warm()
print(early, "sqlite_utils" in sys.modules)
store.close()
"""


def test_reading_an_up_to_date_file_waits_for_no_slow_import(path: Path, clock: Clock) -> None:
    Store.open(path, clock).close()
    done = subprocess.run([sys.executable, "-c", CODE, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
