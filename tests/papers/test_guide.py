"""The facilitator's guide."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from facilitator_app.core.activity import Evidence, Source, Stage, Step, shared_out
from facilitator_app.core.advice import Advice, SetAside
from facilitator_app.core.materials import give, put_on
from facilitator_app.core.plan import BlockKind
from facilitator_app.papers import guide
from facilitator_app.papers.options import PAGES, Options, PageName
from tests.builders import block, breakout, plan, section, strand
from tests.papers.printed import (
    EVERY_OPTION,
    NAMES,
    bundled,
    club,
    facts_of,
    option_name,
    outline_of,
    pages_of,
    place_of,
    secret,
    text_of,
    told_all,
)


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_the_session_and_each_part_are_told(options: Options) -> None:
    pages = pages_of(guide.render(club(), bundled(), options))
    text = " ".join(pages)
    for words in (
        "Bystander night",
        "20 people",
        "Timetable",
        "What to bring",
        "Sheets to print",
        "Objectives",
        "Materials",
        "Preparation",
        "Safety",
        "Steps",
        "On screen",
        "For you",
        "Questions",
        "Key messages",
        "Closing",
        "Likely resistance",
        "Adaptations",
        "Sources",
        "It must end at 20:00: on time.",
        "Music low.",
        *(NAMES[0], NAMES[2]),
    ):
        assert words in text, words
    for clock in ("18:30", "18:40", "18:50", "19:15", "19:45", "19:55"):
        assert clock in text


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_every_page_is_marked_and_numbered(options: Options) -> None:
    pages = pages_of(guide.render(club(), bundled(), options))
    for at, page in enumerate(pages):
        assert "For facilitators only" in page
        assert f"{at + 1} of {len(pages)}" in page


def test_the_outline_has_the_tables_and_the_parts_with_their_clock_times() -> None:
    whole = plan(section("s", block("a", 10, title="Inner")), block("b", 5, title="Last"))
    outline = outline_of(guide.render(whole, {}, Options()))
    assert [(level, " ".join(title.split())) for level, title in outline] == [
        (0, "Timetable"),
        (0, "18:30 Section"),
        (1, "18:30 Inner"),
        (0, "18:40 Last"),
        (0, "Notes"),
    ]


def test_the_file_names_itself_and_its_language() -> None:
    pdf = guide.render(club(), bundled(), Options(language="fr-CA"))
    assert facts_of(pdf)["Title"] == "Bystander night – facilitator’s guide"
    assert facts_of(pdf)["Author"] == "Facilitator"
    assert b"/Lang (fr-CA)" in pdf
    assert b"/DisplayDocTitle true" in pdf


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert guide.render(club(), bundled(), Options()) == guide.render(club(), bundled(), Options())


def test_steps_have_clock_times_and_say_when_they_are_shared_out() -> None:
    activity = told_all(steps=(Step("One.", 5), Step("Two.", 15)))
    exact = guide.render(plan(block("a", 20, activity="x")), {"x": activity}, Options())
    assert "18:35" in text_of(exact)
    assert "share that out" not in text_of(exact)
    short = guide.render(plan(block("a", 10, activity="x")), {"x": activity}, Options())
    assert "written for 20 min; this plan gives 10 min" in text_of(short)
    assert "Short form (10 min)" in text_of(short)


@pytest.mark.parametrize("minutes", [0, 1, 7, 10, 15, 44, 45, 100])
def test_shared_out_minutes_add_up(minutes: int) -> None:
    steps = [Step("x", each) for each in (4, 10, 12, 6, 10, 3)]
    assert sum(shared_out(steps, minutes)) == minutes


def test_steps_without_minutes_stay_without() -> None:
    assert shared_out([Step("x", 0), Step("y", 0)], 10) == [0, 0]


def test_gaps_overlaps_and_a_late_end_are_named() -> None:
    whole = plan(
        block("a", 30),
        block("b", 30, pin="19:10"),
        block("c", 30, pin="19:20"),
        must_end="19:30",
    )
    text = text_of(guide.render(whole, {}, Options()))
    assert "Gap of 10 min before the next part" in text
    assert "Overlap: the next part starts 20 min before this ends" in text
    assert "It must end at 19:30, and runs 20 min over." in text


def test_the_groups_of_a_breakout_are_named() -> None:
    whole = plan(breakout("b", strand("g", block("x", 20, title="Scene"))))
    text = text_of(guide.render(whole, {}, Options()))
    assert "Group 1" in text
    assert "Scene" in text


def test_advice_stands_on_the_first_page() -> None:
    advice = [Advice("no-closing", "", "The plan has no closing.")]
    first = pages_of(guide.render(club(), bundled(), Options(), advice))[0]
    assert "Worth a look before the day The plan has no closing." in first.replace("• ", "")


def test_advice_that_was_set_aside_is_told_with_its_reason() -> None:
    aside = [SetAside(Advice("no-closing", "", "The plan has no closing."), "We close at the bar.")]
    first = pages_of(guide.render(club(), bundled(), Options(), (), aside))[0]
    assert "Set aside, with a reason" in first
    assert "The plan has no closing. Why: We close at the bar." in first
    assert "Set aside" not in text_of(guide.render(club(), bundled(), Options()))


def test_what_to_bring_says_who_brings_it_once_somebody_does() -> None:
    assert "Who brings it" not in text_of(guide.render(club(), bundled(), Options()))
    shared = put_on(give(club(), "Pens in two colours", "Ana"), "Cake")
    text = text_of(guide.render(shared, bundled(), Options()))
    assert "Who brings it" in text
    assert "Cake" in text


def test_an_empty_plan_says_so() -> None:
    pages = pages_of(guide.render(plan(title=""), {}, Options()))
    assert len(pages) == 1
    assert "This plan has no parts yet." in pages[0]
    assert "Untitled session" in pages[0]


def test_an_activity_that_is_not_in_the_library_is_named() -> None:
    text = text_of(guide.render(plan(block("a", 10, activity="gone")), {}, Options()))
    assert "“gone” is not in the library" in text


def test_dates_are_the_ones_given() -> None:
    options = Options(printed_on=date(2026, 2, 27))
    text = text_of(guide.render(club(date=date(2026, 3, 2)), bundled(), options))
    assert "Monday 2 March 2026" in text
    assert "printed 27 February 2026" in text


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_a_title_of_300_characters_and_a_word_without_end_print(options: Options) -> None:
    long = plan(block("a", 10, title="word " * 60, notes="x" * 2000), title="title " * 50)
    text = text_of(guide.render(long, {}, options))
    assert text.count("word") >= 60


def test_marks_of_markup_are_printed_as_they_are() -> None:
    whole = plan(block("a", 5, title="R&D <b>", notes="</para> & <i>"), title="A & <B>")
    text = text_of(guide.render(whole, {}, Options()))
    for words in ("R&D <b>", "</para> & <i>", "A & <B>"):
        assert words in text


def test_a_source_can_be_opened() -> None:
    activity = told_all()
    pdf = guide.render(plan(block("a", 20, activity="x")), {"x": activity}, Options())
    assert b"https://example.org" in pdf


def test_every_kind_of_part_has_its_word() -> None:
    stages = get_args(Stage)
    library = {stage: told_all(stage=stage) for stage in stages}
    kinds: list[BlockKind] = ["break", "buffer", "note"]
    whole = plan(
        *(block(stage, 20, activity=stage) for stage in stages),
        *(block(kind, 5, kind=kind) for kind in kinds),
    )
    text = text_of(guide.render(whole, library, Options()))
    for word in ("Opening", "Reflect", "Understand", "Practise", "Act", "Sustain"):
        assert word in text
    for word in ("Break", "Spare time", "Note"):
        assert word in text


def test_with_no_headcount_things_are_told_for_each() -> None:
    whole = plan(block("a", 20, activity="x"))
    text = text_of(guide.render(whole, {"x": told_all()}, Options()))
    assert "2 for each pair" in text
    assert "2 for each pair, 20 in all" in text_of(
        guide.render(whole, {"x": told_all()}, Options(headcount=20))
    )


def test_a_longer_part_gets_the_long_form() -> None:
    text = text_of(guide.render(plan(block("a", 30, activity="x")), {"x": told_all()}, Options()))
    assert "Long form (30 min) zqlongqz" in text


def test_words_for_opting_out_of_an_own_part_are_told() -> None:
    text = text_of(guide.render(plan(block("a", 5, opt_out="You may pass.")), {}, Options()))
    assert "Say You may pass." in text


def test_a_source_or_evidence_with_no_more_to_say_is_still_named() -> None:
    bare = told_all(evidence=Evidence("new"), sources=(Source("A guide"),))
    text = text_of(guide.render(plan(block("a", 20, activity="x")), {"x": bare}, Options()))
    assert "New." in text
    assert "A guide" in text


def steps_of(minutes: int, *lengths: int) -> str:
    """The guide to a part of a length, whose steps are written for other lengths."""
    steps = tuple(Step("Do it.", each, f"Step {at}") for at, each in enumerate(lengths))
    activity = told_all(steps=steps)
    whole = plan(block("one", minutes, activity="told-all"))
    return text_of(guide.render(whole, {"told-all": activity}, Options()))


def test_a_step_that_gets_less_than_a_minute_does_not_get_none() -> None:
    text = steps_of(5, 14, 1)
    assert "under 1 min" in text
    assert "about 0 min" not in text


def test_steps_of_a_part_without_time_keep_their_lengths_and_have_no_clock() -> None:
    text = steps_of(0, 10, 5)
    assert "The steps are written for 15 min; this plan gives the part no time." in text
    assert text.count("18:30") == 4  # the cover, the timetable twice, and the heading of the part


def test_steps_with_no_lengths_are_told_without_any() -> None:
    assert "0 min" not in steps_of(20, 0, 0).replace("20 min", "").replace("10, 20, 30 min", "")


@pytest.mark.parametrize("page", PAGES)
def test_a_clock_time_of_the_next_day_does_not_run_into_the_title(page: PageName) -> None:
    whole = plan(block("a", 10), block("b", 10, title="Late part", pin="11:10"))
    pdf = guide.render(whole, {}, Options(page))
    assert place_of(pdf, "11:10 +1 d")[2] + 4 < place_of(pdf, "Late part")[0]


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_the_heading_of_a_section_is_never_alone_at_the_end_of_a_page(options: Options) -> None:
    notes = "Words that take room. " * 12
    for count in range(1, 9):
        filler = (block(f"f{at}", 5, title="Filler", notes=notes) for at in range(count))
        inside = section("s", block("in", 10, activity="group-agreement"), title="Before lunch")
        pages = pages_of(guide.render(plan(*filler, inside), bundled(), options))
        heading = max(at for at, page in enumerate(pages) if "Before lunch" in page)
        assert "Can take 10, 15, 25 min" in pages[heading].partition("Before lunch")[2]


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_words_to_say_do_not_run_into_their_heading(options: Options) -> None:
    pdf = guide.render(plan(block("a", 10, activity="told-all")), {"told-all": told_all()}, options)
    page = next(at for at, text in enumerate(pages_of(pdf)) if secret("closing") in text)
    heading, said = place_of(pdf, "Closing", page), place_of(pdf, secret("closing"), page)
    beside = heading[2] < said[0]
    assert beside or heading[1] - said[3] > 6
