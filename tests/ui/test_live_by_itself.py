"""Live between presses: what goes on by itself, cues, starting as planned, and rehearsals without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.core.clock_cues import Cue
from facilitator_app.core.run_view import RunView
from facilitator_app.store.database import Store
from facilitator_app.ui.live import AGAIN, Live
from facilitator_app.ui.rehearsal import Forgetful, Rehearsal
from tests.builders import block, plan
from tests.ui.run.hands import HandClock, MemoryKeeper, at

AUTO = plan(block("a", 10, auto=True), block("b", 5, auto=True), block("c", 20, auto=True), must_end="19:30")
BY_HAND = plan(block("a", 10), block("b", 20))


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at("18:30"))


@pytest.fixture
def keeper() -> MemoryKeeper:
    return MemoryKeeper()


@pytest.fixture
def live(qtbot: QtBot, keeper: MemoryKeeper, clock: HandClock) -> Live:
    return Live(keeper, clock, UTC)


def shown(live: Live) -> RunView:
    now = live.view()
    assert now is not None
    return now


def block_on(live: Live) -> str:
    on = shown(live).block
    return on.id if on else ""


def heard(live: Live) -> list[str]:
    cues: list[str] = []

    def hear(cue: Cue) -> None:
        cues.append(f"{cue.kind} {cue.block}".strip())

    live.cued.connect(hear)
    return cues


def moments(keeper: MemoryKeeper) -> list[tuple[str, datetime]]:
    return [(event.do, event.at) for event in keeper.events("run-1")]


def test_a_block_whose_time_is_up_goes_on_by_itself_once(
    live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    live.begin(AUTO)
    live.press("start")
    clock.move(minutes=9, seconds=59)
    live.tick()
    assert block_on(live) == "a"
    clock.move(seconds=1.2)
    live.tick()
    live.tick()
    assert moments(keeper) == [("start", at("18:30")), ("next", at("18:40"))]
    assert keeper.events("run-1")[1].auto


def test_after_suspend_each_block_was_left_when_it_was_due(
    live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    live.begin(AUTO)
    live.press("start")
    clock.move(minutes=55)
    live.tick()
    assert moments(keeper)[1:] == [("next", at("18:40")), ("next", at("18:45"))]
    # The last block never ends by itself.
    assert (block_on(live), shown(live).left_s) == ("c", -20 * 60)


def test_a_paused_block_waits(live: Live, keeper: MemoryKeeper, clock: HandClock) -> None:
    live.begin(AUTO)
    live.press("start")
    live.press("pause")
    clock.move(minutes=30)
    live.tick()
    assert keeper.done() == ["start", "pause"]
    live.press("resume")
    clock.move(minutes=10)
    live.tick()
    assert moments(keeper)[-1] == ("next", at("19:10"))


def test_time_taken_away_has_a_block_go_on_at_once_and_not_before(
    live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    live.begin(AUTO)
    live.press("start")
    clock.move(minutes=5)
    live.press("add", seconds=-360)
    clock.move(seconds=1)
    live.tick()
    assert moments(keeper)[-1] == ("next", at("18:35"))


def test_next_that_meets_one_that_just_came_by_itself_is_the_same(
    live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    live.begin(AUTO)
    live.press("start")
    clock.move(minutes=10, seconds=0.1)
    assert live.press("next")
    assert (keeper.done(), block_on(live)) == (["start", "next"], "b")
    clock.move(minutes=5, seconds=0.1)
    assert live.press("pause")
    assert (keeper.done(), block_on(live)) == (["start", "next", "next", "pause"], "c")


def test_a_block_that_somebody_brought_back_stays(live: Live, keeper: MemoryKeeper, clock: HandClock) -> None:
    live.begin(AUTO)
    live.press("start")
    clock.move(minutes=10, seconds=1)
    live.tick()
    live.press("undo")
    clock.move(minutes=5)
    live.tick()
    assert (keeper.done(), shown(live).left_s) == (["start", "next", "undo"], -301)


def test_a_run_that_was_interrupted_went_on_by_itself_meanwhile(
    live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    live.begin(AUTO)
    live.press("start")
    clock.move(minutes=12)
    again = Live(keeper, clock, UTC)
    cues = heard(again)
    again.resume("run-1")
    assert (block_on(again), shown(again).left_s) == ("b", 180)
    assert moments(keeper)[-1] == ("next", at("18:40"))
    assert cues == []
    clock.move(minutes=2)
    again.tick()
    assert cues == ["warning b"]


def test_a_full_disk_is_told_once_in_a_while_and_the_block_goes_on_when_it_can(
    live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    told: list[str] = []
    live.refused.connect(told.append)
    live.begin(AUTO)
    live.press("start")
    keeper.full = True
    clock.move(minutes=10)
    for _ in range(5):
        clock.move(seconds=1)
        live.tick()
    assert len(told) == 1
    keeper.full = False
    clock.move(seconds=AGAIN.total_seconds())
    live.tick()
    assert moments(keeper)[-1] == ("next", at("18:40"))


def test_cues_are_told_once_each_and_in_order_when_ticks_are_missed(live: Live, clock: HandClock) -> None:
    cues = heard(live)
    live.begin(AUTO)
    live.press("start")
    clock.move(minutes=16)
    live.tick()
    live.tick()
    clock.move(minutes=60)
    live.press("finish")
    a, b, c = (["warning " + id, "danger " + id] for id in "abc")
    assert cues == ["started a", *a, "block b", *b, "block c", *c, "over c", "finished"]


def test_a_next_by_hand_tells_first_what_was_missed_of_the_block_it_leaves(
    live: Live, clock: HandClock
) -> None:
    cues = heard(live)
    live.begin(BY_HAND)
    live.press("start")
    clock.move(minutes=9)
    live.press("next")
    assert cues == ["started a", "warning a", "block b"]


def test_a_late_session_starts_as_planned(live: Live, keeper: MemoryKeeper, clock: HandClock) -> None:
    clock.now = at("18:42")
    live.begin(BY_HAND)
    assert live.start_as_planned()
    assert (shown(live).elapsed_s, shown(live).left_s, shown(live).behind_s) == (720, -120, 120)
    assert shown(live).blocks[0].start == at("18:30")


def test_an_early_session_starts_as_planned(live: Live, clock: HandClock) -> None:
    clock.now = at("18:25")
    live.begin(BY_HAND)
    assert live.start_as_planned()
    assert (shown(live).left_s, shown(live).behind_s) == (600, 0)
    clock.now = at("18:35")
    assert shown(live).left_s == 300


def test_nothing_starts_where_nothing_is_on(live: Live) -> None:
    assert not live.start_as_planned()
    live.tick()
    live.step()
    assert live.view() is None


@pytest.mark.parametrize(("speed", "seconds"), [(1, 3), (10, 30), (60, 180), (900, 180), (-1, 0), (0, 0)])
def test_a_rehearsal_goes_up_to_sixty_times_as_fast(clock: HandClock, speed: float, seconds: int) -> None:
    rehearsal = Rehearsal(clock, at("10:00"), speed)
    clock.move(seconds=3)
    assert rehearsal() == at("10:00") + timedelta(seconds=seconds)


def test_a_rehearsal_changes_its_pace_from_now_on(clock: HandClock) -> None:
    rehearsal = Rehearsal(clock, at("10:00"), 60)
    clock.move(seconds=10)
    rehearsal.set_speed(0)
    clock.move(seconds=10)
    assert (rehearsal.speed, rehearsal()) == (0, at("10:10"))
    rehearsal.step(timedelta(minutes=5))
    rehearsal.set_speed(1)
    clock.move(seconds=10)
    assert rehearsal() == at("10:15:10")


def test_a_rehearsal_begins_with_any_block_at_its_planned_time(live: Live, clock: HandClock) -> None:
    clock.now = at("09:00")
    assert live.rehearse(BY_HAND, "b", speed=60)
    assert (block_on(live), shown(live).behind_s, shown(live).now) == ("b", 0, at("18:40"))
    clock.move(seconds=10)
    assert (shown(live).left_s, live.now()) == (600, at("18:50"))
    assert live.rehearsal is not None


def test_a_rehearsal_of_nothing_or_in_a_session_does_not_begin(live: Live) -> None:
    assert not live.rehearse(plan())
    live.begin(BY_HAND)
    assert not live.rehearse(BY_HAND)
    assert live.rehearsal is None


def test_after_a_rehearsal_the_true_time_and_the_store_are_back(
    live: Live, keeper: MemoryKeeper, clock: HandClock
) -> None:
    live.rehearse(BY_HAND, speed=60)
    clock.move(minutes=1)
    assert live.close()
    assert (live.now(), live.rehearsal, keeper.runs) == (at("18:31"), None, {})
    live.begin(BY_HAND)
    live.press("start")
    assert keeper.done() == ["start"]


def test_a_rehearsal_goes_step_by_step(live: Live) -> None:
    cues = heard(live)
    live.rehearse(BY_HAND, speed=0)
    left = []
    for _ in range(4):
        left.append((block_on(live), shown(live).left_s))
        live.step()
    assert left == [("a", 600), ("a", 120), ("a", 30), ("a", 0)]
    assert (block_on(live), shown(live).left_s) == ("b", 1200)
    assert cues == ["started a", "warning a", "danger a", "block b"]


def test_step_by_step_goes_with_blocks_that_go_on_by_themselves_and_stops_at_a_pause(live: Live) -> None:
    live.rehearse(AUTO, speed=0)
    for _ in range(3):
        live.step()
    assert block_on(live) == "b"
    live.press("pause")
    live.step()
    assert shown(live).state == "paused"


def test_a_real_session_takes_no_steps(live: Live, keeper: MemoryKeeper, clock: HandClock) -> None:
    live.begin(BY_HAND)
    live.press("start")
    live.step()
    assert (keeper.done(), shown(live).left_s) == (["start"], 600)


def test_a_rehearsal_leaves_no_trace_in_the_data_file(qtbot: QtBot, tmp_path: Path, clock: HandClock) -> None:
    path = tmp_path / "facilitator.db"
    with Store.open(path, clock) as store:
        store.save(None, AUTO)
        store.end_run(store.begin_run(AUTO))
        runs, before = store.runs(AUTO.id), [*all_bytes(path)]
        live = Live(store, clock, UTC)
        live.rehearse(AUTO, "a", speed=60)
        for do in ("note", "tick", "offered", "support", "resume", "next"):
            clock.move(seconds=3)
            live.press(do, text="Words", step=1)
            live.tick()
        live.press("finish")
        live.close()
        assert [*all_bytes(path)] == before
        assert (store.runs(AUTO.id), store.open_run()) == (runs, None)


def all_bytes(path: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(path.parent.iterdir()):
        # The -shm file holds the locks of readers, and nothing of what was written.
        if file.is_file() and not file.name.endswith("-shm"):
            yield file.name, file.read_bytes()


def test_a_keeper_that_forgets_has_no_runs() -> None:
    keeper = Forgetful()
    assert (keeper.begin_run(AUTO), keeper.events("")) == ("", [])
    with pytest.raises(KeyError):
        keeper.run_plan("run-1")
