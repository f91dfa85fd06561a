"""What the console shows: elapsed and left, phases, how far behind, and when it will all end."""

from __future__ import annotations

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event, replay
from facilitator_app.core.run_view import RunView, phase, run_day, run_items, view
from tests.builders import DATE, block, breakout, moment, plan, press, section, strand

MINUTE = timedelta(minutes=1)
START = press("18:30", "start")
EVENING = plan(block("a", 10), block("b", 20), block("c", 5))


def show(evening: Plan, now: str, *events: Event) -> RunView:
    return view(evening, replay(run_items(evening), events), moment(now), UTC)


def standing(shown: RunView) -> list[str]:
    """The state of each block with its start and end, as clock text."""
    return [f"{each.block.id} {each.state} {each.start:%H:%M}–{each.end:%H:%M}" for each in shown.blocks]


def block_id(shown: RunView) -> str:
    return shown.block.id if shown.block else ""


def ends(shown: RunView) -> str:
    return f"{shown.projected_end:%H:%M:%S}"


def test_before_the_start_all_is_still_to_come() -> None:
    shown = show(EVENING, "18:20")
    assert (shown.state, shown.block, shown.phase, shown.length_s) == ("before", None, "normal", 0)
    assert standing(shown) == ["a next 18:30–18:40", "b next 18:40–19:00", "c next 19:00–19:05"]
    assert shown.coming == shown.blocks


def test_a_late_start_moves_everything_after_it() -> None:
    shown = show(EVENING, "18:45")
    assert (shown.behind_s, ends(shown)) == (15 * 60, "19:20:00")
    assert standing(shown)[0] == "a next 18:45–18:55"


def test_before_the_start_nothing_is_early() -> None:
    assert show(EVENING, "18:00").behind_s == 0


def test_the_block_that_is_on_shows_what_passed_and_what_is_left() -> None:
    shown = show(EVENING, "18:34:10", START)
    assert (block_id(shown), shown.elapsed_s, shown.left_s, shown.length_s) == ("a", 250, 350, 600)
    assert [each.actual for each in shown.blocks] == [timedelta(seconds=250), timedelta(0), timedelta(0)]


def test_a_block_that_is_over_counts_on() -> None:
    shown = show(EVENING, "18:42", START)
    assert (shown.left_s, shown.phase, shown.behind_s) == (-120, "over", 120)
    assert standing(shown)[:2] == ["a now 18:30–18:42", "b next 18:42–19:02"]


def test_blocks_that_are_done_keep_their_times() -> None:
    shown = show(EVENING, "18:50", START, press("18:43", "next"))
    assert standing(shown) == ["a done 18:30–18:43", "b now 18:43–19:03", "c next 19:03–19:08"]
    assert (shown.blocks[0].planned, shown.blocks[0].planned_start) == (10 * MINUTE, moment("18:30"))


def test_blocks_that_were_passed_over_are_skipped() -> None:
    shown = show(EVENING, "18:50", START, press("18:43", "go", block="c"))
    assert [each.state for each in shown.blocks] == ["done", "skipped", "now"]


def test_expected_finish_is_start_duration_added_and_paused() -> None:
    log = START, press("18:32", "add", seconds=180), press("18:33", "pause"), press("18:35", "resume")
    assert standing(show(EVENING, "18:36", *log))[0] == "a now 18:30–18:45"


def test_time_taken_away_shortens_a_block_to_nothing_at_most() -> None:
    shorter = show(EVENING, "18:32", START, press("18:31", "add", seconds=-120))
    gone = show(EVENING, "18:32", START, press("18:31", "add", seconds=-6000))
    assert (shorter.length_s, gone.length_s, gone.left_s) == (480, 0, -120)


def test_in_a_pause_the_end_moves_away() -> None:
    log = START, press("18:35", "pause")
    shown = [show(EVENING, now, *log) for now in ("18:36", "18:40")]
    assert [(each.state, each.elapsed_s, each.behind_s) for each in shown] == [
        ("paused", 300, 60),
        ("paused", 300, 300),
    ]


def test_a_run_that_is_early_is_behind_by_less_than_nothing() -> None:
    shown = show(EVENING, "18:36", START, press("18:36", "next"))
    assert (shown.behind_s, ends(shown)) == (-240, "19:01:00")


def test_after_the_finish_behind_and_end_stand_still() -> None:
    log = START, press("18:45", "next"), press("19:00", "next"), press("19:07", "next")
    early, late = (show(EVENING, now, *log) for now in ("19:07", "23:00"))
    assert (early.state, early.behind_s, ends(early)) == ("finished", 120, "19:07:00")
    assert (late.behind_s, ends(late), standing(late)) == (120, "19:07:00", standing(early))


def test_a_run_finished_by_skipping_its_last_block_ended_then() -> None:
    shown = show(EVENING, "20:00", press("18:30", "start", block="c"), press("18:34", "skip"))
    assert (ends(shown), shown.blocks[2].actual, standing(shown)[2]) == (
        "18:34:00",
        4 * MINUTE,
        "c skipped 18:30–18:34",
    )


def test_a_run_finished_by_skipping_a_block_in_a_pause_ended_then() -> None:
    log = press("18:30", "start", block="c"), press("18:30", "pause"), press("18:50", "skip")
    assert ends(show(EVENING, "20:00", *log)) == "18:50:00"


def test_back_brings_what_is_left_of_a_block() -> None:
    shown = show(EVENING, "18:45", START, press("18:40", "next"), press("18:44", "back"))
    assert standing(shown) == ["a now 18:30–18:45", "b next 18:45–19:01", "c next 19:01–19:06"]


def test_a_block_that_was_on_twice_was_on_from_the_first_time_to_the_last() -> None:
    log = START, press("18:40", "next"), press("18:44", "back"), press("18:50", "next")
    shown = show(EVENING, "18:55", *log)
    assert standing(shown)[:2] == ["a done 18:30–18:50", "b now 18:40–19:06"]
    assert shown.blocks[0].actual == 16 * MINUTE


def test_a_skipped_block_takes_no_time() -> None:
    shown = show(EVENING, "18:35", START, press("18:32", "skip", block="b"))
    assert standing(shown) == ["a now 18:30–18:40", "b skipped 18:40–18:40", "c next 18:40–18:45"]


def test_a_replan_gives_blocks_their_new_lengths() -> None:
    shown = show(EVENING, "18:35", START, press("18:34", "replan", minutes={"b": 15, "c": 0}))
    assert standing(shown) == ["a now 18:30–18:40", "b next 18:40–18:55", "c skipped 18:55–18:55"]


@pytest.mark.parametrize(
    ("left", "name"),
    [
        (201, "normal"),
        (200, "warning"),
        (51, "warning"),
        (50, "danger"),
        (0, "danger"),
        (-1, "over"),
    ],
)
def test_phases_begin_at_a_fifth_and_a_twentieth_of_the_length(left: int, name: str) -> None:
    assert phase(left, 1000) == name


def test_the_thresholds_are_met_exactly_for_every_length() -> None:
    lengths = range(60, 24 * 3600 + 1, 60)
    assert {phase(length // 5, length) for length in lengths} == {"warning"}
    assert {phase(length // 20, length) for length in lengths} == {"danger"}


def test_the_phase_is_that_of_the_block_that_is_on() -> None:
    shown = [show(EVENING, now, START).phase for now in ("18:37:59", "18:38", "18:39:30", "18:40:01")]
    assert shown == ["normal", "warning", "danger", "over"]


def test_a_gap_absorbs_delay() -> None:
    gaps = plan(
        block("a", 10),
        block("b", 10, pin="18:41:40"),
        block("c", 10, pin="18:53:20"),
        block("d", 10),
        start="18:30",
    )
    shown = show(gaps, "18:43:20", START)
    late = [(each.start - each.planned_start).total_seconds() for each in shown.blocks]
    assert (shown.behind_s, late) == (200, [0, 100, 0, 0])
    assert show(gaps, "18:43:20", START, press("18:43:20", "next")).behind_s == 100


def test_a_pinned_block_is_not_projected_before_its_pin() -> None:
    pinned = plan(block("a", 10), section("s", block("b", 10), pin="19:00"))
    assert standing(show(pinned, "18:35", START)) == ["a now 18:30–18:40", "b next 19:00–19:10"]
    assert [each.pinned for each in show(pinned, "18:35").blocks] == [False, True]


def test_a_pinned_block_that_is_begun_early_is_on() -> None:
    pinned = plan(block("a", 10), block("b", 10, pin="19:00"))
    shown = show(pinned, "18:45", START, press("18:40", "next"))
    assert (standing(shown)[1], shown.behind_s) == ("b now 18:40–18:50", -20 * 60)


def test_the_delay_before_a_pin_is_passed_on_when_there_is_no_gap_left() -> None:
    pinned = plan(block("a", 10), block("b", 10, pin="18:40"))
    assert standing(show(pinned, "18:50", START))[1] == "b next 18:50–19:00"


def test_blocks_that_overlap_in_the_plan_run_one_after_the_other() -> None:
    overlap = plan(block("a", 60), block("b", 10, pin="19:10"))
    shown = show(overlap, "18:30", START)
    assert (standing(shown)[1], f"{shown.planned_end:%H:%M}") == ("b next 19:30–19:40", "19:20")


def test_the_run_knows_when_it_must_end() -> None:
    on_time = show(plan(block("a", 30), must_end="19:00"), "18:40", START)
    late = show(plan(block("a", 30), must_end="19:00"), "19:00:01", START)
    assert (on_time.must_end, on_time.late_for_must_end) == (moment("19:00"), False)
    assert (late.must_end, late.late_for_must_end) == (moment("19:00"), True)


def test_a_plan_without_an_end_is_never_late_for_it() -> None:
    shown = show(EVENING, "23:00", START)
    assert (shown.must_end, shown.late_for_must_end) == (None, False)


def test_the_screen_shows_its_message_or_nothing() -> None:
    shown = show(EVENING, "18:35", START, press("18:31", "show", text="Back at 7"), press("18:32", "blank"))
    assert (shown.blank, shown.message) == (True, "Back at 7")


def test_a_run_goes_through_leaves_and_whole_breakouts() -> None:
    parts = (
        section("s", block("a", 10), block("note", kind="note")),
        breakout("g", strand("x", block("x1", 20)), strand("y", block("y1", 5))),
        breakout("empty"),
        block("pause", 5, kind="break"),
    )
    assert run_items(plan(*parts)) == ("a", "g", "pause")
    assert show(plan(*parts), "18:45", START, press("18:40", "next")).length_s == 20 * 60


def test_an_empty_plan_has_nothing_to_show_and_nothing_goes_wrong() -> None:
    shown = show(plan(), "18:45", START, press("18:40", "next"), press("18:41", "back"))
    assert (shown.state, shown.blocks, shown.projected_end) == ("before", (), moment("18:45"))


def test_a_run_whose_block_left_the_plan_is_still_shown() -> None:
    position = replay(("a", "gone"), [START, press("18:40", "next")])
    shown = view(EVENING, position, moment("18:45"), UTC)
    assert (shown.state, shown.block, shown.behind_s) == ("running", None, 15 * 60)


def test_now_never_counts_as_earlier_than_the_last_press() -> None:
    shown = show(EVENING, "17:43", START, press("18:43", "next"))
    assert (shown.now, shown.elapsed_s, shown.left_s) == (moment("18:43"), 0, 1200)


def test_a_session_is_local_to_its_zone() -> None:
    zone = ZoneInfo("Australia/Sydney")
    shown = view(EVENING, replay(("a",), []), moment("2026-03-02 07:00"), zone)
    assert f"{shown.local(shown.projected_end):%d %H:%M %z}" == "02 19:05 +1100"
    assert shown.now.tzinfo is UTC


@pytest.mark.parametrize(
    ("start", "begun", "day"),
    [
        ("23:50", "2026-03-02 00:10", "2026-03-01"),
        ("23:50", "2026-03-02 23:45", "2026-03-02"),
        ("00:10", "2026-03-02 23:50", "2026-03-03"),
        ("18:30", "2026-03-02 18:30", "2026-03-02"),
        ("18:30", "2026-03-02 07:00", "2026-03-02"),
        ("18:30", "2026-03-02 06:00", "2026-03-01"),
    ],
)
def test_an_undated_plan_runs_on_the_day_nearest_to_its_start(start: str, begun: str, day: str) -> None:
    assert str(run_day(plan(start=start), moment(begun), UTC).date) == day


def test_a_dated_plan_runs_on_its_day() -> None:
    assert str(run_day(plan(date="2026-03-05"), moment("18:30"), UTC).date) == "2026-03-05"


def test_the_day_is_that_of_the_start_however_long_the_run() -> None:
    shown = show(EVENING, "2026-03-03 18:30", START)
    assert f"{shown.planned_end:%Y-%m-%d %H:%M}" == f"{DATE} 19:05"


def test_a_run_goes_on_over_midnight() -> None:
    night = plan(block("a", 20), block("b", 30), start="23:50", must_end="00:30")
    shown = show(night, "2026-03-03 00:15", press("23:50", "start"), press("2026-03-03 00:10", "next"))
    assert (shown.elapsed_s, shown.behind_s, shown.late_for_must_end) == (300, 0, True)
    assert shown.must_end == moment("2026-03-03 00:30")


def test_a_pause_over_midnight_leaves_the_elapsed_time_as_it_was() -> None:
    night = plan(block("a", 60), start="23:30")
    log = press("23:30", "start"), press("23:50", "pause"), press("2026-03-03 00:10", "resume")
    shown = show(night, "2026-03-03 00:20", *log)
    assert (shown.elapsed_s, shown.left_s, shown.behind_s) == (1800, 1800, 1200)


@pytest.mark.parametrize(
    ("zone", "date", "start", "begun", "pin"),
    [
        ("Europe/London", "2026-03-29", "00:30", "2026-03-29 00:30", "02:30"),
        ("Europe/London", "2026-10-25", "00:30", "2026-10-24 23:30", "02:30"),
        ("Australia/Sydney", "2026-10-04", "01:30", "2026-10-03 15:30", "03:30"),
        ("Australia/Sydney", "2026-04-05", "01:30", "2026-04-04 14:30", "03:30"),
    ],
)
def test_a_change_of_the_clocks_in_the_middle_of_a_run(
    zone: str, date: str, start: str, begun: str, pin: str
) -> None:
    night = plan(block("a", 60), block("b", 30, pin=pin), date=date, time_zone=zone, start=start)
    begin = moment(begun)
    position = replay(run_items(night), [Event(begin, "start")])
    shown = view(night, position, begin + 45 * MINUTE, ZoneInfo(zone))
    assert (shown.elapsed_s, shown.left_s, shown.behind_s) == (2700, 900, 0)
    assert f"{shown.local(shown.blocks[1].start):%H:%M}" == pin
    assert shown.blocks[1].start - begin in (60 * MINUTE, 180 * MINUTE)
