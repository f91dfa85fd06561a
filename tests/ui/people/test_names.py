"""Names come onto the list and off it, in every way there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton

from facilitator_app.ui.widgets import OneLine
from tests.answers import choose_file
from tests.builders import plan
from tests.ui.people.conftest import CONTROL, SESSION, Build, Room


def test_a_name_is_typed_and_the_line_is_ready_for_the_next(build: Build) -> None:
    room = build()
    room.type("  Ana   Novak ")
    room.type("Ben")
    assert room.kept == room.names == ["Ana Novak", "Ben"]
    assert room.line.text() == ""
    assert room.line.hasFocus()


def test_spaces_alone_add_nobody(build: Build) -> None:
    room = build()
    room.type("   ")
    assert room.kept == []


def test_the_button_adds_what_is_typed(build: Build) -> None:
    room = build()
    QTest.keyClicks(room.line, "Ana")
    room.click("Add")
    assert room.names == ["Ana"]


def test_after_the_button_the_line_is_ready_for_the_next_name(build: Build) -> None:
    room = build()
    QTest.keyClicks(room.line, "Ana")
    room.button("Add").setFocus()
    room.click("Add")
    assert room.line.hasFocus()


def test_a_pasted_list_is_one_person_a_line_and_one_step(room: Room) -> None:
    QApplication.clipboard().setText("Dee\tDee\r\n\n  Eli \nFay")
    room.line.setFocus()
    room.press(Qt.Key.Key_V, hold=CONTROL)
    assert room.kept == ["Ana", "Ben", "Chi", "Dee Dee", "Eli", "Fay"]
    assert room.said == ["Added 3 people."]
    room.press(Qt.Key.Key_Z, hold=CONTROL)
    assert room.kept == ["Ana", "Ben", "Chi"]


def test_one_pasted_line_goes_into_the_line(room: Room) -> None:
    QApplication.clipboard().setText("Dee")
    room.line.setFocus()
    room.press(Qt.Key.Key_V, hold=CONTROL)
    assert room.line.text() == "Dee"
    assert room.names == ["Ana", "Ben", "Chi"]


def test_lines_pasted_with_the_mouse_are_people_too(room: Room) -> None:
    QApplication.clipboard().setText("Dee\nEli")
    room.line.paste()
    room.click("Add")
    assert room.names[3:] == ["Dee", "Eli"]


def test_the_menu_pastes_and_says_when_there_is_nothing(room: Room) -> None:
    QApplication.clipboard().setText(" \n ")
    room.choose("Paste names")
    QApplication.clipboard().setText("Dee")
    room.choose("Paste names")
    assert room.said == ["There is no text to paste.", "Added 1 person."]
    assert room.names[3:] == ["Dee"]


def test_a_file_of_names_is_brought_in(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("First name,Surname,Email\nDee,Dean,d@x\nEli,Ek,e@x\n", encoding="utf-8")
    room.screen.import_names(file)
    assert room.kept[3:] == ["Dee Dean", "Eli Ek"]
    assert room.said == ["Added 2 people."]


def test_a_bad_file_is_told_and_nobody_is_added(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"Name\n\xff\xfe")
    room.screen.import_names(file)
    assert room.kept == ["Ana", "Ben", "Chi"]
    assert room.said[0].startswith("Nothing was added.")
    assert "UTF-8" in room.said[0]


def test_a_file_with_no_names_is_told(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "none.csv"
    file.write_text("Name\n", encoding="utf-8")
    room.screen.import_names(file)
    assert room.said == ["Nothing was added. There are no names in none.csv."]


@pytest.mark.parametrize("accepts", [True, False])
def test_the_dialog_for_a_file(build: Build, tmp_path: Path, accepts: bool) -> None:
    room = build()
    file = tmp_path / "list.csv"
    file.write_text("Name\nDee\n", encoding="utf-8")
    choose_file(file, accepts)
    room.click("Import names…")
    assert room.names == (["Dee"] if accepts else [])


def test_f2_renames_from_any_cell(room: Room) -> None:
    room.view.setCurrentIndex(room.table.index(1, 3))
    room.view.setFocus()
    room.press(Qt.Key.Key_F2)
    editor = room.view.findChildren(QLineEdit)[0]
    assert editor.accessibleName() == "Name"
    editor.selectAll()
    QTest.keyClicks(editor, "Bo  Derek")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert room.kept == ["Ana", "Bo Derek", "Chi"]


def test_an_empty_name_is_not_taken(room: Room) -> None:
    room.select("Ben")
    room.press(Qt.Key.Key_F2)
    editor = room.view.findChildren(QLineEdit)[0]
    editor.clear()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert room.kept == ["Ana", "Ben", "Chi"]


def test_delete_takes_somebody_off_and_says_how_they_come_back(room: Room) -> None:
    room.select("Ben")
    room.press(Qt.Key.Key_Delete)
    assert room.kept == ["Ana", "Chi"]
    assert room.said == ["Took Ben off the list. Ctrl+Z brings them back."]
    assert room.chosen == "Chi"
    room.press(Qt.Key.Key_Z, hold=CONTROL)
    assert room.kept == ["Ana", "Ben", "Chi"]
    assert room.chosen == "Ben"
    assert room.said[-1] == "Undone: take Ben off."


def test_the_menu_of_the_list_offers_only_what_can_be_done(build: Build) -> None:
    words = ("Sort A to Z", "Take the chosen person off", "Mark the rest absent", "Clear all marks")
    room = build()
    assert [room.action(each).isEnabled() for each in words] == [False] * 4
    room.type("Ana")
    assert [room.action(each).isEnabled() for each in words] == [False, True, True, False]
    room.type("Ben")
    room.screen.mark_rest("present")
    assert [room.action(each).isEnabled() for each in words] == [True, True, False, True]


def test_taking_the_last_person_off_leads_to_the_line_for_names(build: Build) -> None:
    room = build("Ana")
    room.choose("Take the chosen person off")
    assert room.kept == []
    assert room.line.hasFocus()
    room.choose("Take the chosen person off")
    room.press(Qt.Key.Key_Z, hold=CONTROL)
    assert room.kept == ["Ana"]


def test_sorting_keeps_the_person_that_is_chosen(build: Build) -> None:
    room = build("chi", "Ben", "Ana")
    room.select("chi")
    room.choose("Sort A to Z")
    assert room.kept == ["Ana", "Ben", "chi"]
    assert room.chosen == "chi"


def test_the_list_of_another_session_comes_with_the_same_ids(room: Room) -> None:
    before = room.roster.value
    assert before is not None
    room.open(plan(id="friday", title="R&D <b>Friday</b>"), "Dee")
    menu = others(room)
    assert [each.text() for each in menu.actions()] == ["Monday (3 people)"]
    menu.actions()[0].trigger()
    after = room.roster.value
    assert after is not None
    assert after.people[1:] == before.people
    menu.actions()[0].trigger()
    assert room.said == ["Added 3 people.", "Everybody on that list is on this one already."]
    assert len(room.kept) == 4


def test_a_title_with_an_ampersand_is_shown_whole_in_the_menu(room: Room) -> None:
    room.open(plan(id="friday", title="R&D"), "Dee")
    room.open(plan(id="sunday", title="Sunday"))
    assert "R&&D (1 person)" in [each.text() for each in others(room).actions()]


def test_without_another_list_the_menu_says_so(room: Room) -> None:
    action = others(room).actions()[0]
    assert action.text() == "No other session has a list"
    assert not action.isEnabled()


def others(room: Room) -> QMenu:
    """The menu of other lists, filled as when it opens."""
    words = "Take the list of another session"
    made = next(each for each in room.screen.findChildren(QMenu) if each.title() == words)
    made.aboutToShow.emit()
    return made


def test_nothing_changes_and_it_is_told_when_nothing_can_be_saved(room: Room, tmp_path: Path) -> None:
    room.full = True
    file = tmp_path / "list.csv"
    file.write_text("Name\nDee\n", encoding="utf-8")
    QApplication.clipboard().setText("Dee\nEli")
    room.screen.import_names(file)
    room.choose("Paste names")
    room.choose("Sort A to Z")
    room.type("Dee")
    assert room.line.text() == "Dee"
    room.select("Ben")
    room.press(Qt.Key.Key_Delete, Qt.Key.Key_P)
    assert room.kept == room.names == ["Ana", "Ben", "Chi"]
    assert room.marks == ["", "", ""]
    # What is told is that, and not that somebody was added.
    assert room.said == []
    assert set(room.refused) == {"Not saved: the disk is full."}
    assert not room.button("Undo").isEnabled()


def test_undo_that_cannot_be_saved_can_be_done_later(room: Room) -> None:
    room.type("Dee")
    room.full = True
    room.click("Undo")
    assert room.names == ["Ana", "Ben", "Chi", "Dee"]
    room.full = False
    room.click("Undo")
    assert room.kept == ["Ana", "Ben", "Chi"]


def test_with_no_plan_there_is_a_way_home(build: Build) -> None:
    room = build(opened=False)
    assert room.button("Go to Home").hasFocus()
    room.screen.add_names(["Ana"])
    room.screen.mark("nobody", "present")
    room.screen.mark_rest("present")
    room.screen.remove("nobody")
    room.choose("Sort A to Z")
    room.press(Qt.Key.Key_Return)
    assert room.asked == ["home"]
    assert room.names == []


def test_the_papers_are_one_press_away(room: Room) -> None:
    room.click("Sign-in and register")
    assert room.asked == ["papers"]


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_no_button_is_cut_off_in_a_small_window(build: Build, scale: float) -> None:
    room = build("Ana", scale=scale, size=(900 - round(88 * scale), 600))
    shown = [each for each in room.screen.findChildren(QPushButton) if each.isVisible()]
    assert len(shown) >= 6
    for each in shown:
        assert each.width() >= each.minimumSizeHint().width(), each.text()
    assert room.view.columnWidth(0) >= 200 * scale


def test_the_title_of_the_session_is_cut_off_with_an_ellipsis_and_whole_in_its_tip(room: Room) -> None:
    room.screen.grab()
    title = room.screen.findChildren(OneLine)[0]
    assert (title.text(), title.toolTip()) == ("Monday", "")
    room.plan.edit("retitle", plan(id=SESSION.id, title="A very long title " * 9))
    room.screen.grab()
    assert title.toolTip().startswith("A very long title")
