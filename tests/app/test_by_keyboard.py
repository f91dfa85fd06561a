"""A newcomer plans, runs, prints and marks a 90-minute session with the keys alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.app.clock import local_zone
from facilitator_app.core.run_view import RunView
from facilitator_app.ui.papers.screen import PapersScreen
from tests.app.conftest import House

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def type_(text: str) -> None:
    """Type where the focus is."""
    on: QWidget | None = QApplication.focusWidget()
    assert on is not None
    QTest.keyClicks(on, text)


def begin(house: House) -> None:
    """Enter on Home takes the template that is offered first, and Enter again starts with what it says."""
    house.start_first()


def start(house: House) -> None:
    """Go to Run and start."""
    house.go(4)
    house.press(Key.Key_Space)


def view(house: House) -> RunView:
    shown = house.program.live.view()
    assert shown is not None
    return shown


def test_home_leads_to_a_90_minute_plan_with_two_presses(house: House) -> None:
    begin(house)
    assert house.program.window.place == "plan"
    assert sum(each.minutes for each in house.plan.blocks) == 90


def test_a_length_is_typed_in_the_agenda_and_taken_back(house: House) -> None:
    begin(house)
    house.press(Key.Key_F2)
    house.press(Key.Key_A, hold=CTRL)
    type_("1:15")
    house.press(Key.Key_Return)
    # Qt closes an editor in a list with the next turn of its loop.
    QApplication.processEvents()
    assert house.plan.blocks[0].minutes == 75
    house.press(Key.Key_Z, hold=CTRL)
    assert house.plan.blocks[0].minutes == 10


def test_a_session_that_starts_late_is_re_planned_and_ends_in_time(house: House) -> None:
    begin(house)
    house.clock.time = datetime(2026, 3, 2, 18, 36, tzinfo=local_zone())
    start(house)
    assert view(house).late_for_must_end
    house.press(Key.Key_R, Key.Key_Return)
    assert not view(house).late_for_must_end


def test_it_runs_to_its_last_part_with_a_pause_left_out(house: House) -> None:
    begin(house)
    start(house)
    for minutes in (9, 11, 24, 31, 9):
        house.clock.move(minutes=minutes)
        was_on = view(house).block
        house.press(Key.Key_Space)
        if view(house).block == was_on:
            # It is sensitive: what is read out before it comes first.
            house.clock.move(seconds=2)
            house.press(Key.Key_Space)
    block = view(house).block
    assert block is not None
    assert block.id == "close"
    before = view(house).elapsed_s
    house.press(Key.Key_P)
    house.clock.move(minutes=20)
    house.press(Key.Key_P)
    assert view(house).elapsed_s - before <= 4


def test_names_are_typed_and_marked(house: House) -> None:
    begin(house)
    house.go(5)
    for name in ("Tane Otene", "Lukasz Nowak"):
        type_(name)
        house.press(Key.Key_Return)
    house.program.window.go("people")
    house.press(Key.Key_P, Key.Key_Up, Key.Key_L)
    attendance = house.program.desk.attendance.value
    assert attendance is not None
    assert sorted(attendance.marks.values()) == ["late", "present"]


def test_its_papers_are_made_and_saved(house: House, tmp_path: Path, qtbot: QtBot) -> None:
    begin(house)
    screen = house.go(6)
    assert isinstance(screen, PapersScreen)
    house.press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    qtbot.waitUntil(lambda: screen.is_ready, timeout=20_000)
    target = tmp_path / "sign-in.pdf"
    assert screen.save_to(target)
    assert target.read_bytes().startswith(b"%PDF")
