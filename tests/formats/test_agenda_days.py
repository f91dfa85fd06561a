"""A plan is one day: of a table with several one is taken, and the others are told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from facilitator_app.formats.sheet import load_sheet
from tests.formats.tables import book, csv, seen, taken, told

ROWS = ("Start,Min,What", "Day 1 – Thursday,,", "13:00,10,a", "14:00,20,b", "Day 2 – Friday,,", "9:00,30,c")


def test_the_first_day_is_taken_and_the_others_are_told() -> None:
    agenda = taken(csv(*ROWS))
    assert told(agenda) == []
    assert seen(agenda) == [("a", 10), ("b", 20)]
    assert [day.words for day in agenda.days] == ["Day 1 – Thursday (2 rows)", "Day 2 – Friday (1 row)"]
    assert agenda.told == (
        "A plan is one day. Not taken: Day 2 – Friday (1 row). Import the file again for another day.",
    )
    assert agenda.plan.title.endswith(" – Day 1 – Thursday")


def test_another_day_may_be_chosen() -> None:
    agenda = taken(csv(*ROWS), day=1)
    assert seen(agenda) == [("c", 30)]
    assert "Day 1 – Thursday (2 rows)" in agenda.told[0]
    assert seen(taken(csv(*ROWS), day=9)) == [("a", 10), ("b", 20)]


def test_all_days_that_are_not_taken_are_told() -> None:
    agenda = taken(csv("Day,Min,What", "Mon,5,a", "Tue,5,b", "Wed,5,c"))
    assert "Not taken: Tue (1 row) and Wed (1 row)." in agenda.told[0]


def test_a_column_says_the_day_of_its_row_and_of_those_below_it() -> None:
    sheet = csv("Date,Start,Min,What", "5 March,13:00,10,a", ",14:00,10,b", "6 March,9:00,10,c", ",10:00,5,d")
    assert seen(taken(sheet)) == [("a", 10), ("b", 10)]
    assert seen(taken(sheet, day=1)) == [("c", 10), ("d", 5)]


def test_one_day_alone_leaves_nothing_to_choose() -> None:
    agenda = taken(csv("Date,Min,What", "5 March,10,a", "5 March,10,b"))
    assert (agenda.days, agenda.told) == ((), ())
    assert seen(agenda) == [("a", 10), ("b", 10)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Day one", "DAY TWO: Practice"),
        ("Monday", "Tuesday"),
        ("Monday, 2 March", "Tuesday, 3 March"),
        ("Saturday 7/3/2026", "Sunday 8/3/2026"),
        ("2026-03-02", "2026-03-03"),
        ("2nd of March", "3rd of March 2026"),
        ("March 2", "Mar 3"),
        ("2.3.26", "3.3.26"),
    ],
)
@pytest.mark.parametrize("place", [0, 2])
def test_a_row_with_nothing_but_a_day_is_its_heading(one: str, two: str, place: int) -> None:
    rows: list[list[Any]] = [["Start", "Min", "What"], [], ["9:00", 5, "a"], [], ["9:00", 5, "b"]]
    for at, words in ((1, one), (3, two)):
        rows[at] = [words if each == place else None for each in range(3)]
    agenda = taken(load_sheet(book(rows), "x"), day=1)
    assert [day.name for day in agenda.days] == [one, two]
    assert seen(agenda) == [("b", 5)]


@pytest.mark.parametrize("words", ["Sunday best", "Day to day", "Daybreak", "In March"])
def test_other_words_are_no_day(words: str) -> None:
    agenda = taken(csv("Min,What", f",{words}", "5,a", ",Day 2", "5,b"))
    assert agenda.days == ()


def test_rows_above_the_first_day_are_on_it() -> None:
    agenda = taken(csv("Min,What", "5,z", ",Day 1", "5,a", ",Day 2", "5,b"))
    assert seen(agenda) == [("z", 5), ("a", 5)]


def dated(*texts: str) -> Any:
    starts = map(datetime.fromisoformat, texts)
    rows: list[list[Any]] = [["Start", "Min", "What"], *([start, 10, f"{start:%d %H}"] for start in starts)]
    return load_sheet(book(rows), "x")


def test_starts_with_a_date_are_on_their_day() -> None:
    sheet = dated("2026-03-05 13:00", "2026-03-06 09:00", "2026-03-06 10:00")
    assert [title for title, _ in seen(taken(sheet, day=1))] == ["06 09", "06 10"]


def test_a_night_that_goes_on_past_midnight_is_one_evening() -> None:
    sheet = dated("2026-03-05 23:00", "2026-03-06 00:15", "2026-03-06 01:00")
    agenda = taken(sheet)
    assert agenda.days == ()
    assert len(seen(agenda)) == 3


def test_other_sheets_with_anything_in_them_are_told() -> None:
    def more(made: Any) -> None:
        made.create_sheet("Budget").append(["Catering", 450])
        made.create_sheet("Empty")
        made.create_sheet("Away").append(["x"])
        made["Away"].sheet_state = "hidden"

    agenda = taken(load_sheet(book([["Min", "What"], [5, "a"]], more), "x"))
    assert agenda.told == ("Only the sheet “Sheet” is read, not “Budget”.",)
