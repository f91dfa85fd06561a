"""Which of many have something, one bit each: the bit of place n stands for 2 to the power of n."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from typing import Final

_ONE: Final = ord("1")
_TRUTH: Final = bytes.maketrans(b"01", b"\0\1")


def bits_of(places: Iterable[int], count: int) -> int:
    """The bits of places from 0 up to a count, each place named once."""
    if isinstance(places, Collection) and len(places) == count:
        return (1 << count) - 1
    # Written as a number of base two and read by int: a third of the time that shifting bits takes.
    digits = bytearray(b"0") * (count + 1)
    for place in places:
        digits[count - place] = _ONE
    return int(digits, 2)


def places_of(bits: int) -> list[int]:
    """The places whose bits are set, in order."""
    digits = f"{bits:b}".encode().translate(_TRUTH)[::-1]
    return [*compress(range(len(digits)), digits)]


def kept(places: Sequence[int], bits: int, count: int) -> list[int]:
    """Those of the places whose bits are set, in their order."""
    digits = f"{bits:b}".encode().translate(_TRUTH).rjust(count, b"\0")[::-1]
    return [*compress(places, map(digits.__getitem__, places))]
