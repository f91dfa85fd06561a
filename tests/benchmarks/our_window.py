"""Our own cold start: the data file open, its plans and the templates on Home, drawn."""

import os
import sys
from pathlib import Path

from facilitator_app.app import application, hurry

hurry()
app = application()

from facilitator_app.app.clock import now  # noqa: E402
from facilitator_app.app.program import Program  # noqa: E402
from facilitator_app.store.database import Store  # noqa: E402

store = Store.open(Path(sys.argv[1]), now)
program = Program(app, store)
program.show()
app.processEvents()
program.window.grab()
os.write(1, b"shown")
# What closing costs is no part of a start.
os._exit(0)
