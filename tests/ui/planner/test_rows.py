from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from facilitator_app.core.activity import Safety
from facilitator_app.core.schedule import schedule
from facilitator_app.ui.planner.rows import Row, agenda, count_words, ending, priority_mark, title_of, walk
from tests.builders import activity, block, plan
from tests.ui.planner.conftest import EVENING, LIBRARY


def rows(*blocks: object, **fields: object) -> list[Row]:
    value = plan(*blocks, **fields)  # type: ignore[arg-type]
    return [each.row for each in walk(agenda(value, schedule(value), LIBRARY))]


def test_rows_read_as_the_run_sheet_does() -> None:
    shown = rows(*EVENING.blocks)
    assert [(each.clock, each.length, each.title, each.word) for each in shown] == [
        ("18:30", "10 min", "Arrive", "Activity"),
        ("18:40", "15 min", "Group agreement", "Opening"),
        ("18:55", "20 min", "Practice", "Section"),
        ("18:55", "20 min", "Scenes", "Activity"),
        ("19:15", "20 min", "Groups", "Breakout"),
        ("19:15", "20 min", "Group", "Group"),
        ("19:15", "20 min", "Case one", "Activity"),
        ("19:15", "0 min", "Group", "Group, nothing in it yet"),
        ("19:35", "10 min", "Break", "Break"),
    ]


def test_a_gap_and_an_overlap_are_told_where_they_arise() -> None:
    shown = rows(block("a", 10), block("b", 20, pin="18:50"), block("c", 5, pin="19:05"))
    assert [(each.remark, each.clash) for each in shown] == [
        ("", False),
        ("10 min free before this", False),
        ("Starts 5 min before the part ahead ends", True),
    ]


def test_marks_say_pin_sensitivity_and_what_may_give() -> None:
    (shown,) = rows(block("b", 45, activity="boxes", pin="18:30", priority="shrink", min_minutes=35))
    assert [mark.word for mark in shown.marks] == ["Pinned", "Sensitive", "May shrink to 35 min"]
    (high,) = rows(block("b", 45, sensitivity="high", lead="Ana", support="Ben"))
    assert high.sentence == (
        "18:30, 45 min, Activity, Activity, led by Ana, supported by Ben, Highly sensitive"
    )


@pytest.mark.parametrize(
    ("fields", "word", "told"),
    [
        ({}, "", ""),
        ({"activity": "agree"}, "", ""),
        ({"content_notes": ("Loss",)}, "Content note", "Content note: Loss"),
        ({"activity": "hear"}, "Sensitive", "Sensitive: racism"),
        ({"activity": "hear", "sensitivity": "low"}, "Content note", "Content note: racism"),
        (
            {"activity": "hear", "sensitivity": "high", "content_notes": ("Loss", "racism")},
            "Highly sensitive",
            "Highly sensitive: racism, Loss",
        ),
    ],
)
def test_what_may_be_hard_to_hear_is_a_short_mark_and_told_in_full(
    fields: dict[str, Any], word: str, told: str
) -> None:
    library = {**LIBRARY, "hear": activity("hear", safety=Safety("medium", flags=("racism",)))}
    value = plan(block("b", 10, **fields))
    (row,) = (each.row for each in walk(agenda(value, schedule(value), library)))
    assert "".join(mark.word for mark in row.marks) == word
    assert row.sentence.endswith(f", {told}" if told else row.word)


@pytest.mark.parametrize(
    ("priority", "least", "words"),
    [
        ("must", 5, ""),
        ("shrink", None, "May shrink"),
        ("shrink", 5, "May shrink to 5 min"),
        ("shrink", 10, "At its least"),
        ("drop", None, "May drop"),
        ("drop", 5, "May shrink to 5 min or drop"),
        ("drop", 10, "May drop"),
    ],
)
def test_priorities_are_words(priority: str, least: int | None, words: str) -> None:
    assert priority_mark(block("b", 10, priority=priority, min_minutes=least)) == words


@pytest.mark.parametrize(
    ("must_end", "words", "late"),
    [
        (None, "Ends 19:45", False),
        (time(20), "Ends 19:45, 15 min before it must", False),
        (time(19, 45), "Ends 19:45, just when it must", False),
        (time(19, 40), "Ends 19:45, 5 min after it must", True),
    ],
)
def test_the_end_is_told_in_words(must_end: time | None, words: str, late: bool) -> None:
    end = ending(schedule(replace(EVENING, must_end=must_end)))
    assert (end.words, end.late) == (words, late)
    assert end.parts == "1 h 15 min in all · 1 h 5 min of content · 10 min of breaks"


def test_slack_and_overlap_are_part_of_the_end() -> None:
    gap = plan(block("a", 10), block("b", 20, pin="18:50"))
    assert ending(schedule(gap)).parts.endswith("10 min slack")
    clash = plan(block("a", 10), block("b", 20, pin="18:35"))
    assert ending(schedule(clash)).parts.endswith("5 min overlapping")


def test_counts_are_words_up_to_twelve() -> None:
    assert count_words(1, "thing", "things") == "One thing"
    assert count_words(12, "thing", "things") == "Twelve things"
    assert count_words(13, "thing", "things") == "13 things"


def test_every_title_can_be_told() -> None:
    assert title_of(EVENING, "agree", LIBRARY) == "Group agreement"
    assert title_of(EVENING, "a", LIBRARY) == "Group"
    assert title_of(EVENING, "gone", LIBRARY) == ""
