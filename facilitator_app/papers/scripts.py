"""Scripts that are not drawn as they are stored: joined letters, right to left, vowels that stand before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

_FIRST = "\u0590"
_TATWEEL = "\u0640"
# What forms a letter has when it touches (the one before, the one after).
_FORMS = {
    (False, False): "isolated",
    (False, True): "initial",
    (True, False): "final",
    (True, True): "medial",
}
_DIRECTIONS = {"R": "R", "AL": "R", "L": "L", "NSM": "L", "EN": "N", "AN": "N"}
# Marks for vowels, which names do well without, and which stand wrong where nothing shapes the line.
_VOWELS = re.compile("[\u0591-\u05bd\u05bf\u05c1-\u05c5\u05c7\u064b-\u0652\u0670]")
# Vowels of two parts that stand on both sides of their letter.
_TWO_PARTS = {
    "\u09cb": "\u09c7\u09be",
    "\u09cc": "\u09c7\u09d7",
    "\u0b4b": "\u0b47\u0b3e",
    "\u0b4c": "\u0b47\u0b57",
    "\u0bca": "\u0bc6\u0bbe",
    "\u0bcb": "\u0bc7\u0bbe",
    "\u0bcc": "\u0bc6\u0bd7",
    "\u0d4a": "\u0d46\u0d3e",
    "\u0d4b": "\u0d47\u0d3e",
    "\u0d4c": "\u0d46\u0d57",
}
_BEFORE = "\u093f\u09bf\u09c7\u09c8\u0a3f\u0abf\u0b47\u0bc6-\u0bc8\u0d46-\u0d48"
_BEHIND = re.compile(rf"([\u0900-\u0d7f][\u093c\u09bc\u0a3c\u0abc\u0b3c]?)([{_BEFORE}])")
# Scripts whose letters change too much beside one another to be set letter by letter.
_NOT_SET = re.compile("[\u0d80-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af]")


def is_set(text: str) -> bool:
    """Whether a text can be set letter by letter without being misspelled."""
    return not _NOT_SET.search(text)


def joined(text: str) -> str:
    """A text with its Arabic letters in the forms that they have beside one another, and no vowel marks."""
    if text.isascii() or max(text, default="") < _FIRST:
        return text
    text = _VOWELS.sub("", text)
    if not any("\u0600" <= each <= "\u06ff" for each in text):
        return text
    units = _units(text)
    return "".join(_form(units, at) for at in range(len(units)))


def turned(text: str) -> str:
    """A line in the order in which it is drawn, from left to right."""
    if text.isascii() or max(text) < _FIRST:
        return text
    text = _BEHIND.sub(r"\2\1", "".join(_TWO_PARTS.get(each, each) for each in text))
    clusters = _clusters(text)
    levels = _levels(_directions(clusters))
    for level in range(max(levels, default=0), 0, -1):
        clusters, levels = _reversed(clusters, levels, level)
    return "".join(
        _mirrored(each) if level % 2 else each for each, level in zip(clusters, levels, strict=True)
    )


@lru_cache(maxsize=1)
def _shapes() -> dict[str, dict[str, str]]:
    """The forms of each Arabic letter, and of lam with alef, by their names."""
    found: dict[str, dict[str, str]] = {}
    for number in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(number)).split() or ("",)
        text = "".join(chr(int(each, 16)) for each in letters)
        if len(text) == 1 or text.startswith("\u0644"):
            found.setdefault(text, {})[kind.strip("<>")] = chr(number)
    return found


def _units(text: str) -> list[str]:
    """Letters, with lam and alef as one, and marks after the letter on which they stand."""
    pairs = "|".join(each for each in _shapes() if len(each) == 2)
    return re.findall(rf"{pairs}|.", text, re.DOTALL)


def _form(units: Sequence[str], at: int) -> str:
    shapes = _shapes().get(units[at])
    if shapes is None:
        return units[at]
    before = _joins(_beside(units, range(at - 1, -1, -1)), "initial") and "final" in shapes
    after = "initial" in shapes and _joins(_beside(units, range(at + 1, len(units))), "final")
    return shapes.get(_FORMS[before, after], units[at])


def _beside(units: Sequence[str], places: range) -> str:
    """The nearest unit that is no mark."""
    return next((units[at] for at in places if not unicodedata.combining(units[at][0])), "")


def _joins(unit: str, form: str) -> bool:
    return unit == _TATWEEL or form in _shapes().get(unit, {})


def _clusters(text: str) -> list[str]:
    """Characters with the marks that stand on them."""
    found: list[str] = []
    for each in text:
        if found and unicodedata.bidirectional(each) == "NSM":
            found[-1] += each
        else:
            found.append(each)
    return found


def _directions(clusters: Sequence[str]) -> list[str]:
    """R for letters from right to left, L for others, N for numbers, and nothing for the rest."""
    kinds = [unicodedata.bidirectional(each[0]) for each in clusters]
    found = [_DIRECTIONS.get(each, "") for each in kinds]
    for at in range(1, len(found) - 1):
        if kinds[at] in ("ES", "CS") and found[at - 1] == found[at + 1] == "N":
            found[at] = "N"
    return found


def _levels(directions: Sequence[str]) -> list[int]:
    """How deep each stands: even from left to right, odd from right to left.

    A line goes from left to right unless no letter in it does.
    """
    base = "R" if "R" in directions and "L" not in directions else "L"
    found: list[int] = []
    for each, where in zip(directions, _around(directions, base), strict=True):
        if each == "N":
            found.append(2 if "R" in (where, base) else 0)
        elif (each or where) == "R":
            found.append(1)
        else:
            found.append(2 if base == "R" else 0)
    return found


def _around(directions: Sequence[str], base: str) -> Iterator[str]:
    """For each place the direction of the letters on both its sides, or of the whole where they differ."""
    strong = [each if each in ("L", "R") else "" for each in directions]
    before, after = [*_last(strong, base)], [*_last(strong[::-1], base)][::-1]
    for one, other, each in zip(before, after, directions, strict=True):
        yield one if each == "N" or one == other else base


def _last(strong: Sequence[str], base: str) -> Iterator[str]:
    held = base
    for each in strong:
        held = each or held
        yield held


def _reversed(clusters: Sequence[str], levels: Sequence[int], level: int) -> tuple[list[str], list[int]]:
    """Every stretch that is as deep as a level turned round."""
    made: list[tuple[str, int]] = []
    both = zip(clusters, levels, strict=True)
    for deep, stretch in groupby(both, key=lambda each: each[1] >= level):
        made += [*stretch][:: -1 if deep else 1]
    return [each for each, _ in made], [deep for _, deep in made]


_MIRRORS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def _mirrored(cluster: str) -> str:
    return cluster.translate(_MIRRORS)
