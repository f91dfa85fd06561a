"""Lengths of time as people type and read them."""

from __future__ import annotations

from contextlib import suppress
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.errors import BadDuration
from facilitator_app.core.spans import (
    MOST_MINUTES,
    clock_text,
    countdown_text,
    minutes_text,
    parse_minutes,
    since_midnight,
    whole_minutes,
)

minutes = st.integers(0, MOST_MINUTES)


@pytest.mark.parametrize(
    "text",
    ["90", "90m", "90 min", "90 minutes", "1h30", "1:30", "1.5h", "1,5 h", "1 h 30 min", "01:30"],
)
def test_every_way_to_write_ninety_minutes(text: str) -> None:
    assert parse_minutes(text) == 90


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0", 0),
        ("0:00", 0),
        ("5", 5),
        ("1 minute", 1),
        ("2h", 120),
        ("1 hour", 60),
        ("2 hrs 5 mins", 125),
        ("1 hour 1 minute", 61),
        (".5h", 30),
        ("0.25 hours", 15),
        ("1.3333h", 80),
        ("24h", 1440),
        ("24:00", 1440),
        ("1440", 1440),
    ],
)
def test_other_lengths(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        *(
            " 90 ",
            "90M",
            "90\u00a0min",
            "1H30",
            "1  H  30  MIN",
            "1.5H",
            "\t1:30\n",
            "1h 30",
            "1 : 30",
            "1: 30",
        ),
        *("1\u202fh\u202f30\u2009min", "90\u200b min", "\ufeff90", "90 min.", "1 h 30 min."),
    ],
)
def test_case_and_space_do_not_matter(text: str) -> None:
    assert parse_minutes(text) == 90


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-5", "+5", "−5", "soon", "h", ":30", "1:5", "1:75", "1h75", "1:30:00", "1.5"),
        *(
            "1.51h",
            "1.001h",
            "1h30h",
            "90 90",
            "ninety",
            "1e2",
            "9999999",
            "½h",
            "²",
            "inf",
            "nan h",
            "1 30",
            ".",
            "90..",
            ": :",
        ),
    ],
)
def test_what_is_not_a_length_is_refused(text: str) -> None:
    with pytest.raises(BadDuration, match="is not a length of time"):
        parse_minutes(text)


@pytest.mark.parametrize("text", ["25h", "24:01", "1441", "24h01", "99999", "24.5h", "999h"])
def test_more_than_a_day_is_refused(text: str) -> None:
    with pytest.raises(BadDuration, match="is more than a day"):
        parse_minutes(text)


def test_digits_of_other_scripts_count_as_digits() -> None:
    assert [parse_minutes(text) for text in ("९०", "१:३०", "१.५h", "١h٣٠")] == [90] * 4


def test_a_refusal_quotes_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(BadDuration) as refusal:
        parse_minutes("x" * 1000)
    assert str(refusal.value) == f"“{'x' * 40}” is not a length of time. Try 90, 1h30 or 1:30."


@given(st.text(max_size=12))
def test_any_text_is_a_length_within_a_day_or_refused(text: str) -> None:
    with suppress(BadDuration):
        assert 0 <= parse_minutes(text) <= MOST_MINUTES


@given(minutes)
def test_a_length_as_read_is_a_length_as_typed(minutes: int) -> None:
    assert parse_minutes(minutes_text(minutes)) == minutes


@given(minutes)
def test_a_length_typed_as_a_clock_is_the_same_length(minutes: int) -> None:
    assert parse_minutes(f"{minutes // 60}:{minutes % 60:02}") == minutes


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (90, "1 h 30 min"),
        (-90, "−1 h 30 min"),
        (-5, "−5 min"),
    ],
)
def test_a_length_to_read(minutes: int, text: str) -> None:
    assert minutes_text(minutes) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (5, "0:05"),
        (545, "9:05"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (3750, "1:02:30"),
        (-5, "−0:05"),
        (-3750, "−1:02:30"),
    ],
)
def test_seconds_as_digits(seconds: int, text: str) -> None:
    assert countdown_text(seconds) == text


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (-0.5, "23:30"),
        (0, "00:00"),
        (9.5, "09:30"),
        (23.99, "23:59"),
        (24, "00:00 +1 d"),
        (49.25, "01:15 +2 d"),
    ],
)
def test_clock_text_names_a_later_day(hours: float, text: str) -> None:
    assert clock_text(timedelta(hours=hours)) == text


def test_time_since_midnight_counts_seconds() -> None:
    assert since_midnight(time(18, 30, 15)) == timedelta(hours=18, minutes=30, seconds=15)


def test_a_span_is_rounded_to_the_nearest_minute() -> None:
    assert [whole_minutes(timedelta(seconds=each)) for each in (29, 31, 89, 91)] == [0, 1, 1, 2]
