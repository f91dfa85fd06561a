"""After a run: planned against actual, notes, fidelity, and what the plan and the library learn from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from facilitator_app.core.activity import Activity, Step
from facilitator_app.core.plan import Plan
from facilitator_app.core.report import Fidelity, Report, core_steps, lengths, report, with_actual_times
from facilitator_app.core.run import Event, replay
from facilitator_app.core.run_view import RunView, run_items, view
from tests.builders import activity, block, breakout, moment, plan, press, section, strand

MINUTE = timedelta(minutes=1)
STEPS = (Step("Ask", 5), Step("Sing", 5, core=False), Step("Ask", 5))
LIBRARY: dict[str, Activity] = {"boxes": activity("boxes", steps=STEPS)}
EVENING = plan(
    block("a", 10, activity="boxes", min_minutes=8),
    section("s", block("b", 20, activity="boxes", left_out=(3,)), block("rest", 5, kind="break")),
    block("c", 10),
)
LOG = (
    press("18:20", "note", text="Cold room"),
    press("18:30", "start"),
    press("18:31", "tick", step=1),
    press("18:32", "tick", step=2),
    press("18:36", "next"),
    press("18:37", "tick", step=1),
    press("18:40", "note", text="Lively"),
    press("18:45", "insert", new=block("stretch", 5, activity="boxes", min_minutes=3)),
    press("19:06:40", "next"),
    press("19:08", "next"),
    press("19:13", "finish"),
)


def shown(evening: Plan = EVENING, *events: Event, now: str = "20:00") -> RunView:
    return view(evening, replay(run_items(evening), events or LOG), moment(now), UTC)


def of(*events: Event) -> Report:
    return report(shown(EVENING, *events), LIBRARY)


def test_each_block_has_its_planned_and_actual_time() -> None:
    rows = [(row.block.id, row.planned / MINUTE, round(row.actual / MINUTE, 1)) for row in of().rows]
    assert rows == [("a", 10, 6), ("b", 20, 30.7), ("stretch", 0, 1.3), ("rest", 5, 5), ("c", 10, 0)]
    assert [row.was_on for row in of().rows] == [True, True, True, True, False]
    assert [row.left_out for row in of().rows] == [False, False, False, False, True]
    assert (of().rows[0].over, of().rows[2].inserted) == (-4 * MINUTE, True)


def test_the_report_has_the_times_of_the_whole_run() -> None:
    assert (of().start, of().end) == (moment("18:30"), moment("19:13"))
    assert (of().behind, of().offered) == (-2 * MINUTE, False)
    assert of(*LOG, press("19:20", "offered")).offered


def test_a_run_that_never_began_has_an_empty_report() -> None:
    empty = of(press("18:20", "note", text="Nobody came"))
    assert (empty.start, empty.end, empty.fidelity.minutes_done) == (None, None, 0)
    assert [note.text for note in empty.notes] == ["Nobody came"]


def test_notes_say_when_and_while_which_block_was_on() -> None:
    first, second = of().notes
    assert (first.at, first.block, first.text) == (moment("18:20"), None, "Cold room")
    assert (second.at, second.block and second.block.id) == (moment("18:40"), "b")


def test_fidelity_counts_core_steps_and_planned_minutes_delivered() -> None:
    # Of a 1 and 3, of b only 1; 6 of 10, 20 of 20 and 0 of 10 minutes.
    assert of().fidelity == Fidelity(2, 3, 26, 40)


def test_an_empty_plan_has_no_fidelity() -> None:
    assert report(shown(plan(), press("18:30", "start")), LIBRARY).fidelity == Fidelity(0, 0, 0, 0)


def test_core_steps_are_counted_among_all_steps_and_leave_out_what_is_left_out() -> None:
    assert [*core_steps(block("x", activity="boxes"), LIBRARY)] == [1, 3]
    assert [*core_steps(block("x", activity="boxes", left_out=(1,)), LIBRARY)] == [3]
    assert [*core_steps(block("x", activity="gone"), LIBRARY)] == []


def test_core_steps_of_groups_side_by_side_count() -> None:
    evening = plan(breakout("g", strand("x", block("x1", 10, activity="boxes"))))
    log = press("18:30", "start"), press("18:31", "tick", block="x1", step=3), press("18:40", "finish")
    assert report(shown(evening, *log), LIBRARY).fidelity == Fidelity(1, 2, 10, 10)


def test_actual_times_become_the_new_plan_in_whole_minutes() -> None:
    actual = with_actual_times(EVENING, shown())
    minutes = [(each.id, each.minutes, each.min_minutes) for each in actual.walk() if each.is_leaf]
    assert minutes == [("a", 6, 6), ("b", 31, None), ("stretch", 1, 1), ("rest", 5, None), ("c", 10, None)]
    assert actual.home_of("stretch") == ("s", 1)


def test_a_block_that_was_hardly_on_keeps_a_minute() -> None:
    quick = press("18:30", "start"), press("18:30:10", "next"), press("18:31", "finish")
    actual = with_actual_times(EVENING, shown(EVENING, *quick))
    assert actual.blocks[0].minutes == 1


def test_the_new_plan_keeps_what_was_changed_in_it_since() -> None:
    edited = EVENING.remove("a").rename("Evening, again")
    actual = with_actual_times(edited, shown())
    assert (actual.title, [each.id for each in actual.walk()]) == (
        "Evening, again",
        ["s", "b", "stretch", "rest", "c"],
    )
    assert with_actual_times(actual, shown()) == actual
    regrouped = EVENING.remove("b").add(section("b", block("b1", 9)))
    assert with_actual_times(regrouped, shown()).find("b") == regrouped.find("b")


def test_what_was_put_in_where_the_plan_has_nothing_more_comes_first() -> None:
    first = press("18:20", "insert", new=block("sing", 5)), press("18:30", "start"), press("18:33", "next")
    assert with_actual_times(EVENING, shown(EVENING, *first)).blocks[0] == block("sing", 3)


def test_a_breakout_keeps_its_length() -> None:
    evening = plan(breakout("g", strand("x", block("x1", 10))), block("a", 10))
    log = press("18:30", "start"), press("18:45", "next"), press("18:50", "finish")
    actual = with_actual_times(evening, shown(evening, *log))
    assert actual == replace(evening, blocks=(evening.blocks[0], block("a", 5)))


def learned(*events: Event) -> list[tuple[str, int]]:
    return [*lengths(EVENING, replay(run_items(EVENING), events))]


def test_lengths_are_learned_of_activities_that_ended() -> None:
    assert learned(*LOG) == [("boxes", 6), ("boxes", 31), ("boxes", 1)]
    assert learned(*LOG[:5]) == [("boxes", 6)]
    assert learned(LOG[1]) == learned() == []


def test_nothing_is_learned_from_a_block_that_was_hardly_on() -> None:
    assert learned(press("18:30", "start"), press("18:30:10", "finish")) == []
