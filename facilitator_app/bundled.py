"""Finds resources/ and sessions/ in the checkout, the wheel and the frozen program."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from facilitator_app import __version__


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
    return sorted((root() / "resources" / "activities").glob("*.toml"))


def session_files() -> list[Path]:
    """The files of the bundled session templates."""
    return sorted((root() / "sessions").glob("*.toml"))


def fonts() -> Path:
    """The folder of the bundled fonts."""
    return root() / "resources" / "fonts"


def icons() -> Path:
    """The folder of the bundled icons."""
    return root() / "resources" / "icons"


def library_signature() -> str:
    """Text that changes whenever the bundled activities or the program's version do."""
    digest = hashlib.sha256(__version__.encode())
    for file in activity_files():
        status = file.stat()
        digest.update(f"{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
