"""Sessions that the commands are tried on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event
from facilitator_app.formats.plan import dump_plan
from facilitator_app.formats.run_log import dump_log
from facilitator_app.store.database import Store
from tests.builders import DATE, block, breakout, plan, section, strand

SYDNEY: dict[str, Any] = {"date": DATE, "time_zone": "Australia/Sydney"}

# An hour from 18:30 in Sydney, which is 07:30 UTC.
HOUR = plan(
    block("a", 10, title="Welcome"),
    block("b", 20, title="Work", min_minutes=10, priority="shrink"),
    block("c", 20, title="More work", priority="drop"),
    block("d", 10, title="Close"),
    must_end="19:30",
    **SYDNEY,
)
PINNED = plan(
    block("a", 10),
    section("s", block("b", 20, pin="18:45"), block("break", 10, kind="break", pin="19:00")),
    breakout("g", strand("left", block("x", 20)), strand("right", block("y", 5))),
    public_title="Club night",
)


def write_plan(folder: Path, written: Plan) -> Path:
    path = folder / f"{written.id}.toml"
    path.write_bytes(dump_plan(written))
    return path


def write_log(folder: Path, *events: Event) -> Path:
    path = folder / "run.jsonl"
    path.write_bytes(dump_log(events))
    return path


def keep(data_file: Path, *documents: Any) -> None:
    """Put documents into the data file."""
    with Store.open(data_file, lambda: datetime.now(UTC)) as store:
        for document in documents:
            store.save(None, document)
