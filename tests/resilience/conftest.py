"""The whole program, as the tests of the app open it."""

from __future__ import annotations

from tests.app.conftest import build, first_file, house

__all__ = ["build", "first_file", "house"]
