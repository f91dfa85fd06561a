"""Ratios of medians taken in turn, so that a busy machine slows both sides alike."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def median_seconds(work: Callable[[], object], rounds: int) -> float:
    """The median time of one round."""
    with uncounted():
        return statistics.median(_once(work) for _ in range(rounds))


@contextmanager
def uncounted() -> Iterator[None]:
    """Stop counting which lines run: that slows Python, and not Qt, which it is measured against."""
    counting = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(counting)


def ratio(work: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """How many times as long the work takes as the floor, and the two medians in seconds."""
    return _ratio(work, floor, rounds, time.perf_counter)


def effort(
    work: Callable[[], object], floor: Callable[[], object], rounds: int
) -> tuple[float, float, float]:
    """The same in time of the processor: what other programs take meanwhile does not count."""
    return _ratio(work, floor, rounds, time.process_time)


def _ratio(
    work: Callable[[], object], floor: Callable[[], object], rounds: int, clock: Callable[[], float]
) -> tuple[float, float, float]:
    with uncounted():
        pairs = [(_once(work, clock), _once(floor, clock)) for _ in range(rounds)]
    ours = statistics.median(each[0] for each in pairs)
    theirs = statistics.median(each[1] for each in pairs)
    return ours / theirs, ours, theirs


def _once(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    began = clock()
    work()
    return clock() - began
