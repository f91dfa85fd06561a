"""Asking the full-text index: which activities match, the best first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from facilitator_app.store.connection import Connection
from facilitator_app.store.searching import beginnings, queries, telling_words
from facilitator_app.store.spelling import Spelling

# Ranking reads every match. Beyond so many, those with the words in their names stand first, unranked.
RANKED: Final = 500

_NAMES: Final = "{title aliases} : "
_PLACES: Final = "SELECT rowid FROM activities_fts WHERE activities_fts MATCH ?"
# bm25 weighs title, aliases, tags and text.
_BEST: Final = f"{_PLACES} AND rank MATCH 'bm25(20.0, 15.0, 8.0, 1.0)' ORDER BY rank, rowid"


class Matches(NamedTuple):
    """The places of what matched, from 0, the best first; and the words that were looked for."""

    places: list[int]
    words: list[str]


class Matching:
    """The full-text index of one data file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, text: str) -> Matches:
        """What has the words, or where nothing has them all what comes nearest."""
        tried: set[str] = set()
        for query in queries(text, self._alike):
            if query not in tried and (places := self._places(_PLACES, query)):
                told = telling_words(text)
                meant = [each for word in told for each in self._alike(word)] if tried else []
                return Matches(self._best((beginnings(told), query), places), told + meant)
            tried.add(query)
        return Matches([], [])

    def _best(self, queries: Sequence[str], places: list[int]) -> list[int]:
        """The places with those first whose names match one of the queries; the last gave the places."""
        few = len(places) <= RANKED
        sql = _BEST if few else f"{_PLACES} LIMIT {RANKED}"
        named = [place for each in queries for place in self._places(sql, f"{_NAMES}({each})")]
        return [*dict.fromkeys(named + (self._places(_BEST, queries[-1]) if few else places))]

    def _places(self, sql: str, query: str) -> list[int]:
        with self._connection.reading() as conn:
            return [place - 1 for (place,) in conn.execute(sql, [query])]

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
