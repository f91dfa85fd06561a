"""Who facilitates, told from the names beside the parts of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator_app.core.plan import Block, walk

_BETWEEN: Final = re.compile(r"[,;/&+\n]|\b(?:and|with)\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\([^)]*\)?")
# Not names: the whole group, nobody yet, or nobody.
_NOBODY: Final = frozenset(
    (
        *("all", "all of us", "both", "each", "everybody", "everyone", "group", "groups", "participants"),
        *("small groups", "team", "the group", "the team", "whole group", "open", "none", "nobody", "no one"),
        *("n a", "na", "tba", "tbc", "tbd", "to be confirmed", "to be decided", "you", "self"),
    )
)
# A sentence in such a column is no name.
_MOST_WORDS: Final = 4


def named_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Each name that leads or supports a part once, as it is first written, in running order."""
    found: dict[str, str] = {}
    for block in walk(tuple(blocks)):
        for name in (*_names(block.lead), *_names(block.support)):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _names(cell: str) -> Iterator[str]:
    # “n/a” is one word, and no two names.
    for each in _BETWEEN.split(_ASIDE.sub(" ", re.sub(r"\bn/a\b", "", cell, flags=re.IGNORECASE))):
        name = " ".join(each.split()).strip(" .:–-?")
        if _is_name(name):
            yield name


def _is_name(name: str) -> bool:
    words = name.casefold().replace(".", " ").split()
    return any(map(str.isalpha, name)) and len(words) <= _MOST_WORDS and " ".join(words) not in _NOBODY
