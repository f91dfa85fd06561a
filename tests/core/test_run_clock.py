"""The clocks of a run: to a clock time, thresholds of a block, going on by itself, groups side by side."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

import pytest

from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.proposing import proposal
from facilitator_app.core.run import Event, Undoable, replay
from facilitator_app.core.run_view import RunView, phase, run_items, view
from tests.builders import at, block, breakout, moment, plan, press, section, strand

MINUTE = timedelta(minutes=1)
START = press("18:30", "start")
EVENING = plan(block("a", 10), block("b", 20), block("c", 5))
STRETCH = block("stretch", 5)
TO_SEVEN = plan(block("a", 10), block("b", 20, until=at("19:00")), block("c", 5))


def show(evening: Plan, now: str, *events: Event) -> RunView:
    return view(evening, replay(run_items(evening), events), moment(now), UTC)


def standing(shown: RunView) -> list[str]:
    return [f"{each.block.id} {each.state} {each.start:%H:%M}–{each.end:%H:%M}" for each in shown.blocks]


def test_a_block_counts_to_its_clock_time() -> None:
    shown = show(TO_SEVEN, "18:50", START, press("18:45", "next"))
    assert (shown.left_s, shown.elapsed_s, shown.length_s) == (600, 300, 900)
    assert (shown.until, shown.behind_s) == (moment("19:00"), 0)
    assert standing(shown)[1:] == ["b now 18:45–19:00", "c next 19:00–19:05"]


def test_a_pause_does_not_move_a_clock_time() -> None:
    paused = START, press("18:40", "next"), press("18:45", "pause")
    assert [show(TO_SEVEN, now, *paused).left_s for now in ("18:45", "18:50", "19:01")] == [900, 600, -60]
    shown = show(TO_SEVEN, "18:55", *paused, press("18:50", "resume"))
    assert (shown.left_s, shown.elapsed_s, shown.length_s) == (300, 600, 900)


def test_only_added_time_moves_a_clock_time() -> None:
    shown = show(TO_SEVEN, "18:50", START, press("18:40", "next"), press("18:45", "add", seconds=120))
    assert (shown.left_s, shown.until, shown.behind_s) == (720, moment("19:02"), 120)


def test_past_its_clock_time_a_block_is_over() -> None:
    shown = show(TO_SEVEN, "19:06", START, press("19:05", "next"))
    assert (shown.left_s, shown.length_s, shown.phase) == (-360, 0, "over")
    assert standing(shown)[1] == "b now 19:05–19:06"


def test_a_block_to_come_is_projected_to_its_clock_time() -> None:
    assert standing(show(TO_SEVEN, "18:50", START))[1:] == ["b next 18:50–19:00", "c next 19:00–19:05"]
    assert standing(show(TO_SEVEN, "19:03", START))[1:] == ["b next 19:03–19:03", "c next 19:03–19:08"]


def test_a_clock_time_before_the_start_is_on_the_next_day() -> None:
    night = plan(block("a", 60, until=at("00:30")), start="23:30")
    shown = show(night, "2026-03-03 00:20", press("23:30", "start"))
    assert (shown.left_s, shown.until) == (600, moment("2026-03-03 00:30"))


def test_seconds_left_to_a_clock_time_agree_with_those_of_a_length() -> None:
    begun = press("18:40", "next")
    exact = [show(TO_SEVEN, now, START, begun) for now in ("18:59:59.500", "19:00", "19:00:00.500")]
    length = plan(block("a", 10), block("b", 20))
    plain = [show(length, now, START, begun) for now in ("18:59:59.500", "19:00", "19:00:00.500")]
    assert [each.left_s for each in exact] == [each.left_s for each in plain] == [1, 0, 0]


def test_a_proposal_keeps_the_lengths_of_blocks_up_to_a_clock_time() -> None:
    late = plan(
        block("a", 10),
        block("b", 20, min_minutes=5, priority="shrink"),
        block("c", 10, until=at("19:10")),
        block("d", 20, min_minutes=5, priority="shrink"),
        must_end="19:20",
    )
    position = replay(run_items(late), [START])
    fit = proposal(view(late, position, moment("18:45"), UTC), position)
    assert fit is not None
    assert [(each.id, each.minutes) for each in fit.blocks] == [("b", 15), ("c", 10), ("d", 10)]


def test_a_clock_time_right_before_a_pin_is_one_stretch() -> None:
    late = plan(
        block("a", 10, until=at("18:40")), block("b", 20, pin="18:40"), block("c", 5), must_end="18:50"
    )
    position = replay(run_items(late), [])
    fit = proposal(view(late, position, moment("18:30"), UTC), position)
    assert fit is not None
    assert [each.id for each in fit.blocks] == ["a", "b", "c"]
    assert fit.short_minutes == 15


@pytest.mark.parametrize(
    ("left", "fields", "name"),
    [
        (301, {"warning_minutes": 5}, "normal"),
        (300, {"warning_minutes": 5}, "warning"),
        (200, {"warning_minutes": 2}, "normal"),
        (50, {"warning_minutes": 2}, "danger"),
        (51, {"danger_minutes": 1}, "danger"),
        (60, {"danger_minutes": 1}, "danger"),
        (61, {"danger_minutes": 1}, "warning"),
        (1, {"warning_minutes": 0, "danger_minutes": 0}, "normal"),
        (0, {"warning_minutes": 0, "danger_minutes": 0}, "danger"),
        (-1, {"warning_minutes": 0, "danger_minutes": 0}, "over"),
        (200, {}, "warning"),
    ],
)
def test_a_block_has_thresholds_of_its_own(left: int, fields: dict[str, Any], name: str) -> None:
    assert phase(left, 1000, block("a", **fields)) == name


def auto(*ids: str, **fields: Any) -> Plan:
    return plan(*(block(id, 10, auto=True, **fields) for id in ids))


def test_a_block_that_goes_on_by_itself_says_when() -> None:
    assert show(auto("a", "b"), "18:32:07", START).auto_at == moment("18:40")
    assert show(auto("a", "b"), "18:55", START).auto_at == moment("18:40")
    added = press("18:31", "add", seconds=90)
    assert show(auto("a", "b"), "18:32", START, added).auto_at == moment("18:41:30")
    assert show(auto("a", "b", until=at("18:45")), "18:50", START).auto_at == moment("18:45")


def test_the_last_block_a_paused_one_and_one_by_hand_do_not_go_on_by_themselves() -> None:
    assert show(auto("a"), "18:35", START).auto_at is None
    assert show(auto("a", "b"), "18:35", START, press("18:31", "pause")).auto_at is None
    assert show(EVENING, "18:35", START).auto_at is None
    assert show(auto("a", "b"), "18:35", START, press("18:31", "skip", block="b")).auto_at is None


def test_a_session_that_is_still_to_begin_goes_on_from_its_beginning() -> None:
    early = press("18:25", "start", seconds=-300)
    shown = show(auto("a", "b"), "18:27", early)
    assert (shown.left_s, shown.auto_at, shown.behind_s) == (600, moment("18:40"), 0)
    assert standing(shown) == ["a now 18:30–18:40", "b next 18:40–18:50"]


def test_a_start_as_planned_is_not_late() -> None:
    shown = show(EVENING, "18:42", press("18:42", "start", seconds=720))
    assert (shown.planned_start, shown.elapsed_s, shown.behind_s) == (moment("18:30"), 720, 120)


ROUNDS = plan(
    breakout(
        "g",
        strand("x", block("x1", 20), block("x2", 20)),
        strand("y", section("s", block("y1", 10), block("none")), block("y2", 30)),
        strand("z"),
    ),
    block("end", 10),
)


def groups(now: str, *events: Event, evening: Plan = ROUNDS) -> list[tuple[str, int, str]]:
    """Each group's part with the seconds left for it, and the next."""
    shown = show(evening, now, START, *events)
    return [(each.part.id, each.left_s, each.next.id if each.next else "") for each in shown.strands]


def test_each_group_has_its_own_clock() -> None:
    assert groups("18:35") == [("x1", 900, "x2"), ("y1", 300, "y2")]
    assert groups("18:45") == [("x1", 300, "x2"), ("y2", 1500, "")]
    assert groups("18:50") == [("x2", 1200, ""), ("y2", 1200, "")]
    assert groups("19:12") == [("x2", -120, ""), ("y2", -120, "")]


def test_a_group_says_which_part_it_is_on_and_its_phase() -> None:
    one, two = show(ROUNDS, "18:46", START).strands
    assert (one.strand.id, one.number, one.parts, one.length_s, one.phase) == ("x", 1, 2, 1200, "warning")
    assert (two.strand.id, two.number, two.parts, two.length_s, two.phase) == ("y", 2, 2, 1800, "normal")


def test_a_part_has_thresholds_of_its_own() -> None:
    evening = plan(breakout("g", strand("x", block("x1", 20, warning_minutes=10))))
    assert show(evening, "18:40", START).strands[0].phase == "warning"


def test_pauses_are_left_out_of_the_groups_times() -> None:
    assert groups("18:45", press("18:35", "pause"), press("18:40", "resume"))[0] == ("x1", 600, "x2")


def test_a_swap_begins_the_next_part_of_every_group_at_once() -> None:
    swap = press("18:37", "swap")
    assert groups("18:38", swap) == [("x2", 1140, ""), ("y2", 1740, "")]
    shown = show(ROUNDS, "18:38", START, swap)
    assert (shown.left_s, shown.behind_s) == (29 * 60, -3 * 60)


def test_a_swap_leaves_those_alone_who_have_no_next_part() -> None:
    assert groups("18:56", press("18:55", "swap")) == [("x2", 840, ""), ("y2", 840, "")]


def test_a_swap_just_after_the_clock_swapped_is_the_same_swap() -> None:
    assert groups("18:51", press("18:50:30", "swap"))[0] == ("x2", 1170, "")
    assert groups("18:41", press("18:40:30", "swap"))[1] == ("y2", 1770, "")


def test_time_that_is_added_goes_to_the_parts_that_are_on() -> None:
    added = press("18:45", "add", seconds=120)
    assert groups("18:46", added) == [("x1", 360, "x2"), ("y2", 1560, "")]
    assert groups("18:53", added)[0] == ("x2", 1140, "")
    assert show(ROUNDS, "18:46", START, added).left_s == 26 * 60
    gone = press("18:45", "add", seconds=-6000)
    assert groups("18:46", gone)[0] == ("x2", 240, "")


def test_a_swap_on_a_part_for_all_changes_nothing() -> None:
    swapped, plain = show(EVENING, "18:36", START, press("18:35", "swap")), show(EVENING, "18:36", START)
    assert (swapped.left_s, swapped.strands) == (plain.left_s, ())


def test_groups_within_a_group_take_as_long_as_the_longest() -> None:
    inner = breakout("in", strand("p", block("p1", 5), block("p2", 5)), strand("q", block("q1", 15)))
    evening = plan(breakout("g", strand("x", inner, breakout("empty"), block("x2", 5))))
    assert groups("18:35", evening=evening) == [("in", 600, "x2")]


def put(now: str, *events: Event, new: Block = STRETCH) -> RunView:
    return show(EVENING, now, START, press("18:35", "insert", new=new), *events)


def test_a_block_that_is_put_in_comes_after_the_one_that_is_on() -> None:
    shown = put("18:36")
    assert standing(shown) == [
        "a now 18:30–18:40",
        "stretch next 18:40–18:45",
        "b next 18:45–19:05",
        "c next 19:05–19:10",
    ]
    assert [each.inserted for each in shown.blocks] == [False, True, False, False]
    assert f"{shown.planned_end:%H:%M}" == "19:05"


def test_all_of_a_block_that_was_put_in_is_behind_the_plan() -> None:
    shown = put("18:42", press("18:40", "next"))
    assert (shown.block, shown.left_s, shown.behind_s) == (STRETCH, 180, 300)
    assert put("18:46", press("18:40", "next"), press("18:45", "next")).behind_s == 300


def test_blocks_are_put_in_first_and_after_one_another() -> None:
    more = press("18:21", "insert", block="stretch", new=block("sing", 2))
    shown = show(EVENING, "18:22", press("18:20", "insert", new=STRETCH), more)
    assert [each.block.id for each in shown.blocks] == ["stretch", "sing", "a", "b", "c"]


def test_a_block_whose_id_the_plan_has_elsewhere_is_not_put_in_twice() -> None:
    position = replay(("a", "gone"), [START, press("18:31", "insert", block="gone", new=block("c", 5))])
    shown = view(EVENING, position, moment("18:32"), UTC)
    assert [each.block.id for each in shown.blocks] == ["a", "b", "c"]
    lost = replay(("a", "gone"), [START, press("18:31", "insert", block="gone", new=STRETCH)])
    assert view(EVENING, lost, moment("18:32"), UTC).blocks[0].block == STRETCH


def test_the_picture_has_ticks_notes_support_and_what_undo_takes_back() -> None:
    log = (
        START,
        press("18:31", "tick", step=2),
        press("18:32", "note", text="Quiet"),
        press("18:33", "offered"),
        press("18:34", "support"),
    )
    shown = show(EVENING, "18:34:05", *log)
    assert shown.ticks == {"a": frozenset({2})}
    assert [each.text for each in shown.notes] == ["Quiet"]
    assert (shown.support, shown.offered) == (True, True)
    assert shown.undo == Undoable("support", "a", moment("18:34:10"))
    assert show(EVENING, "18:34:11", *log).undo is None
