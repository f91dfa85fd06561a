"""The values of the library and of its sheets."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from facilitator_app.core import handout
from facilitator_app.core.activity import SETTINGS, THEMES, Setting, Theme
from tests.builders import activity

SHEET_BLOCKS = handout.SheetBlock.__subclasses__()


def test_every_theme_and_setting_has_a_name_to_read() -> None:
    assert tuple(THEMES) == get_args(Theme)
    assert tuple(SETTINGS) == get_args(Setting)
    assert all([*THEMES.values(), *SETTINGS.values()])


def test_an_activity_asks_for_nothing_but_an_id_a_title_and_minutes() -> None:
    made = activity("two-boxes")
    assert (made.settings, made.group_min, made.safety.sensitivity) == (("any",), 1, "low")


def test_an_activity_is_a_value() -> None:
    assert activity("two-boxes") == activity("two-boxes") != activity("two-boxes", 45)


@pytest.mark.parametrize("kind", SHEET_BLOCKS, ids=lambda kind: kind.__name__)
def test_everything_on_a_sheet_is_a_value(kind: type[handout.SheetBlock]) -> None:
    given = dict.fromkeys((each.name for each in fields(kind)), 1)  # type: ignore[arg-type]
    assert kind(**given) == kind(**given)
    assert len({kind(**given), kind(**given)}) == 1
