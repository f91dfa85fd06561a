"""What somebody chose for the participant screen and for sound is there again the next time."""

from __future__ import annotations

from PySide6.QtCore import Qt

from facilitator_app.ui.run.looks import Showing
from facilitator_app.ui.run.screen import RunScreen
from facilitator_app.ui.run.signals import Signals
from tests.app.conftest import Builder, House


def run_screen(house: House) -> RunScreen:
    screen = house.go(4)
    assert isinstance(screen, RunScreen)
    return screen


def test_look_display_and_sound_are_remembered(build: Builder) -> None:
    house = build()
    screen = run_screen(house)
    displays = house.program._displays
    assert displays is not None
    displays.participant.stage.choose(Showing("bar", "light", "hall"))
    displays.prefer("Projector")
    screen.around.sound.choose(Signals(chimes=False, volume=30, flash=True))
    build.crash(house)
    house = build()
    screen = run_screen(house)
    displays = house.program._displays
    assert displays is not None
    assert displays.participant.stage.showing == Showing("bar", "light", "hall")
    assert displays.preferred == "Projector"
    assert screen.around.sound.chosen == Signals(chimes=False, volume=30, flash=True)


def test_a_second_window_that_looks_at_run_does_not_forget_the_firsts_participant_screen(
    build: Builder,
) -> None:
    first = build()
    first.program.desk.start_from("club-bystander")
    run_screen(first)
    displays = first.program._displays
    assert displays is not None
    first.press(Qt.Key.Key_Space)
    displays.open()
    assert first.store.setting("display_open", False)
    run_screen(build())
    assert first.store.setting("display_open", False)
    displays.close()
    assert not first.store.setting("display_open", True)
