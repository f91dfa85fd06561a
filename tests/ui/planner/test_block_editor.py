from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator_app.core.plan import Block
from facilitator_app.ui.planner.block_editor import BlockEditor, learned_words
from facilitator_app.ui.planner.refusals import Refusals
from facilitator_app.ui.planner.run_part import never_soon
from facilitator_app.ui.style import style_sheet
from tests.builders import block, breakout, plan, strand
from tests.ui.planner.conftest import EVENING, Build, Desk

Key = Qt.Key


def now(desk: Desk, id: str = "arrive") -> Block:
    found = desk.plan.find(id)
    assert found is not None
    return found


def editor(desk: Desk) -> BlockEditor:
    return desk.screen.editor


def clear(desk: Desk, line: QLineEdit) -> None:
    line.setFocus()
    line.selectAll()
    desk.key(line, Key.Key_Delete)


def test_typing_in_one_field_of_one_block_is_one_step(desk: Desk) -> None:
    desk.type(editor(desk).title.line, "Hello")
    assert now(desk).title == "Hello"
    assert desk.screen.model.index_of("arrive").data() == "Hello"
    desk.type(editor(desk).public_title.line, "Hi")
    desk.screen.select("tea")
    desk.type(editor(desk).title.line, "Tea")
    names = []
    while desk.document.undo_name:
        names.append(desk.document.undo_name)
        desk.document.undo()
    assert names == [
        "Change the title of “Break”",
        "Change the title for participants of “Hello”",
        "Change the title of “Arrive”",
    ]
    assert desk.plan == EVENING


@pytest.mark.parametrize(
    ("field", "text", "name", "value"),
    [
        ("public_title", "Welcome", "public_title", "Welcome"),
        ("minutes", "1:30", "minutes", 90),
        ("least", "5", "min_minutes", 5),
        ("pin", "18:45", "pin", time(18, 45)),
        ("lead", "Ana", "lead", "Ana"),
        ("support", "Someone new", "support", "Someone new"),
    ],
)
def test_lines_change_the_block(desk: Desk, field: str, text: str, name: str, value: object) -> None:
    desk.type(getattr(editor(desk), field).line, text)
    assert getattr(now(desk), name) == value


@pytest.mark.parametrize(("field", "name"), [("notes", "notes"), ("shown", "screen")])
def test_texts_change_the_block(desk: Desk, field: str, name: str) -> None:
    text = getattr(editor(desk), field)
    text.text.setFocus()
    desk.keys(text.text, "Be kind")
    assert getattr(now(desk), name) == "Be kind"
    assert text.text.textCursor().position() == len("Be kind")
    desk.document.undo()
    assert text.text.toPlainText() == ""


def test_notes_say_that_they_are_private(desk: Desk) -> None:
    assert editor(desk).notes.word.text() == "Notes for the facilitator, private"


def test_priority_and_kind_are_picked_by_their_words(desk: Desk) -> None:
    box = editor(desk).priority.box
    assert [box.itemText(place) for place in range(box.count())] == ["Must run", "May shrink", "May drop"]
    box.setFocus()
    desk.key(box, Key.Key_Down)
    assert now(desk).priority == "shrink"
    editor(desk).kind.box.setFocus()
    desk.key(editor(desk).kind.box, Key.Key_Down)
    assert now(desk).kind == "break"
    assert editor(desk).kind.box.currentText() == "Break"


def test_a_choice_that_cannot_be_saved_goes_back(desk: Desk) -> None:
    desk.shelf.full = True
    box = editor(desk).priority.box
    box.setFocus()
    desk.key(box, Key.Key_Down)
    assert box.currentText() == "Must run"
    assert desk.refused == ["There is no room on the disk."]


def test_the_wheel_over_a_choice_changes_nothing(desk: Desk) -> None:
    box = editor(desk).priority.box
    box.setFocus()
    middle = QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(box.mapToGlobal(box.rect().center())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert desk.plan == EVENING


def test_facilitators_can_be_picked_as_leads(desk: Desk) -> None:
    box = editor(desk).lead.box
    assert [box.itemText(place) for place in range(box.count())] == ["Ana", "Ben"]
    box.setFocus()
    desk.key(box, Key.Key_Down)
    assert now(desk).lead == "Ana"
    desk.type(desk.screen.header.facilitators.line, "Cy")
    assert [box.itemText(place) for place in range(box.count())] == ["Cy"]
    assert editor(desk).lead.line.text() == "Ana"


def test_minutes_on_the_way_to_a_longer_length_keep_the_least(build: Build) -> None:
    desk = build(plan(block("arrive", 45, min_minutes=35)))
    desk.type(editor(desk).minutes.line, "9")
    assert (now(desk).minutes, now(desk).min_minutes) == (9, 9)
    desk.keys(editor(desk).minutes.line, "0")
    assert (now(desk).minutes, now(desk).min_minutes) == (90, 35)
    desk.document.undo()
    assert (now(desk).minutes, now(desk).min_minutes) == (45, 35)


def test_arrows_step_the_minutes(desk: Desk) -> None:
    line = editor(desk).minutes.line
    line.setFocus()
    desk.key(line, Key.Key_Up)
    desk.key(line, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert now(desk).minutes == 30


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("minutes", "soon", "“soon” is not a length of time. Try 90, 1h30 or 1:30."),
        ("least", "11", "The least cannot be more than the 10 min planned."),
        ("pin", "25:00", "“25:00” is not a clock time. Try 18:30 or 6:30 pm."),
    ],
)
def test_bad_input_is_refused_in_place(desk: Desk, field: str, text: str, sentence: str) -> None:
    hand = getattr(editor(desk), field)
    desk.type(hand.line, text, Key.Key_Return)
    assert hand.refusal == sentence
    assert desk.plan == EVENING
    assert desk.document.undo_name in ("", "Change the least minutes of “Arrive”")
    desk.screen.select("tea")
    assert hand.refusal == ""
    assert desk.said == [f"{sentence} Nothing was changed."]


def test_a_refused_text_does_not_bring_back_what_was_undone(desk: Desk) -> None:
    line = editor(desk).minutes.line
    desk.type(line, "90")
    desk.key(line, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.type(line, "soon", Key.Key_Return)
    assert desk.plan == EVENING


def test_taking_a_refusal_back_shows_no_sentence(desk: Desk) -> None:
    desk.type(editor(desk).minutes.line, "soon", Key.Key_Return)
    desk.type(editor(desk).minutes.line, "10", Key.Key_Return)
    assert editor(desk).minutes.refusal == ""


def test_the_least_and_the_pin_can_be_taken_away(build: Build) -> None:
    desk = build(plan(block("arrive", 45, min_minutes=35, pin="18:40")))
    clear(desk, editor(desk).least.line)
    clear(desk, editor(desk).pin.line)
    assert (now(desk).min_minutes, now(desk).pin) == (None, None)


def test_names_and_texts_that_cannot_be_saved_say_so(desk: Desk) -> None:
    desk.shelf.full = True
    desk.type(editor(desk).lead.line, "A")
    editor(desk).notes.text.setFocus()
    desk.keys(editor(desk).notes.text, "x")
    assert editor(desk).lead.refusal
    assert editor(desk).notes.refusal
    desk.shelf.full = False
    desk.keys(editor(desk).notes.text, "y")
    assert not editor(desk).notes.refusal
    assert now(desk).notes == "xy"


def test_a_block_from_the_library_says_so_and_notes_its_content(desk: Desk) -> None:
    desk.screen.edits.drop_activities(["boxes"], "", 0)
    words = editor(desk).about.text()
    assert words == "From the library: Two boxes (standard 45 min). Content note: medium sensitivity."
    assert editor(desk).title.line.placeholderText() == "Two boxes"
    desk.screen.select("tea")
    assert not editor(desk).about.isVisible()


def test_a_section_has_no_length_and_a_group_only_a_title(desk: Desk) -> None:
    fields = ("title", "public_title", "minutes", "priority", "lead", "notes")
    desk.screen.select("practice")
    assert [name for name in fields if getattr(editor(desk), name).isVisible()] == [
        "title",
        "public_title",
        "notes",
    ]
    desk.screen.select("b")
    assert [name for name in fields if getattr(editor(desk), name).isVisible()] == ["title"]
    desk.type(editor(desk).title.line, "Blue")
    assert desk.screen.model.index_of("b").data() == "Blue"
    desk.screen.select("a")
    assert editor(desk).title.line.text() == ""
    desk.screen.select("tea")
    assert [name for name in fields if getattr(editor(desk), name).isVisible()] == list(fields)


def test_only_esc_leaves_the_editor(desk: Desk) -> None:
    editor(desk).take_focus()
    desk.key(editor(desk), Key.Key_Home)
    assert editor(desk).title.line.hasFocus()
    desk.key(editor(desk), Key.Key_Escape)
    assert desk.screen.agenda.hasFocus()


def test_the_least_may_stand_at_the_length(desk: Desk) -> None:
    desk.type(editor(desk).least.line, "10")
    assert now(desk).min_minutes == 10
    desk.type(editor(desk).minutes.line, "30")
    assert (now(desk).minutes, now(desk).min_minutes) == (30, 10)


def test_a_length_left_short_keeps_its_lower_least(build: Build) -> None:
    desk = build(plan(block("arrive", 45, min_minutes=35)))
    desk.type(editor(desk).minutes.line, "9", Key.Key_Return)
    editor(desk).title.line.setFocus()
    desk.type(editor(desk).minutes.line, "40")
    assert (now(desk).minutes, now(desk).min_minutes) == (40, 9)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ((), []),
        ((34,), ["It took 34 min the last time."]),
        ((34, 31, 36), ["It took 34, 31, 36 min the last 3 times."]),
    ],
)
def test_how_long_an_activity_really_took_is_said(minutes: tuple[int, ...], words: list[str]) -> None:
    assert learned_words(minutes) == words


def test_how_a_block_goes_in_the_run_is_changed_and_taken_back(desk: Desk) -> None:
    part = editor(desk).run_part
    part.auto.click()
    desk.type(part.until.line, "19:05")
    desk.type(part.warning.line, "4")
    desk.type(part.danger.line, "1")
    block = now(desk)
    assert (block.auto, block.until, block.warning_minutes, block.danger_minutes) == (True, time(19, 5), 4, 1)
    assert desk.document.undo_name == "Change the last warning of “Arrive”"
    while desk.document.undo_name:
        desk.document.undo()
    assert desk.plan == EVENING
    assert not part.auto.isChecked()


def test_the_last_call_comes_no_earlier_than_the_first_warning(desk: Desk) -> None:
    part = editor(desk).run_part
    desk.type(part.warning.line, "4")
    desk.type(part.danger.line, "6")
    desk.key(part.danger.line, Key.Key_Return)
    assert part.danger.refusal == "The last call comes after “Ends soon”: at 4 min or less."
    assert now(desk).danger_minutes is None
    desk.type(part.danger.line, "3")
    clear(desk, part.warning.line)
    desk.type(part.warning.line, "2")
    desk.key(part.warning.line, Key.Key_Return)
    assert part.warning.refusal == "“Ends soon” comes before the last call: at 3 min or more."


def test_a_last_call_that_leaves_no_time_for_ends_soon_is_told_where_it_is_set(desk: Desk) -> None:
    part = editor(desk).run_part
    assert not part.order.isVisible()
    desk.type(part.danger.line, "3")
    assert part.order.text() == (
        "“Ends soon” at 2 min never shows: the last call comes first, at 3 min. Set “Ends soon” to 4 or more."
    )
    assert part.warning.line.accessibleDescription() == part.order.text()
    assert now(desk).danger_minutes == 3
    desk.type(part.warning.line, "4")
    assert not part.order.isVisible()
    assert part.warning.line.accessibleDescription() == ""


def test_what_is_refused_is_told_before_what_never_shows(desk: Desk) -> None:
    part = editor(desk).run_part
    desk.type(part.danger.line, "3")
    desk.type(part.warning.line, "1", Key.Key_Return)
    assert part.warning.line.accessibleDescription() == part.warning.refusal != ""
    assert not part.order.isVisible()
    clear(desk, part.warning.line)
    assert part.order.isVisible()


def test_a_shorter_length_can_leave_no_time_for_ends_soon(desk: Desk) -> None:
    part = editor(desk).run_part
    desk.type(editor(desk).minutes.line, "40")
    desk.type(part.danger.line, "5")
    assert not part.order.isVisible()
    desk.type(editor(desk).minutes.line, "20")
    assert part.order.isVisible()


@pytest.mark.parametrize(
    ("minutes", "warning", "danger", "words"),
    [
        (30, None, None, ""),
        (30, None, 5, ""),
        (30, None, 6, "“Ends soon” at 6 min never shows: the last call comes then, too."),
        (90, 3, None, "“Ends soon” at 3 min never shows: the last call comes first, at 4.5 min."),
        (10, 15, 12, "“Ends soon” never shows: the last call is on for all of the 10 min."),
        (10, 0, 5, ""),
        (0, None, None, ""),
    ],
)
def test_when_ends_soon_never_shows(
    minutes: int, warning: int | None, danger: int | None, words: str
) -> None:
    made = replace(block("a", minutes), warning_minutes=warning, danger_minutes=danger)
    said = never_soon(made, timedelta(minutes=minutes))
    assert said.startswith(words)
    assert bool(said) == bool(words)


def test_small_groups_are_measured_by_the_longest_of_them(build: Build) -> None:
    groups = breakout("g", strand("x", block("b", 30)), strand("y", block("c", 5)))
    desk = build(plan(replace(groups, danger_minutes=5)))
    assert not editor(desk).run_part.order.isVisible()
    desk.document.edit("Change", desk.plan.change("g", danger_minutes=8))
    assert editor(desk).run_part.order.isVisible()


def test_each_field_of_a_block_that_is_wrong_says_so(desk: Desk) -> None:
    for field in (editor(desk).minutes, editor(desk).pin):
        desk.type(field.line, "soon", Key.Key_Return)
    shown = [each.text() for each in editor(desk).findChildren(Refusals) if each.isVisible()]
    assert [line.partition(":")[0] for line in shown[0].splitlines()] == ["Minutes", "Pinned start"]
    assert len(shown) == 1


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_fields_of_a_block_are_as_wide_as_what_shows_them(build: Build, scale: float) -> None:
    desk = build(size=(868, 660))
    desk.screen.select("agree")
    desk.theme.set(scale=scale)
    desk.screen.setStyleSheet(style_sheet(desk.theme))
    QApplication.processEvents()
    form = desk.screen.editor.widget()
    assert form is not None
    assert form.width() <= desk.screen.editor.viewport().width()
