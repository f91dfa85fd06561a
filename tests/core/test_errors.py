"""Trouble in the user's world, told in sentences."""

from __future__ import annotations

from facilitator_app.core.errors import MOST_TOLD, BadFile, Problem


def test_a_problem_names_its_field() -> None:
    assert str(Problem("blocks[2].minutes", "is missing")) == "blocks[2].minutes: is missing"


def test_a_problem_of_the_whole_file_names_no_field() -> None:
    assert str(Problem("", "is not TOML")) == "is not TOML"


def test_a_bad_file_says_every_problem_on_a_line() -> None:
    bad = BadFile("night.toml", [Problem("start", "is missing"), Problem("", "is old", fatal=False)])
    assert str(bad) == "night.toml: start: is missing\nnight.toml: is old"
    assert (bad.source, len(bad.problems)) == ("night.toml", 2)


def test_of_very_many_problems_the_first_are_said_and_the_others_counted() -> None:
    problems = [Problem(f"blocks[{number}].id", "is missing") for number in range(MOST_TOLD + 1234)]
    lines = str(BadFile("night.toml", problems)).splitlines()
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == "night.toml: and 1,234 more problems"
    assert str(BadFile("x", problems[: MOST_TOLD + 1])).endswith("x: and 1 more problem")
    assert str(BadFile("x", problems[:MOST_TOLD])).count("more") == 0
