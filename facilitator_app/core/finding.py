"""Finding by words as people type them: whatever their case, with accents or without."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters that Unicode does not hold to be others with a mark.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def plainly(text: str) -> str:
    """Text in small letters without accents, in which words can be found."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFKD", folded)
    return "".join(each for each in parts if not unicodedata.combining(each)).translate(_LETTERS)


def has_words(plain: str, words: tuple[str, ...]) -> bool:
    """Whether text has each of these words, or what begins or ends like them; both as plainly gives them."""
    return all(word in plain for word in words)
