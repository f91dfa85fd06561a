"""Every bundled template: how long its sessions are, what they hold, and no advice that need not be."""

from __future__ import annotations

from functools import cache

import pytest

from facilitator_app import bundled
from facilitator_app.cli.templates import Library, plan_problems, series_problems
from facilitator_app.core.activity import Activity
from facilitator_app.core.advice import advise
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.core.series import Series
from facilitator_app.core.spans import whole_minutes
from facilitator_app.formats.activity import read_activity
from facilitator_app.formats.plan import read_plan
from facilitator_app.formats.series import read_series

# A session's minutes and the numbers of its activities; the usual ones first, then the optional ones.
SERIES: dict[str, list[tuple[int, ...]]] = {
    "mens-group": [
        (120, 1, 6, 16),
        (120, 7, 9),
        (120, 11, 10),
        (120, 18, 17),
        (120, 21, 19),
        (120, 23, 42),
        (120, 34, 38),
        (120, 48, 58),
        (120, 20),
        (120, 41),
        (120, 44),
        (120, 53),
        (120, 62),
    ],
    "school-series": [(50, 6), (50, 29), (50, 30), (50, 33), (50, 40), (50, 45), (55, 24)],
    "university-hybrid": [(25, 22), (30, 31), (120, 1, 29, 24, 34, 61)],
    "asia-pacific-training-of-trainers": [
        (460, 1, 60, 6, 8),
        (460, 11, 12, 18, 32),
        (460, 21, 26, 46),
        (460,),
        (460, 59, 51, 56, 58, 61),
    ],
    "setting-change-lab": [(90, 1, 25, 16), (90, 55, 52), (90, 53), (90, 54), (60, 62)],
    "coach-season": [(100, 60, 33, 41, 61), *[(15, 35)] * 8, (30,)],
    "conflict-affected-dialogue": [
        (120, 1, 4),
        (120, 6),
        (120, 27),
        (120, 12, 44),
        (120, 14),
        (120, 18),
        (120, 26),
        (120, 28),
        (120, 23),
        (120, 41),
        (120, 56),
        (120, 58, 61),
    ],
    "community-of-practice": [(90, 60), (90, 46), (90, 51), (90, 59)],
}
PLANS = {"club-bystander": 90, "workplace-allyship": 210}
SETTINGS = {
    "mens-group": {"COM"},
    "school-series": {"SCH"},
    "university-hybrid": {"UNI", "ONL"},
    "asia-pacific-training-of-trainers": {"FAC"},
    "setting-change-lab": {"any"},  # asked when it is begun: it is for any place that a team can change
    "coach-season": {"SPT"},
    "conflict-affected-dialogue": {"HUM"},
    "community-of-practice": {"FAC"},
}
OPTIONAL = {
    "mens-group": 4,  # the extension
    "school-series": 1,  # for students of 15 and over
    "coach-season": 2,  # for players of 18 and over
}


@cache
def library() -> Library:
    return {each.id: each for each in map(read_activity, bundled.activity_files())}


@cache
def series(id: str) -> Series:
    found = next(path for path in bundled.series_files() if path.stem == id)
    read, problems = read_series(found, library())
    assert problems == []
    return read


def minutes(plan: Plan) -> int:
    timetable = schedule(plan)
    return whole_minutes(timetable.end - timetable.start)


def activities(plan: Plan) -> list[Activity]:
    return [library()[block.activity] for block in plan.walk() if block.activity]


def test_every_template_is_known_here() -> None:
    assert [path.stem for path in bundled.series_files()] == sorted(SERIES)
    assert [path.stem for path in bundled.plan_files()] == sorted(PLANS)


@pytest.mark.parametrize("id", PLANS)
def test_a_single_session_is_as_long_as_it_should_be_and_brings_no_advice(id: str) -> None:
    path = next(path for path in bundled.plan_files() if path.stem == id)
    plan, problems = read_plan(path, library())
    assert (plan.id, minutes(plan), problems) == (id, PLANS[id], [])
    assert [*plan_problems(plan, library())] == []


@pytest.mark.parametrize("id", SERIES)
def test_the_sessions_of_a_series_hold_what_they_should(id: str) -> None:
    plans = [series(id).plan(each.id) for each in series(id).sessions]
    held = [(minutes(plan), *(each.number for each in activities(plan))) for plan in plans]
    assert series(id).id == id
    assert [(each[0], *sorted(each[1:])) for each in held] == [
        (each[0], *sorted(each[1:])) for each in SERIES[id]
    ]
    assert sum(each.optional for each in series(id).sessions) == OPTIONAL.get(id, 0)


@pytest.mark.parametrize("id", SERIES)
def test_no_session_of_a_series_brings_advice(id: str) -> None:
    assert [*series_problems(series(id), library())] == []


@pytest.mark.parametrize(("id", "settings"), SETTINGS.items())
def test_every_plan_of_a_series_says_where_it_is(id: str, settings: set[str]) -> None:
    plans = [series(id).plan(each.id) for each in series(id).sessions]
    assert {each.setting for each in plans} == settings
    assert all(each.tags for each in plans)


def test_plans_for_a_school_ask_for_a_safeguarding_lead_and_consent_and_for_nothing_else() -> None:
    plans = [series("school-series").plan(each.id) for each in series("school-series").sessions]
    codes = [{each.code for each in advise(plan, library())} for plan in plans]
    young = {"under-18", "under-18-consent"}
    # The sheet is checked by who uses the template; only the lesson on consent needs it.
    assert codes == [young] * 6 + [{*young, "no-referral"}]


@pytest.mark.parametrize("id", SERIES)
def test_every_activity_of_a_series_has_a_note_for_this_group_at_this_point(id: str) -> None:
    blocks = [block for each in series(id).sessions for block in each.blocks if block.activity]
    assert [block.id for block in blocks if not block.notes] == []


@pytest.mark.parametrize("id", SERIES)
def test_sessions_follow_one_another_and_have_public_titles(id: str) -> None:
    days = [each.days_after for each in series(id).sessions]
    assert days == sorted(days)
    assert days[0] == 0
    assert all(each.public_title and each.notes for each in series(id).sessions)
    assert series(id).about
    assert series(id).needs


@pytest.mark.parametrize("id", SERIES)
def test_blocks_without_an_activity_are_written_in_full(id: str) -> None:
    blocks = [block for each in series(id).sessions for block in each.blocks if not block.activity]
    assert [block.id for block in blocks if not _is_whole(block)] == []
    # What only facilitators may read is nowhere on the screen.
    assert [block.id for block in blocks if block.notes in block.screen] == []


def _is_whole(block: Block) -> bool:
    return all((block.title, block.public_title, block.screen, block.notes, block.minutes))
