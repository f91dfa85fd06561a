"""What presses do where they make no sense, and when they are refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

import pytest

from facilitator_app.core.fit import Fit, Fitted
from facilitator_app.core.run import Event
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.remote import Remote
from tests.builders import block, plan
from tests.ui.run.hands import HandClock, MemoryKeeper, at

EVENING = plan(block("a", 10), block("b", 20), block("c", 5))
FIT = Fit((Fitted("b", 20, 10),))
PRESSES: tuple[Callable[[Remote], object], ...] = (
    lambda remote: remote.next(),
    lambda remote: remote.back(),
    lambda remote: remote.go("b"),
    lambda remote: remote.skip(),
    lambda remote: remote.pause(),
    lambda remote: remote.add(1),
    lambda remote: remote.correct(5),
    lambda remote: remote.blank(),
    lambda remote: remote.show("Words"),
    lambda remote: remote.replan(FIT),
    lambda remote: remote.finish(),
)


@pytest.fixture
def keeper() -> MemoryKeeper:
    return MemoryKeeper()


@pytest.fixture
def live(qapp: object, keeper: MemoryKeeper) -> Live:
    return Live(keeper, HandClock(at("18:30")), UTC)


@pytest.fixture
def remote(live: Live) -> Remote:
    return Remote(live)


@pytest.mark.parametrize("press", PRESSES)
def test_nothing_can_be_pressed_while_no_part_is_on(
    live: Live, remote: Remote, keeper: MemoryKeeper, press: Callable[[Remote], object]
) -> None:
    press(remote)
    live.begin(EVENING)
    press(remote)
    assert keeper.done() == []
    assert not remote.can_go_back
    assert not remote.is_last


@pytest.mark.parametrize("press", PRESSES)
def test_a_refused_press_leaves_everything_as_it_was(
    live: Live, remote: Remote, keeper: MemoryKeeper, press: Callable[[Remote], object]
) -> None:
    remote.start(EVENING)
    remote.next()
    before = live.position
    keeper.full = True
    press(remote)
    assert live.position == before


def test_a_refused_jump_is_not_the_way_back(remote: Remote, live: Live, keeper: MemoryKeeper) -> None:
    remote.start(EVENING)
    remote.go("c")
    keeper.full = True
    remote.back()
    keeper.full = False
    assert live.position.block == "c"
    remote.back()
    assert live.position.block == "a"


def test_a_re_plan_and_its_undoing(remote: Remote, live: Live) -> None:
    remote.start(EVENING)
    assert remote.replan(FIT)
    shown = live.view()
    assert shown is not None
    assert (shown.blocks[1].end - shown.blocks[1].start).total_seconds() == 600
    assert remote.undo_replan(FIT)
    shown = live.view()
    assert shown is not None
    assert (shown.blocks[1].end - shown.blocks[1].start).total_seconds() == 1200


def test_the_way_back_of_an_earlier_run_is_forgotten(remote: Remote, live: Live) -> None:
    remote.start(EVENING)
    remote.go("c")
    live.close()
    remote.start(EVENING)
    assert not remote.can_go_back


def test_a_way_back_is_forgotten_with_the_run_that_it_was_in(
    live: Live, remote: Remote, keeper: MemoryKeeper
) -> None:
    other = keeper.begin_run(EVENING)
    keeper.append(other, Event(at("18:20"), "start"))
    keeper.append(other, Event(at("18:21"), "next"))
    remote.start(EVENING)
    remote.go("c")
    live.close()
    assert not remote.is_running
    live.resume(other)
    remote.back()
    assert live.position.block == "a"
    assert keeper.done(other) == ["start", "next", "back"]


def test_a_start_as_planned_is_as_if_it_had_begun_then(qapp: object, keeper: MemoryKeeper) -> None:
    late = Live(keeper, HandClock(at("18:34")), UTC)
    assert Remote(late).start(EVENING, as_planned=True)
    assert late.position.started == at("18:30")
