"""How hard a text is to read: the school grade of the Flesch-Kincaid formula (Kincaid and others, 1975)."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE_END: Final = re.compile(r"[.!?…]+[\"'’”)]*\s+|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS: Final = re.compile(r"[aeiouyà-ÿāēīōū]+", re.IGNORECASE)
_SILENT: Final = ("e", "es", "ed")
_SPOKEN: Final = ("le", "les", "ted", "ded", "ses", "ces", "ges", "xes")


def grade(text: str) -> float:
    """The school grade a text asks for, 0 for no words; an estimate, as syllables are groups of vowels."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(1 for each in _SENTENCE_END.split(text) if _WORD.search(each))
    spoken = sum(map(syllables, words))
    return max(0.0, 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59)


def syllables(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, without a silent e at the end."""
    lower = word.casefold()
    count = len(_VOWELS.findall(lower))
    silent = lower.endswith(_SILENT) and not lower.endswith(_SPOKEN)
    return max(1, count - 1 if silent and count > 1 else count)
