"""Which place is in which row, worked out for the rows that are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from facilitator_app.store.bits import places_of

# To write out the places of a hundred thousand bits takes longer than anything else in a search.
PIECE: Final = 4096


class RowPlaces:
    """Some places in an order of their own, and behind them those of bits in theirs, none of them twice."""

    def __init__(self, first: Sequence[int], bits: int) -> None:
        self._first = first
        self._bits = bits
        self._pieces: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self._first) + self._bits.bit_count()

    def __iter__(self) -> Iterator[int]:
        yield from self._first
        yield from places_of(self._bits)

    def at(self, row: int) -> int:
        """The place in a row."""
        if row < len(self._first):
            return self._first[row]
        behind = row - len(self._first)
        number = bisect_right(self._ends, behind)
        return self._piece(number)[behind - (self._ends[number - 1] if number else 0)]

    def row_of(self, place: int) -> int:
        """The row of a place, or -1 where it has none."""
        if self._bits >> place & 1:
            return len(self._first) + (self._bits & ((1 << place) - 1)).bit_count()
        return self._first.index(place) if place in self._first else -1

    def among(self, bits: int) -> RowPlaces:
        """Those that are among others, in the same order."""
        return RowPlaces([place for place in self._first if bits >> place & 1], self._bits & bits)

    def led_by(self, leading: Sequence[int], bits: int) -> RowPlaces:
        """The same with some places, whose bits these are, before all others."""
        others = self.among(~bits)
        return RowPlaces([*leading, *others._first], others._bits)

    def _piece(self, number: int) -> list[int]:
        if number not in self._pieces:
            start = number * PIECE
            piece = self._bits >> start & ((1 << PIECE) - 1)
            self._pieces[number] = [start + place for place in places_of(piece)]
        return self._pieces[number]

    @cached_property
    def _ends(self) -> list[int]:
        """Up to each piece's end, how many places there are."""
        pieces = range(0, self._bits.bit_length(), PIECE)
        mask = (1 << PIECE) - 1
        return [*accumulate((self._bits >> start & mask).bit_count() for start in pieces)]
