"""Run logs come back as they were written, and each bad line is told with its number and field."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.errors import BadFile
from facilitator_app.core.run import Do, Event
from facilitator_app.formats.run_log import MOST_SECONDS, MOST_STEPS, dump_log, load_log, read_log
from tests.builders import block, press
from tests.formats.files import ODD_KEYS, TEXT, leaves, taken_or_refused, told

AT = '"at": "2026-03-02T07:31:05Z"'
START = f'{{{AT}, "do": "start"}}\n'
NOTE = '{"at": "2026-03-02T07:32:00Z", "do": "note", "text": "Ŀ"}'
DOS = ", ".join(get_args(Do))

FIRST, LAST = (datetime.fromisoformat(day) for day in ("1900-01-01", "2999-12-31"))
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)
EVENTS = st.builds(
    Event,
    at=MOMENTS,
    do=st.sampled_from([each for each in get_args(Do) if each not in ("go", "add", "correct", "insert")]),
    block=TEXT,
    seconds=st.floats(-MOST_SECONDS, MOST_SECONDS),
    minutes=st.dictionaries(TEXT, st.integers(0, 1440), max_size=2),
    text=TEXT,
    step=st.integers(0, MOST_STEPS),
    done=st.booleans(),
    auto=st.booleans(),
    extra=st.dictionaries(ODD_KEYS, JSON, max_size=2),
) | st.builds(
    Event,
    at=MOMENTS,
    do=st.sampled_from(["go", "add", "correct"]),
    block=st.text(min_size=1, max_size=5),
    seconds=st.integers(-MOST_SECONDS, MOST_SECONDS),
)
INSERTS = st.builds(
    Event,
    at=MOMENTS,
    do=st.just("insert"),
    new=leaves().map(lambda each: replace(each, id="new.1", extra={"by": ["Ana", 1]})),
)


@given(st.lists(EVENTS | INSERTS, max_size=5))
def test_a_log_comes_back_as_it_was_written(events: list[Event]) -> None:
    raw = dump_log(events)
    assert load_log(raw, "log") == events
    assert raw.count(b"\n") == len(events)


def test_a_line_holds_only_what_was_said() -> None:
    event = press("18:40", "go", block="b", extra={"by": "Ana"})
    line = {"at": "2026-03-02T18:40:00Z", "do": "go", "block": "b", "by": "Ana"}
    assert json.loads(dump_log([event])) == line


def test_a_correction_to_this_very_moment_comes_back() -> None:
    events = [press("18:40", "correct", seconds=0), press("18:41", "add", seconds=0)]
    assert load_log(dump_log(events), "log") == events


def test_what_was_put_in_on_the_way_may_be_named_from_then_on() -> None:
    new = {"id": "stretch", "kind": "break", "minutes": 5, "until": "19:00:00", "by": "Ana"}
    events = [
        press("18:40", "insert", new=block("stretch", 5, kind="break", until=time(19), extra={"by": "Ana"})),
        press("18:41", "go", block="stretch"),
    ]
    assert json.loads(dump_log(events).splitlines()[0])["new"] == new
    assert load_log(dump_log(events), "log", ["a"]) == events
    assert told(lambda raw, source: load_log(raw, source, ["a"]), dump_log(events[1:] + events)) == [
        "line 1: block: there is no block “stretch” in the plan"
    ]


def test_a_tick_that_is_taken_off_and_a_step_that_came_by_itself_are_said() -> None:
    events = [press("18:40", "tick", step=2, done=False), press("18:41", "next", auto=True)]
    assert [json.loads(line) for line in dump_log(events).splitlines()] == [
        {"at": "2026-03-02T18:40:00Z", "do": "tick", "step": 2, "done": False},
        {"at": "2026-03-02T18:41:00Z", "do": "next", "auto": True},
    ]
    assert load_log(dump_log(events), "log") == events


def test_moments_become_utc() -> None:
    (event,) = load_log(b'{"at": "2026-03-02T18:31:05+11:00", "do": "start"}', "log")
    assert event.at == datetime(2026, 3, 2, 7, 31, 5, tzinfo=UTC)
    assert event.at.utcoffset() == timedelta(0)


def test_empty_lines_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    raw = b"\xef\xbb\xbf" + f"{START}\n\n{START}".replace("\n", "\r\n").encode()
    assert [event.do for event in load_log(raw, "log")] == ["start", "start"]
    assert load_log(b"", "log") == []


@given(st.integers(1, len(NOTE.encode()) - 1))
def test_a_last_line_that_was_cut_off_is_left_out(kept: int) -> None:
    raw = START.encode() + NOTE.encode()[:kept]
    assert load_log(raw, "log") == load_log(START.encode(), "log")


def test_a_last_line_that_only_lacks_its_end_is_read() -> None:
    assert [event.do for event in load_log((START + NOTE).encode(), "log")] == ["start", "note"]


def test_a_cut_line_that_is_not_the_last_is_told() -> None:
    assert told(load_log, f"{NOTE[:20]}\n{START}") == ["line 1: this is not a line of JSON"]


@pytest.mark.parametrize(
    "line", ["nope", "[" * 100_000, f'{{{AT}, "do": "add", "seconds": {"9" * 5000}}}', "\0"]
)
def test_a_line_that_is_not_json_is_told(line: str) -> None:
    assert told(load_log, f"{START}{START}{line}\n{START}") == ["line 3: this is not a line of JSON"]


@pytest.mark.parametrize(
    "rest", ['"do": "\\ud800"', '"do": "note", "text": "\\uDFFF!"', '"do": "start", "\\ud83d": 1']
)
def test_half_of_a_character_is_told(rest: str) -> None:
    line = f'{{"at": "2026-03-02T07:31:05Z", {rest}}}\n'
    assert told(load_log, line) == ["line 1: a text holds half of a character"]


def test_a_character_may_be_named_by_its_halves() -> None:
    (event,) = load_log(b'{"at": "2026-03-02T07:31:05Z", "do": "note", "text": "\\ud83d\\ude00"}', "file")
    assert event.text == "😀"


@pytest.mark.parametrize("line", ["[]", "3", "null", '"start"'])
def test_a_line_is_an_object(line: str) -> None:
    assert told(load_log, f"{line}\n") == ["line 1: expected an object with “at” and “do”"]


@pytest.mark.parametrize(
    ("rest", "what"),
    [
        ('"do": "fly"', f"do: “fly” is not one of {DOS}"),
        ('"do": null', "do: expected text, got nothing"),
        ('"do": ["next"]', "do: expected text, got a list"),
        ('"x": 1', "do: is missing"),
        ('"do": "go"', "block: is missing"),
        ('"do": "go", "block": 3', "block: expected text, got a whole number"),
        ('"do": "go", "block": "zz"', "block: there is no block “zz” in the plan"),
        ('"do": "skip", "block": "z\\nz"', "block: there is no block “z�z” in the plan"),
        ('"do": "add"', "seconds: is missing"),
        ('"do": "correct"', "seconds: is missing"),
        ('"do": "add", "seconds": "60"', "seconds: expected a number, got text"),
        ('"do": "add", "seconds": true', "seconds: expected a number, got true or false"),
        ('"do": "add", "seconds": 172801', "seconds: 172801.0 is more than two days"),
        ('"do": "add", "seconds": -172801', "seconds: -172801.0 is more than two days"),
        ('"do": "add", "seconds": NaN', "seconds: nan is more than two days"),
        ('"do": "add", "seconds": -Infinity', "seconds: -inf is more than two days"),
        ('"do": "replan", "minutes": 3', "minutes: expected a table, got a whole number"),
        ('"do": "replan", "minutes": {"a": -1}', "minutes.a: -1 is not between 0 and 1440"),
        ('"do": "replan", "minutes": {"a": 1441}', "minutes.a: 1441 is not between 0 and 1440"),
        ('"do": "tick", "step": -1', "step: -1 is not between 0 and 1000"),
        ('"do": "tick", "step": 1001', "step: 1001 is not between 0 and 1000"),
        ('"do": "tick", "done": 1', "done: expected true or false, got a whole number"),
        ('"do": "insert"', "new: is missing"),
        ('"do": "insert", "new": 3', "new: expected a table"),
        ('"do": "insert", "new": {"minutes": 5}', "new.id: is missing"),
        ('"do": "insert", "new": {"id": "x y"}', "new.id: “x y” is no id: letters, digits, - and _ only"),
        ('"do": "insert", "new": {"id": "x", "pin": "noon"}', "new.pin: expected a time such as 18:30:00"),
        ('"do": "insert", "new": {"id": "x", "minutes": -5}', "new.minutes: -5 is not between 0 and 1440"),
        ('"do": "note", "text": 3', "text: expected text, got a whole number"),
    ],
)
def test_what_is_wrong_in_a_line(rest: str, what: str) -> None:
    text = f"{START}{START}{{{AT}, {rest}}}\n{START}"
    assert told(lambda raw, source: load_log(raw, source, ["a", "b"]), text) == [f"line 3: {what}"]


@pytest.mark.parametrize(
    ("at", "what"),
    [
        ('"2026-03-02T07:31:05"', "has no time zone; add Z for UTC"),
        ('"yesterday"', "expected a moment such as 2026-03-02T07:31:05Z"),
        ("null", "expected a moment such as 2026-03-02T07:31:05Z, got nothing"),
        ('"0001-01-01T00:00:00+14:00"', "1 is not between the years 1900 and 2999"),
        ('"9999-12-31T23:59:59-14:00"', "9999 is not between the years 1900 and 2999"),
    ],
)
def test_what_is_wrong_with_a_moment(at: str, what: str) -> None:
    assert told(load_log, f'{{"at": {at}, "do": "start"}}\n') == [f"line 1: at: {what}"]


def test_every_bad_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text(f'{{"at": 3, "do": "next"}}\n{START}{{"do": "next"}}\n{{{AT}}}\n', encoding="utf-8")
    with pytest.raises(BadFile) as caught:
        read_log(path)
    places = [problem.where for problem in caught.value.problems]
    assert places == ["line 1: at", "line 3: at", "line 4: do"]


@given(st.binary(max_size=80) | st.text(max_size=40).map(lambda text: (START + text + "\n").encode()))
def test_any_bytes_are_a_log_or_are_refused_with_reasons(raw: bytes) -> None:
    assert taken_or_refused(load_log, raw) or raw.strip()


@given(st.dictionaries(st.sampled_from(["at", "do", "block", "seconds", "minutes", "text", "x"]), JSON))
def test_any_object_is_an_event_or_is_refused_with_reasons(table: dict[str, Any]) -> None:
    # "at" is never a moment here.
    assert not taken_or_refused(load_log, json.dumps(table).encode() + b"\n")
