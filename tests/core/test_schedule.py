"""When everything in a plan happens: starts follow from the order, the lengths and the pins."""

from __future__ import annotations

from datetime import timedelta

import pytest

from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import Conflict, schedule
from tests.builders import block, breakout, plan, section, strand

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def times(evening: Plan) -> dict[str, str]:
    """When each block starts and ends, as clock text."""
    made = schedule(evening)
    return {each.block.id: f"{made.clock(each.start)}–{made.clock(each.end)}" for each in made.entries}


def conflicts(evening: Plan) -> dict[str, tuple[str, int]]:
    """The gaps and overlaps with their minutes, by the block that reports them."""
    return {
        each.block.id: (each.conflict.kind, each.conflict.length // MINUTE)
        for each in schedule(evening).entries
        if each.conflict
    }


def end(evening: Plan) -> str:
    made = schedule(evening)
    return made.clock(made.end)


def tally(evening: Plan) -> tuple[int, int, int]:
    """The minutes of content, breaks and slack."""
    made = schedule(evening)
    return made.content // MINUTE, made.breaks // MINUTE, made.slack // MINUTE


def test_each_block_starts_when_the_one_before_it_ends() -> None:
    evening = plan(block("a", 10), block("b", 25), block("c", 5))
    assert times(evening) == {"a": "18:30–18:40", "b": "18:40–19:05", "c": "19:05–19:10"}


def test_an_empty_plan_ends_when_it_starts() -> None:
    made = schedule(plan())
    assert (made.start, made.end, made.entries) == (18.5 * HOUR, 18.5 * HOUR, ())


def test_a_later_pin_leaves_a_gap_that_is_reported_on_its_block() -> None:
    evening = plan(block("a", 10), block("b", 10, pin="19:00"), block("c", 10))
    assert times(evening) == {"a": "18:30–18:40", "b": "19:00–19:10", "c": "19:10–19:20"}
    assert conflicts(evening) == {"b": ("gap", 20)}


def test_an_earlier_pin_overlaps_and_nothing_moves_by_itself() -> None:
    evening = plan(block("a", 60), block("b", 15, pin="19:10"))
    assert times(evening) == {"a": "18:30–19:30", "b": "19:10–19:25"}
    assert conflicts(evening) == {"b": ("overlap", 20)}


def test_after_an_overlap_the_day_goes_on_from_the_end_of_the_pinned_block() -> None:
    evening = plan(block("a", 60), block("b", 10, pin="19:10"), block("c", 5))
    assert times(evening)["c"] == "19:20–19:25"
    assert end(evening) == "19:25"


def test_a_pin_that_is_met_is_no_conflict() -> None:
    assert conflicts(plan(block("a", 10), block("b", 10, pin="18:40"))) == {}


def test_a_pin_at_the_start_is_today_and_one_before_it_is_tomorrow() -> None:
    evening = plan(block("a", 10, pin="18:30"), block("b", 10, pin="18:29"))
    assert times(evening) == {"a": "18:30–18:40", "b": "18:29 +1 d–18:39 +1 d"}


def test_a_pin_counts_its_seconds() -> None:
    made = schedule(plan(block("a", 10, pin="18:30:30")))
    assert made.entries[0].conflict == Conflict("gap", timedelta(seconds=30))


def test_a_plan_goes_on_over_midnight() -> None:
    night = plan(block("a", 60), block("b", 60, pin="00:15"), start="23:00")
    assert times(night) == {"a": "23:00–00:00 +1 d", "b": "00:15 +1 d–01:15 +1 d"}


def test_a_plan_goes_on_over_two_midnights() -> None:
    long = plan(block("a", 24 * 60), block("b", 8 * 60), block("c", 30))
    assert times(long)["c"] == "02:30 +2 d–03:00 +2 d"


@pytest.mark.parametrize("kind", ["note", "activity", "break", "buffer"])
@pytest.mark.parametrize("pin", [None, "17:00", "18:30", "18:35", "23:00"])
def test_a_block_of_no_length_moves_nothing(kind: str, pin: str | None) -> None:
    evening = plan(block("a", 10), block("note", kind=kind, pin=pin), block("b", 10))
    assert times(evening)["b"] == "18:40–18:50"
    assert (conflicts(evening), tally(evening)) == ({}, (20, 0, 0))


def test_a_note_stands_where_it_is_or_at_its_pin() -> None:
    evening = plan(block("a", 10), block("here", kind="note"), block("there", pin="20:00"))
    assert (times(evening)["here"], times(evening)["there"]) == ("18:40–18:40", "20:00–20:00")


def test_content_breaks_and_buffers_are_counted_apart() -> None:
    evening = plan(
        block("a", 40),
        block("b", 10, kind="break"),
        block("c", 5, kind="buffer"),
        block("d", 3, kind="note"),
    )
    assert tally(evening) == (43, 10, 5)


def test_slack_is_buffers_and_gaps_less_overlaps() -> None:
    evening = plan(block("a", 10, kind="buffer"), block("b", 60, pin="19:00"), block("c", 10, pin="19:45"))
    assert tally(evening) == (70, 0, 10 + 20 - 15)


def test_a_section_spans_what_it_holds() -> None:
    evening = plan(block("a", 10), section("s", block("b", 10), block("c", 15)), block("d", 5))
    assert times(evening)["s"] == "18:40–19:05"
    assert times(evening)["d"] == "19:05–19:10"


def test_a_section_within_a_section_spans_what_it_holds() -> None:
    evening = plan(section("s", block("a", 10), section("t", block("b", 10)), block("c", 10)))
    assert times(evening) == {
        "s": "18:30–19:00",
        "a": "18:30–18:40",
        "t": "18:40–18:50",
        "b": "18:40–18:50",
        "c": "18:50–19:00",
    }


def test_entries_know_what_holds_them_and_how_deep_they_are() -> None:
    evening = plan(section("s", breakout("g", strand("x", section("t", block("a", 5))))))
    held = [(each.block.id, each.parent, each.depth, each.in_strand) for each in schedule(evening).entries]
    assert held == [
        ("s", "", 0, False),
        ("g", "s", 1, False),
        ("t", "x", 2, True),
        ("a", "t", 3, True),
    ]


def test_a_pinned_section_reports_the_conflict_and_its_first_block_follows() -> None:
    evening = plan(block("a", 10), section("s", block("b", 10), pin="19:00"))
    assert conflicts(evening) == {"s": ("gap", 20)}
    assert times(evening)["b"] == "19:00–19:10"


def test_a_pinned_section_that_comes_too_early_overlaps() -> None:
    evening = plan(block("a", 60), section("s", block("b", 10), pin="19:00"), block("c", 5))
    assert (conflicts(evening), times(evening)["c"]) == ({"s": ("overlap", 30)}, "19:10–19:15")


def test_a_section_spans_from_a_pin_of_its_first_block() -> None:
    evening = plan(section("s", block("a", 10, pin="19:00"), block("b", 5)))
    assert times(evening)["s"] == "19:00–19:15"
    assert conflicts(evening) == {"a": ("gap", 30)}


@pytest.mark.parametrize("pin", [None, "18:00", "20:00"])
@pytest.mark.parametrize(
    "hollow",
    [
        (),
        (block("note", kind="note"),),
        (section("inner"),),
        (block("pinned", pin="21:00"),),
        (breakout("split", strand("x")),),
    ],
    ids=["empty", "note", "section", "pinned note", "breakout"],
)
def test_a_section_with_nothing_of_length_moves_nothing(hollow: tuple[Block, ...], pin: str | None) -> None:
    evening = plan(block("a", 10), section("s", *hollow, pin=pin), block("b", 10))
    assert (times(evening)["b"], conflicts(evening)) == ("18:40–18:50", {})


def test_a_breakout_starts_its_strands_together_and_ends_with_the_longest() -> None:
    evening = plan(
        block("a", 10),
        breakout(
            "g",
            strand("x", block("x1", 10), block("x2", 20)),
            strand("y", block("y1", 25)),
            strand("z"),
        ),
        block("b", 5),
    )
    assert times(evening) == {
        "a": "18:30–18:40",
        "g": "18:40–19:10",
        "x1": "18:40–18:50",
        "x2": "18:50–19:10",
        "y1": "18:40–19:05",
        "b": "19:10–19:15",
    }


def test_only_the_longest_strand_counts_as_content() -> None:
    longest = strand("x", block("x1", 10), block("x2", 10, kind="break"), block("x3", 10))
    assert tally(plan(breakout("g", longest, strand("y", block("y1", 25))))) == (20, 10, 0)


def test_of_strands_of_one_length_the_first_counts() -> None:
    rest = strand("y", block("y1", 20, kind="break"))
    assert tally(plan(breakout("g", strand("x", block("x1", 20)), rest))) == (20, 0, 0)


def test_a_pinned_breakout_reports_the_conflict() -> None:
    evening = plan(block("a", 10), breakout("g", strand("x", block("x1", 10)), pin="19:00"))
    assert (conflicts(evening), times(evening)["x1"]) == ({"g": ("gap", 20)}, "19:00–19:10")


def test_a_pin_within_a_strand_is_reported_there() -> None:
    evening = plan(breakout("g", strand("x", block("x1", 10), block("x2", 10, pin="19:00"))))
    assert (conflicts(evening), times(evening)["g"]) == ({"x2": ("gap", 20)}, "18:30–19:10")


@pytest.mark.parametrize("pin", [None, "18:00", "20:00"])
@pytest.mark.parametrize(
    "strands",
    [(), (strand("x"), strand("y")), (strand("x", block("note", kind="note")),)],
    ids=["none", "empty", "a note"],
)
def test_a_breakout_with_nothing_of_length_moves_nothing(strands: tuple[object, ...], pin: str) -> None:
    evening = plan(block("a", 10), breakout("g", *strands, pin=pin), block("b", 10))  # type: ignore[arg-type]
    assert (times(evening)["b"], conflicts(evening)) == ("18:40–18:50", {})


def test_a_breakout_never_ends_before_it_begins() -> None:
    early = strand("x", block("x1", 10, pin="18:35"))
    evening = plan(block("a", 60), breakout("g", early), block("b", 5))
    assert (times(evening)["g"], times(evening)["b"]) == ("19:30–19:30", "19:30–19:35")
    assert conflicts(evening) == {"x1": ("overlap", 55)}


def test_breakouts_nest() -> None:
    inner = breakout("h", strand("p", block("p1", 30)), strand("q", block("q1", 5)))
    evening = plan(breakout("g", strand("x", block("x1", 10), inner), strand("y", block("y1", 35))))
    assert (times(evening)["g"], tally(evening)) == ("18:30–19:10", (40, 0, 0))


@pytest.mark.parametrize(
    ("must_end", "over"), [(None, 0), ("20:00", 0), ("19:30", 0), ("19:15", 15), ("18:30", 60), ("18:00", 0)]
)
def test_the_plan_over_runs_what_passes_the_time_it_must_end(must_end: str | None, over: int) -> None:
    assert schedule(plan(block("a", 60), must_end=must_end)).over_run == over * MINUTE


def test_the_entry_of_a_block_is_found_by_its_id() -> None:
    made = schedule(plan(section("s", block("a", 10))))
    found = made.of("a")
    assert found is not None
    assert (found.block, found.length, made.of("nobody")) == (block("a", 10), 10 * MINUTE, None)
