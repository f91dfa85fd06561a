"""The materials checklist: what to bring and to print, on one page where that can be read."""

from __future__ import annotations

import pytest

from facilitator_app.core.materials import give, tick
from facilitator_app.core.plan import Plan
from facilitator_app.papers import materials
from facilitator_app.papers.options import Options
from tests.builders import block, plan
from tests.papers.printed import EVERY_OPTION, bundled, club, option_name, pages_of, text_of


def long_list(count: int) -> Plan:
    things = tuple(f"Thing {number:03}" for number in range(count))
    return plan(block("a", 10, materials=things), group_size=20)


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_everything_to_bring_and_to_print_is_on_it(options: Options) -> None:
    text = text_of(materials.render(give(club(), "Pen", "Ana"), bundled(), options))
    for words in ("Materials checklist", "Bystander night", "What to bring", "Pen", "Ana", "Sheets to print"):
        assert words in text


def test_an_evening_is_on_one_page_with_room_for_names() -> None:
    [page] = pages_of(materials.render(club(), bundled(), Options()))
    assert "Who brings it" in page
    assert "For facilitators only" in page


@pytest.mark.parametrize(("count", "pages"), [(30, 1), (150, 6)])
def test_type_is_smaller_only_where_that_makes_one_page(count: int, pages: int) -> None:
    found = pages_of(materials.render(long_list(count), {}, Options()))
    assert len(found) == pages
    assert f"Thing {count - 1:03}" in found[-1]


def test_what_is_ready_is_ticked() -> None:
    value = long_list(1)
    ready = materials.render(tick(value, "Thing 000"), {}, Options())
    assert len(ready) != len(materials.render(value, {}, Options()))


def test_a_plan_with_nothing_to_bring_says_so() -> None:
    text = text_of(materials.render(plan(block("a", 10)), {}, Options()))
    assert "Nothing to bring or to print" in text
