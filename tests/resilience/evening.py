"""The evening that the tests of this folder run, and hands for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.run.screen import RunScreen
from tests.app.conftest import House
from tests.builders import block, plan

Key = Qt.Key
EVENING = plan(
    block("a", 10, title="Arrive"),
    block("b", 20, title="Talk"),
    block("c", 15, title="Break", kind="break"),
    block("d", 5, title="Close"),
)
BY_ITSELF = plan(*(block(id, 10, title=id.upper(), auto=True) for id in "abc"))
FULL = "Not saved: the disk is full. Make some room, then try again."
HERE = Path(__file__).parent
ROOM = 1_000_000_000


def begin(house: House, evening: object = EVENING) -> RunScreen:
    """Start the evening with its first key."""
    house.store.save(None, evening)  # type: ignore[type-var]
    house.program.desk.open("evening")
    screen = house.go(4)
    assert isinstance(screen, RunScreen)
    house.press(Key.Key_Return)
    assert house.program.live.position.state == "running"
    return screen


def run_screen(house: House) -> RunScreen:
    screen = house.program.window.built("run")
    assert isinstance(screen, RunScreen)
    return screen


def open_participants(house: House) -> None:
    """Open the participant screen, which this platform activates as no other does."""
    house.press(Key.Key_O)
    house.program.window.activateWindow()
    QApplication.processEvents()


def digits(house: House) -> str:
    return run_screen(house).console.face.face.digits


def presses(house: House) -> list[str]:
    run = house.store.open_run()
    assert run is not None
    return [each.do for each in house.store.events(run)]


def tick(house: House, seconds: int) -> None:
    """Let seconds pass, the last one with its ticks."""
    house.clock.move(seconds=seconds - 1)
    for _ in range(5):
        house.clock.move(seconds=0.2)
        house.program.live.tick()
    QApplication.processEvents()
