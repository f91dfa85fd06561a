"""replay: where a run stood after each kind of press."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from facilitator_app.core.run import Do, Event
from tests.builders import at, block, breakout, press, strand
from tests.cli.conftest import Say
from tests.cli.sessions import HOUR, write_log, write_plan

START = press("07:30", "start")
KEYS = {"state", "block", "elapsed_s", "left_s", "behind_s", "phase", "projected_end", "must_end", "blocks"}


@pytest.fixture
def shown(say: Say, tmp_path: Path) -> Any:
    """What the console showed after these presses of HOUR."""

    def after(*events: Event, at: str, **changes: Any) -> Any:
        path = write_plan(tmp_path, replace(HOUR, **changes))
        return say("replay", path, write_log(tmp_path, *events), "--at", at, "--json").json

    return after


def test_a_picture_for_programs(shown: Any) -> None:
    assert shown(START, at="2026-03-02T07:31:05Z") == {
        "state": "running",
        "block": "a",
        "elapsed_s": 65,
        "left_s": 535,
        "behind_s": 0,
        "phase": "normal",
        "projected_end": "2026-03-02T19:30:00+11:00",
        "must_end": "2026-03-02T19:30:00+11:00",
        "blocks": [
            _block("a", "now", "18:30", "18:40", 65),
            _block("b", "next", "18:40", "19:00", 0),
            _block("c", "next", "19:00", "19:20", 0),
            _block("d", "next", "19:20", "19:30", 0),
        ],
    }


def _block(id: str, state: str, start: str, end: str, actual: int) -> dict[str, object]:
    begin, finish = (f"2026-03-02T{clock}:00+11:00" for clock in (start, end))
    return {"id": id, "state": state, "start": begin, "end": finish, "actual_s": actual}


def _press(clock: str, do: Do, **fields: Any) -> Event:
    return press(clock, do, **fields)


@pytest.mark.parametrize(
    ("events", "clock", "expected"),
    [
        ([], "07:20", {"state": "before", "block": None, "behind_s": 0, "elapsed_s": 0}),
        ([], "07:32", {"state": "before", "behind_s": 120}),
        ([START, _press("07:40", "next")], "07:41", {"block": "b", "elapsed_s": 60, "left_s": 1140}),
        ([START, _press("07:35", "next")], "07:36", {"block": "b", "behind_s": -300}),
        (
            [START, _press("07:35", "next"), _press("07:36", "back")],
            "07:37",
            {"block": "a", "elapsed_s": 360},
        ),
        ([START, _press("07:35", "go", block="c")], "07:37", {"block": "c", "elapsed_s": 120}),
        ([START, _press("07:31", "pause")], "07:33", {"state": "paused", "elapsed_s": 60, "behind_s": 120}),
        (
            [START, _press("07:31", "pause"), _press("07:33", "resume")],
            "07:34",
            {"state": "running", "elapsed_s": 120, "behind_s": 120},
        ),
        ([START, _press("07:31", "add", seconds=120)], "07:31", {"left_s": 660, "behind_s": 120}),
        ([START, _press("07:31", "add", seconds=-60)], "07:31", {"left_s": 480, "behind_s": -60}),
        (
            [START, _press("07:31", "skip", block="b")],
            "07:31",
            {"block": "a", "projected_end": "2026-03-02T19:10:00+11:00"},
        ),
        ([START, _press("07:31", "correct", seconds=120)], "07:31", {"elapsed_s": 120, "behind_s": -60}),
        (
            [START, _press("07:31", "replan", minutes={"c": 0, "b": 10})],
            "07:31",
            {"block": "a", "projected_end": "2026-03-02T19:00:00+11:00"},
        ),
        ([START, _press("07:31", "blank")], "07:31", {"block": "a", "elapsed_s": 60}),
        ([START, _press("07:31", "show", text="Back at 7")], "07:31", {"block": "a", "elapsed_s": 60}),
        ([START, _press("07:31", "note", text="Late bus")], "07:31", {"block": "a", "elapsed_s": 60}),
        ([START, _press("07:45", "finish")], "07:50", {"state": "finished", "block": None}),
        ([START], "07:38", {"phase": "warning", "left_s": 120}),
        ([START], "07:39:30", {"phase": "danger", "left_s": 30}),
        ([START], "07:41", {"phase": "over", "left_s": -60, "behind_s": 60}),
    ],
    ids=lambda value: value[-1].do if isinstance(value, list) and value else None,
)
def test_a_press_shows(shown: Any, events: list[Event], clock: str, expected: dict[str, object]) -> None:
    picture = shown(*events, at=f"2026-03-02T{clock}Z")
    assert {key: picture[key] for key in expected} == expected
    assert picture.keys() - {"proposal"} == KEYS


def test_blocks_say_what_became_of_them(shown: Any) -> None:
    events = START, _press("07:35", "go", block="c"), _press("07:36", "skip", block="d")
    picture = shown(*events, at="2026-03-02T07:37:00Z")
    assert [each["state"] for each in picture["blocks"]] == ["done", "skipped", "now", "skipped"]
    assert [each["actual_s"] for each in picture["blocks"]] == [300, 0, 120, 0]


def test_a_picture_says_what_else_there_is_to_say(shown: Any) -> None:
    new = block("stretch", 5, auto=True)
    events = (
        START,
        _press("07:31", "tick", step=2),
        _press("07:31", "tick", block="b", step=1),
        _press("07:31", "tick", block="b", step=1, done=False),
        _press("07:33", "offered"),
        _press("07:34", "insert", new=new),
        _press("07:35", "next"),
    )
    picture = shown(*events, at="2026-03-02T07:36:00Z")
    assert {key: picture[key] for key in picture.keys() - KEYS - {"proposal"}} == {
        "auto_at": "2026-03-02T18:40:00+11:00",
        "ticks": {"a": [2]},
        "offered": True,
    }
    assert [each.get("inserted") for each in picture["blocks"]] == [None, True, None, None, None]
    assert shown(*events, _press("07:36", "support"), at="2026-03-02T07:36:00Z")["support"] is True


def test_a_picture_has_the_groups_of_a_breakout_and_a_clock_time(shown: Any) -> None:
    groups = breakout("g", strand("x", block("x1", 5), block("x2", 5)), strand("y", block("y1", 10)))
    assert shown(START, at="2026-03-02T07:32:00Z", blocks=(groups,))["strands"] == [
        {"id": "x", "block": "x1", "left_s": 180, "phase": "normal", "next": "x2"},
        {"id": "y", "block": "y1", "left_s": 480, "phase": "normal", "next": None},
    ]
    to_seven = (block("a", 10, until=at("18:45")),)
    assert shown(START, at="2026-03-02T07:32:00Z", blocks=to_seven)["until"] == "2026-03-02T18:45:00+11:00"


def test_a_late_run_has_a_proposal(shown: Any) -> None:
    assert "proposal" not in shown(START, at="2026-03-02T07:40:00Z")
    picture = shown(press("07:40", "start"), at="2026-03-02T07:40:00Z")
    assert picture["projected_end"] == "2026-03-02T19:40:00+11:00"
    assert picture["proposal"] == {
        "fits": True,
        "short_minutes": 0,
        "blocks": [
            {"id": "b", "planned": 20, "minutes": 10, "dropped": False},
            {"id": "c", "planned": 20, "minutes": 20, "dropped": False},
            {"id": "d", "planned": 10, "minutes": 10, "dropped": False},
        ],
    }


def test_a_plan_may_end_when_it_likes(shown: Any) -> None:
    assert shown(START, at="2026-03-02T09:00:00Z", must_end=None)["must_end"] is None


def test_presses_after_the_moment_asked_for_are_left_out(shown: Any) -> None:
    picture = shown(START, press("07:35", "next"), at="2026-03-02T07:34:00Z")
    assert (picture["block"], picture["elapsed_s"]) == ("a", 240)


@pytest.mark.parametrize(
    "moment", ["2026-03-02T18:31:05", "2026-03-02 18:31:05", "2026-03-02T09:31:05+02:00"]
)
def test_a_moment_is_in_the_plans_own_zone_unless_it_names_one(shown: Any, moment: str) -> None:
    assert shown(START, at=moment)["elapsed_s"] == 65


@pytest.mark.parametrize(
    ("moment", "what"),
    [
        ("teatime", "“teatime” is not a time; one is 2026-03-02T18:30:00+11:00."),
        ("", "“” is not a time; one is 2026-03-02T18:30:00+11:00."),
        ("0001-01-01", "1 is not between the years 1900 and 2999."),
        ("9999-12-31T23:59:59-12:00", "9999 is not between the years 1900 and 2999."),
    ],
)
def test_a_moment_that_is_none_is_told(say: Say, tmp_path: Path, moment: str, what: str) -> None:
    words = "replay", write_plan(tmp_path, HOUR), write_log(tmp_path, START), f"--at={moment}"
    assert say(*words).trouble == f"--at: {what}"


def test_the_moment_of_the_last_press_is_the_usual_one(say: Say, tmp_path: Path) -> None:
    log = write_log(tmp_path, START, press("07:33", "blank"))
    assert say("replay", write_plan(tmp_path, HOUR), log, "--json").json["elapsed_s"] == 180


def test_a_log_without_presses_is_shown_as_of_now(say: Say, tmp_path: Path) -> None:
    today = replace(HOUR, date=datetime.now(UTC).date(), time_zone="UTC", start=at("00:00"), must_end=None)
    picture = say("replay", write_plan(tmp_path, today), write_log(tmp_path), "--json").json
    assert (picture["state"], picture["must_end"]) == ("before", None)


def test_a_picture_for_people(say: Say, tmp_path: Path) -> None:
    words = "replay", write_plan(tmp_path, HOUR), write_log(tmp_path, START)
    assert say(*words, "--at", "2026-03-02T18:41:00").out.splitlines() == [
        "18:41:00  running  Welcome",
        "left −1:00 (over), behind 1:00",
        "18:30–18:41  now      Welcome",
        "18:41–19:01  next     Work",
        "19:01–19:21  next     More work",
        "19:21–19:31  next     Close",
    ]
    assert say(*words, "--at", "2026-03-02T18:20").out.startswith("18:20:00  before  \n")


def test_what_is_wrong_in_a_log_is_told_with_file_line_and_field(say: Say, tmp_path: Path) -> None:
    log = write_log(tmp_path, START, press("07:31", "go", block="zz"))
    said = say("replay", write_plan(tmp_path, HOUR), log, "--json")
    assert said.trouble == f"{log}: line 2: block: there is no block “zz” in the plan"
    assert say("replay", "club-bystander", tmp_path).trouble == f"{tmp_path}: this is a folder, not a file"
