"""Words that are spelt nearly alike: one letter left out, put in, changed, or two that changed places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from facilitator_app.store.marks import fold

# A shorter word is near too many others.
SHORTEST: Final = 4
# A longer one was pasted, not typed; to leave out each of its letters in turn takes time by the square.
LONGEST: Final = 40
MOST: Final = 6


class Spelling:
    """The words of a library, found by what they look like."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if SHORTEST <= len(word) <= LONGEST:
                for each in {word, *_shorter(word)}:
                    self._near[each].append(word)

    def alike(self, word: str) -> list[str]:
        """The words that one may have been meant to be, nearest first; none for a known or a short one."""
        tidy = fold(word).lower()
        if tidy in self._known or not SHORTEST <= len(tidy) <= LONGEST:
            return []
        found = {each for way in (tidy, *_shorter(tidy)) for each in self._near.get(way, ())}
        near = sorted((strayed, each) for each in found if (strayed := _strayed(tidy, each)) <= 1)
        return [each for _, each in near[:MOST]]


def _shorter(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _strayed(word: str, other: str) -> int:
    """How many slips lie between two words that share all but a letter; 2 stands for more than one."""
    if len(word) != len(other):
        return 1 if abs(len(word) - len(other)) == 1 else 2
    places = [at for at, (mine, theirs) in enumerate(zip(word, other, strict=True)) if mine != theirs]
    if len(places) == 2:
        first, second = places
        swapped = word[first] == other[second] and word[second] == other[first]
        return 1 if swapped and second == first + 1 else 2
    return 1 if len(places) == 1 else 2
