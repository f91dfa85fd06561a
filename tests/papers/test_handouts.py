"""Participants' handouts."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from facilitator_app.core import handout as h
from facilitator_app.core.handout import Handout, SheetBlock
from facilitator_app.papers import handouts
from facilitator_app.papers.options import Options
from facilitator_app.papers.style import MM
from tests.builders import block, plan
from tests.papers.printed import (
    EVERY_OPTION,
    bundled,
    club,
    facts_of,
    option_name,
    outline_of,
    pages_of,
    place_of,
    size_of,
    text_of,
    told_all,
)

EVERY_KIND: tuple[SheetBlock, ...] = (
    h.Heading("Heading one"),
    h.Heading("Heading two", 2),
    h.Text("A paragraph to read."),
    h.Callout("Mind the gap.", "Take care"),
    h.Lines(3, "Write here"),
    h.Fields(("Name", "Date"), 2),
    h.Fields(("A label that is far too long to stand beside its line", "Other")),
    h.Boxes((h.BoxCell("Box title", "Box text"), h.BoxCell())),
    h.Table(("Column", "Other"), (("Cell text", ""),), 2),
    h.Table((), (("No head",),)),
    h.Cards((h.Card("Card text", "Card title"), h.Card("Second"), h.Card("Third"))),
    h.Scale("Never", "Always", 5, "How often"),
    h.Scale("Low", "High", 0),
    h.Circles(("Inner", "Middle ring", "Outer")),
    h.Timeline(("Then", "Now")),
    h.Wheel(("North", "South", "West side"), "Hub"),
    h.Checklist(("First item", "Second item"), 2),
    h.PageBreak(),
    h.Text("On a new page."),
)
WORDS = (
    *("Heading one", "Heading two", "A paragraph to read.", "Mind the gap.", "Take care"),
    *("Write here", "Name", "Date", "Box title", "Box text", "Column", "Cell text", "No head"),
    *("Card text", "Card title", "Never", "Always", "How often", "Inner", "Middle ring", "Outer"),
    *("Then", "Now", "North", "South", "Hub", "First item", "Second item", "On a new page."),
)


def sheet(*blocks: SheetBlock, **fields: object) -> Handout:
    return replace(Handout("s", "Sheet title", blocks), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_every_kind_of_block_is_drawn(options: Options, orientation: str) -> None:
    made = sheet(*EVERY_KIND, orientation=orientation, instruction="Do this.", footer="Keep it.")
    text = text_of(handouts.render_one(made, options, "Club night"))
    for words in (*WORDS, "Sheet title", "Do this.", "Keep it.", "Club night"):
        assert words in text, words


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
@pytest.mark.parametrize(
    "empty",
    [
        h.Heading(""),
        h.Text(""),
        h.Callout(""),
        h.Lines(0),
        h.Fields(()),
        h.Boxes(()),
        h.Table(()),
        h.Cards(()),
        h.Circles(()),
        h.Timeline(()),
        h.Wheel(()),
        h.Checklist(()),
        h.Scale("", "", 1),
        h.PageBreak(),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_block_with_nothing_in_it_prints(empty: SheetBlock, options: Options) -> None:
    assert "Sheet title" in text_of(handouts.render_one(sheet(empty), options))


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
@pytest.mark.parametrize(
    "much",
    [
        h.Text("word " * 3000),
        h.Callout("word " * 1500),
        h.Boxes((h.BoxCell("t", "word " * 1500),), 3, 900),
        h.Table(("word " * 50,), (("word " * 1500, "x" * 900),)),
        h.Cards((h.Card("word " * 1500, "word " * 90),), 4, 900),
        h.Circles(("word " * 30,) * 12, 900),
        h.Timeline(("word " * 30,) * 12, 900),
        h.Wheel(("Responsibilities " * 5,) * 16, "word " * 30, 900),
        h.Checklist(("word " * 400,) * 3, 3),
        h.Scale("word " * 90, "word " * 90, 40, "word " * 90),
        h.Lines(200, "word " * 90),
        h.Fields(("word " * 60,) * 9, 5),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_block_with_far_too_much_in_it_prints_inside_the_page(much: SheetBlock, options: Options) -> None:
    pdf = handouts.render_one(sheet(h.Text("Before."), much, h.Text("After.")), options)
    assert "After." in text_of(pdf)
    assert _outside(pdf) == []


def _outside(pdf: bytes) -> list[tuple[float, ...]]:
    """The boxes of texts that stick out of their page."""
    document = pdfium.PdfDocument(pdf)
    found: list[tuple[float, ...]] = []
    for page in document:
        wide, high = page.get_size()
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            if left < 0 or bottom < 0 or right > wide or top > high:
                found.append((left, bottom, right, top))
    document.close()
    return found


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_every_bundled_sheet_stays_inside_its_pages(options: Options) -> None:
    whole = plan(*(block(id, 10, activity=id) for id in bundled()))
    assert _outside(handouts.render(whole, bundled(), options)) == []


def test_every_bundled_sheet_is_as_many_a4_pages_as_it_has_parts() -> None:
    for activity in bundled().values():
        for each in activity.handouts:
            breaks = sum(isinstance(part, h.PageBreak) for part in each.blocks)
            pages = pages_of(handouts.render_one(each, Options()))
            longest = sum(len(part.cards) for part in each.blocks if isinstance(part, h.Cards))
            assert len(pages) <= breaks + 1 + longest // 8, f"{activity.id}: {each.title}"


def test_each_sheet_starts_a_page_once_and_is_in_the_outline() -> None:
    whole = club()
    twice = replace(whole, blocks=(*whole.blocks, block("again", 30, activity="five-ways-in")))
    pdf = handouts.render(twice, bundled(), Options())
    titles = [
        each.title for part in whole.blocks if part.activity for each in bundled()[part.activity].handouts
    ]
    assert [title for _, title in outline_of(pdf)] == titles
    assert facts_of(pdf)["Title"] == "Club night"


def test_a_sheet_of_several_pages_numbers_its_own() -> None:
    pages = pages_of(handouts.render_one(sheet(h.Text("a"), h.PageBreak(), h.Text("b")), Options()))
    assert ["1 of 2" in pages[0], "2 of 2" in pages[1]] == [True, True]
    alone = text_of(handouts.render_one(sheet(h.Text("a")), Options()))
    assert "1 of 1" not in alone


def test_a_table_repeats_its_head_and_cards_their_cutting_hint() -> None:
    made = sheet(h.Table(("Column head",), tuple((f"Row {at}",) for at in range(60))))
    pages = pages_of(handouts.render_one(made, Options()))
    assert len(pages) > 1
    assert all("Column head" in page for page in pages)


def test_a_plan_without_sheets_says_so() -> None:
    assert "has a sheet to hand out" in text_of(handouts.render(plan(), {}, Options()))


def test_the_same_plan_gives_the_same_bytes() -> None:
    once = handouts.render(club(), bundled(), Options())
    assert once == handouts.render(club(), bundled(), Options())


@pytest.mark.parametrize(("per", "count"), [("person", 21), ("pair", 11), ("group", 6), ("room", 1)])
def test_copies_go_by_headcount(per: h.Per, count: int) -> None:
    activity = told_all(handouts=(sheet(per=per),))
    whole = plan(block("a", 10, activity="x"), group_size=21)
    assert handouts.copies(whole, {"x": activity}) == [("Sheet title", count)]


def test_text_is_twelve_points_at_least_and_eighteen_in_large_print() -> None:
    for options, least in ((Options("a5"), 12.0), (Options(large=True), 18.0)):
        pdf = handouts.render_one(sheet(*EVERY_KIND, footer="Keep it."), options, "Club night")
        assert _smallest(pdf) >= least - 0.01


def test_the_marks_of_a_line_through_time_are_alike_and_whole_where_there_is_little_room() -> None:
    marks = ("First count", "Change starts", "Check-in", "Last count", "Review: keep, mend or stop")
    for options in (Options("a5"), Options("a5", large=True)):
        pdf = handouts.render_one(sheet(h.Timeline(marks, 40)), options)
        assert "…" not in text_of(pdf)
        assert len({size_of(pdf, word) for word in ("count", "starts", "Check", "mend")}) == 1
        assert size_of(pdf, "mend") >= 9


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_no_bundled_sheet_has_type_under_nine_points(options: Options) -> None:
    whole = plan(*(block(id, 10, activity=id) for id in bundled()))
    assert _smallest(handouts.render(whole, bundled(), options)) >= 9


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_a_row_to_fill_in_is_never_too_low_for_handwriting(options: Options) -> None:
    rows = tuple((f"Row {at}", "") for at in range(30))
    pdf = handouts.render_one(sheet(h.Table(("What", "Who"), rows, row_height_mm=9)), options)
    assert place_of(pdf, "Row 1")[1] - place_of(pdf, "Row 2")[1] >= 7.49 * MM


def test_words_stand_alike_in_all_rows_of_a_table() -> None:
    rows = (("First", ""), ("Second", "told"), ("Third", ""))
    pdf = handouts.render_one(sheet(h.Table(("What", "Who"), rows, row_height_mm=30)), Options())
    first, second, third = (place_of(pdf, word)[3] for word in ("First", "Second", "Third"))
    assert first - second == pytest.approx(second - third, abs=1)


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_a_row_of_dots_is_drawn_as_a_line_to_cut_along(options: Options) -> None:
    pdf = handouts.render_one(sheet(h.Text("Cut here" + " ." * 40), h.Text("Wait...")), options)
    assert "Cut here Wait..." in text_of(pdf)


def test_a_last_page_with_blocks_of_its_own_has_more_room_to_write_in() -> None:
    boxes = h.Boxes((h.BoxCell("Left"), h.BoxCell("Right")), 2, 80)
    pdf = handouts.render_one(sheet(h.Lines(22, "Write"), boxes, h.Text("The end.")), Options())
    assert len(pages_of(pdf)) == 2
    high = place_of(pdf, "Left", 1)[1] - place_of(pdf, "The end.", 1)[1]
    assert high > 1.4 * 80 * MM


def test_a_list_that_would_be_parted_begins_the_last_page_where_the_first_is_full_enough() -> None:
    ticks = h.Checklist(tuple(f"Item {at}" for at in range(12)), 1)
    made = sheet(h.Lines(17, "Write"), ticks, h.Heading("After"), h.Text("The end."))
    first, last = pages_of(handouts.render_one(made, Options()))
    assert "Item 0" not in first
    assert "Item 0" in last
    assert "Item 11" in last


def _smallest(pdf: bytes) -> float:
    """The smallest type in a file, in points."""
    import pypdfium2.raw as raw

    document = pdfium.PdfDocument(pdf)
    sizes: list[float] = []
    for page in document:
        text = page.get_textpage()
        sizes += [raw.FPDFText_GetFontSize(text, at) for at in range(text.count_chars())]
    document.close()
    return min(size for size in sizes if size > 1)
