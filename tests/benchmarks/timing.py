"""Ratios of medians taken in turn, so that a busy machine slows both sides alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median_seconds(work: Callable[[], object], rounds: int) -> float:
    """The median time of one round."""
    return statistics.median(_once(work) for _ in range(rounds))


def ratio(work: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """How many times as long the work takes as the floor, and the two medians in seconds."""
    pairs = [(_once(work), _once(floor)) for _ in range(rounds)]
    ours = statistics.median(each[0] for each in pairs)
    theirs = statistics.median(each[1] for each in pairs)
    return ours / theirs, ours, theirs


def _once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
