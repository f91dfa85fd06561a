from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from facilitator_app.ui.planner.tips import tip
from tests.builders import plan
from tests.ui.planner.conftest import EVENING, Build, Desk

Key = Qt.Key


def test_typing_a_title_is_saved_as_it_is_typed_and_is_one_step(desk: Desk) -> None:
    desk.type(desk.screen.header.title.line, "Night")
    assert [each.title for each in desk.shelf.kept if each] == ["N", "Ni", "Nig", "Nigh", "Night"]
    assert desk.document.undo_name == "Change the title of the plan"
    desk.document.undo()
    assert desk.plan == EVENING
    assert desk.screen.header.title.line.text() == "Evening"


def test_the_cursor_stays_while_a_title_is_typed_into(desk: Desk) -> None:
    line = desk.screen.header.title.line
    line.setFocus()
    line.setCursorPosition(4)
    desk.keys(line, "ing of ev")
    assert desk.plan.title == "Evening of eving"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("start", "9:15 am", time(9, 15)),
        ("must_end", "", None),
        ("must_end", "21:30", time(21, 30)),
        ("group_size", "12", 12),
        ("facilitators", "Cy, Di ,", ("Cy", "Di")),
        ("public_title", "Club night", "Club night"),
    ],
)
def test_each_field_changes_the_plan(desk: Desk, name: str, text: str, value: object) -> None:
    field = getattr(desk.screen.header, name)
    desk.type(field.line, text)
    if not text:
        desk.key(field.line, Key.Key_Delete)
    assert getattr(desk.plan, name) == value


def test_a_field_says_what_it_understood_when_the_hand_leaves_it(desk: Desk) -> None:
    desk.type(desk.screen.header.start.line, "6:30 pm", Key.Key_Return)
    assert desk.screen.header.start.line.text() == "18:30"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("start", "25:00", "“25:00” is not a clock time. Try 18:30 or 6:30 pm."),
        ("must_end", "late", "“late” is not a clock time. Try 18:30 or 6:30 pm."),
        ("group_size", "many", "“many” is not a number of people. Try 20."),
    ],
)
def test_bad_input_is_refused_in_place_and_the_plan_stays(
    desk: Desk, name: str, text: str, sentence: str
) -> None:
    field, refusals = getattr(desk.screen.header, name), desk.screen.header.refusals
    desk.type(field.line, text)
    assert not refusals.isVisible()
    desk.key(field.line, Key.Key_Return)
    assert (refusals.isVisible(), refusals.text()) == (True, f"{field.word.text()}: {sentence}")
    assert field.line.accessibleDescription() == sentence
    assert field.line.text() == text
    assert desk.plan == EVENING


def test_a_title_that_is_refused_is_told_right_below_it(desk: Desk) -> None:
    header = desk.screen.header
    desk.type(header.title.line, "  ", Key.Key_Return)
    assert header.title_refusal.text() == "A plan needs a title."
    assert header.title_refusal.geometry().bottom() < header.start.geometry().top()
    assert not header.refusals.isVisible()


def test_each_field_that_is_wrong_says_so_below_itself(desk: Desk) -> None:
    header = desk.screen.header
    for field in (header.start, header.group_size):
        desk.type(field.line, "x", Key.Key_Return)
    assert header.refusals.text().splitlines() == [
        "Starts: “x” is not a clock time. Try 18:30 or 6:30 pm.",
        "People: “x” is not a number of people. Try 20.",
    ]
    QApplication.processEvents()
    lines = [line for line in header.refusals.findChildren(QLabel) if line.isVisible()]
    assert [line.contentsMargins().left() for line in lines] == [header.start.x(), header.group_size.x()]
    desk.type(header.start.line, "18:30")
    assert header.refusals.text().startswith("People")


def test_a_sentence_that_has_no_room_under_its_field_begins_further_left(build: Build) -> None:
    header = build(size=(900, 600)).screen.header
    header.facilitators.refuse("They cannot be read, " * 6)
    QApplication.processEvents()
    line = next(line for line in header.refusals.findChildren(QLabel) if line.isVisible())
    assert line.contentsMargins().left() < header.facilitators.x()
    assert line.geometry().right() <= header.width()


def test_a_title_that_is_too_long_is_whole_in_its_tip(build: Build) -> None:
    desk = build(size=(900, 600))
    line = desk.screen.header.title.line
    assert line.toolTip() == ""
    title = "R&D <night> " * 12
    desk.document.edit("Rename", desk.plan.rename(title))
    line.grab()
    assert line.toolTip() == tip(title)
    line.setFocus()
    line.grab()
    assert line.text() == title


def test_a_refusal_goes_when_what_is_typed_can_be_read(desk: Desk) -> None:
    line = desk.screen.header.start.line
    desk.type(line, "25:00", Key.Key_Return)
    desk.type(line, "19:00")
    assert not desk.screen.header.refusals.isVisible()
    assert desk.plan.start == time(19)
    assert desk.screen.model.index_of("arrive", 0).data() == "19:00"


def test_a_refusal_stays_while_something_else_changes(desk: Desk) -> None:
    desk.type(desk.screen.header.start.line, "25:00", Key.Key_Return)
    desk.type(desk.screen.header.title.line, "Night")
    assert desk.screen.header.start.line.text() == "25:00"
    assert desk.screen.header.refusals.isVisible()


def test_what_cannot_be_saved_is_told_beside_the_field(desk: Desk) -> None:
    desk.shelf.full = True
    desk.type(desk.screen.header.title.line, "N")
    assert desk.plan == EVENING
    assert desk.screen.header.title_refusal.text().startswith("This could not be saved.")
    desk.shelf.full = False
    desk.keys(desk.screen.header.title.line, "o")
    assert desk.plan.title == "No"
    assert not desk.screen.header.title_refusal.isVisible()


def test_undo_and_redo_name_their_steps(desk: Desk) -> None:
    undo, redo = desk.screen.header.undo, desk.screen.header.redo
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    desk.screen.edits.move(["tea"], "", 0)
    assert undo.toolTip() == tip("Undo move “Break” (Ctrl+Z)")
    assert undo.accessibleName() == "Undo move “Break”"
    assert undo.text() == "Undo"
    desk.click(undo)
    assert redo.toolTip() == tip("Redo move “Break” (Ctrl+Shift+Z, Ctrl+Y)")
    desk.click(redo)
    assert desk.order[0] == "tea"


def test_undo_in_a_line_is_undo_of_the_plan(desk: Desk) -> None:
    line = desk.screen.header.title.line
    desk.type(line, "Night")
    for _ in range(2):
        desk.key(line, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan == EVENING
    assert line.text() == "Evening"
    desk.key(line, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan.title == line.text() == "Night"


def test_run_and_papers_are_asked_for(desk: Desk) -> None:
    desk.screen.header.run.click()
    desk.screen.header.papers.click()
    assert desk.asked == ["run_wanted", "papers_wanted"]


def test_nothing_to_run_cannot_be_run(build: Build) -> None:
    desk = build(plan())
    assert not desk.screen.header.run.isEnabled()
    assert desk.screen.header.run.toolTip() == "Add a block with a length first"


def test_another_plan_forgets_what_was_refused(desk: Desk) -> None:
    desk.type(desk.screen.header.start.line, "25:00", Key.Key_Return)
    desk.document.open(replace(EVENING, id="other"))
    assert desk.screen.header.start.line.text() == "18:30"
    assert not desk.screen.header.refusals.isVisible()


def test_where_there_is_little_width_undo_and_redo_show_their_signs_alone(build: Build) -> None:
    header = build(size=(880, 700)).screen.header
    assert (header.undo.text(), header.redo.text()) == ("", "")
    assert header.undo.accessibleName() == "Undo"


def test_the_fields_have_room_beside_one_another_with_the_largest_text(build: Build) -> None:
    header = build(scale=1.5).screen.header
    # That of a window of 1000 without the rail and the margins.
    assert header.minimumSizeHint().width() <= 1000 - 132 - 32
    for field in (header.start, header.must_end, header.group_size):
        words = field.line.fontMetrics().horizontalAdvance("20:00")
        assert field.minimumWidth() >= words + 24
