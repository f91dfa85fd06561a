"""What a session comes to when it is started late or early, now or as planned."""

from __future__ import annotations

from datetime import UTC, timedelta

from facilitator_app.core.starting import starting
from tests.builders import block, moment, plan

EVENING = plan(block("a", 10), block("b", 20), must_end="19:00")


def test_a_late_start_ends_late_now_and_on_time_as_planned() -> None:
    found = starting(EVENING, moment("18:38"), UTC)
    assert found is not None
    assert (found.late, found.is_a_choice) == (timedelta(minutes=8), True)
    assert (found.now.projected_end, found.as_planned.projected_end) == (moment("19:08"), moment("19:00"))
    assert (found.now.left_s, found.as_planned.left_s) == (600, 120)


def test_as_planned_a_first_part_that_is_over_already_is_over_and_makes_the_end_late() -> None:
    found = starting(EVENING, moment("18:45"), UTC)
    assert found is not None
    assert found.as_planned.left_s == -300
    assert found.as_planned.projected_end == moment("19:05")


def test_an_early_start_ends_early_now_and_waits_as_planned() -> None:
    found = starting(EVENING, moment("18:25"), UTC)
    assert found is not None
    assert (found.late, found.is_a_choice) == (timedelta(minutes=-5), True)
    assert (found.now.projected_end, found.as_planned.projected_end) == (moment("18:55"), moment("19:00"))


def test_within_a_minute_there_is_nothing_to_choose() -> None:
    found = starting(EVENING, moment("18:30:59"), UTC)
    assert found is not None
    assert not found.is_a_choice


def test_what_has_no_parts_cannot_start() -> None:
    assert starting(plan(block("note", 0, kind="note")), moment("18:30"), UTC) is None
