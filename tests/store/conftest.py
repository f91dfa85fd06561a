"""A new data file for each test, a clock that stands until it is moved, and values to keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator_app.store.connection import Connection
from facilitator_app.store.database import Store
from facilitator_app.store.opening import open_to_write


class Clock:
    """A clock that goes on by one second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "facilitator.db"


@pytest.fixture
def connection(path: Path, clock: Clock) -> Iterator[Connection]:
    connection = open_to_write(path, clock, timedelta(milliseconds=20))
    yield connection
    connection.raw.close()


@pytest.fixture
def store(connection: Connection, clock: Clock) -> Store:
    return Store(connection, clock)
