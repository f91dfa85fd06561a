from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from facilitator_app.store.database import Store
from facilitator_app.store.examine import connect_to_read, is_good, standing
from facilitator_app.store.schema import is_newer
from tests.store.conftest import Clock


def test_a_newer_version_is_seen_even_when_it_stands_only_in_the_log(path: Path, clock: Clock) -> None:
    Store.open(path, clock).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 999")
        assert path.read_bytes()[60:64] != (999).to_bytes(4)
        assert standing(path) == "newer"
        with closing(connect_to_read(path)) as conn:
            assert is_newer(conn)


def test_looking_at_a_file_does_not_change_it(path: Path, clock: Clock) -> None:
    Store.open(path, clock).close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert standing(path) == "good"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_what_cannot_be_read_is_not_good(tmp_path: Path) -> None:
    assert not is_good(tmp_path)
    assert not is_good(tmp_path / "none.db")
