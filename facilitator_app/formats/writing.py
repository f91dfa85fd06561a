"""Writing files so that a reader finds either the old file whole or the new one whole."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from facilitator_app.core.errors import Trouble


class NotWritten(Trouble):
    """A file that could not be written; what was there before is untouched."""


def write_file(target: Path, data: bytes) -> None:
    """Write a file beside its place and move it there. Raises NotWritten with the reason."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".facilitator-", suffix=target.suffix)
    except OSError as error:
        raise NotWritten(_sentence(target, error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise NotWritten(_sentence(target, error)) from error


def _sentence(target: Path, error: OSError) -> str:
    return f"{target} could not be written ({error.strerror or error}). Nothing was changed there."
