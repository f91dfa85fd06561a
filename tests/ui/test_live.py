"""Live: the clock that nobody can set, and presses that are kept before they count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event
from facilitator_app.ui.live import Live, SteadyClock, steady_seconds
from tests.builders import block, plan
from tests.ui.run.hands import HandClock, MemoryKeeper, at

EVENING = plan(block("a", 10), block("b", 20), must_end="19:00")


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at("18:30"))


@pytest.fixture
def keeper() -> MemoryKeeper:
    return MemoryKeeper()


@pytest.fixture
def live(qtbot: QtBot, keeper: MemoryKeeper, clock: HandClock) -> Live:
    return Live(keeper, clock, UTC)


def test_a_wall_clock_set_back_moves_nothing() -> None:
    wall, steady = [at("18:30")], [100.0]
    clock = SteadyClock(lambda: wall[0], lambda: steady[0])
    wall[0] -= timedelta(hours=1)
    steady[0] += 90
    assert clock() == at("18:31:30")


def test_a_clock_that_counts_suspend_shows_the_true_time_after_it() -> None:
    steady = [0.0]
    clock = SteadyClock(lambda: at("18:30"), lambda: steady[0])
    steady[0] += 3600
    assert clock() == at("19:30")


def test_the_usual_clock_is_aware_and_goes_on() -> None:
    first, clock = steady_seconds(), SteadyClock()
    assert clock().tzinfo is UTC
    assert abs(clock() - datetime.now(UTC)) < timedelta(seconds=5)
    assert steady_seconds() >= first


def test_a_system_without_other_clocks_has_the_plain_monotonic_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        monkeypatch.delattr(f"time.{name}", raising=False)
    assert steady_seconds() > 0


def test_nothing_is_on_before_a_plan_is_begun(live: Live) -> None:
    assert not live.is_on
    assert live.view() is None
    assert live.proposal() is None


def test_a_press_with_no_run_on_is_not_kept(qtbot: QtBot, live: Live, keeper: MemoryKeeper) -> None:
    with qtbot.assertNotEmitted(live.changed):
        assert not live.press("next")
    assert keeper.runs == {}


def test_a_press_is_kept_before_it_is_told(qtbot: QtBot, live: Live, keeper: MemoryKeeper) -> None:
    live.begin(EVENING)
    kept: list[list[str]] = []
    live.changed.connect(lambda: kept.append(keeper.done()))
    assert live.press("start")
    assert kept == [["start"]]


def test_a_refused_press_changes_nothing_and_is_told(qtbot: QtBot, live: Live, keeper: MemoryKeeper) -> None:
    live.begin(EVENING)
    live.press("start")
    before = live.position
    keeper.full = True
    with qtbot.waitSignal(live.refused) as told, qtbot.assertNotEmitted(live.changed):
        assert not live.press("next")
    assert live.position == before
    assert told.args == ["The disk is full. Nothing was changed."]


def test_a_run_that_cannot_be_kept_does_not_begin(qtbot: QtBot, live: Live, keeper: MemoryKeeper) -> None:
    keeper.full = True
    with qtbot.waitSignal(live.refused):
        assert not live.begin(EVENING)
    assert not live.is_on


def test_an_interrupted_run_goes_on_at_the_right_second(
    qtbot: QtBot, live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    live.begin(EVENING)
    live.press("start")
    clock.move(minutes=4)
    live.press("pause")
    clock.move(minutes=1)
    live.press("resume")
    clock.move(minutes=2, seconds=7)
    again = Live(keeper, clock, UTC)
    again.resume("run-1")
    shown = again.view()
    assert shown is not None
    assert (shown.state, shown.block and shown.block.id) == ("running", "a")
    assert shown.left_s == 10 * 60 - (6 * 60 + 7)


def test_it_asks_again_while_a_run_is_on(qtbot: QtBot, live: Live) -> None:
    live.begin(EVENING)
    with qtbot.waitSignal(live.ticked, timeout=2000):
        pass


def test_a_run_that_is_put_away_ticks_no_more(qtbot: QtBot, live: Live, keeper: MemoryKeeper) -> None:
    live.begin(EVENING)
    assert live.close()
    assert keeper.ended == ["run-1"]
    assert live.plan is None
    with qtbot.assertNotEmitted(live.ticked, wait=300):
        pass


def test_a_run_that_cannot_be_put_away_stays_on(qtbot: QtBot, live: Live, keeper: MemoryKeeper) -> None:
    live.begin(EVENING)
    keeper.full = True
    with qtbot.waitSignal(live.refused):
        assert not live.close()
    assert live.is_on


def test_a_clock_set_back_while_the_program_was_away_goes_on_from_the_last_press(
    qtbot: QtBot, live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    live.begin(EVENING)
    live.press("start")
    clock.move(minutes=4)
    live.press("add", seconds=60)
    clock.move(minutes=-120)
    again = Live(keeper, clock, UTC)
    again.resume("run-1")
    clock.move(seconds=30)
    shown = again.view()
    assert shown is not None
    assert (shown.left_s, again.now()) == (7 * 60 - 30, at("18:34:30"))
    # Hands are on the computer's own clock, and the next session begins by it.
    assert again.hand_time() == clock.now
    assert again.close()
    assert again.now() == clock.now


def test_the_clocks_go_on_where_what_comes_by_itself_fails(
    qtbot: QtBot, live: Live, keeper: MemoryKeeper, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(run: str, event: Event) -> None:
        raise ValueError("a bug of ours")

    live.begin(plan(block("a", 10, auto=True), block("b", 20)))
    live.press("start")
    clock.move(minutes=10, seconds=5)
    monkeypatch.setattr(keeper, "append", broken)
    with qtbot.waitSignal(live.ticked), pytest.raises(ValueError, match="bug"):
        live.tick()
    monkeypatch.undo()
    live.tick()
    assert live.position.block == "b"


def test_a_late_run_has_a_proposal(live: Live, clock: HandClock) -> None:
    late: Plan = plan(block("a", 10), block("b", 20, min_minutes=10, priority="shrink"), must_end="19:00")
    live.begin(late)
    live.press("start")
    clock.move(minutes=14)
    fit = live.proposal()
    assert fit is not None
    assert [(each.id, each.minutes) for each in fit.blocks] == [("b", 16)]


def test_times_are_in_the_zone_of_the_plan_where_it_has_one(live: Live) -> None:
    live.begin(plan(block("a", 10), time_zone="Australia/Sydney"))
    shown = live.view()
    assert shown is not None
    assert shown.local(at("08:00")).hour == 19


def test_a_dated_plan_that_is_run_on_its_day_keeps_its_date(live: Live) -> None:
    live.begin(plan(block("a", 10), date="2026-03-02"))
    assert live.plan is not None
    assert live.plan.date is not None


def test_a_dated_plan_that_is_run_on_another_day_is_not_days_late(live: Live, clock: HandClock) -> None:
    clock.now += timedelta(days=3, minutes=2)
    live.begin(plan(block("a", 10), date="2026-03-02"))
    live.press("start")
    shown = live.view()
    assert shown is not None
    assert shown.behind_s == 120


def test_a_session_started_at_quite_another_time_begins_then(live: Live, clock: HandClock) -> None:
    clock.now = at("10:15:20")
    live.begin(plan(block("a", 10), block("b", 20, pin="18:45"), must_end="19:05"))
    live.press("start")
    shown = live.view()
    assert shown is not None
    assert shown.behind_s == 20
    assert shown.must_end == at("10:50")
    assert [each.planned_start for each in shown.blocks] == [at("10:15"), at("10:30")]


def test_an_hour_late_is_late(live: Live, clock: HandClock) -> None:
    clock.now = at("19:30")
    live.begin(plan(block("a", 10)))
    live.press("start")
    shown = live.view()
    assert shown is not None
    assert shown.behind_s == 3600
