"""What the program remembers between uses, as JSON by key."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import msgspec

from facilitator_app.store.bodies import to_json
from facilitator_app.store.connection import Connection

T = TypeVar("T")

_PUT = "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


class Settings:
    """The settings of one data file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: T) -> T:
        """What was set, or the default where nothing of the default's type was; None takes any type."""
        with self._connection.reading() as conn:
            row = conn.execute("SELECT value FROM settings WHERE key = ?", [key]).fetchone()
        if row is None:
            return default
        kind: Any = Any if default is None else type(default)
        try:
            return cast(T, msgspec.json.decode(row[0], type=kind))
        except msgspec.DecodeError:
            return default

    def put(self, key: str, value: Any) -> None:
        """Remember a value. Raises NotSaved."""
        text = to_json(value)
        with self._connection.writing() as conn:
            conn.execute(_PUT, [key, text])
