"""Columns are told by their headings in plain words, and by their cells where a heading has two meanings."""

from __future__ import annotations

import pytest

from facilitator_app.formats.agenda_columns import find_header, guess_columns
from facilitator_app.formats.agenda_table import HEADINGS
from facilitator_app.formats.sheet import Sheet
from tests.formats.tables import csv


def guessed(*lines: str) -> tuple[str, ...]:
    sheet = csv(*lines)
    return guess_columns(sheet, find_header(sheet.rows))


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Start,End,Activity,Who", ("start", "end", "title", "lead")),
        ("Min,Item,Facilitator,Materials", ("minutes", "title", "lead", "materials")),
        ("Time (min),What,Led by,Room", ("minutes", "title", "lead", "room")),
        ("Duration:,Topic,Lead facilitator,Comments", ("minutes", "title", "lead", "notes")),
        ("From,To,Session,Where,Process,Purpose", ("start", "end", "title", "room", "notes", "notes")),
        ("Title,Activity,Colour", ("title", "", "")),
        ("Title,Minutes,Section,Group", ("title", "minutes", "section", "")),
        ("Day,Module,Start,Topic", ("day", "section", "start", "title")),
        ("Description,Title,Min", ("notes", "title", "minutes")),
        ("Description,Min,Trainer", ("title", "minutes", "lead")),
        ("Part,Minutes,Who", ("title", "minutes", "lead")),
        ("Start date,Start time,End date,End time,Subject", ("day", "start", "", "end", "title")),
        ("Title,Kind,Level,Section", ("title", "kind", "level", "")),
        ("Title,Minutes,Level", ("title", "minutes", "")),
        ("Title,Minutes,Level,Kind", ("title", "minutes", "level", "kind")),
        ("Start time,Title,What participants see", ("start", "title", "screen")),
    ],
)
def test_headings_are_known_in_plain_words(headings: str, fields: tuple[str, ...]) -> None:
    assert guessed(headings) == fields


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("9:00", "9:30"), "start"),
        (("9:00–9:30", ""), "start"),
        (("15 min", "20"), "minutes"),
        (("soon", "later"), ""),
        ((), ""),
    ],
)
def test_a_column_called_time_is_told_by_its_cells(cells: tuple[str, ...], field: str) -> None:
    assert guessed("Time,Title", *(f"{cell},x" for cell in cells)) == (field, "title")


def test_what_stands_alone_in_its_row_tells_nothing_of_its_column() -> None:
    assert guessed("Time,Title", "Part one,", "9:00,a", "Part two,", "9:30,b") == ("start", "title")


def test_kinds_that_are_not_ours_are_left_out() -> None:
    assert guessed("Title,Type", "a,Presentation", "b,Break") == ("title", "")
    assert guessed("Title,Type", "a,activity", "b,Break") == ("title", "kind")


def test_the_headings_may_stand_below_other_rows() -> None:
    rows = (("A day for the whole team",), (), ("Time", "What", "Who"), ("9:00", "a", "b"))
    assert find_header(rows) == 3


def test_a_table_without_headings_is_told_by_its_cells() -> None:
    assert guessed("9:00,15,Welcome,Jo", "9:15,20,Circle,Sam") == ("start", "minutes", "title", "")
    assert guessed("9:00", "9:15") == ("start",)


def test_our_own_headings_say_all() -> None:
    columns = guess_columns(Sheet((HEADINGS,)), 1)
    assert columns[:4] == ("start", "end", "minutes", "title")
    assert columns[8:11] == ("", "", "level")
