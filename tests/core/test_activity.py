"""The values of the library and of its sheets."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from facilitator_app.core import handout
from facilitator_app.core.activity import SETTINGS, THEMES, Safety, Setting, Step, Theme, shared_out
from tests.builders import activity

SHEET_BLOCKS = handout.SheetBlock.__subclasses__()


def test_every_theme_and_setting_has_a_name_to_read() -> None:
    assert tuple(THEMES) == get_args(Theme)
    assert tuple(SETTINGS) == get_args(Setting)
    assert all([*THEMES.values(), *SETTINGS.values()])


def test_an_activity_asks_for_nothing_but_an_id_a_title_and_minutes() -> None:
    made = activity("two-boxes")
    assert (made.settings, made.group_min, made.safety.sensitivity) == (("any",), 1, "low")


def test_the_largest_remainders_round_up_so_that_the_steps_add_up() -> None:
    steps = [Step("", minutes=each) for each in (10, 10, 5)]
    assert shared_out(steps, 12) == [5, 5, 2]
    assert shared_out(steps, 14) == [6, 5, 3]
    assert shared_out(steps, 25) == [10, 10, 5]
    assert shared_out([Step("", 0)], 12) == [0]


def test_an_activity_suits_a_group_and_a_place_that_are_not_known() -> None:
    made = activity("wake", group_min=6, group_max=40, settings=("SPT",))
    assert made.suits(0, "")
    assert made.suits(6, "SPT")
    assert made.suits(40, "")
    assert not made.suits(41, "SPT")
    assert not made.suits(5, "")
    assert not made.suits(12, "SCH")
    assert activity("talk").suits(12, "SCH")


@pytest.mark.parametrize(
    ("safety", "mild"),
    [(Safety(), True), (Safety("medium"), False), (Safety(cofacilitator="recommended"), False)],
)
def test_what_stirs_up_or_needs_two_is_not_mild(safety: Safety, mild: bool) -> None:
    assert safety.is_mild is mild


def test_an_activity_is_a_value() -> None:
    assert activity("two-boxes") == activity("two-boxes") != activity("two-boxes", 45)


@pytest.mark.parametrize("kind", SHEET_BLOCKS, ids=lambda kind: kind.__name__)
def test_everything_on_a_sheet_is_a_value(kind: type[handout.SheetBlock]) -> None:
    given = dict.fromkeys((each.name for each in fields(kind)), 1)  # type: ignore[arg-type]
    assert kind(**given) == kind(**given)
    assert len({kind(**given), kind(**given)}) == 1
