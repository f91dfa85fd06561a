"""Laws that hold for the timetable of every plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.plan import Block, Plan, Strand
from facilitator_app.core.schedule import NONE, Entry, Schedule, schedule

kinds = st.sampled_from(["activity", "break", "buffer", "note"])
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 5, 10, 30, 45]))
starts = st.integers(0, 23 * 60).map(lambda minutes: time(minutes // 60, minutes % 60))


def blocks(pins: st.SearchStrategy[time | None]) -> st.SearchStrategy[tuple[Block, ...]]:
    leaf = st.builds(Block, st.just(""), kinds, minutes=st.integers(0, 90), pin=pins)
    nested = st.recursive(leaf, lambda inner: holder(inner, pins), max_leaves=6)
    return st.lists(nested, max_size=4).map(tuple)


def holder(inner: st.SearchStrategy[Block], pins: st.SearchStrategy[time | None]) -> st.SearchStrategy[Block]:
    held = st.lists(inner, max_size=3).map(tuple)
    strands = st.lists(st.builds(Strand, st.just(""), blocks=held), max_size=3).map(tuple)
    return st.builds(Block, st.just(""), st.just("section"), pin=pins, blocks=held) | st.builds(
        Block, st.just(""), st.just("breakout"), pin=pins, strands=strands
    )


def plans(pins: st.SearchStrategy[time | None]) -> st.SearchStrategy[Plan]:
    return st.builds(Plan, st.just("p"), st.just("P"), starts, blocks=blocks(pins))


pinned = plans(st.none() | clocks)
flowing = plans(st.none())
flat = st.builds(
    Plan,
    st.just("p"),
    st.just("P"),
    starts,
    blocks=st.lists(
        st.builds(Block, st.just(""), kinds, minutes=st.integers(0, 90), pin=st.none() | clocks), max_size=8
    ).map(tuple),
)


def length(block: Block) -> timedelta:
    """How long a block without pins lasts: its minutes, its blocks one after another, its longest strand."""
    if block.kind == "section":
        return sum(map(length, block.blocks), NONE)
    if block.kind == "breakout":
        strands = (sum(map(length, strand.blocks), NONE) for strand in block.strands)
        return max(strands, default=NONE)
    return block.length


def of_kind(made: Schedule, kind: str) -> timedelta:
    return sum((each.length for each in made.entries if each.block.kind == kind), NONE)


def conflict(entry: Entry, kind: str) -> timedelta:
    return entry.conflict.length if entry.conflict and entry.conflict.kind == kind else NONE


@given(flowing)
def test_without_pins_nothing_conflicts_and_the_end_is_the_start_and_all_lengths(plan: Plan) -> None:
    made = schedule(plan)
    assert not any(each.conflict for each in made.entries)
    assert made.end - made.start == sum(map(length, plan.blocks), NONE)


@given(pinned)
def test_content_breaks_and_slack_fill_the_time_from_start_to_end(plan: Plan) -> None:
    made = schedule(plan)
    assert made.content + made.breaks + made.slack == made.end - made.start


@given(flat)
def test_slack_is_the_buffers_and_gaps_less_the_overlaps(plan: Plan) -> None:
    made = schedule(plan)
    gaps = sum((conflict(each, "gap") for each in made.entries), NONE)
    overlaps = sum((conflict(each, "overlap") for each in made.entries), NONE)
    assert made.slack == of_kind(made, "buffer") + gaps - overlaps


@given(flat)
def test_content_and_breaks_are_the_lengths_of_their_blocks(plan: Plan) -> None:
    made = schedule(plan)
    assert made.content == of_kind(made, "activity") + of_kind(made, "note")
    assert made.breaks == of_kind(made, "break")


@given(flat)
def test_a_block_is_pinned_or_starts_where_the_one_before_it_ends(plan: Plan) -> None:
    made = schedule(plan)
    cursor = made.start
    for each in (each for each in made.entries if each.length):
        assert each.start == cursor + conflict(each, "gap") - conflict(each, "overlap")
        assert each.block.pin is not None or each.start == cursor
        cursor = each.end


@given(pinned)
def test_every_block_has_one_entry_in_running_order_and_none_ends_before_it_starts(plan: Plan) -> None:
    made = schedule(plan)
    assert [each.block for each in made.entries] == list(plan.walk())
    assert all(each.length >= NONE for each in made.entries)


@given(pinned, st.integers(0, 5), st.none() | clocks)
def test_blocks_of_no_length_can_be_left_out(plan: Plan, place: int, pin: time | None) -> None:
    note = Block("note", "note", pin=pin)
    noted = schedule(replace(plan, blocks=(*plan.blocks[:place], note, *plan.blocks[place:])))
    made = schedule(plan)
    assert (made.end, made.content, made.breaks) == (noted.end, noted.content, noted.breaks)
