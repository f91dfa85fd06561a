"""What a search looks at and how the words that people type become a query that cannot fail."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final, TypedDict, get_args

from facilitator_app.core.activity import SETTINGS, THEMES, Activity, Sensitivity

START: Final = "\x02"
END: Final = "\x03"

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
SENSITIVITIES: Final[tuple[Sensitivity, ...]] = get_args(Sensitivity)
MOST_WORDS: Final = 32


class Wanted(TypedDict, total=False):
    """What an activity must be to be found; what is absent or None does not matter.

    max_minutes holds for the short form; group and age are how many people there are, and how old.
    """

    theme: str | None
    setting: str | None
    stage: str | None
    level: str | None
    audience: str | None
    max_minutes: int | None
    max_sensitivity: Sensitivity | None
    group: int | None
    age: int | None


def takes(wanted: Wanted, activity: Activity) -> bool:
    """Whether an activity is what is wanted."""
    return _is_about(wanted, activity) and _is_in_reach(wanted, activity)


def _is_about(wanted: Wanted, activity: Activity) -> bool:
    return (
        wanted.get("theme") in (None, *activity.themes)
        and ("any" in activity.settings or wanted.get("setting") in (None, *activity.settings))
        and wanted.get("stage") in (None, activity.stage)
        and wanted.get("level") in (None, *activity.levels)
        and wanted.get("audience") in (None, *activity.audience)
    )


def _is_in_reach(wanted: Wanted, activity: Activity) -> bool:
    minutes, group, age = wanted.get("max_minutes"), wanted.get("group"), wanted.get("age")
    most = wanted.get("max_sensitivity") or "high"
    return (
        (minutes is None or (activity.minutes.short or activity.minutes.standard) <= minutes)
        and (group is None or activity.group_min <= group <= activity.group_max)
        and (age is None or activity.min_age <= age)
        and SENSITIVITIES.index(activity.safety.sensitivity) <= SENSITIVITIES.index(most)
    )


def words(text: str) -> list[str]:
    """The words of a search as FTS5 reads them without fail; punctuation alone is no word."""
    split = unicodedata.normalize("NFC", plain(text)).split()
    spoken = (word.replace('"', '""') for word in split if any(map(str.isalnum, word)))
    return [*islice(spoken, MOST_WORDS)]


def queries(text: str) -> Iterator[str]:
    """Queries to try until one finds something: the last word as a beginning, then every word."""
    whole = [f'"{word}"' for word in words(text)]
    yield " AND ".join([*whole[:-1], *(f"{word} *" for word in whole[-1:])])
    if len(whole) > 1:
        yield " AND ".join(f"{word} *" for word in whole)


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
