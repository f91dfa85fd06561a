"""However the program is killed while it brings a backup back, one whole state is there or is offered."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from facilitator_app.store.backup import back_up_today
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import DamagedFile, LostFile
from tests.builders import block, plan

ROUNDS = 10
PLANS = 30
YESTERDAY = date(2026, 11, 23)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
BRING_BACK = """
import sys
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from facilitator_app.store.restore import restore
path, *copies = map(Path, sys.argv[2:])
print("begun", flush=True)
for copy in cycle(copies):
    if sys.argv[1] == "damaged":
        path.write_bytes(b"damaged" * 1000)
    restore(copy, path, lambda: datetime.now(UTC))
"""


def now() -> datetime:
    return datetime.now(UTC)


def made(path: Path, title: str) -> Path:
    """A data file in which every plan has this title."""
    evening = plan(*(block(f"b{each}", 10, notes="x" * 1000) for each in range(20)), title=title)
    with Store.open(path, now) as store:
        for each in range(PLANS):
            store.save(None, replace(evening, id=f"p{each}"))
    return path


def titles(path: Path) -> list[str]:
    with Store.open(path, now) as store:
        return [each.title for each in store.plans()]


def kill_while_it_restores(state: str, path: Path, copies: list[Path], after: float) -> None:
    command = [sys.executable, "-c", BRING_BACK, state, *map(str, (path, *copies))]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(after)
        assert child.poll() is None
        child.kill()


def offered(path: Path) -> Path | None:
    """The backup that is offered where the file itself cannot be opened."""
    try:
        Store.open(path, now).close()
    except (DamagedFile, LostFile) as loss:
        return loss.newest_backup
    return None


@pytest.mark.parametrize("state", ["whole", "damaged"])
def test_a_kill_leaves_one_whole_state_or_the_offer_of_one(tmp_path: Path, state: str) -> None:
    chance = random.Random(20261124)
    copies = [made(tmp_path / f"{title}.db", title) for title in ("One", "Two")]
    for number in range(ROUNDS):
        path = made(tmp_path / str(number) / "facilitator.db", "Mine")
        back_up_today(path, YESTERDAY)
        kill_while_it_restores(state, path, copies, chance.random() * 0.1)
        found = titles(offered(path) or path)
        assert found in ([title] * PLANS for title in ("Mine", "One", "Two"))
