"""The materials checklist: what to bring and to print, on one page where that can be read."""

from __future__ import annotations

import re

import pytest

from facilitator_app.core.materials import give, tick
from facilitator_app.core.plan import Plan
from facilitator_app.papers import materials
from facilitator_app.papers.options import Options, PageName
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


@pytest.mark.parametrize("page", ["a4", "letter"])
@pytest.mark.parametrize("count", [5, 35, 60])
def test_what_an_evening_usually_needs_is_one_page(page: PageName, count: int) -> None:
    [found] = pages_of(materials.render(long_list(count), {}, Options(page)))
    assert f"Thing {count - 1:03}" in found
    assert "continued" not in found


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_a_longer_list_goes_on_under_its_title_and_loses_nothing(options: Options) -> None:
    first, *later = pages_of(materials.render(long_list(150), {}, options))
    assert later
    assert all("What to bring, continued Item" in page for page in later)
    assert all("Thing" in page for page in (first, *later))
    lines = re.findall(r"Thing \d{3}", " ".join((first, *later)))
    assert lines == [f"Thing {number:03}" for number in range(150)]


@pytest.mark.parametrize("count", range(40, 64))
def test_no_title_stands_alone_at_the_foot_of_a_page(count: int) -> None:
    value = club(blocks=(*club().blocks, *long_list(count).blocks))
    for page in pages_of(materials.render(value, bundled(), Options())):
        if "Sheets to print" in page:
            assert "Our agreement" in page


def test_a_name_longer_than_a_page_is_still_there_to_its_end() -> None:
    value = plan(block("a", 10, materials=(f"{'word ' * 2_000}end", *(f"Thing {at}" for at in range(40)))))
    pages = pages_of(materials.render(value, {}, Options()))
    assert "end" in " ".join(pages)
    assert "Thing 39" in pages[-1]


def test_two_numbers_are_there_where_things_may_be_collected_again() -> None:
    twice = (block("a", 10, materials=("Pens: 2",)), block("b", 10, materials=("Pens: 3",)))
    short = text_of(materials.render(plan(*twice), {}, Options()))
    assert "At one time In all" in short
    long = text_of(materials.render(plan(*twice, *long_list(50).blocks), {}, Options()))
    assert "Two numbers" in long
    assert "Pens 3 / 5" in long


def test_what_is_ready_is_ticked() -> None:
    value = long_list(1)
    ready = materials.render(tick(value, "Thing 000"), {}, Options())
    assert len(ready) != len(materials.render(value, {}, Options()))


def test_a_plan_with_nothing_to_bring_says_so() -> None:
    text = text_of(materials.render(plan(block("a", 10)), {}, Options()))
    assert "Nothing to bring or to print" in text
