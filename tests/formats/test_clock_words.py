"""Times of day are read as people write them, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.formats.clock_words import BadClock, clock_span


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:30", "09:30", None),
        ("09.30", "09:30", None),
        ("0930", "09:30", None),
        ("13h", "13:00", None),
        ("13h15", "13:15", None),
        ("9 am", "09:00", None),
        ("9am", "09:00", None),
        ("12:15 a.m.", "00:15", None),
        ("1:30 P. M.", "13:30", None),
        ("12 pm", "12:00", None),
        ("noon", "12:00", None),
        ("09:30:00", "09:30", None),
        ("2026-03-02 09:30", "09:30", None),
        ("00:10 +1 d", "00:10", None),
        ("9:00–9:30", "09:00", "09:30"),
        ("9.00 - 9.30", "09:00", "09:30"),
        ("9:00 to 10:15", "09:00", "10:15"),
        ("9–9:30 am", "09:00", "09:30"),
        ("11:30–12:15 pm", "11:30", "12:15"),
        ("11:30–1 pm", "11:30", "13:00"),
        ("9 am – 1 pm", "09:00", "13:00"),
        ("noon until 1 pm", "12:00", "13:00"),
    ],
)
def test_a_time_is_read(text: str, start: str, end: str | None) -> None:
    first, last = clock_span(text)
    assert f"{first:%H:%M}" == start
    assert (None if last is None else f"{last:%H:%M}") == end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9",
        "9ish",
        "25:00",
        "9:60",
        "13 pm",
        "0 am",
        "9:30:15",
        "9:3",
        "9:00–",
        "9–10",
        "9:00–x",
        "1:00–2:00–3:00",
    ],
)
def test_what_is_no_time_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadClock, match=r"is not a time of day\. Try 9:30"):
        clock_span(text)


@given(st.times())
def test_every_minute_of_the_day_is_read_as_written(clock: object) -> None:
    assert clock_span(f"{clock:%H:%M}")[0] == clock_span(f"{clock:%I:%M %p}")[0]
