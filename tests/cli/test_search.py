"""search: activities by words and filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from facilitator_app import bundled
from facilitator_app.core.activity import SETTINGS, THEMES, Activity
from facilitator_app.formats.activity import read_activity
from facilitator_app.store.database import Store
from tests.cli.conftest import Say

LIBRARY = {file.stem: read_activity(file) for file in bundled.activity_files()}
KEYS = {
    "id",
    "number",
    "title",
    "summary",
    "aliases",
    "stage",
    "themes",
    "settings",
    "minutes",
    "short_minutes",
    "long_minutes",
    "group_min",
    "group_max",
    "sensitivity",
    "handouts",
}


def found(say: Say, *words: str) -> list[Activity]:
    return [LIBRARY[each["id"]] for each in say("search", *words, "--json").json]


def shortest(activity: Activity) -> int:
    return activity.minutes.short or activity.minutes.standard


def test_no_words_find_the_whole_library(say: Say) -> None:
    assert {each.id for each in found(say)} == LIBRARY.keys()


def test_an_activity_for_programs(say: Say) -> None:
    answer: list[dict[str, Any]] = say("search", "two", "boxes", "--json").json
    first, activity = answer[0], LIBRARY["two-boxes"]
    assert first.keys() == KEYS
    assert (first["id"], first["title"], first["minutes"]) == (
        "two-boxes",
        activity.title,
        activity.minutes.standard,
    )
    assert first["handouts"] == [sheet.title for sheet in activity.handouts]


@pytest.mark.parametrize("words", [["agreement"], ["AGREEMENT"], ["group agree"], ["agree", "group"]])
def test_words_find_activities_in_any_case_and_by_their_beginnings(say: Say, words: list[str]) -> None:
    assert "group-agreement" in [each.id for each in found(say, *words)[:3]]


def test_words_that_are_nowhere_find_nothing(say: Say) -> None:
    assert found(say, "zzyzx") == []
    said = say("search", "zzyzx")
    assert (said.code, said.out) == (0, "No activity matches. Try fewer words or filters.\n")


@pytest.mark.parametrize("text", ['"', "'", "AND", "*", "a OR", "NEAR(", "-", "\\", "…", ""])
def test_signs_are_looked_for_as_text(say: Say, text: str) -> None:
    assert say("search", "--json", "--", text).code == 0


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_filters(say: Say, theme: str) -> None:
    wanted = {id for id, each in LIBRARY.items() if theme in each.themes}
    assert {each.id for each in found(say, "--theme", theme.lower())} == wanted


def test_a_stage_filters(say: Say) -> None:
    opening = found(say, "--stage", "OPEN")
    assert {each.id for each in opening} == {id for id, each in LIBRARY.items() if each.stage == "open"}
    assert opening


def test_a_setting_takes_in_what_suits_any(say: Say) -> None:
    wanted = {id for id, each in LIBRARY.items() if {"any", "SCH"} & set(each.settings)}
    assert {each.id for each in found(say, "--setting", "sch")} == wanted


@pytest.mark.parametrize("most", [0, 15, 30, 1_000_000])
def test_a_length_is_kept_to_by_some_form(say: Say, most: int) -> None:
    wanted = {id for id, each in LIBRARY.items() if shortest(each) <= most}
    assert {each.id for each in found(say, "--max-minutes", str(most))} == wanted


def test_a_group_must_suit(say: Say) -> None:
    wanted = {id for id, each in LIBRARY.items() if each.group_min <= 4 <= each.group_max}
    assert {each.id for each in found(say, "--group", "4")} == wanted
    assert wanted < LIBRARY.keys()


@pytest.mark.parametrize(
    ("option", "known"),
    [
        ("--theme", ", ".join(THEMES)),
        ("--setting", ", ".join(SETTINGS)),
        ("--stage", "open, reflect, understand, practise, act, sustain"),
    ],
)
def test_a_filter_that_is_not_known_is_told_with_those_that_are(say: Say, option: str, known: str) -> None:
    assert say("search", option, "zz", "--json").trouble == f"{option}: “zz” is not one of {known}."


def test_activities_for_people(say: Say) -> None:
    activity = LIBRARY["two-boxes"]
    first = say("search", "two", "boxes").out.splitlines()[0]
    assert (
        first.split()
        == f"two-boxes {activity.minutes.standard} min {activity.title}: {activity.summary}".split()
    )


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        (["--audience", "Boys"], lambda each: "boys" in each.audience),
        (["--age", "13"], lambda each: each.min_age <= 13),
        (["--max-sensitivity", "low"], lambda each: each.safety.sensitivity == "low"),
        (["--handout"], lambda each: bool(each.handouts)),
        (["--no-materials"], lambda each: not each.materials),
        (["--seated"], lambda each: bool(each.adaptations.seated)),
        (["--form", "pairs"], lambda each: "pairs" in each.form),
    ],
)
def test_the_other_filters_of_the_window_filter_here_too(
    say: Say, options: list[str], holds: Callable[[Activity], bool]
) -> None:
    assert {each.id for each in found(say, *options)} == {id for id, each in LIBRARY.items() if holds(each)}


def test_they_may_be_ordered_by_length(say: Say) -> None:
    lengths = [each.minutes.standard for each in found(say, "--order", "length")]
    assert lengths == sorted(lengths)


def test_own_activities_and_favourites_of_the_data_file_are_found(say: Say, data_file: Path) -> None:
    own = replace(LIBRARY["two-boxes"], id="mine", title="Zebra boxes", number=0)
    with Store.open(data_file, lambda: datetime.now(UTC)) as store:
        store.refresh_library("1", LIBRARY.values)
        store.save(None, own)
        store.mark("five-ways-in", True)
    assert [each["id"] for each in say("search", "zebra", "--json").json] == ["mine"]
    assert [each["id"] for each in say("search", "--mine", "--json").json] == ["mine"]
    assert [each.id for each in found(say, "--favourites")] == ["five-ways-in"]
