"""A series makes a plan of each of its sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Plan
from facilitator_app.core.series import Series, SeriesSession
from tests.builders import block

TALK = block("talk", 30)
FIRST = SeriesSession("one", "Begin", 120, time(9), "Morning", "Bring cups.", blocks=(TALK,))
LAST = SeriesSession("two", "Go on", optional=True)
GROUP = Series("group", "Men's group", "Tuesdays", group_size=12, facilitators=("A",), sessions=(FIRST, LAST))


def test_the_plan_of_a_session_has_what_the_series_and_the_session_say() -> None:
    assert GROUP.plan("one") == Plan(
        "group-one",
        "Men's group: Begin",
        time(9),
        "Morning",
        must_end=time(11),
        group_size=12,
        facilitators=("A",),
        notes="Bring cups.",
        blocks=(TALK,),
    )


def test_a_session_without_a_length_or_a_public_title_has_no_end_and_the_title_of_the_series() -> None:
    made = GROUP.plan("two")
    assert (made.start, made.must_end, made.public_title) == (time(18, 30), None, "Tuesdays")


def test_every_plan_has_the_setting_and_the_tags_of_the_series() -> None:
    made = replace(GROUP, setting="SCH", tags=("class",)).plan("two")
    assert (made.setting, made.tags) == ("SCH", ("class",))


def test_a_setting_of_a_session_stands_for_that_of_the_series_and_its_tags_come_beside() -> None:
    online = SeriesSession("web", "Online", setting="ONL", tags=("online", "class"))
    made = replace(GROUP, setting="UNI", tags=("class",), sessions=(online,)).plan("web")
    assert (made.setting, made.tags) == ("ONL", ("class", "online"))


def test_a_session_that_goes_on_past_midnight_ends_on_the_clock_of_the_next_day() -> None:
    assert SeriesSession("late", "Late", 90, time(23)).must_end == time(0, 30)


def test_a_session_that_is_not_there_is_told() -> None:
    with pytest.raises(BadEdit, match="not in the series"):
        GROUP.plan("three")
