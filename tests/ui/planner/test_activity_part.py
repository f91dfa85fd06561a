"""Which steps of its activity a block takes, and the activity to read beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.core.activity import Activity, Minutes, Step
from facilitator_app.core.plan import Block
from facilitator_app.ui.planner.activity_part import ActivityPart
from facilitator_app.ui.theme import Theme
from tests.answers import put_up

STEPS = (Step("Ask.", 5, "Ask"), Step("Vote.", 4, "Vote", core=False), Step("Talk.", 6))
POLL = Activity("poll", "Poll", Minutes(15), steps=STEPS)


class Taken:
    """What the part was told to take."""

    def __init__(self) -> None:
        self.left_out: tuple[int, ...] = ()

    def __call__(self, left_out: tuple[int, ...]) -> None:
        self.left_out = left_out


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
def part(qtbot: QtBot, taken: Taken) -> Iterator[ActivityPart]:
    made = ActivityPart(Theme("light"), taken)
    put_up(qtbot, made, made._theme, (300, 400))
    made.show_block(Block("b", activity="poll"), POLL)
    yield made
    if made._reader is not None:
        made._reader.close()


def test_every_step_is_ticked_with_its_minutes(part: ActivityPart) -> None:
    words = ["Ask (5 min)", "Vote (4 min, may be left out)", "Step 3 (6 min)"]
    assert [each.accessibleName() for each in part.ticks] == words
    assert all(each.isChecked() for each in part.ticks)
    assert part.sum.text() == ""


def test_an_ampersand_in_a_step_is_shown_and_is_no_mark_of_a_key(part: ActivityPart, qtbot: QtBot) -> None:
    part.show_block(Block("c", activity="talk"), replace(POLL, id="talk", steps=(Step("Talk.", 5, "Q&A"),)))
    qtbot.wait(10)
    (tick,) = part.ticks
    assert (tick.text(), tick.accessibleName()) == ("Q&&A (5 min)", "Q&A (5 min)")
    assert tick.shortcut().isEmpty()


def test_long_words_are_cut_off_and_widen_nothing(part: ActivityPart, qtbot: QtBot) -> None:
    part.resize(160, 400)
    qtbot.wait(10)
    assert part.ticks[1].text().endswith("…")
    assert part.minimumSizeHint().width() <= 200


def test_a_long_title_leaves_room_for_the_minutes(part: ActivityPart, qtbot: QtBot) -> None:
    steps = (Step("Talk.", 8, "What keeps people in and what lets them out"),)
    part.show_block(Block("b", activity="poll"), replace(POLL, steps=steps))
    qtbot.wait(10)
    assert part.ticks[0].text().endswith("… (8 min)")


def test_a_step_is_left_out_and_taken_again(part: ActivityPart, taken: Taken) -> None:
    part.ticks[1].click()
    assert [*taken.left_out] == [2]
    part.show_block(Block("b", activity="poll", left_out=(2,)), POLL)
    assert part.sum.text() == "Left out: 1 of 3 steps, 4 min."
    part.ticks[0].click()
    assert [*taken.left_out] == [1, 2]
    part.ticks[1].click()
    assert [*taken.left_out] == []


@pytest.mark.parametrize(
    ("left_out", "says"),
    [((1,), "One of them carries the activity."), ((1, 3), "They carry the activity.")],
)
def test_leaving_out_what_carries_the_activity_is_said(
    part: ActivityPart, left_out: tuple[int, ...], says: str
) -> None:
    part.show_block(Block("b", activity="poll", left_out=left_out), POLL)
    assert part.sum.text().endswith(says)


def test_a_block_of_ones_own_has_no_steps_to_take(part: ActivityPart) -> None:
    part.show_block(Block("c"), None)
    assert part.isHidden()


def test_the_activity_is_read_beside_and_the_window_follows_the_block(part: ActivityPart) -> None:
    part.read.click()
    assert part._reader is not None
    assert part._reader.windowTitle() == "Poll"
    assert "Vote." in part._reader.page.toPlainText()
