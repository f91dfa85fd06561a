"""A calendar file is one event by the letter of RFC 5545, and says no more than participants may know."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.formats.calendar import dump_calendar
from tests.builders import block, plan
from tests.formats.tables import STAMP

EVENING = plan(
    block("a", 60, title="Own words", notes="Own notes"),
    block("b", 30, title="More"),
    title="Own title",
    public_title="Club night",
    notes="Own notes",
    date="2026-03-02",
)
_LINE = re.compile(r"([A-Z-]+):([^\x00-\x08\x0a-\x1f\x7f]*)")
_ESCAPED = re.compile(r"\\([\\;,nN])")


def read(raw: bytes) -> list[tuple[str, str]]:
    """The lines of a calendar file, read strictly."""
    assert raw.endswith(b"\r\n")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    folded = raw.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in folded)
    assert all(line.decode() for line in folded)  # no letter is torn apart
    lines = raw.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")
    found = [_LINE.fullmatch(line) for line in lines]
    assert all(found)
    return [(each[1], each[2]) for each in found if each]


def event(value: Plan) -> dict[str, str]:
    lines = read(dump_calendar(value, STAMP))
    names = [name for name, _ in lines]
    assert lines[0] == ("BEGIN", "VCALENDAR")
    assert lines[-2:] == [("END", "VEVENT"), ("END", "VCALENDAR")]
    assert names[1:4] == ["VERSION", "PRODID", "CALSCALE"]
    inner = lines[lines.index(("BEGIN", "VEVENT")) + 1 : -2]
    assert len({name for name, _ in inner}) == len(inner)
    return dict(inner)


def text(value: str) -> str:
    """A value as it was before it was escaped; what must be escaped may not stand bare."""
    assert not re.search(r"[;,]|\\(?![\\;,nN])", _ESCAPED.sub("", value))
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_a_session_without_a_zone_is_by_the_clock_on_the_wall() -> None:
    assert event(EVENING) == {
        "UID": "evening@facilitator",
        "DTSTAMP": "20260301T093000Z",
        "DTSTART": "20260302T183000",
        "DTEND": "20260302T200000",
        "SUMMARY": "Club night",
    }


def test_a_session_with_a_zone_is_at_its_instant() -> None:
    # The clocks in Sydney go back at 3:00 on 5 April 2026, so that the night is an hour longer.
    night = plan(block("a", 240), start="23:30", date="2026-04-04", time_zone="Australia/Sydney")
    made = event(night)
    assert (made["DTSTART"], made["DTEND"]) == ("20260404T123000Z", "20260404T163000Z")


def test_a_session_past_midnight_ends_on_the_next_day() -> None:
    made = event(plan(block("a", 60), start="23:30", date="2026-12-31"))
    assert (made["DTSTART"], made["DTEND"]) == ("20261231T233000", "20270101T003000")


def test_a_session_with_nothing_in_it_ends_when_it_must_or_says_no_end() -> None:
    assert event(plan(date="2026-03-02", must_end="20:00"))["DTEND"] == "20260302T200000"
    assert "DTEND" not in event(plan(date="2026-03-02"))


def test_nothing_but_the_neutral_title_is_told() -> None:
    raw = dump_calendar(EVENING, STAMP)
    assert not any(word in raw for word in (b"Own", b"More", b"notes"))
    assert event(replace(EVENING, public_title=""))["SUMMARY"] == "Session"


def test_the_same_plan_is_the_same_event_on_any_day() -> None:
    later = replace(EVENING, date=EVENING.date and EVENING.date.replace(day=9))
    assert event(later)["UID"] == event(EVENING)["UID"]


def test_a_plan_without_a_date_is_refused_in_a_sentence_that_says_where_to_set_it() -> None:
    with pytest.raises(Trouble, match="fill in “Date” at its top"):
        dump_calendar(replace(EVENING, date=None), STAMP)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp", "Zs"]), min_size=1)
)
def test_any_title_is_folded_and_escaped_and_comes_back(title: str) -> None:
    assert text(event(replace(EVENING, public_title=title))["SUMMARY"]) == title


@pytest.mark.parametrize("letter", ["x", "é", "語", "😀", ","])
def test_a_long_title_is_folded_between_letters(letter: str) -> None:
    for length in range(60, 80):
        title = f"{letter * length} end"
        assert text(event(replace(EVENING, public_title=title))["SUMMARY"]) == title


def test_a_title_of_several_lines_stays_one_value() -> None:
    assert text(event(replace(EVENING, public_title="a\r\nb\x07"))["SUMMARY"]) == "a\nb"
