"""A tick of the participant screen at 4K against drawing all of it, in each layout."""

from __future__ import annotations

from datetime import UTC
from typing import get_args

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.core.plan import Block
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.looks import Layout, Showing
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.theme import Theme
from tests.benchmarks.test_speed import told
from tests.benchmarks.timing import effort
from tests.builders import block, breakout, plan, strand
from tests.ui.run.hands import HandClock, MemoryKeeper, at

ROUNDS = 41
WORDS = "Think of a time when people around you stepped in.\nWhat did they do?\nWhat made it easier?"
ONLY = QWidget.RenderFlag.DrawChildren


EIGHT = breakout(
    "groups",
    *(strand(f"s{n}", block(f"x{n}", 10 + n, public_title="Case by case")) for n in range(8)),
    public_title="Corners of the room",
)


@pytest.mark.parametrize("layout", get_args(Layout))
def test_a_tick_at_4k_costs_a_small_share_of_all_of_it(qtbot: QtBot, layout: Layout) -> None:
    welcome = block("a", 20, public_title="Welcome and how we work together", screen=WORDS)
    # Of 16 ms for all of it, a tick has 4.
    assert share_of_a_tick(qtbot, f"a tick of the {layout}", Showing(layout), welcome) < 0.25


def test_a_tick_of_eight_clocks_costs_no_more_than_half_of_all_of_them(qtbot: QtBot) -> None:
    # The figures that change are nine times as many, and are most of what there is to see.
    assert share_of_a_tick(qtbot, "a tick of eight groups", Showing(), EIGHT) < 0.5


def share_of_a_tick(qtbot: QtBot, name: str, showing: Showing, part: Block) -> float:
    """What a second costs, of drawing the whole screen in 4K, in time of the processor."""
    clock = HandClock(at("18:30"))
    live = Live(MemoryKeeper(), clock, UTC)
    screen = ParticipantScreen(Theme("light"), live, {})
    qtbot.addWidget(screen)
    screen.stage.choose(showing)
    screen.resize(3840, 2160)
    live.begin(plan(part))
    live.press("start")
    image = QImage(3840, 2160, QImage.Format.Format_RGB32)

    def tick() -> None:
        before = screen.scene
        clock.move(seconds=1)
        live.tick()
        changed = screen.changed_since(before)
        assert not changed.isEmpty()
        screen.render(image, changed.boundingRect().topLeft(), changed, ONLY)

    def whole() -> None:
        screen.render(image, QPoint(), QRegion(screen.rect()), ONLY)

    tick()
    whole()
    share, mine, all_of_it = effort(tick, whole, ROUNDS)
    told(f"{name} at 4K against all of it", share, mine, all_of_it)
    return share


def test_all_of_it_at_4k_costs_a_few_times_filling_the_screen(qtbot: QtBot) -> None:
    live = Live(MemoryKeeper(), HandClock(at("18:30")), UTC)
    screen = ParticipantScreen(Theme("light"), live, {})
    qtbot.addWidget(screen)
    screen.resize(3840, 2160)
    live.begin(plan(block("a", 20, public_title="Welcome", screen=WORDS)))
    live.press("start")
    image = QImage(3840, 2160, QImage.Format.Format_RGB32)
    number = iter(range(10**6))

    def whole() -> None:
        screen.render(image, QPoint(), QRegion(screen.rect()), ONLY)

    times, mine, floor = effort(whole, lambda: image.fill(next(number)), ROUNDS)
    told("all of the participant screen at 4K against one colour", times, mine, floor)
    assert times < 20
