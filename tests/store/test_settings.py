from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facilitator_app.store.connection import Connection
from facilitator_app.store.database import Store
from tests.store.conftest import Clock


@pytest.mark.parametrize(
    ("value", "default"),
    [
        ("dark", "light"),
        (True, False),
        (3, 0),
        (1.5, 0.0),
        (["a", "b"], []),
        ({"x": [1, None]}, {}),
        ("anything", None),
        (None, None),
    ],
)
def test_what_is_set_comes_back_with_its_type(
    store: Store, path: Path, clock: Clock, value: Any, default: Any
) -> None:
    store.set_setting("key", value)
    store.close()
    with Store.open(path, clock) as again:
        assert again.setting("key", default) == value
        assert type(again.setting("key", default)) is type(value)


def test_what_was_never_set_is_the_default(store: Store) -> None:
    assert store.setting("key", 7) == 7


def test_the_last_value_counts(store: Store) -> None:
    store.set_setting("key", 1)
    store.set_setting("key", 2)
    assert store.setting("key", 0) == 2


def test_what_is_of_another_type_than_the_default_is_not_taken(store: Store) -> None:
    store.set_setting("key", "seven")
    assert store.setting("key", 7) == 7


def test_a_damaged_setting_is_the_default(store: Store, connection: Connection) -> None:
    store.set_setting("key", 3)
    connection.raw.execute("UPDATE settings SET value = '{'")
    assert store.setting("key", 7) == 7
