"""Marking what matched in a title, and the piece of a text around its first match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Final

from facilitator_app.store.searching import END, START

# A snippet has so many words, some of them before the match.
WORDS: Final = 16
BEFORE: Final = 5
# Words are looked at from so many letters before the match, and so many of them.
NEAR: Final = 300
MOST_NEAR: Final = 200
_WORD: Final = re.compile(r"\S+")
_SPACE: Final = re.compile(r"\s")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")


class Marker:
    """Marks the words of a search; each counts as the beginning of a word too, as it does while typing."""

    def __init__(self, looked_for: Sequence[str]) -> None:
        known = sorted({fold(each) for each in looked_for}, key=len, reverse=True)
        some = "|".join(map(re.escape, known))
        self._pattern = re.compile(rf"(?<!\w)(?:{some})\w*", re.IGNORECASE) if known else None

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
        first = self._pattern.search(fold(text)) if self._pattern is not None else None
        at = first.start() if first is not None else 0
        start = _start(text, at)
        words = list(islice(_WORD.finditer(text, start), MOST_NEAR))
        hit = next((number for number, word in enumerate(words) if word.end() > at), 0)
        begin = max(0, min(hit - BEFORE, len(words) - WORDS))
        shown = words[begin : begin + WORDS]
        if not shown:
            return ""
        piece = self.marked(text[shown[0].start() : shown[-1].end()])
        after = _WORD.search(text, shown[-1].end())
        return f"{'…' if begin or start else ''}{piece}{'…' if after else ''}"

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if self._pattern is None:
            return []
        return [match.span() for match in self._pattern.finditer(fold(text))]


def _start(text: str, at: int) -> int:
    """Where to begin to look at words: a text has thousands, and only those near the match matter."""
    if at <= NEAR:
        return 0
    space = _SPACE.search(text, at - NEAR, at)
    return at if space is None else space.end()


def fold(text: str) -> str:
    """Text without marks on its letters, each in its place; capitals stay as they are."""
    return text if text.isascii() else _NOT_ASCII.sub(_base, text)


def _base(found: re.Match[str]) -> str:
    return _letter(found[0])


@cache
def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if len(base) == 1 else letter
