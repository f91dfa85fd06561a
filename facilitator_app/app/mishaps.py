"""What happens on a bug of ours: it is logged without anybody's words, and the program goes on."""

from __future__ import annotations

import math
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from types import TracebackType

from facilitator_app.app.clock import now

MOST_BYTES = 500_000
# A mishap that comes again before it has rested so long, as one in painting does, is still the same one.
REST = timedelta(seconds=10)


def log_path() -> Path:
    """Where mishaps are logged."""
    from platformdirs import user_log_path

    return user_log_path("Facilitator", appauthor=False) / "mishaps.log"


def catch_all(
    log_path: Callable[[], Path],
    tell: Callable[[str], object],
    seconds: Callable[[], float] = time.monotonic,
) -> None:
    """Log every exception that nothing handled, tell it in a sentence, and let the program live on.

    One that comes again and again is logged and told once.
    """
    seen: dict[tuple[str, ...], float] = {}

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        what, at = (kind.__name__, *_frames(trace)[-1:]), seconds()
        rested = at - seen.get(what, -math.inf) >= REST.total_seconds()
        seen[what] = at
        if rested:
            log = log_path()
            keep(log, kind, trace)
            # A second mishap in telling of the first would be told in its place.
            with suppress(Exception):
                tell(f"Something went wrong in the program. Your work is saved. It is noted in {log}.")
        # A painter that a failed paintEvent began would stay at work, and Qt cannot bear that for long.
        traceback.clear_frames(trace)

    sys.excepthook = hook


def keep(log: Path, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Note where in the program an exception came up; never its message, which may quote what was typed."""
    lines = [
        f"{now():%Y-%m-%d %H:%M:%S} UTC  {kind.__name__}\n",
        *(f"  {frame}\n" for frame in _frames(trace)),
    ]
    # A program without a console has none.
    if sys.stderr is not None:
        sys.stderr.writelines(lines)
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > MOST_BYTES:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8") as file:
            file.writelines(lines)
    except OSError:
        # A full disk must not turn one mishap into two.
        return


def _frames(trace: TracebackType | None) -> tuple[str, ...]:
    """Where in the program it was, the outermost place first."""
    frames = traceback.extract_tb(trace)
    return tuple(f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
