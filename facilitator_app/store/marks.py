"""Marking what matched in a title, and the piece of a text around its first match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from facilitator_app.store.searching import END, START

# A snippet has so many words, some of them before the match.
WORDS: Final = 16
BEFORE: Final = 5


class Marker:
    """Marks the words of a search; each counts as the beginning of a word too, as it does while typing."""

    def __init__(self, looked_for: Sequence[str]) -> None:
        known = sorted({fold(each) for each in looked_for}, key=len, reverse=True)
        some = "|".join(map(re.escape, known))
        self._pattern = re.compile(rf"(?<!\w)(?:{some})\w*") if known else None

    def marked(self, text: str) -> str:
        """The text with every match marked."""
        parts: list[str] = []
        last = 0
        for start, end in self._spans(text):
            parts += (text[last:start], START, text[start:end], END)
            last = end
        return "".join((*parts, text[last:]))

    def snippet(self, text: str) -> str:
        """Some words around the first match, or the first words where nothing matched in the text."""
        words = list(re.finditer(r"\S+", text))
        at = next((start for start, _ in self._spans(text)), 0)
        hit = next((number for number, word in enumerate(words) if word.end() > at), 0)
        first = max(0, min(hit - BEFORE, len(words) - WORDS))
        shown = words[first : first + WORDS]
        if not shown:
            return ""
        piece = self.marked(text[shown[0].start() : shown[-1].end()])
        return f"{'…' if first else ''}{piece}{'…' if first + WORDS < len(words) else ''}"

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if self._pattern is None:
            return []
        return [match.span() for match in self._pattern.finditer(fold(text))]


def fold(text: str) -> str:
    """Text in small letters without marks, each letter in its place."""
    return text.lower() if text.isascii() else "".join(map(_letter, text))


@cache
def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter
