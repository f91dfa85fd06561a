"""Which activities have what, one bit an activity, so that filters combine and count at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, cast, get_args

from facilitator_app.core.activity import SETTINGS, Activity, Sensitivity
from facilitator_app.store.bits import bits_of
from facilitator_app.store.searching import Wanted

SENSITIVITIES: Final[tuple[Sensitivity, ...]] = get_args(Sensitivity)
# How people sit, by the words that an activity's form may have for it.
FORMS: Final = {
    "alone": ("alone", "individual", "solo"),
    "pairs": ("pairs",),
    "small groups": ("small group",),
    "circle": ("circle",),
    "whole group": ("whole group", "line"),
}
# The limits that are counted; a search may be for any other.
LIMITS: Final = {
    "max_minutes": (10, 15, 20, 30, 45, 60, 90),
    "group": (4, 6, 8, 10, 12, 15, 20, 25, 30, 40),
    "age": (12, 15, 18),
}
Counts = dict[str, dict[Any, int]]

_FITS: Final[dict[str, Callable[[Activity, int], bool]]] = {
    "max_minutes": lambda activity, most: (activity.minutes.short or activity.minutes.standard) <= most,
    "group": lambda activity, people: activity.group_min <= people <= activity.group_max,
    "age": lambda activity, age: activity.min_age <= age,
}


class Facets:
    """The bits of a library's activities; bit n stands for the activity at place n, from 0."""

    def __init__(self, activities: Sequence[Activity]) -> None:
        self._activities = activities
        self.everything: Final = (1 << len(activities)) - 1
        bits: dict[tuple[str, Any], bytearray] = {}
        room = len(activities) // 8 + 1
        for place, activity in enumerate(activities):
            for key in _filed(activity):
                bits.setdefault(key, bytearray(room))[place >> 3] |= 1 << (place & 7)
        self._bits = {key: int.from_bytes(each, "little") for key, each in bits.items()}

    def mark(self, name: str, bits: int) -> None:
        """Say which activities have something that is no part of them, such as being a favourite."""
        self._bits[name, True] = bits

    def having(self, wanted: Wanted, besides: str = "") -> int:
        """The bits of the activities that are wanted, leaving one filter out."""
        bits = self.everything
        for name, value in wanted.items():
            if value is not None and value is not False and name != besides:
                bits &= self._of(name, value)
        return bits

    def counts(self, wanted: Wanted, among: int) -> Counts:
        """For each filter and each of its values, how many there would be with it and all other filters."""
        found: Counts = {}
        for name, value in self._offered():
            found.setdefault(name, {})[value] = 0
        for name, values in found.items():
            others = self.having(wanted, name) & among
            for value in values:
                values[value] = (others & self._of(name, value)).bit_count()
        return found

    def _offered(self) -> Iterator[tuple[str, Any]]:
        yield from self._bits
        for name, values in LIMITS.items():
            yield from ((name, value) for value in values)

    def _of(self, name: str, value: Any) -> int:
        key = name, value
        if key not in self._bits and name in _FITS:
            fits = _FITS[name]
            places = (place for place, each in enumerate(self._activities) if fits(each, value))
            self._bits[key] = bits_of(places, len(self._activities))
        return self._bits.get(key, 0)


def _filed(activity: Activity) -> Iterator[tuple[str, Any]]:
    for name, values in _classes(activity).items():
        yield from ((name, value) for value in values)
    safety = SENSITIVITIES.index(activity.safety.sensitivity)
    yield from (("max_sensitivity", each) for each in SENSITIVITIES[safety:])
    for name, holds in (
        ("handout", bool(activity.handouts)),
        ("no_materials", not activity.materials),
        ("seated", bool(activity.adaptations.seated)),
    ):
        if holds:
            yield name, True


def _classes(activity: Activity) -> dict[str, Sequence[str]]:
    everywhere = "any" in activity.settings
    form = activity.form.casefold()
    return {
        "theme": activity.themes,
        "setting": cast(Sequence[str], [*SETTINGS] if everywhere else activity.settings),
        "stage": (activity.stage,),
        "level": activity.levels,
        "audience": activity.audience,
        "form": [name for name, words in FORMS.items() if any(word in form for word in words)],
    }
