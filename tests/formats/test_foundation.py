"""Foundation files: one for each theme, each sound, and every fault in one named by its field."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator_app import bundled
from facilitator_app.core.activity import THEMES
from facilitator_app.core.foundation import Foundation
from facilitator_app.formats.activity import read_activity
from facilitator_app.formats.foundation import load_foundation, read_foundation
from tests.formats.files import told, words

FILES = bundled.foundation_files()
GOOD = f"""format = 1
kind = "foundation"
theme = "CC"
title = "Places"
says = ["{"word " * 300}"]
asks = []
serves = ""
activities = ["walk"]
contested = []
sources = [{{ title = "S", address = "s.org", claim = "C" }}]
"""


def load(file: bytes, source: str) -> Foundation:
    return load_foundation(file, source, {"walk"})[0]


def faults(text: str) -> list[str]:
    return words(load_foundation(text.encode(), "file", {"walk"})[1])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_bundled_foundations_load_without_problems(file: Path) -> None:
    known = {each.stem for each in bundled.activity_files()}
    foundation, problems = load_foundation(file.read_bytes(), file.name, known)
    assert problems == []
    assert foundation == read_foundation(file)
    assert foundation.theme.lower() == file.stem


def test_every_theme_has_its_foundation() -> None:
    assert {read_foundation(file).theme for file in FILES} == set(THEMES)
    assert len(FILES) == len(THEMES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_foundation_has_four_activities_of_its_theme_and_says_what_was_read_where(file: Path) -> None:
    foundation = read_foundation(file)
    activities = {each.stem: each for each in bundled.activity_files()}
    there = [read_activity(activities[id]) for id in foundation.activities if id in activities]
    assert len(set(foundation.activities)) == len(foundation.activities) >= 4
    assert [each.id for each in there if foundation.theme not in each.themes] == []
    assert all(each.address and each.claim for each in foundation.sources)
    assert foundation.asks
    assert foundation.contested


def test_a_good_file_has_no_fault() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('["walk"]', '["walk", "run"]', "activities[1]: there is no activity “run”"),
        ("word " * 300, "word " * 299, "says: there are 299 words to read, not between 300 and 600"),
        ("word " * 300, "word " * 601, "says: there are 601 words to read, not between 300 and 600"),
        ('[{ title = "S", address = "s.org", claim = "C" }]', "[]", "sources: names no source"),
        (
            "asks = []",
            'asks = []\nautor = "A"',
            "autor: the program does not know this key. Did you mean “author”?",
        ),
    ],
)
def test_what_is_wrong_in_a_foundation_that_can_still_be_read(old: str, new: str, what: str) -> None:
    assert faults(GOOD.replace(old, new)) == [what]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"CC"', '"XX"', "theme: “XX” is not one of AL, MI, MF, ARC, AP, CC, AB, GE, OM, EV"),
        ("asks = []", "asks = [3]", "asks[0]: expected text, got a whole number"),
        ("contested = []", "", "contested: is missing"),
        ('title = "S"', 'name = "S"', "sources[0].title: is missing"),
        ('"foundation"', '"activity"', "kind: must be “foundation”"),
    ],
)
def test_what_stops_a_foundation_from_being_read(old: str, new: str, what: str) -> None:
    assert told(load, GOOD.replace(old, new))[0] == what
