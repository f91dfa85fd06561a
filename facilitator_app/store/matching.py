"""Asking the full-text index: which activities match, the best first."""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import chain
from operator import and_, or_
from typing import Final, NamedTuple

import msgspec

from facilitator_app.store.bits import bits_of
from facilitator_app.store.connection import Connection
from facilitator_app.store.row_places import RowPlaces
from facilitator_app.store.searching import Query, beginnings, match_text, queries, telling_words
from facilitator_app.store.spelling import Spelling

# Ranking reads every match. Beyond so many, those with the words in their names stand first, unranked.
RANKED: Final = 500

# The words of a sentence stay the same while its last one is typed, and a broad one is slow to look up.
KEPT: Final = 256

_NAMES: Final = "{title aliases} : "
_PLACES: Final = "SELECT rowid FROM activities_fts WHERE activities_fts MATCH ?"
# bm25 weighs title, aliases, tags and text.
_BEST: Final = f"{_PLACES} AND rank MATCH 'bm25(20.0, 15.0, 8.0, 1.0)' ORDER BY rank, rowid"


class Matches(NamedTuple):
    """The places of what matched, the best first, and their bits; and the words that were looked for."""

    places: RowPlaces
    bits: int
    words: list[str]


class Matching:
    """The full-text index of one data file, which has so many activities."""

    def __init__(self, connection: Connection, count: int) -> None:
        self._connection = connection
        self._count = count
        self._bits: dict[str, int] = {}

    def find(self, text: str) -> Matches:
        """What has the words, or where nothing has them all what comes nearest."""
        tried: set[Query] = set()
        for query in queries(text, self._alike):
            if query not in tried and (bits := self._having(query)):
                told = telling_words(text)
                meant = [each for word in told for each in self._alike(word)] if tried else []
                return Matches(*self._best(beginnings(told), query, bits), told + meant)
            tried.add(query)
        return Matches(RowPlaces((), 0), 0, [])

    def _having(self, query: Query) -> int:
        """The bits of what has a word of every group."""
        return reduce(and_, (reduce(or_, map(self._having_term, ways)) for ways in query))

    def _having_term(self, term: str) -> int:
        bits = self._bits.pop(term, None)
        if bits is None:
            bits = bits_of(self._places(_PLACES, term), self._count)
        self._bits[term] = bits  # last now, as it was used last
        if len(self._bits) > KEPT:
            del self._bits[next(iter(self._bits))]
        return bits

    def _best(self, telling: Query, query: Query, bits: int) -> tuple[RowPlaces, int]:
        """The places of a query's bits, those first whose names have its telling words or match it.

        Where few match, names that lack no more than the small words are there as well; so the bits are told.
        """
        if bits.bit_count() <= RANKED:
            names = (self._places(_BEST, f"{_NAMES}({match_text(each)})") for each in (telling, query))
            best = dict.fromkeys(chain(*names, self._places(_BEST, match_text(query))))
            return RowPlaces([*best], 0), bits_of(best, self._count)
        named = self._places(f"{_PLACES} LIMIT {RANKED}", f"{_NAMES}({match_text(telling)})")
        first = [place for place in named if bits >> place & 1]
        return RowPlaces((), bits).led_by(first, bits_of(first, self._count)), bits

    def _places(self, sql: str, query: str) -> list[int]:
        with self._connection.reading() as conn:
            # A row each of ten thousand would take three times as long.
            (rows,) = conn.execute(f"SELECT json_group_array(rowid - 1) FROM ({sql})", [query]).fetchone()
        places: list[int] = msgspec.json.decode(rows)
        return places

    def _alike(self, word: str) -> list[str]:
        return self._spelling.alike(word)

    @cached_property
    def _spelling(self) -> Spelling:
        with self._connection.reading() as conn:
            conn.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.library_words "
                "USING fts5vocab('main', 'activities_fts', 'row')"
            )
            return Spelling(word for (word,) in conn.execute("SELECT term FROM temp.library_words"))
