"""A command line to call, with a data file of its own, and what it said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from facilitator_app.cli import main


@dataclass(frozen=True)
class Said:
    """What a command left: its exit code and its words."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer to a command that worked, as a program reads it."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def trouble(self) -> str:
        """The one line of a command that did not work."""
        assert (self.code, self.out) == (1, "")
        assert self.err.count("\n") == 1
        return self.err.rstrip("\n")


Say = Callable[..., Said]


@pytest.fixture
def data_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the data file stands; there is none yet."""
    path = tmp_path / "data" / "facilitator.db"
    monkeypatch.setenv("FACILITATOR_DATA", str(path))
    return path


@pytest.fixture
def say(data_file: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Give the command line these words."""

    def said(*words: str | Path) -> Said:
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(str(left.code))
        written = capsys.readouterr()
        return Said(code, written.out, written.err)

    return said
