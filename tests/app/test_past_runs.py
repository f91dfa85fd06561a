"""Runs and what they leave behind in the whole program: summaries, times for the plan, marks, rehearsals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator_app.core.people import Attendance
from facilitator_app.ui.run.rehearsal_bar import RehearsalDialog
from facilitator_app.ui.run.screen import RunScreen
from tests.answers import choose_file, press
from tests.app.conftest import Builder, House

Key = Qt.Key


def run_screen(house: House) -> RunScreen:
    screen = house.go(4)
    assert isinstance(screen, RunScreen)
    return screen


def click(house: House, word: str) -> None:
    """Press what a notice offers."""
    notice = house.program.window.notice
    assert notice._action.text() == word
    notice._action.click()


def run_once(house: House, note: str = "", finish: bool = True) -> RunScreen:
    """Run the plan that is open: two parts, a note, the end."""
    screen = run_screen(house)
    screen.ready.start.click()
    live = house.program.live
    house.clock.move(minutes=7)
    assert live.press("next")
    if note:
        assert live.press("note", text=note)
    house.clock.move(minutes=9)
    if finish:
        assert live.press("finish")
    return screen


@pytest.fixture
def begun(build: Builder) -> House:
    house = build()
    house.start_first()
    return house


def test_a_summary_is_saved_as_a_file(begun: House, tmp_path: Path) -> None:
    screen = run_once(begun, "They sang")
    choose_file(tmp_path / "evening.md")
    screen.summary.save.click()
    written = (tmp_path / "evening.md").read_text(encoding="utf-8")
    assert written.startswith(f"# {begun.plan.title}\n")
    assert "They sang" in written
    assert begun.notice == f"Saved {tmp_path / 'evening.md'}."
    choose_file(tmp_path / "other.md", accepts=False)
    screen.summary.save.click()
    assert not (tmp_path / "other.md").exists()


def test_a_summary_that_cannot_be_written_is_told(begun: House, tmp_path: Path) -> None:
    screen = run_once(begun)
    (tmp_path / "a").write_text("No folder")
    choose_file(tmp_path / "a" / "b.md")
    screen.summary.save.click()
    assert begun.notice
    assert not begun.notice.startswith("Saved")


def test_the_actual_times_are_one_step_of_the_plan_that_can_be_undone(begun: House) -> None:
    before = begun.plan
    screen = run_once(begun)
    assert screen.summary.isVisible()
    screen.summary.times.click()
    assert [each.minutes for each in begun.plan.walk() if each.minutes and each.is_leaf][:2] == [7, 9]
    assert begun.program.desk.plan.undo_name == "Use the actual times"
    screen.summary.times.click()
    assert begun.notice == "The plan has these times already."
    begun.program.desk.plan.undo()
    screen.summary.times.click()
    click(begun, "Undo")
    assert begun.plan == before


def test_the_times_go_to_the_plan_that_was_run_whatever_is_open(begun: House) -> None:
    ran = begun.plan.id
    screen = run_once(begun)
    begun.program.desk.start_blank()
    assert begun.plan.id != ran
    screen.summary.times.click()
    assert begun.plan.id == ran
    assert begun.program.desk.plan.undo_name == "Use the actual times"


def test_earlier_runs_are_reached_by_keyboard_and_shown_as_they_ended(begun: House) -> None:
    screen = run_screen(begun)
    assert screen.ready.earlier.isHidden()
    run_once(begun, "They sang")
    screen.summary.close_button.click()
    assert not screen.ready.earlier.isHidden()
    screen.ready.earlier.setFocus()
    begun.press(Key.Key_Return)
    assert screen.past.isVisible()
    (run,) = screen.past._model.rows
    assert (run.minutes, run.begun.date().isoformat()) == (16, "2026-03-02")
    assert run.ending.startswith("ended ")
    begun.press(Key.Key_Return)
    past = screen.past.summary
    assert past.isVisible()
    assert past.notes.isVisible()
    past.times.click()
    assert begun.program.desk.plan.undo_name == "Use the actual times"
    assert past.isVisible()
    begun.press(Key.Key_Escape, Key.Key_Escape)
    assert screen.ready.isVisible()


def test_a_run_that_was_cut_off_is_an_earlier_run_once_another_was_begun(build: Builder) -> None:
    house = build()
    house.start_first()
    run_once(house, finish=False)
    build.crash(house)
    house = build()
    # While it can be gone on with it is not over.
    assert run_screen(house).ready.earlier.isHidden()
    run_once(house, finish=False)
    build.crash(house)
    house = build()
    screen = run_screen(house)
    screen.ready.earlier.click()
    assert [(each.minutes, each.ending) for each in screen.past._model.rows] == [(7, "closed before the end")]
    screen.past.show_button.click()
    assert screen.past.summary.isVisible()


def test_a_run_is_deleted_with_its_notes_from_the_file_and_its_copies(begun: House) -> None:
    screen = run_once(begun, "They cried")
    screen.summary.close_button.click()
    screen.ready.earlier.click()
    press("Delete it")
    begun.press(Key.Key_Delete)
    assert begun.notice == "The run is deleted."
    folder = begun.store.path.parent
    assert not [each for each in folder.rglob("*") if each.is_file() and b"They cried" in each.read_bytes()]
    begun.program.window.activateWindow()
    QApplication.processEvents()
    begun.press(Key.Key_Escape)
    assert screen.ready.earlier.isHidden()


def test_a_run_that_another_window_deleted_meanwhile_is_told_to_be_gone(begun: House) -> None:
    screen = run_once(begun)
    screen.summary.close_button.click()
    screen.ready.earlier.click()
    (run,) = screen.past._model.rows
    assert begun.store.forget_run(run.id) == ()
    screen.past.show_button.click()
    assert begun.notice == "That run is no longer there."
    assert screen.past.isVisible()


def test_copies_that_still_hold_a_deleted_run_are_named(begun: House) -> None:
    screen = run_once(begun, "They cried")
    screen.summary.close_button.click()
    damaged = begun.store.path.with_name(f"{begun.store.path.stem}-damaged-2026-11-24-0930.db")
    damaged.write_bytes(b"damaged")
    screen.ready.earlier.click()
    press("Delete it")
    begun.press(Key.Key_Delete)
    assert damaged.name in begun.notice


def mark_somebody(house: House) -> Attendance:
    desk = house.program.desk
    marks = desk.attendance.value
    assert marks is not None
    desk.attendance.edit("Mark", marks.mark("p1", "present"))
    assert desk.attendance.value is not None
    return desk.attendance.value


def test_a_second_run_can_begin_with_fresh_marks(begun: House) -> None:
    screen = run_once(begun)
    first = begun.store.runs(begun.plan.id)[0].id
    marked = mark_somebody(begun)
    screen.summary.close_button.click()
    assert screen.ready.marks.isHidden()
    begun.clock.move(days=7)
    begun.go(1)
    run_screen(begun)
    assert not screen.ready.marks.isHidden()
    assert screen.ready.fresh_words.text() == "1 person is marked from the session of 2 March."
    screen.ready.fresh.setFocus()
    begun.press(Key.Key_Return)
    marks = begun.program.desk.attendance.value
    assert marks is not None
    assert not marks.marks
    kept = begun.store.load(Attendance, first)
    assert kept is not None
    assert (kept.marks, kept.roster) == (marked.marks, marked.roster)
    assert screen.ready.marks.isHidden()
    click(begun, "Undo")
    assert begun.program.desk.attendance.value == marked
    assert begun.store.load(Attendance, first) is None


def test_who_was_marked_since_stays_and_so_do_the_marks_of_before(begun: House) -> None:
    screen = run_once(begun)
    first = begun.store.runs(begun.plan.id)[0].id
    mark_somebody(begun)
    screen.summary.close_button.click()
    begun.clock.move(days=7)
    begun.go(1)
    run_screen(begun)
    screen.ready.fresh.click()
    marked = mark_somebody(begun)
    click(begun, "Undo")
    assert begun.program.desk.attendance.value == marked
    assert begun.store.load(Attendance, first) is not None
    assert begun.notice == "Something else was changed since. Nothing was taken back."


def test_the_actual_times_are_not_taken_back_over_a_later_edit(begun: House) -> None:
    screen = run_once(begun)
    screen.summary.close_button.click()
    screen.ready.earlier.click()
    screen.past.show_button.click()
    screen.past.summary.times.click()
    desk = begun.program.desk
    assert desk.plan.try_edit("Rename", lambda plan: replace(plan, title="Later"))
    click(begun, "Undo")
    assert begun.plan.title == "Later"
    assert desk.plan.undo_name == "Rename"


def test_marks_of_today_or_without_a_run_are_not_asked_about(begun: House) -> None:
    screen = run_screen(begun)
    mark_somebody(begun)
    begun.clock.move(days=7)
    begun.go(1)
    run_screen(begun)
    assert screen.ready.marks.isHidden()
    run_once(begun)
    screen.summary.close_button.click()
    begun.clock.move(days=7)
    mark_somebody(begun)
    desk = begun.program.desk
    assert desk.attendance.value is not None
    desk.attendance.edit("Mark", desk.attendance.value.mark("p2", "late"))
    begun.go(1)
    run_screen(begun)
    assert screen.ready.marks.isHidden()


def file_bytes(house: House) -> dict[str, bytes]:
    """The data file and its log of changes, byte by byte."""
    path = house.store.path
    return {each: Path(f"{path}{each}").read_bytes() for each in ("", "-wal")}


def test_a_rehearsal_leaves_the_data_file_as_it_was_to_the_byte(begun: House) -> None:
    screen = run_screen(begun)
    QApplication.processEvents()
    before = file_bytes(begun)
    screen.ready.rehearse.click()
    dialog = screen.findChild(RehearsalDialog)
    assert isinstance(dialog, RehearsalDialog)
    dialog.accept()
    live = begun.program.live
    assert live.rehearsal is not None
    begun.press(Key.Key_Space, Key.Key_P, Key.Key_P, Key.Key_Plus, Key.Key_T, Key.Key_K, Key.Key_Backspace)
    live.press("note", text="Only a try")
    live.press("offered", done=True)
    screen.rehearsal.step.click()
    begun.press(Key.Key_O)
    live.rehearsal.set_speed(60)
    begun.clock.move(minutes=5)
    live.tick()
    live.press("finish")
    assert begun.program.may_close()
    screen.rehearsal.end.click()
    assert file_bytes(begun) == before
    assert begun.store.runs(begun.plan.id) == []


def test_the_window_closes_unasked_in_a_rehearsal(begun: House) -> None:
    run_screen(begun)
    assert begun.program.live.rehearse(begun.plan)
    assert begun.program.live.position.state == "running"
    assert begun.program.may_close()


def test_a_run_that_cannot_be_read_is_told_and_the_others_are_listed(begun: House) -> None:
    screen = run_once(begun)
    screen.summary.close_button.click()
    begun.clock.move(days=7)
    run_once(begun)
    screen.summary.close_button.click()
    damaged = begun.store.runs(begun.plan.id)[0].id
    begun.store._connection.raw.execute("UPDATE runs SET body = 'x' WHERE id = ?", [damaged])
    screen.ready.earlier.click()
    assert [each.begun.date().isoformat() for each in screen.past._model.rows] == ["2026-03-02"]
    assert begun.notice


def test_marks_stay_where_their_copy_cannot_be_kept(begun: House) -> None:
    screen = run_once(begun)
    marked = mark_somebody(begun)
    screen.summary.close_button.click()
    begun.clock.move(days=7)
    begun.go(1)
    run_screen(begun)
    begun.store._connection.raw.execute("PRAGMA query_only = ON")
    screen.ready.fresh.click()
    begun.store._connection.raw.execute("PRAGMA query_only = OFF")
    assert begun.program.desk.attendance.value == marked
    assert begun.notice
    assert not screen.ready.marks.isHidden()


def test_another_plan_that_is_opened_is_ready_where_earlier_runs_were_shown(begun: House) -> None:
    screen = run_once(begun)
    screen.summary.close_button.click()
    screen.ready.earlier.click()
    assert screen.past.isVisible()
    begun.program.desk.start_blank()
    assert screen.ready.isVisible()
    assert screen.ready.title.text() == begun.plan.title
    assert screen.ready.earlier.isHidden()


def test_times_of_a_plan_that_is_gone_are_not_used(begun: House) -> None:
    screen = run_once(begun)
    desk = begun.program.desk
    desk.remove(begun.plan.id)
    screen.summary.times.click()
    assert desk.plan.value is None
    assert begun.notice == "That plan is no longer there."
