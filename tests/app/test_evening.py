"""A whole evening: a template becomes a plan, is run, people are marked, papers are made."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from facilitator_app.app.desk import Desk
from facilitator_app.core.people import Attendance, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotRead, NotSaved
from facilitator_app.ui.home.series_dialog import SeriesDialog
from facilitator_app.ui.papers.screen import PapersScreen
from facilitator_app.ui.people.screen import PeopleScreen
from facilitator_app.ui.planner.screen import PlanScreen
from facilitator_app.ui.run.screen import RunScreen
from tests.answers import press, when_asked
from tests.app.conftest import Builder, House


def start_template(house: House) -> None:
    """Press the first template on Home."""
    house.start_first()


def start_run(house: House) -> RunScreen:
    screen = house.go(4)
    assert isinstance(screen, RunScreen)
    house.press(Qt.Key.Key_Return)
    assert house.program.live.position.state == "running"
    return screen


def test_from_the_first_screen_to_the_papers(house: House, qtbot: QtBot) -> None:
    start_template(house)
    planner = house.program.window.built("plan")
    assert isinstance(planner, PlanScreen)
    before = house.plan.blocks
    house.press(Qt.Key.Key_D, hold=Qt.KeyboardModifier.ControlModifier)
    assert len(house.plan.blocks) == len(before) + 1
    assert house.store.load(Plan, house.plan.id) == house.plan
    house.press(Qt.Key.Key_Z, hold=Qt.KeyboardModifier.ControlModifier)
    assert house.plan.blocks == before

    start_run(house)
    house.clock.move(minutes=9)
    house.press(Qt.Key.Key_Space, Qt.Key.Key_P)
    run = house.store.open_run()
    assert run is not None
    assert [each.do for each in house.store.events(run)] == ["start", "next", "pause"]

    people = house.go(5)
    assert isinstance(people, PeopleScreen)
    for name in ("Ana", "Ben"):
        hand = house.program.window.focusWidget()
        assert hand is not None
        QTest.keyClicks(hand, name)
        house.press(Qt.Key.Key_Return)
    people.take_focus()
    house.press(Qt.Key.Key_L)
    marks = house.store.load(Attendance, house.plan.id)
    assert marks is not None
    assert list(marks.marks.values()) == ["late"]

    papers = house.go(6)
    assert isinstance(papers, PapersScreen)
    papers.choose("register")
    qtbot.waitUntil(lambda: papers.is_ready, timeout=20_000)
    words = papers._shown.preview.accessibleDescription()
    assert "Ana" in words
    assert "Late 1" in words
    folder = papers._folder
    house.program.close_down()
    assert not folder.exists()


def test_a_run_that_was_cut_off_goes_on_where_it_stands(build: Builder) -> None:
    house = build()
    start_template(house)
    plan = house.plan
    start_run(house)
    house.clock.move(minutes=9)
    house.press(Qt.Key.Key_Space)
    on = house.program.live.position.block
    build.crash(house)

    build.clock.move(minutes=3)
    again = build()
    panel = again.home.run_panel
    assert panel.isVisible()
    assert panel.button.hasFocus()
    again.press(Qt.Key.Key_Return)
    assert again.program.window.place == "run"
    view = again.program.live.view()
    assert view is not None
    assert again.program.live.position.block == on == plan.blocks[1].id
    # The clock of the session went on while the program was away: three minutes and one press.
    assert 180 <= view.elapsed_s <= 190
    assert again.plan == plan


def test_a_run_of_a_plan_that_was_removed_goes_on_all_the_same(build: Builder) -> None:
    house = build()
    start_template(house)
    start_run(house)
    house.program.desk.remove(house.plan.id)
    build.crash(house)
    again = build()
    assert again.program.desk.plan.value is None
    again.program.resume()
    again.program.resume()
    assert again.program.live.position.state == "running"


def test_closing_while_a_session_runs_asks_first(house: House) -> None:
    start_template(house)
    start_run(house)
    told: list[str] = []
    press("Keep running", told)
    assert not house.program.window.close()
    assert told[0].startswith("A session is running.")

    def stray_enter(box: QMessageBox) -> None:
        QTest.keyClick(box, Qt.Key.Key_Return)

    when_asked(stray_enter)
    assert not house.program.window.close()
    press("Close the program")
    assert house.program.window.close()


def test_closing_with_nothing_on_asks_nothing(house: House) -> None:
    start_template(house)
    house.go(4)
    assert house.program.window.close()


def test_the_plan_and_the_window_are_there_again(build: Builder) -> None:
    house = build()
    start_template(house)
    plan = house.plan
    house.program.window.resize(1000, 650)
    house.program.close_down()
    build.crash(house)
    again = build()
    assert again.plan == plan
    build.qtbot.waitUntil(lambda: again.program.window.windowTitle() == f"{plan.title} – Facilitator")
    # The width is that of the small display that tests have.
    assert again.program.window.height() == 650


def test_plans_begin_are_copied_removed_and_brought_back(house: House) -> None:
    home = house.home
    home.blank_wanted.emit()
    blank = house.plan
    assert blank.title == "New session"
    assert house.program.window.place == "plan"
    home.duplicate_wanted.emit(blank.id)
    assert house.plan.title == "New session (copy)"
    house.home.open_wanted.emit(blank.id)
    assert house.plan == blank
    home.remove_wanted.emit(blank.id)
    assert house.program.desk.plan.value is None
    assert house.program.window.windowTitle() == "Facilitator"
    assert [each.title for each in house.store.plans()] == ["New session (copy)"]
    home.restore_wanted.emit(blank.id)
    home.open_wanted.emit(blank.id)
    assert house.plan == blank


def test_a_plan_that_is_gone_is_told(house: House) -> None:
    house.home.open_wanted.emit("gone")
    assert house.notice == "That plan is no longer there."
    assert house.program.window.place == "home"
    assert not house.program.desk.duplicate("gone")
    assert not house.program.desk.start_from("gone")
    assert house.program.desk.remove("gone")
    house.program.desk.bring_back("gone")
    house.program.files.ask_out("gone")


def test_a_session_of_a_series_becomes_a_plan(house: House) -> None:
    house.home.series_wanted.emit("gone")
    house.home.series_wanted.emit("mens-group")
    dialog = house.program.window.findChild(SeriesDialog)
    assert isinstance(dialog, SeriesDialog)
    dialog.table.selectRow(3)
    dialog.start_button.click()
    when_asked(lambda questions: questions.accept())
    QTest.qWait(50)
    assert house.plan.title == "Men's group: Roots of harm"
    assert house.plan.id != "mens-group-roots-of-harm"
    assert house.program.window.place == "plan"


def test_an_activity_goes_from_the_library_to_the_end_of_the_plan(house: House) -> None:
    house.program.desk.start_blank()
    library = house.go(2)
    known = next(each for each in house.program.library.values() if each.minutes.short)
    library.add_wanted.emit(known.id, known.minutes.standard)  # type: ignore[attr-defined]
    block = house.plan.blocks[-1]
    assert (block.activity, block.minutes, block.min_minutes) == (
        known.id,
        known.minutes.standard,
        known.minutes.short,
    )
    assert house.notice == f"Added “{known.title}” to the plan."
    house.program.window.notice.findChildren(QPushButton)[0].click()
    assert house.program.window.place == "plan"
    house.program.desk.close()
    library.add_wanted.emit(known.id, 5)  # type: ignore[attr-defined]
    assert house.program.desk.plan.value is None


def test_every_screen_without_a_plan_leads_home(house: House) -> None:
    for screen in ("plan", "run", "people", "papers"):
        house.program.window.go(screen)
        house.press(Qt.Key.Key_Return)
        assert house.program.window.place == "home"


def test_screens_lead_to_each_other(house: House) -> None:
    house.program.desk.start_from("club-bystander")
    window = house.program.window
    for screen, signal, place in (
        ("plan", "run_wanted", "run"),
        ("plan", "papers_wanted", "papers"),
        ("run", "plan_wanted", "plan"),
        ("run", "people_wanted", "people"),
        ("people", "papers_wanted", "papers"),
    ):
        getattr(window.go(screen), signal).emit()
        assert window.place == place
    # Who is at the list of people wants the paper that they sign.
    papers = window.built("papers")
    assert isinstance(papers, PapersScreen)
    assert papers._list.chosen == "sign-in"


def test_what_cannot_be_saved_stays_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.program.desk.start_blank()
    plan = house.plan

    def full(*_args: object) -> None:
        raise NotSaved("Not saved: the disk is full.")

    monkeypatch.setattr(Store, "save", full)
    desk = house.program.desk
    assert not desk.start_blank()
    assert not desk.duplicate(plan.id)
    assert not desk.remove(plan.id)
    desk.bring_back(plan.id)
    assert house.plan == plan
    assert house.notice == "Not saved: the disk is full."
    assert not house.program.window.notice._timer.isActive()


def test_what_cannot_be_read_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.program.desk.start_blank()
    plan = house.plan

    def broken(*_args: object) -> None:
        raise NotRead("The disk reported a fault.")

    for name in ("load", "deleted"):
        monkeypatch.setattr(Store, name, broken)
    assert not house.program.desk.open(plan.id)
    assert not house.program.desk.duplicate(plan.id)
    house.program.desk.bring_back(plan.id)
    assert house.notice == "The disk reported a fault."
    assert house.plan == plan


def test_the_day_is_backed_up_once_the_window_is_up(house: House, qtbot: QtBot) -> None:
    folder = house.store.path.parent / "backups"
    qtbot.waitUntil(lambda: folder.is_dir() and any(folder.glob("*.db")), timeout=5000)


def test_a_backup_that_fails_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise NotSaved("No backup was made.")

    monkeypatch.setattr(Store, "back_up_today", full)
    house.program._settle()
    assert house.notice == "No backup was made."


def test_about_says_where_the_work_is_kept(house: House) -> None:
    told: list[str] = []
    press("OK", told)
    house.program._about()
    assert str(house.store.path) in told[0]


def test_the_same_people_are_opened_with_a_plan_again(house: House) -> None:
    desk: Desk = house.program.desk
    desk.start_blank()
    first, roster = house.plan.id, desk.roster.value
    assert roster is not None
    desk.roster.edit("title", Roster(roster.id, "Mine"))
    desk.start_blank()
    assert desk.roster.value is not None
    assert desk.roster.value.id != roster.id
    desk.open(first)
    assert desk.roster.value == Roster(roster.id, "Mine")


def test_the_display_is_remembered_and_closed_with_the_window(house: House) -> None:
    start_template(house)
    house.go(4)
    displays = house.program._displays
    assert displays is not None
    displays.toggle()
    assert displays.is_open
    assert house.program.window.close()
    assert not displays.is_open


def test_events_are_kept_with_the_time_of_the_clock(house: House) -> None:
    start_template(house)
    start_run(house)
    run = house.store.open_run()
    assert run is not None
    assert house.store.events(run) == [Event(house.clock.time, "start")]


def test_run_gives_back_the_code_of_the_program(
    build: Builder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from facilitator_app import app

    # The windows of earlier tests are gone before the application takes on its style.
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTimer.singleShot(50, build.app.quit)
    try:
        assert app.run(build.path) == 0
        assert build.app.applicationName() == "Facilitator"
        press("OK")
        assert app.run(tmp_path) == 1
    finally:
        gc.enable()


def test_who_came_is_marked_for_the_session_that_ran(house: House) -> None:
    house.program.desk.start_from("club-bystander")
    ran = house.plan
    run = house.program.window.go("run")
    assert isinstance(run, RunScreen)
    house.program.live.begin(ran)
    house.program.desk.start_from("workplace-allyship")
    run.people_wanted.emit()
    assert (house.program.window.place, house.plan.id) == ("people", ran.id)


def test_a_length_changed_while_the_session_runs_is_told_to_change_nothing_there(house: House) -> None:
    house.program.desk.start_from("club-bystander")
    house.program.live.begin(house.plan)
    house.program.desk.plan.edit("Shorten", house.plan.change("norms", minutes=5))
    assert "running with the lengths it started with" in house.notice


def test_the_title_bar_does_not_name_the_plan_while_it_runs(house: House) -> None:
    house.program.desk.start_from("club-bystander")
    assert house.program.window.windowTitle().startswith("Sports-club bystander session")
    house.program.live.begin(house.plan)
    assert house.program.window.windowTitle() == "Facilitator"
    house.program.live.close()
    assert house.program.window.windowTitle().startswith("Sports-club")
