"""A foundation: the reading card of one theme, with what it says, asks, and leaves open."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.core.activity import Source, Theme


@dataclass(frozen=True, slots=True)
class Foundation:
    """What a facilitator should have read on a theme before leading its activities."""

    theme: Theme
    title: str
    says: tuple[str, ...]
    asks: tuple[str, ...]
    serves: str
    activities: tuple[str, ...]
    contested: tuple[str, ...]
    sources: tuple[Source, ...]
    language: str = "en-AU"
    author: str = ""
    licence: str = ""

    @property
    def words(self) -> int:
        """How many words there are to read, without headings, titles and sources."""
        return sum(len(each.split()) for each in (*self.says, *self.asks, self.serves, *self.contested))
