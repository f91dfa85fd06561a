"""Scripts that are not drawn as they are stored: joined letters, right to left, vowels that stand before.

The libraries that know of joined letters and of directions are read when a text first needs them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import chain

_FIRST = "\u0590"
_ARABIC = re.compile("[\u0600-\u06ff]")
# Joins letters that touch anyway, and is not printed; the library miscounts where one is left out.
_JOINER = "\u200d"
# Marks for vowels, which names do well without, and which stand wrong where nothing shapes the line.
_VOWELS = re.compile("[\u0591-\u05bd\u05bf\u05c1-\u05c5\u05c7\u064b-\u0652\u0670]")
# Vowels of two parts that stand on both sides of their letter.
_TWO_PARTS = re.compile("[\u09cb\u09cc\u0b4b\u0b4c\u0bca-\u0bcc\u0d4a-\u0d4c]")
_BEFORE = "\u093f\u09bf\u09c7\u09c8\u0a3f\u0abf\u0b47\u0bc6-\u0bc8\u0d46-\u0d48"
_BEHIND = re.compile(rf"([\u0900-\u0d7f][\u093c\u09bc\u0a3c\u0abc\u0b3c]?)([{_BEFORE}])")
# Scripts whose letters change too much beside one another to be set letter by letter.
_NOT_SET = re.compile("[\u0d80-\u0dff\u0f00-\u109f\u1780-\u17ff\u1800-\u18af]")
# Where scripts that go from right to left have their letters and marks.
_FROM_THE_RIGHT = (range(0x590, 0x900), range(0x10800, 0x11000), range(0x1E800, 0x1F000))
# A mark that is not seen, and that goes where the bracket before it goes.
_UNSEEN = "\u034f"
# A letter from left to right that is not seen, and numbers that are held by it.
_LETTER = "\u200e"
_NUMBER = re.compile(r"(?<=[\s(\[])(?=\d)")


def is_set(text: str) -> bool:
    """Whether a text can be set letter by letter without being misspelled."""
    return not _NOT_SET.search(text)


def joined(text: str) -> str:
    """A text with its Arabic letters in the forms that they have beside one another, and no vowel marks."""
    if text.isascii() or max(text, default="") < _FIRST:
        return text
    text = _VOWELS.sub("", text)
    return _reshape()(text.replace(_JOINER, "")) if _ARABIC.search(text) else text


def turned(text: str) -> str:
    """A line in the order in which it is drawn, from left to right.

    A line goes from left to right unless no letter in it does. In one that does, a number that stands
    by itself stays where it is, as most are put behind a name and are no part of it.
    """
    if text.isascii() or max(text) < _FIRST:
        return text
    text = _BEHIND.sub(r"\2\1", _TWO_PARTS.sub(lambda vowel: unicodedata.normalize("NFD", vowel[0]), text))
    directions = {unicodedata.bidirectional(each) for each in text}
    if directions.isdisjoint(("R", "AL")):
        return text
    if "L" not in directions:
        return _displayed(text, "R")
    return _displayed(_NUMBER.sub(_LETTER, text), "L").replace(_LETTER, "")


@lru_cache(maxsize=1)
def _reshape() -> Callable[[str], str]:
    from arabic_reshaper import ArabicReshaper

    # Marks other than vowels are part of their letters. Few fonts have the sign for Allah.
    reshaper = ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
    found: Callable[[str], str] = reshaper.reshape
    return found


def _displayed(text: str, base: str) -> str:
    """A line as the library orders it, with what it leaves: brackets turned, marks behind their letters."""
    from bidi import get_display

    brackets, drawn, marked = _patterns()
    line = get_display(brackets.sub(rf"\g<0>{_UNSEEN}", text), base_dir=base)
    line = drawn.sub(lambda found: found["same"] or _mirrors()[found["turned"]], line)
    return marked.sub(lambda found: found[0][::-1], line)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Brackets as stored; as drawn, behind or before the unseen mark; and marks as drawn, with a letter."""
    bracket = f"[{re.escape(''.join(_mirrors()))}]"
    marks = [chr(each) for each in chain(*_FROM_THE_RIGHT) if unicodedata.bidirectional(chr(each)) == "NSM"]
    return (
        re.compile(bracket),
        re.compile(f"{_UNSEEN}(?P<turned>{bracket})|(?P<same>{bracket}){_UNSEEN}"),
        re.compile(f"[{''.join(marks)}]+[^{''.join(marks)}]", re.DOTALL),
    )


def _mirrors() -> dict[str, str]:
    from bidi.mirror import MIRRORED

    found: dict[str, str] = MIRRORED
    return found
