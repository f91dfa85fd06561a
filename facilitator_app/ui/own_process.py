"""A process of the program's own that tells what it does, one JSON line at a time."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QProcess


def let_go(process: QProcess) -> None:
    """Stop a process without hearing of it again."""
    process.blockSignals(True)
    process.kill()
    process.waitForFinished(2000)
    process.deleteLater()


def told(process: QProcess, rest: bytes) -> tuple[list[dict[str, Any]], bytes]:
    """What a process has told since, and the beginning of a line that is not whole yet."""
    *lines, rest = (rest + bytes(process.readAllStandardOutput().data())).split(b"\n")
    return [json.loads(line) for line in lines if line], rest
