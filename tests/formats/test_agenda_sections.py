"""Sections of somebody's table: told by a column, by rows without a length, and by indentation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from openpyxl.styles import Alignment

from facilitator_app.core.plan import Block
from facilitator_app.core.schedule import schedule
from facilitator_app.formats.kinds import KINDS, dump
from facilitator_app.formats.sheet import Sheet, load_sheet
from tests.builders import block, plan, section
from tests.formats.tables import LIBRARY, STAMP, book, csv, seen, taken, told


def shape(blocks: Iterable[Block]) -> list[Any]:
    """The titles, those in a section after its own."""
    return [[each.title, *shape(each.blocks)] if each.kind == "section" else each.title for each in blocks]


def sections(*lines: str) -> list[Any]:
    agenda = taken(csv("Section,Min,What", *lines))
    assert told(agenda) == []
    return shape(agenda.plan.blocks)


def under(*lines: str, head: str = "What,Min") -> list[Any]:
    """The shape of a table whose rows without a length are headings."""
    agenda = taken(csv(head, *lines), headings=True)
    assert told(agenda) == []
    return shape(agenda.plan.blocks)


def test_a_column_names_the_section_of_each_row() -> None:
    assert sections("x,5,a", "x,5,b", "y,5,c") == [["x", "a", "b"], ["y", "c"]]


def test_a_blank_cell_goes_on_with_the_section_above_where_each_is_named_once() -> None:
    assert sections(",5,z", "x,5,a", ",5,b", "y,5,c", ",5,d") == ["z", ["x", "a", "b"], ["y", "c", "d"]]


def test_a_blank_cell_belongs_to_no_section_where_every_row_names_its_own() -> None:
    assert sections("x,5,a", "x,5,b", ",5,c", "y,5,d") == [["x", "a", "b"], "c", ["y", "d"]]


def test_a_section_that_is_named_again_later_is_another() -> None:
    assert sections("x,5,a", "y,5,b", "x,5,c") == [["x", "a"], ["y", "b"], ["x", "c"]]


def test_a_row_with_nothing_but_a_section_begins_it_and_keeps_its_words() -> None:
    agenda = taken(csv("Module,Min,What,Notes", "x,,,quietly", ",5,a"))
    assert told(agenda) == []
    assert shape(agenda.plan.blocks) == [["x", "a"]]
    assert agenda.plan.blocks[0].notes == "quietly"


def test_a_merged_cell_names_the_section_of_its_rows_only() -> None:
    rows: list[list[Any]] = [["Module", "Min", "What"], ["x", 5, "a"], [None, 5, "b"], [None, 5, "c"]]
    agenda = taken(load_sheet(book(rows, lambda made: made.active.merge_cells("A2:A3")), "x"))
    assert shape(agenda.plan.blocks) == [["x", "a", "b"], "c"]


def test_a_heading_row_of_the_same_name_is_not_doubled_by_the_column() -> None:
    made = plan(section("s", block("a", 5, title="a"), block("b", 5, title="b"), title="First"))
    kind = next(each for each in KINDS if each.name == "csv")
    sheet = load_sheet(dump(made, LIBRARY, kind, STAMP), "x")
    at = sheet.rows[0].index("Level")
    without = Sheet(tuple((*row[:at], *row[at + 1 :]) for row in sheet.rows))
    agenda = taken(without)
    assert told(agenda) == []
    assert shape(agenda.plan.blocks) == [["First", "a", "b"]]


def test_a_row_of_the_kind_section_is_a_heading_and_one_of_the_kind_breakout_is_not() -> None:
    agenda = taken(csv("What,Min,Kind", "One,,Section", "a,5,Activity", "Groups,,Breakout", "b,5,Activity"))
    assert told(agenda) == []
    assert shape(agenda.plan.blocks) == [["One", "a", "Groups", "b"]]


def test_a_gap_within_a_section_keeps_the_start_after_it() -> None:
    agenda = taken(csv("Part,Start,Min,What", "x,9:00,10,a", "x,9:30,10,b", "y,9:40,10,c"))
    assert [f"{each.pin:%H:%M}" for each in agenda.plan.walk() if each.pin] == ["09:30"]
    assert schedule(agenda.plan).clock(schedule(agenda.plan).end) == "09:50"


def test_a_row_that_cannot_be_read_leaves_its_section_open() -> None:
    agenda = taken(csv("Part,Min,What,Kind", "x,5,a,activity", "x,soon,b,activity", "x,5,c,break"))
    assert [problem.where for problem in agenda.problems] == ["Row 3"]
    assert shape(agenda.plan.blocks) == [["x", "a", "c"]]


def test_rows_without_a_length_are_offered_as_headings_and_are_none_at_first() -> None:
    sheet = csv("What,Min", "One,", "a,5", "Two,", "b,5")
    unsure = taken(sheet)
    assert unsure.headings == 2
    assert told(unsure) == [
        "Row 2: There is no length, and nothing says when it begins.",
        "Row 4: There is no length, and nothing says when it begins.",
    ]
    assert seen(unsure) == [("a", 5), ("b", 5)]
    sure = taken(sheet, headings=True)
    assert sure.headings == 2
    assert shape(sure.plan.blocks) == [["One", "a"], ["Two", "b"]]


@pytest.mark.parametrize("place", range(4))
def test_a_heading_across_the_table_may_stand_in_any_column(place: int) -> None:
    heading = ",".join("One" if at == place else "" for at in range(4))
    lines = ("Start,#,Min,What", heading, "9:00,1,5,a")
    unsure = taken(csv(*lines))
    assert unsure.headings == 1
    assert len(unsure.problems) == (place != 1)
    assert shape(taken(csv(*lines), headings=True).plan.blocks) == [["One", "a"]]


def test_what_stands_alone_is_told_in_one_sentence() -> None:
    agenda = taken(csv("Start,Min,What", "Part one,,", "9:00,5,a"))
    assert told(agenda) == ["Row 2: “Part one” stands alone, without a length."]


def test_a_heading_may_begin_when_the_row_below_it_does() -> None:
    lines = ("9:00,One", "9:00,a", "9:10,b", "9:30,Two", "9:30,c", "10:00,End")
    agenda = taken(csv("Start,What", *lines), headings=True)
    assert agenda.headings == 2
    assert told(agenda) == [
        "Row 7: There is no length after the last start. If that is the end, leave the row out."
    ]
    assert shape(agenda.plan.blocks) == [["One", "a", "b"], ["Two", "c"]]
    assert seen(agenda) == [("One", 0), ("a", 10), ("b", 20), ("Two", 0), ("c", 30)]


def test_numbers_and_notes_that_stand_alone_are_no_headings() -> None:
    agenda = taken(csv("#,Min,What,Notes", "1,5,a,", "2,,,", ",,,bring chairs", ",10,,"), headings=True)
    assert agenda.headings == 0
    assert shape(agenda.plan.blocks) == ["a"]


def test_a_row_that_is_set_in_no_deeper_than_its_heading_closes_the_section() -> None:
    assert under("One,", "  a,5", "  b,5", "c,5", "Two,", "  d,5") == [["One", "a", "b"], "c", ["Two", "d"]]


def test_a_heading_that_is_set_in_is_a_section_within() -> None:
    lines = ("One,", "\tdeep,", "\t\ta,5", "\tb,5", "c,5")
    assert under(*lines) == [["One", ["deep", "a"], "b"], "c"]


def test_a_column_and_headings_go_together() -> None:
    lines = ("x,One,", "x,a,5", "y,b,5")
    assert under(*lines, head="Part,What,Min") == [["x", ["One", "a"]], ["y", "b"]]


def test_the_indentation_of_a_spreadsheet_counts_like_spaces() -> None:
    def set_in(made: Any) -> None:
        made.active["A3"].alignment = Alignment(indent=1)

    rows: list[list[Any]] = [["What", "Min"], ["One", None], ["a", 5], ["b", 5]]
    agenda = taken(load_sheet(book(rows, set_in), "x"), headings=True)
    assert shape(agenda.plan.blocks) == [["One", "a"], "b"]


def test_a_length_above_rows_that_have_their_own_is_told() -> None:
    agenda = taken(csv("What,Min", "One,10", "  a,5", "  b,5"))
    assert agenda.told == ("Row 2 has a length and so have the rows set in below it: all count.",)


def test_headings_deeper_than_a_plan_can_be_are_named() -> None:
    lines = [f"{' ' * deep}h{deep}," for deep in range(7)]
    agenda = taken(csv("What,Min", *lines, "a,5"), headings=True)
    assert told(agenda) == ["Row 8: Sections can be 6 deep at most."]
    assert seen(agenda)[-1] == ("a", 5)


def test_what_stands_above_the_headings_is_told() -> None:
    agenda = taken(csv("Evening for coaches", ",", "What,Min", "a,5"))
    assert shape(agenda.plan.blocks) == ["a"]
    assert agenda.told == ("What stands above the headings is not taken: “Evening for coaches”.",)
