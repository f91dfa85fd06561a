"""What would let a plan end in time that cannot yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.activity import Activity, Minutes
from facilitator_app.core.fit import fit_plan
from facilitator_app.core.plan import Block
from facilitator_app.core.ways import is_protected, ways_to_fit
from tests.builders import activity, block, breakout, plan, strand

LIBRARY: dict[str, Activity] = {
    "poll": replace(activity("poll", 30), minutes=Minutes(30, 15)),
    "story": activity("story", 30, "high"),
    "round": activity("round", 10, stage="sustain"),
}
TIGHT = plan(
    block("a", 30, activity="poll"),
    block("b", 20, title="Talk"),
    block("c", 20, title="Debrief"),
    start="18:30",
    must_end="19:20",
)


def test_a_plan_that_fits_needs_no_way() -> None:
    assert ways_to_fit(replace(TIGHT, must_end=time(20)), LIBRARY) == ()
    assert ways_to_fit(replace(TIGHT, must_end=None), LIBRARY) == ()


def test_ways_free_what_they_say_the_most_first_and_a_later_end_last() -> None:
    ways = ways_to_fit(TIGHT, LIBRARY)
    assert [(way.words, way.gives) for way in ways] == [
        ("Let “Talk” be left out", 20),
        ("Let “Poll” shrink to its short form, 15 min", 15),
        ("End at 19:40 instead", 20),
    ]


def test_what_is_at_its_short_form_may_be_left_out_once() -> None:
    shrunk = TIGHT.change("a", priority="shrink", min_minutes=15)
    assert "Let “Poll” be left out" in [way.words for way in ways_to_fit(shrunk, LIBRARY)]
    dropped = TIGHT.change("b", priority="drop").change("a", priority="drop")
    assert [way.words for way in ways_to_fit(replace(dropped, must_end=time(18, 40)), LIBRARY)] == [
        "End at 18:50 instead"
    ]


@pytest.mark.parametrize(
    ("one", "kept"),
    [
        (block("a", activity="poll"), False),
        (block("a", activity="story"), True),
        (block("a", activity="round"), True),
        (block("a", title="Debrief in pairs"), True),
        (block("a", title="Group agreement"), True),
        (block("a", title="Talk", sensitivity="high"), True),
        (block("a", kind="break"), False),
    ],
)
def test_what_keeps_people_safe_is_protected(one: Block, kept: bool) -> None:
    assert is_protected(one, LIBRARY) is kept


def test_small_groups_are_not_cut_and_a_pin_that_a_later_end_does_not_help_offers_none() -> None:
    groups = breakout("g", strand("s", block("s1", 60)), strand("t"))
    pinned = plan(groups, block("c", 10, title="Close", pin="19:00"), start="18:30", must_end="20:00")
    assert ways_to_fit(pinned, LIBRARY) == ()


def test_where_the_last_pin_is_missed_there_is_no_end_to_move() -> None:
    pinned = plan(block("a", 60, title="Debrief"), block("c", 10, title="Close", pin="19:00"), start="18:30")
    assert ways_to_fit(pinned, LIBRARY) == ()


@given(
    st.lists(st.tuples(st.integers(1, 40), st.sampled_from(["Talk", "Close", "Tea"])), min_size=1, max_size=6)
)
def test_every_way_frees_what_it_says(parts: list[tuple[int, str]]) -> None:
    tight = plan(
        *(block(f"b{at}", minutes, title=title) for at, (minutes, title) in enumerate(parts)),
        start="18:30",
        must_end="18:31",
    )
    before = fit_plan(tight).short_minutes
    for way in ways_to_fit(tight, LIBRARY):
        assert fit_plan(way.plan).short_minutes == max(0, before - way.gives)
