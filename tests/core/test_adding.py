"""What is offered to be put into a session that runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from facilitator_app.core.activity import Activity, Adaptations, Minutes, Safety
from facilitator_app.core.adding import Asked, Room, offered, part
from facilitator_app.core.plan import Block
from tests.builders import activity, block, plan


def lively(id: str, standard: int = 5, **fields: Any) -> Activity:
    return activity(id, standard, **{"energy": "high", **fields})


def library(*activities: Activity) -> Mapping[str, Activity]:
    return {each.id: each for each in activities}


def ids(found: list[Activity]) -> list[str]:
    return [each.id for each in found]


def test_without_words_it_is_energisers_and_short_openings() -> None:
    known = library(
        lively("wake"),
        activity("check-in", 10, stage="open"),
        activity("talk", 10),
        lively("long", 16),
        lively("hard", sensitivity="medium"),
        lively("two-people", safety=Safety("low", cofacilitator="required")),
    )
    assert ids(offered(known, Room(), Asked())) == ["wake", "check-in"]


def test_its_short_form_is_what_counts_and_what_is_added() -> None:
    made = lively("wake", minutes=Minutes(20, 6))
    assert ids(offered(library(made), Room(), Asked())) == ["wake"]
    assert part(made, "new") == Block("new", activity="wake", minutes=6)
    assert part(lively("plain", 8), "new").minutes == 8


def test_the_best_come_first_and_what_was_done_today_last() -> None:
    known = library(
        lively("done", 2),
        lively("short", 3),
        lively("liked", 9),
        activity("calm", 1, stage="open"),
    )
    room = Room(used={"done"}, favourites=["liked"])
    assert ids(offered(known, room, Asked())) == ["liked", "short", "calm", "done"]


@pytest.mark.parametrize(
    ("room", "fits"),
    [
        (Room(), True),
        (Room(people=12), True),
        (Room(people=3), False),
        (Room(people=50), False),
        (Room(setting="SPT"), True),
        (Room(setting="SCH"), False),
    ],
)
def test_it_fits_the_people_and_the_place(room: Room, fits: bool) -> None:
    made = lively("wake", group_min=6, group_max=40, settings=("SPT",))
    assert bool(offered(library(made), room, Asked())) is fits


def test_what_suits_any_place_suits_this_one() -> None:
    assert Room(setting="SCH").holds(lively("wake", settings=("any",)))


def test_seated_leaves_only_what_can_be_done_sitting_down() -> None:
    seated = lively("chairs", adaptations=Adaptations(seated="In two rows of chairs."))
    known = library(lively("run"), seated)
    assert ids(offered(known, Room(), Asked(seated=True))) == ["chairs"]
    assert ids(offered(known, Room(), Asked("r", seated=True))) == ["chairs"]


def test_words_find_all_that_is_called_so_whatever_it_is_like() -> None:
    known = library(
        activity("one", 60, title="Café talk", sensitivity="high"),
        activity("two", title="A talk"),
        activity("three", title="Silence"),
    )
    assert ids(offered(known, Room(people=3), Asked("  TALK "))) == ["two", "one"]
    assert ids(offered(known, Room(), Asked("cafe t"))) == ["one"]


def test_the_room_of_a_plan_knows_what_was_done_also_what_was_put_in() -> None:
    evening = plan(block("a", 5, activity="wake"), group_size=12, setting="SPT")
    room = Room.of(evening, [block("b", 5, activity="game")], ["liked"])
    assert (room.people, room.setting, set(room.used)) == (12, "SPT", {"wake", "game"})
    assert room.favourites == ["liked"]
