"""What a search looks at and how the words that people type become a query that cannot fail."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final, TypedDict

from facilitator_app.core.activity import SETTINGS, THEMES, Activity, Sensitivity

START: Final = "\x02"
END: Final = "\x03"

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
MOST_WORDS: Final = 32
# Words that a sentence has and an activity is not looked for by.
_SMALL: Final = """
a about an and are as at be but by can do for from get how i if in into is it me my of on or our so some
that the their them there they this to up us was we what when who with you your
"""
SMALL: Final = frozenset(_SMALL.split())


# All of some groups, each of which is any of some terms of FTS5.
Query = tuple[tuple[str, ...], ...]


class Wanted(TypedDict, total=False):
    """What an activity must be to be found; what is absent, None or False does not matter.

    max_minutes holds for the short form; group and age are how many people there are, and how old; form is
    one of facets.FORMS; handout, no_materials and seated say that it has a sheet, needs nothing, can be done
    in chairs; favourite that it is among the favourites; mine that somebody here wrote it or changed it.
    """

    theme: str | None
    setting: str | None
    stage: str | None
    level: str | None
    audience: str | None
    form: str | None
    max_minutes: int | None
    max_sensitivity: Sensitivity | None
    group: int | None
    age: int | None
    handout: bool
    no_materials: bool
    seated: bool
    favourite: bool
    mine: bool


def words(text: str) -> list[str]:
    """The words of a search as FTS5 reads them without fail; punctuation alone is no word."""
    split = unicodedata.normalize("NFC", plain(text)).split()
    spoken = (word.replace('"', '""') for word in split if any(map(str.isalnum, word)))
    return [*islice(spoken, MOST_WORDS)]


def beginnings(some: Sequence[str]) -> Query:
    """The query for what has all these words, each as the beginning of one."""
    return tuple((f'"{word}" *',) for word in some)


def match_text(query: Query) -> str:
    """A query as FTS5 reads it."""
    return " AND ".join(f"({' OR '.join(ways)})" for ways in query)


def telling_words(text: str) -> list[str]:
    """The words of a search without the small words of a sentence, unless it has no others."""
    every = words(text)
    return [each for each in every if each.casefold() not in SMALL] or every


def queries(text: str, alike: Callable[[str], Sequence[str]]) -> Iterator[Query]:
    """Queries to try until one finds something, from the strictest on.

    All words, each as the beginning of one; without the small words of a sentence; with words that are
    spelt alike; and at last any of the words. alike(word) gives the words of the library that a word may
    have been meant to be, the word itself where the library has it.
    """
    telling = telling_words(text)
    yield beginnings(words(text))
    yield beginnings(telling)
    meant = tuple(_meant(word, alike) for word in telling)
    yield meant
    if len(meant) > 1:
        yield (tuple(way for ways in meant for way in ways),)


def _meant(word: str, alike: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    return tuple(f'"{each}"' for each in alike(word)) or (f'"{word}" *',)


def tags(activity: Activity) -> str:
    """The words that an activity is filed under."""
    named = [THEMES[theme] for theme in activity.themes] + [SETTINGS[each] for each in activity.settings]
    filed = (
        *activity.themes,
        *activity.settings,
        *activity.levels,
        *activity.audience,
        *activity.safety.flags,
    )
    return " · ".join([*named, *filed, activity.stage, activity.form, activity.method])


def searched_text(activity: Activity) -> str:
    """All that an activity says and a facilitator may remember a word of, its summary first."""
    steps = (part for step in activity.steps for part in (step.title, step.text, step.screen, step.note))
    parts = (
        activity.summary,
        *activity.objectives,
        *(material.name for material in activity.materials),
        *activity.preparation,
        *steps,
        *activity.questions,
        *activity.key_messages,
        activity.closing,
        activity.home_task,
        *(sheet.title for sheet in activity.handouts),
    )
    return plain("\n".join(part for part in parts if part))


def plain(text: str) -> str:
    """Text without the characters that mark what matched."""
    return _CONTROL.sub(" ", text)
