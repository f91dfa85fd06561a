"""A session that starts 12 minutes late, is cut off once, and ends on time with its closing whole."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from facilitator_app.app.clock import local_zone
from facilitator_app.core.run_view import RunView
from tests.app.conftest import Builder, House

Key = Qt.Key
MINUTE = timedelta(minutes=1)


def view(house: House) -> RunView:
    shown = house.program.live.view()
    assert shown is not None
    return shown


def on(house: House) -> str:
    block = view(house).block
    return block.id if block else ""


def let_run(house: House) -> None:
    """Let the part that is on take its time, and look at the clock now and then."""
    while view(house).left_s > 0:
        house.clock.move(seconds=min(20, view(house).left_s))
        house.program.live.tick()


def go_on(house: House) -> None:
    """Press Space until the next part is on: where it is sensitive, its content note is read out first."""
    before = on(house)
    house.press(Key.Key_Space)
    if on(house) == before:
        house.press(Key.Key_Space)
    assert on(house) != before


def what_they_see(house: House) -> tuple[str, str]:
    """The title on the participant screen and its figures."""
    displays = house.program._displays
    assert displays is not None
    assert displays.is_open
    scene = displays.participant.scene
    return scene.title, scene.digits


@pytest.fixture
def late(build: Builder) -> House:
    """Give the evening, open on Run twelve minutes after its planned start."""
    house = build()
    house.start_first()
    house.clock.time = datetime(2026, 3, 2, 18, 42, tzinfo=local_zone())
    house.go(4)
    return house


def test_it_ends_on_time_with_its_closing_whole_though_the_plug_was_pulled(
    late: House, build: Builder
) -> None:
    late.press(Key.Key_Return, Key.Key_O)
    assert view(late).late_for_must_end
    late.press(Key.Key_R, Key.Key_Return)
    assert not view(late).late_for_must_end
    for _ in range(2):
        let_run(late)
        go_on(late)
    late.clock.move(minutes=4)
    late.program.live.tick()
    part, left = on(late), view(late).left_s

    build.crash(late)
    build.clock.move(seconds=40)
    again = build()
    again.press(Key.Key_Return)
    assert again.program.window.place == "run"
    assert (on(again), left - view(again).left_s) == (part, 42)
    again.press(Key.Key_O)
    title, digits = what_they_see(again)
    assert title
    assert digits

    while view(again).coming:
        let_run(again)
        go_on(again)
    assert on(again) == "close"
    assert view(again).length_s == 5 * 60
    let_run(again)
    again.press(Key.Key_Space)
    again.press(Key.Key_Return)
    shown = view(again)
    assert shown.state == "finished"
    assert shown.must_end is not None
    assert shown.projected_end <= shown.must_end + MINUTE
