"""What a report says: each part, the session as a whole, how much was delivered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from facilitator_app.core.report import Fidelity, Report, ReportRow
from facilitator_app.core.report_words import (
    actual_words,
    difference_words,
    ending_words,
    fidelity_words,
    offered_words,
    planned_words,
    ran_words,
)
from tests.builders import block, moment

MINUTE = timedelta(minutes=1)
EMPTY = Report(None, None, timedelta(0), (), (), Fidelity(0, 0, 0, 0))


def row(planned: float, actual: float, inserted: bool = False) -> ReportRow:
    start = moment("18:30")
    return ReportRow(block("a"), planned * MINUTE, actual * MINUTE, start, start, inserted, not actual)


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (row(10, 12), ("10 min", "12 min", "2 min longer")),
        (row(10, 8), ("10 min", "8 min", "2 min shorter")),
        (row(10, 10.4), ("10 min", "10 min", "As planned")),
        (row(20, 0), ("20 min", "–", "Left out")),
        (row(0, 5, inserted=True), ("–", "5 min", "Added on the way")),
    ],
)
def test_a_part_is_told_by_figures_that_add_up(each: ReportRow, said: tuple[str, str, str]) -> None:
    assert (planned_words(each), actual_words(each), difference_words(each)) == said


def test_the_session_is_told_by_when_it_ran_and_how_it_ended() -> None:
    ran = replace(EMPTY, start=moment("18:42"), end=moment("20:06"), behind=6 * MINUTE)
    assert ran_words(ran, UTC) == "It ran from 18:42 to 20:06, and ended 6 min later than planned."
    assert ran_words(EMPTY, UTC) == ran_words(replace(ran, end=None), UTC) == ""


def test_less_than_a_minute_is_on_time() -> None:
    assert ending_words(timedelta(seconds=59)) == ending_words(timedelta(seconds=-59)) == "on time"
    assert ending_words(-4 * MINUTE) == "4 min earlier than planned"


def test_fidelity_tells_of_what_was_planned_only() -> None:
    assert (
        fidelity_words(Fidelity(18, 21, 82, 90))
        == "18 of 21 core steps ticked; 82 of 90 planned minutes delivered."
    )
    assert fidelity_words(Fidelity(0, 0, 5, 10)) == "5 of 10 planned minutes delivered."
    assert fidelity_words(EMPTY.fidelity) == ""


def test_a_referral_is_told_by_yes_or_no_only() -> None:
    assert offered_words(EMPTY) == "Referral offered: no."
    assert offered_words(replace(EMPTY, offered=True)) == "Referral offered: yes."
