"""Trouble in the user's world, told in sentences."""

from __future__ import annotations

from facilitator_app.core.errors import BadFile, Problem


def test_a_problem_names_its_field() -> None:
    assert str(Problem("blocks[2].minutes", "is missing")) == "blocks[2].minutes: is missing"


def test_a_problem_of_the_whole_file_names_no_field() -> None:
    assert str(Problem("", "is not TOML")) == "is not TOML"


def test_a_bad_file_says_every_problem_on_a_line() -> None:
    bad = BadFile("night.toml", [Problem("start", "is missing"), Problem("", "is old", fatal=False)])
    assert str(bad) == "night.toml: start: is missing\nnight.toml: is old"
    assert (bad.source, len(bad.problems)) == ("night.toml", 2)
