"""Two windows on one data file in which the same session runs: each follows what the other one does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.core.run import replay
from facilitator_app.core.run_view import run_items
from facilitator_app.store.database import Store
from facilitator_app.ui.live import Live
from tests.builders import block, plan
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import HandClock, MemoryKeeper, at

BY_HAND = plan(block("a", 10), block("b", 20), block("c", 5))
AUTO = plan(block("a", 10, auto=True), block("b", 20), block("c", 5))


@pytest.fixture
def clock() -> HandClock:
    return HandClock(at("18:30"))


@pytest.fixture
def stores(tmp_path: Path, clock: HandClock) -> Iterator[tuple[Store, Store]]:
    with Store.open(tmp_path / "f.db", clock) as one, Store.open(tmp_path / "f.db", clock) as other:
        yield one, other


def both(stores: tuple[Store, Store], clock: HandClock, shown: Plan) -> tuple[Live, Live]:
    """One window that began the session, and another that went on with it."""
    first, second = (Live(store, clock, UTC) for store in stores)
    first.begin(shown)
    first.press("start")
    run = stores[1].open_run()
    assert run is not None
    second.resume(run)
    return first, second


def on_disk(store: Store) -> str:
    """The block that a crash now would come back to."""
    run = store.open_run()
    assert run is not None
    return replay(run_items(store.run_plan(run)), store.events(run)).block


def test_what_is_pressed_in_one_window_is_seen_in_the_other(
    qtbot: QtBot, stores: tuple[Store, Store], clock: HandClock
) -> None:
    first, second = both(stores, clock, BY_HAND)
    clock.move(minutes=3)
    second.press("next")
    clock.move(seconds=1)
    with qtbot.waitSignal(first.changed):
        first.tick()
    assert first.position == second.position
    assert first.position.block == "b"


def test_a_part_that_goes_on_by_itself_is_left_once(
    qtbot: QtBot, stores: tuple[Store, Store], clock: HandClock
) -> None:
    first, second = both(stores, clock, AUTO)
    clock.move(minutes=10, seconds=1)
    first.tick()
    second.tick()
    assert (first.position.block, second.position.block, on_disk(stores[0])) == ("b", "b", "b")


def test_next_in_both_windows_leaves_one_part(
    qtbot: QtBot, stores: tuple[Store, Store], clock: HandClock
) -> None:
    first, second = both(stores, clock, BY_HAND)
    clock.move(minutes=9)
    first.press("next")
    clock.move(seconds=0.4)
    second.press("next")
    assert (first.position.block, second.position.block, on_disk(stores[0])) == ("b", "b", "b")


def test_a_press_after_one_in_the_other_window_counts_from_there(
    qtbot: QtBot, stores: tuple[Store, Store], clock: HandClock
) -> None:
    first, second = both(stores, clock, BY_HAND)
    first.press("next")
    second.press("pause")
    clock.move(seconds=2)
    first.tick()
    assert (first.position.block, first.position.state) == ("b", "paused")
    assert first.position == second.position


def test_a_session_goes_on_though_what_was_pressed_elsewhere_cannot_be_read(
    qtbot: QtBot, clock: HandClock
) -> None:
    class Torn(MemoryKeeper):
        def events(self, run: str) -> list[object]:  # type: ignore[override]
            raise Trouble("This could not be read.")

    live = Live(Torn(), clock, UTC)  # type: ignore[arg-type]
    live.begin(BY_HAND)
    assert live.press("start")
    clock.move(minutes=1)
    live.tick()
    assert live.press("next")
    assert live.position.block == "b"


def test_what_is_no_longer_there_is_not_taken_for_a_session_that_did_not_begin(
    qtbot: QtBot, clock: HandClock
) -> None:
    keeper = MemoryKeeper()
    live = Live(keeper, clock, UTC)
    live.begin(BY_HAND)
    live.press("start")
    keeper.runs["run-1"][1].clear()
    clock.move(minutes=1)
    live.tick()
    assert live.position.block == "a"


def test_the_console_turns_to_the_summary_when_another_window_finished(
    make_rig: Callable[..., Rig],
) -> None:
    rig = make_rig(BY_HAND)
    rig.start(minutes=2)
    other = Live(rig.keeper, rig.clock, UTC)
    other.resume("run-1")
    other.press("finish")
    rig.clock.move(seconds=1)
    rig.live.tick()
    assert rig.state == "summary"
