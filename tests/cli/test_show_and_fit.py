"""show and fit: the timetable, its advice, and lengths that end in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from facilitator_app.core.plan import Reason
from facilitator_app.store.database import Store
from tests.builders import at, block, plan
from tests.cli.conftest import Say
from tests.cli.sessions import HOUR, PINNED, keep, write_plan

ENTRY = {"id", "kind", "parent", "start", "start_clock", "end", "end_clock", "minutes", "conflict"}
WHOLE = {
    "start",
    "start_clock",
    "end",
    "end_clock",
    "must_end",
    "content_minutes",
    "break_minutes",
    "slack_minutes",
    "entries",
    "advice",
    "set_aside",
}


def row(entry: dict[str, Any]) -> tuple[Any, ...]:
    assert entry.keys() == ENTRY
    return tuple(entry[key] for key in ("id", "start", "end", "minutes", "conflict"))


def test_a_timetable_for_programs(say: Say, tmp_path: Path) -> None:
    shown = say("show", write_plan(tmp_path, PINNED), "--json").json
    assert shown.keys() == WHOLE
    assert [row(entry) for entry in shown["entries"]] == [
        ("a", 1110, 1120, 10, None),
        ("s", 1125, 1150, 25, None),
        ("b", 1125, 1145, 20, {"kind": "gap", "minutes": 5}),
        ("break", 1140, 1150, 10, {"kind": "overlap", "minutes": 5}),
        ("g", 1150, 1170, 20, None),
        ("x", 1150, 1170, 20, None),
        ("y", 1150, 1155, 5, None),
    ]


def test_a_timetable_says_clock_times_and_what_holds_what(say: Say, tmp_path: Path) -> None:
    late = plan(block("a", 45), start="23:30", must_end="00:30")
    shown = say("show", write_plan(tmp_path, late), "--json").json
    assert (shown["start_clock"], shown["end_clock"], shown["must_end"]) == ("23:30", "00:15 +1 d", 1470)
    entries = say("show", write_plan(tmp_path, PINNED), "--json").json["entries"]
    assert [entry["parent"] for entry in entries] == [None, None, "s", "s", None, "left", "right"]
    assert [entry["kind"] for entry in entries[1:5]] == ["section", "activity", "break", "breakout"]


def test_advice_for_programs(say: Say, tmp_path: Path) -> None:
    over = plan(block("a", 60), must_end="19:00")
    advice = say("show", write_plan(tmp_path, over), "--json").json["advice"]
    assert all(each.keys() == {"code", "block", "text", "reason", "remedy"} for each in advice)
    codes = {each["code"]: each["block"] for each in advice}
    assert {"over-run", "no-opening", "no-closing"} <= codes.keys()
    assert codes["no-closing"] is None
    mends = {each["code"]: each["remedy"] for each in advice}
    assert mends["over-run"] == "See how it could end in time"


def test_advice_that_no_press_mends_has_no_remedy(say: Say, tmp_path: Path) -> None:
    full = plan(block("a", 60), must_end="19:30")
    [opening, *_] = say("show", write_plan(tmp_path, full), "--json").json["advice"]
    assert (opening["code"], opening["remedy"]) == ("no-opening", None)


def test_advice_that_was_set_aside_is_listed_by_itself(say: Say, tmp_path: Path) -> None:
    reasons = (Reason("no-closing", "", "We close at the bar."),)
    path = write_plan(tmp_path, plan(block("a", 60, title="Welcome"), reasons=reasons))
    shown = say("show", path, "--json").json
    assert shown["advice"] == []
    text = "The plan has no closing: people leave straight from work."
    why = "We close at the bar."
    assert shown["set_aside"] == [{"code": "no-closing", "block": None, "text": text, "why": why}]
    assert say("show", path).out.splitlines()[-1] == f"  – Set aside: {text} ({why})"


def test_advice_knows_when_the_referral_sheet_was_checked(say: Say, data_file: Path) -> None:
    def codes() -> set[str]:
        return {each["code"] for each in say("show", "sensitive", "--json").json["advice"]}

    keep(data_file, plan(block("a", 60, sensitivity="high"), id="sensitive"))
    assert "no-referral" in codes()
    with Store.open(data_file, lambda: datetime.now(UTC)) as store:
        store.set_setting("referrals_checked", datetime.now(UTC).date().isoformat())
    assert "no-referral" not in codes()
    with Store.open(data_file, lambda: datetime.now(UTC)) as store:
        store.set_setting("referrals_checked", "2026-13-45")
    assert "no-referral" in codes()


def test_a_timetable_for_people(say: Say, tmp_path: Path) -> None:
    lines = say("show", write_plan(tmp_path, PINNED)).out.splitlines()
    assert lines[0] == "Evening"
    assert lines[1:7] == [
        "18:30  Activity (10 min)",
        "18:45  Section (25 min)",
        "       5 min free",
        "18:45    Activity (20 min)",
        "       5 min overlap",
        "19:00    Break (10 min)",
    ]
    assert "19:30  End" in lines
    assert lines[-1].startswith("  ! ")


def test_a_plan_that_fits_keeps_its_lengths(say: Say, tmp_path: Path) -> None:
    fitted = say("fit", write_plan(tmp_path, HOUR), "--json").json
    assert fitted.keys() == {"fits", "short_minutes", "blocks"}
    assert (fitted["fits"], fitted["short_minutes"]) == (True, 0)
    assert [(each["planned"], each["minutes"]) for each in fitted["blocks"]] == [
        (10, 10),
        (20, 20),
        (20, 20),
        (10, 10),
    ]


def test_lengths_that_end_in_time(say: Say, tmp_path: Path) -> None:
    path = write_plan(tmp_path, replace(HOUR, must_end=at("19:10")))
    assert say("fit", path, "--json").json == {
        "fits": True,
        "short_minutes": 0,
        "blocks": [
            {"id": "a", "planned": 10, "minutes": 10, "dropped": False},
            {"id": "b", "planned": 20, "minutes": 20, "dropped": False},
            {"id": "c", "planned": 20, "minutes": 0, "dropped": True},
            {"id": "d", "planned": 10, "minutes": 10, "dropped": False},
        ],
    }
    assert say("fit", path).out.splitlines() == [
        "Welcome: 10 min → 10 min",
        "Work: 20 min → 20 min",
        "More work: 20 min → left out",
        "Close: 10 min → 10 min",
    ]


def test_a_plan_that_cannot_be_made_to_fit(say: Say, tmp_path: Path) -> None:
    path = write_plan(tmp_path, replace(HOUR, must_end=at("18:45")))
    fitted = say("fit", path, "--json").json
    assert (fitted["fits"], fitted["short_minutes"]) == (False, 15)
    assert [each["minutes"] for each in fitted["blocks"]] == [10, 10, 0, 10]
    said = say("fit", path)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("It cannot be made to fit: 15 min are missing.\n")


@pytest.mark.parametrize("command", ["show", "fit"])
def test_a_title_is_one_line_and_commands_nothing(say: Say, tmp_path: Path, command: str) -> None:
    odd = HOUR.rename("Two\nlines").change("b", title="\x1b[31mRed\0\r\nand blue")
    lines = say(command, write_plan(tmp_path, odd)).out.splitlines()
    assert sum("�[31mRed� and blue" in line for line in lines) == 1
    assert len(lines) == len(say(command, write_plan(tmp_path, HOUR)).out.splitlines())
