"""A late or early start: what Ready says comes of it, and what Enter then does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from facilitator_app.core.plan import Plan
from tests.builders import block, plan
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import MemoryKeeper, at

Key = Qt.Key
MakeRig = Callable[..., Rig]
EVENING = plan(block("a", 30, title="Arrive"), block("b", 60, title="Talk"), must_end="20:00")
OPEN_END = plan(block("a", 30), block("b", 60))


@pytest.mark.parametrize("clock", ["18:30:00", "18:30:50", "18:29:10", "21:00:00", "12:00:00"])
def test_a_session_on_time_or_at_quite_another_time_has_nothing_to_choose(
    make_rig: MakeRig, clock: str
) -> None:
    rig = make_rig(EVENING, clock)
    assert rig.screen.ready.choice.isHidden()
    rig.start()
    assert (rig.view.elapsed_s, rig.on) == (0, "a")


@pytest.mark.parametrize(
    ("clock", "evening", "said"),
    [
        (
            "18:42",
            EVENING,
            (
                "It is 12 min after the planned start at 18:30.",
                "Ends 20:12, 12 min late (Re-plan will help).",
                "As if it had begun at 18:30; ends 20:00, in time for 20:00.",
            ),
        ),
        (
            "18:25",
            EVENING,
            (
                "It is 5 min before the planned start at 18:30.",
                "Ends 19:55, in time for 20:00.",
                "The first part begins at 18:30; ends 20:00, in time for 20:00.",
            ),
        ),
        (
            "19:05",
            OPEN_END,
            (
                "It is 35 min after the planned start at 18:30.",
                "Ends 20:35, 35 min later than planned.",
                "As if it had begun at 18:30; ends 20:05, 5 min later than planned.",
            ),
        ),
        (
            "18:00",
            OPEN_END,
            (
                "It is 30 min before the planned start at 18:30.",
                "Ends 19:30, 30 min earlier than planned.",
                "The first part begins at 18:30; ends 20:00, as planned.",
            ),
        ),
    ],
)
def test_each_way_to_start_says_what_comes_of_it(
    make_rig: MakeRig, clock: str, evening: Plan, said: tuple[str, str, str]
) -> None:
    choice = make_rig(evening, clock).screen.ready.choice
    shown = (choice.question.text(), choice.comes_of_now.text(), choice.comes_of_planned.text())
    assert shown == said
    described = (choice.now.accessibleDescription(), choice.planned.accessibleDescription())
    assert described == said[1:]


def test_enter_starts_now_unless_something_else_was_chosen(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING, "18:42")
    rig.key(Key.Key_Return)
    assert rig.view.blocks[0].start == at("18:42:01")
    assert rig.view.elapsed_s == 0


def test_the_arrows_choose_and_enter_starts_as_planned(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING, "18:42")
    rig.screen.ready.choice.now.setFocus()
    rig.key(Key.Key_Down)
    rig.key(Key.Key_Return)
    assert (rig.view.elapsed_s, rig.view.blocks[0].start) == (12 * 60 + 2, at("18:30"))
    assert rig.keeper.done() == ["start"]


def test_the_large_button_starts_what_is_chosen(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING, "18:42")
    rig.screen.ready.choice.planned.setChecked(True)
    rig.click(rig.screen.ready.start)
    assert rig.view.blocks[0].start == at("18:30")
    rig.key(Key.Key_Space)
    assert rig.on == "b"
    assert rig.screen.ready.choice.now.isChecked()


def test_it_is_seen_how_late_it_has_become(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING, "18:30")
    rig.clock.move(minutes=3)
    rig.screen.ready.looked.emit()
    assert rig.screen.ready.choice.question.text() == "It is 3 min after the planned start at 18:30."
    rig.screen.ready.choice.planned.setChecked(True)
    rig.plan.open(plan(block("z", 5), start="18:33"))
    rig.screen.ready.looked.emit()
    assert rig.screen.ready.choice.isHidden()
    assert not rig.screen.ready.choice.as_planned


def test_a_start_as_planned_that_cannot_be_kept_leaves_nothing_on(make_rig: MakeRig) -> None:
    keeper = MemoryKeeper()
    rig = make_rig(EVENING, "18:42", keeper=keeper)
    rig.screen.ready.choice.planned.setChecked(True)
    keeper.full = True
    rig.click(rig.screen.ready.start)
    assert (rig.state, rig.live.is_on) == ("ready", False)
    assert rig.said
