"""Working copies of papers that a crash left behind: they hold names, so they go at the next start."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

# Another window may be using its own; nobody looks at one paper for a day.
OLD = timedelta(days=1)
FOLDERS = ("facilitator-papers-*", "facilitator-activity-*")


def sweep(folder: Path, now: datetime) -> list[Path]:
    """Take away the working folders in a place that are a day old; those that went."""
    found = [each for pattern in FOLDERS for each in folder.glob(pattern)]
    old = [each for each in found if now - _touched(each, now) > OLD]
    for each in old:
        shutil.rmtree(each, ignore_errors=True)
    return old


def _touched(folder: Path, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    except OSError:  # another window that begins took it away first
        return now
