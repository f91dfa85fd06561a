"""Finds resources/ and sessions/ in the checkout, the wheel and the frozen program."""

from __future__ import annotations

import sys
from functools import cache
from itertools import islice
from pathlib import Path

from facilitator_app import __version__

# Within so many lines a template says what kind of file it is.
HEAD = 5


@cache
def root() -> Path:
    """The folder that holds resources/ and sessions/."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [package.parent, package, *([Path(frozen)] if frozen else [])]
    for place in places:
        if (place / "resources" / "activities").is_dir() and (place / "sessions").is_dir():
            return place
    raise FileNotFoundError("resources and sessions are not beside the program")


def activity_files() -> list[Path]:
    """The files of the bundled activities."""
    return _toml(root() / "resources" / "activities")


def foundation_files() -> list[Path]:
    """The files of the bundled reading cards, one for each theme."""
    return _toml(root() / "resources" / "foundations")


def session_files() -> list[Path]:
    """The files of the bundled templates, of single sessions and of series."""
    return _toml(root() / "sessions")


def plan_files() -> list[Path]:
    """The files of the bundled templates of a single session."""
    return [path for path in session_files() if not _is_series(path)]


def series_files() -> list[Path]:
    """The files of the bundled series."""
    return [path for path in session_files() if _is_series(path)]


def _toml(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".toml")


def _is_series(path: Path) -> bool:
    with path.open(encoding="utf-8") as file:
        return any(line.startswith('kind = "series"') for line in islice(file, HEAD))


def fonts() -> Path:
    """The folder of the bundled fonts."""
    return root() / "resources" / "fonts"


def sounds() -> Path:
    """The folder of the bundled chimes."""
    return root() / "resources" / "sounds"


def icons() -> Path:
    """The folder of the bundled icons."""
    return root() / "resources" / "icons"


def library_signature() -> str:
    """Text that changes whenever the bundled activities, the templates or the program's version do."""
    files = (*activity_files(), *session_files())
    stated = ((file.name, file.stat()) for file in files)
    return "\n".join((__version__, *(f"{name} {each.st_size} {each.st_mtime_ns}" for name, each in stated)))
