from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.errors import BadEdit, Trouble
from facilitator_app.ui.planner import reading


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("18:30", time(18, 30)),
        (" 9:05 ", time(9, 5)),
        ("1830", time(18, 30)),
        ("18.30", time(18, 30)),
        ("6:30 pm", time(18, 30)),
        ("6.30PM", time(18, 30)),
        ("6pm", time(18)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
    ],
)
def test_plain_clock_times_are_read(text: str, clock: time) -> None:
    assert reading.read_clock(text) == clock


@pytest.mark.parametrize("text", ["25:00", "18:60", "7", "730", "13 pm", "0am", "soon", "", "18:3", "24:00"])
def test_anything_else_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(Trouble, match="is not a clock time") as refused:
        reading.read_clock(text)
    assert f"“{text}”" in str(refused.value)


@given(st.times().map(lambda clock: clock.replace(second=0, microsecond=0)))
def test_a_clock_time_that_is_shown_reads_back_as_itself(clock: time) -> None:
    assert reading.read_clock(reading.write_clock(clock)) == clock


def test_an_empty_time_is_none_where_it_may_be() -> None:
    assert reading.read_optional_clock("  ") is None
    assert reading.read_optional_clock("7:15") == time(7, 15)
    assert reading.write_clock(None) == ""


@pytest.mark.parametrize("text", ["-1", "0", "a few", "12.5", "100001", "٣"])
def test_a_group_size_is_a_whole_number(text: str) -> None:
    with pytest.raises(Trouble, match="is not a number of people"):
        reading.read_people(text)


def test_no_group_size_is_none_known() -> None:
    assert reading.read_people(" ") == 0
    assert reading.read_people(" 24 ") == 24
    assert (reading.write_people(0), reading.write_people(24)) == ("", "24")


def test_names_stand_between_commas() -> None:
    assert reading.read_names(" Ana , ,Ben,") == ("Ana", "Ben")
    assert reading.write_names(("Ana", "Ben")) == "Ana, Ben"


def test_a_plan_needs_a_title() -> None:
    assert reading.read_title("Night") == "Night"
    with pytest.raises(Trouble, match="needs a title"):
        reading.read_title("  ")


def test_the_least_minutes_may_be_left_open() -> None:
    assert reading.read_least("") is None
    assert reading.read_least("1h30") == 90


@pytest.mark.parametrize(
    "text", ["2 March 2026", "2 mar 2026", " 2/3/2026 ", "02.03.2026", "2026-03-02", "2 March, 2026"]
)
def test_a_date_is_read_in_each_of_its_forms(text: str) -> None:
    assert reading.read_date(text) == date(2026, 3, 2)


@pytest.mark.parametrize(
    "text", ["31/2/2026", "2 Ma 2026", "tomorrow", "2/13/2026", "2026", "2 Foo 2026", "2/3/26"]
)
def test_what_is_no_plain_date_is_refused(text: str) -> None:
    with pytest.raises(BadEdit, match="is not a date"):
        reading.read_date(text)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_a_date_that_is_shown_can_be_read_again(day: date) -> None:
    assert reading.read_date(reading.write_date(day)) == day


def test_a_plan_may_have_no_date() -> None:
    assert reading.read_date("  ") is None
    assert reading.write_date(None) == ""
