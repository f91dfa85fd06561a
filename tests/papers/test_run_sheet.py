"""The run sheet: always one page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator_app import bundled as resources
from facilitator_app.core.plan import Plan
from facilitator_app.formats.plan import read_plan
from facilitator_app.papers import run_sheet
from facilitator_app.papers.options import PAGES, Options
from tests.builders import block, breakout, plan, section, strand
from tests.papers.printed import (
    EVERY_OPTION,
    bundled,
    club,
    facts_of,
    option_name,
    pages_of,
    place_of,
    size_of,
    text_of,
)

words = st.text("abc ÅŁễ☃\n", max_size=120)
clocks = st.one_of(st.none(), st.sampled_from(["18:00", "19:30", "23:50"]))


@st.composite
def parts(draw: st.DrawFn, at: int) -> Any:
    made = block(
        f"b{at}",
        draw(st.integers(0, 300)),
        title=draw(words),
        notes=draw(words),
        lead=draw(words),
        materials=tuple(draw(st.lists(words, max_size=4))),
        pin=draw(clocks),
    )
    match draw(st.integers(0, 5)):
        case 0:
            return section(f"s{at}", made)
        case 1:
            return breakout(f"k{at}", strand(f"g{at}", made))
        case _:
            return made


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    count = draw(st.integers(0, 60))
    return plan(*(draw(parts(at)) for at in range(count)), title=draw(st.text(max_size=300)))


@settings(max_examples=25)
@given(plans(), st.sampled_from(PAGES), st.booleans())
def test_it_is_one_page_whatever_the_plan(whole: Plan, page: Any, large: bool) -> None:
    assert len(pages_of(run_sheet.render(whole, bundled(), Options(page, large)))) == 1


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_the_parts_are_told_with_their_times(options: Options) -> None:
    text = text_of(run_sheet.render(club(), bundled(), options))
    for told in (
        "18:30 10 min Arrive and settle",
        "19:15 30 min Five ways in",
        "20:00 End. It must end at 20:00: on time.",
        "Began at",
        "For facilitators only",
        "1 of 1",
        "Łukasz Nowak",
    ):
        assert told in text


def test_notes_and_needs_are_there_while_there_is_room() -> None:
    text = text_of(run_sheet.render(club(), bundled(), Options()))
    assert "Music low." in text
    assert "Five ways in sheet × 20" in text


def test_a_long_plan_loses_its_notes_before_its_rows() -> None:
    blocks = (block(f"b{at}", 5, title=f"Part {at}", notes="Cut me. " * 9) for at in range(45))
    text = text_of(run_sheet.render(plan(*blocks), {}, Options()))
    assert "Cut me." not in text
    assert all(f"Part {at}" in text for at in range(45))


def test_a_plan_that_loses_its_notes_is_set_large_again() -> None:
    blocks = (block(f"b{at}", 5, title=f"Part {at}", notes="Cut me. " * 40) for at in range(15))
    pdf = run_sheet.render(plan(*blocks), {}, Options())
    assert "Cut me." not in text_of(pdf)
    assert size_of(pdf, "Part 1") >= 11.5


def test_a_plan_of_sixty_parts_can_still_be_read() -> None:
    blocks = (block(f"b{at}", 5, title=f"Part {at}", lead="Ann") for at in range(60))
    assert size_of(run_sheet.render(plan(*blocks), {}, Options()), "Part 1") >= 8


@pytest.mark.parametrize("page", ["a4", "letter"])
@pytest.mark.parametrize("file", resources.plan_files(), ids=lambda file: file.stem)
def test_a_bundled_session_keeps_its_notes_and_needs_in_type_that_can_be_read(file: Path, page: Any) -> None:
    whole = read_plan(file)[0]
    pdf = run_sheet.render(whole, bundled(), Options(page))
    text = text_of(pdf)
    assert all(" ".join(each.notes.split()) in text for each in whole.blocks)
    assert "Needed: " in text
    assert size_of(pdf, whole.blocks[0].notes[:12]) >= 9


def test_large_print_stays_large_rather_than_full() -> None:
    pdf = run_sheet.render(club(notes="x"), bundled(), Options(large=True))
    assert size_of(pdf, "Arrive and settle") >= 16


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_the_foot_is_never_larger_than_the_text(options: Options) -> None:
    pdf = run_sheet.render(club(), bundled(), options)
    assert size_of(pdf, "1 of 1") <= max(9, size_of(pdf, "18:40"))


def test_a_plan_without_time_has_one_clock_time() -> None:
    whole = plan(block("a", title="No time"))
    assert "18:30 to" not in text_of(run_sheet.render(whole, {}, Options()))


def test_a_plan_too_long_for_any_page_says_how_many_parts_are_left_out() -> None:
    blocks = (block(f"b{at}", 5, title=f"Part {at}") for at in range(400))
    pages = pages_of(run_sheet.render(plan(*blocks), {}, Options()))
    assert len(pages) == 1
    assert "more parts: see the guide." in pages[0]


def test_gaps_overlaps_and_groups_are_named() -> None:
    whole = plan(
        block("a", 30),
        block("b", 30, pin="19:10"),
        block("c", 10, pin="19:20"),
        breakout("d", strand("g", block("x", 20))),
    )
    text = text_of(run_sheet.render(whole, {}, Options()))
    assert "Gap of 10 min before the next part" in text
    assert "Overlap: the next part starts 20 min before this ends" in text
    assert "Group 1" in text


def test_an_empty_plan_says_so() -> None:
    assert "This plan has no parts yet." in text_of(run_sheet.render(plan(), {}, Options()))


def test_it_is_the_same_each_time_and_names_itself() -> None:
    options = Options(printed_on=date(2026, 2, 27))
    pdf = run_sheet.render(club(), bundled(), options)
    assert pdf == run_sheet.render(club(), bundled(), options)
    assert facts_of(pdf)["Title"] == "Bystander night – run sheet"
    assert "Printed 27 February 2026" in text_of(pdf)


@pytest.mark.parametrize("page", PAGES)
def test_a_long_title_takes_two_lines_at_most(page: Any) -> None:
    long = "A title that goes on and on about everything " * 9
    pdf = run_sheet.render(club(title=long), bundled(), Options(page))
    assert place_of(pdf, "Run sheet")[1] - place_of(pdf, "18:30")[1] < 2 * 24 * 1.18 + 30
