"""Writing files so that a reader finds either the old file whole or the new one whole."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from facilitator_app.core.errors import Trouble

_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)  # Windows has none
_OPEN_ELSEWHERE: Final = (5, 32)  # how Windows refuses to replace a file that a program has open


class NotWritten(Trouble):
    """A file that could not be written; what was there before is untouched."""


def write_file(target: Path, data: bytes) -> None:
    """Write a file beside its place and move it there. Raises NotWritten with the reason.

    Who may read it stays as it was, and is as everywhere for this person where the file is new.
    """
    try:
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            _pour(target, data, mode)
            return
        # Where a link stands, the file that it leads to is written, and the link stays.
        _replace(Path(os.path.realpath(target)), data, mode)
    except OSError as error:
        raise NotWritten(_sentence(target, error)) from error


def _mode(target: Path) -> int | None:
    """What stands at a place, and who may do what with it; None where nothing does."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    # It could be replaced all the same, against what its owner said.
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, "it is read-only")
    return mode


def _pour(target: Path, data: bytes, mode: int) -> None:
    """Write into a device or a pipe, which nothing may take the place of."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)):
        raise OSError(errno.EINVAL, "it is no file")
    # A pipe that nobody reads is refused at once, not waited for.
    handle = os.open(target, os.O_WRONLY | _AT_ONCE)
    with os.fdopen(handle, "wb") as stream:
        if _AT_ONCE:
            os.set_blocking(handle, True)
        stream.write(data)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".facilitator-{uuid4().hex}{target.suffix}")
    try:
        with part.open("xb") as file:
            if mode is not None:
                with suppress(OSError):  # a disk that knows no such rights
                    part.chmod(stat.S_IMODE(mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _sentence(target: Path, error: OSError) -> str:
    held = getattr(error, "winerror", None) in _OPEN_ELSEWHERE
    why = f"{error.strerror or error}{'; it may be open in another program' if held else ''}"
    return f"{target} could not be written ({why}). Nothing was changed there."
