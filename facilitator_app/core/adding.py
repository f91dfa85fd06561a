"""What of the library can be put into a session that runs: energisers first, or what is looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice.shape import least_minutes
from facilitator_app.core.finding import has_words, plainly
from facilitator_app.core.plan import Block, Plan

# What lifts a room without turning the session into another one.
LONGEST: Final = 15


@dataclass(frozen=True, slots=True)
class Room:
    """Who is here, and what they have done today; favourites are ids of activities."""

    people: int = 0
    setting: str = ""
    used: Collection[str] = ()
    favourites: Collection[str] = ()

    @classmethod
    def of(cls, plan: Plan, added: Iterable[Block] = (), favourites: Collection[str] = ()) -> Room:
        """The room of a session with what was put in on the way."""
        used = {block.activity for block in (*plan.walk(), *added)}
        return cls(plan.group_size, plan.setting, used, favourites)

    def holds(self, activity: Activity) -> bool:
        """Whether an activity is made for so many people in such a place."""
        return activity.suits(self.people, self.setting)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words of a title, and whether it must be possible sitting down."""

    words: str = ""
    seated: bool = False


def offered(library: Mapping[str, Activity], room: Room, asked: Asked) -> list[Activity]:
    """Without words what would lift this room, the best first; with words all that is called so."""
    words = tuple(plainly(asked.words).split())
    able = [each for each in library.values() if each.adaptations.seated or not asked.seated]
    if words:
        named = [each for each in able if has_words(plainly(each.title), words)]
        return sorted(named, key=lambda each: each.title)
    return sorted((each for each in able if _lifts(each, room)), key=lambda each: _rank(each, room))


def part(activity: Activity, id: str) -> Block:
    """An activity as a part of a session that is on already: in its short form."""
    return Block(id, activity=activity.id, minutes=least_minutes(activity))


def _lifts(activity: Activity, room: Room) -> bool:
    """Whether it is short and mild, and is lively or made to begin with."""
    lively = activity.energy == "high" or activity.stage == "open"
    return lively and activity.safety.is_mild and least_minutes(activity) <= LONGEST and room.holds(activity)


def _rank(activity: Activity, room: Room) -> tuple[bool, bool, bool, int, str]:
    return (
        activity.id in room.used,
        activity.energy != "high",
        activity.id not in room.favourites,
        least_minutes(activity),
        activity.title,
    )
