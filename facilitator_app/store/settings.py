"""What the program remembers between uses, as JSON by key."""

from __future__ import annotations

import json
from typing import Any, Final, TypeVar, cast

from facilitator_app.store.connection import Connection

T = TypeVar("T")

# What the library keeps here: which content it has read, and what lists show of the templates.
SIGNATURE: Final = "library"
TEMPLATES: Final = "templates"
# How often an activity of somebody's own has been changed.
OWN: Final = "own_activities"
# The activities that somebody marked, by their ids.
FAVOURITES: Final = "favourites"

_PUT = "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


class Settings:
    """The settings of one data file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: T) -> T:
        """What was set, or the default where nothing of the default's type was; None takes any type."""
        with self._connection.reading():
            rows = self._connection.fetch("SELECT value FROM settings WHERE key = ?", [key])
        if not rows:
            return default
        try:
            value = json.loads(rows[0][0])
        except ValueError:
            return default
        return cast(T, value) if default is None or type(value) is type(default) else default

    def put(self, key: str, value: Any) -> None:
        """Remember a value. Raises NotSaved."""
        text = json.dumps(value)
        with self._connection.writing() as conn:
            conn.execute(_PUT, [key, text])
