"""The form over a real data file: every edit is saved as it is made, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator_app.core.activity import Activity, Material, Minutes, Reply, Step
from facilitator_app.core.handout import Handout
from facilitator_app.core.making import blank
from facilitator_app.store.database import Store
from facilitator_app.ui.document import Document
from facilitator_app.ui.fields import ChoiceField, LineField, TextField
from facilitator_app.ui.hands import ParsedField, TickField
from facilitator_app.ui.library.form.view import OwnForm
from facilitator_app.ui.theme import Theme
from tests.answers import put_up
from tests.builders import activity

Key = Qt.Key
STEPS = (Step("Say one.", 10, "One"), Step("Say two.", 10, "Two"), Step("Say three.", 10, "Three"))
MINE = replace(
    activity("mine", 30, title="Mine", steps=STEPS), handouts=(Handout("cards", "Cards", (), "pair"),)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "facilitator.db", lambda: datetime.now(UTC)) as made:
        made.save(None, MINE)
        yield made


@pytest.fixture
def form(qtbot: QtBot, store: Store) -> OwnForm:
    document: Document[Activity] = Document(store.save)
    made = OwnForm(Theme("light"), document)
    put_up(qtbot, made, made._theme, (800, 700))
    document.open(MINE)
    made.take_focus()
    return made


def kept(store: Store) -> Activity:
    saved = store.load(Activity, "mine")
    assert saved is not None
    return saved


def line(form: OwnForm, path: str) -> LineField[object]:
    field = form.fields[path]
    assert isinstance(field, LineField)
    return field


def type_in(form: OwnForm, path: str, text: str) -> None:
    hand = line(form, path).line
    hand.setFocus()
    hand.selectAll()
    QTest.keyClicks(hand, text)


def titles(made: Activity) -> list[str]:
    return [step.title for step in made.steps]


def test_the_title_is_ready_to_be_typed_over_and_every_key_is_saved(form: OwnForm, store: Store) -> None:
    QTest.keyClicks(line(form, "title").line, "Banter")
    assert (kept(store).title, form.title.text()) == ("Banter", "Banter")
    form.undo.click()
    assert kept(store) == MINE


def test_an_empty_title_is_refused_and_the_one_before_stays(form: OwnForm, store: Store) -> None:
    hand = line(form, "title").line
    hand.clear()
    QTest.keyClick(hand, Key.Key_Backspace)
    QTest.keyClick(hand, Key.Key_Tab)
    assert line(form, "title").refusal == "An activity needs a title."
    assert kept(store).title == "Mine"


def test_minutes_are_added_up_as_they_are_typed_and_can_become_the_standard_length(
    form: OwnForm, store: Store
) -> None:
    hand = form.steps.minutes.line
    hand.setFocus()
    hand.selectAll()
    QTest.keyClicks(hand, "25")
    assert form.steps.total.text() == "Together 45 min"
    assert form.unfinished.text() == "The steps add up to 45 min; the standard length is 30 min."
    form.take_total.click()
    assert kept(store).minutes == Minutes(45)
    assert not form.unfinished.isVisible()


def test_a_length_that_is_none_is_refused_in_place(form: OwnForm, store: Store) -> None:
    type_in(form, "minutes.short", "soon")
    QTest.keyClick(line(form, "minutes.short").line, Key.Key_Tab)
    assert "not a length of time" in line(form, "minutes.short").refusal
    assert kept(store).minutes == MINE.minutes


def test_steps_move_by_keys_and_undo_puts_them_back(form: OwnForm, store: Store) -> None:
    form.steps.list.setFocus()
    QTest.keyClick(form.steps.list, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert (titles(kept(store)), form.steps.at) == (["Two", "One", "Three"], 1)
    QTest.keyClick(form.steps.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(form.steps.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(kept(store)) == ["One", "Two", "Three"]
    QTest.keyClick(form, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(kept(store)) == ["Two", "One", "Three"]


def test_a_step_is_dragged_to_where_it_is_dropped(form: OwnForm, store: Store) -> None:
    steps = form.steps.list
    steps.setCurrentRow(0)
    below = QPointF(20, steps.visualItemRect(steps.item(2)).bottom() + 200)
    mime = steps.mimeData([steps.item(0)])
    action = Qt.DropAction.MoveAction
    dropped = QDropEvent(below, action, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    steps.dropEvent(dropped)
    assert titles(kept(store)) == ["Two", "Three", "One"]
    assert [steps.item(row).text() for row in range(3)][2].startswith("3.  One")


def test_steps_come_and_go_by_keys(form: OwnForm, store: Store) -> None:
    form.steps.list.setFocus()
    QTest.keyClick(form.steps.list, Key.Key_Insert)
    assert titles(kept(store)) == ["One", "", "Two", "Three"]
    assert form.steps.title.line.hasFocus()
    assert form.unfinished.text().endswith("A step has no words yet.")
    form.steps.list.setFocus()
    QTest.keyClick(form.steps.list, Key.Key_Delete)
    assert titles(kept(store)) == ["One", "Two", "Three"]
    QTest.keyClick(form.steps.list, Key.Key_Return)
    assert form.steps.title.line.hasFocus()


def test_a_length_that_was_refused_goes_with_its_step(form: OwnForm) -> None:
    hand = form.steps.minutes
    hand.line.setFocus()
    hand.line.selectAll()
    QTest.keyClicks(hand.line, "soon")
    form.steps.list.setFocus()
    assert hand.refusal
    QTest.keyClick(form.steps.list, Key.Key_Delete)
    assert form.steps.title.line.text() == "Two"
    assert (hand.line.text(), hand.refusal) == ("10", "")


def test_the_last_step_cannot_be_taken_out(form: OwnForm) -> None:
    form._document.open(blank("new"))
    assert not form.steps.remove.isEnabled()


def test_lists_are_typed_a_line_each_and_stay_as_they_are_typed(form: OwnForm, store: Store) -> None:
    field = form.fields["materials"]
    assert isinstance(field, ParsedField)
    field.text.setFocus()
    QTest.keyClicks(field.text, "Pens: 2 for each pair")
    QTest.keyClick(field.text, Key.Key_Return)
    assert field.text.toPlainText() == "Pens: 2 for each pair\n"
    assert kept(store).materials == (Material("Pens", 2, "pair"),)


def test_a_line_that_cannot_be_read_is_told_when_the_hand_leaves_it(form: OwnForm, store: Store) -> None:
    field = form.fields["safety.resistance"]
    assert isinstance(field, ParsedField)
    field.text.setFocus()
    QTest.keyClicks(field.text, "Not all men | True. ")
    QTest.keyClick(field.text, Key.Key_Return)
    QTest.keyClicks(field.text, "It is a joke")
    assert field.refusal == ""
    form.finish.setFocus()
    assert "needs what they say" in field.refusal
    assert kept(store).safety.resistance == (Reply("Not all men", "True."),)


def test_words_are_ticked_and_kept_in_their_order(form: OwnForm, store: Store) -> None:
    field = form.fields["themes"]
    assert isinstance(field, TickField)
    for theme in ("MF", "AL"):
        field.ticks[theme].click()
    assert kept(store).themes == ("AL", "MF")


def test_a_choice_is_saved(form: OwnForm, store: Store) -> None:
    field = form.fields["stage"]
    assert isinstance(field, ChoiceField)
    field.box.setCurrentIndex(field.box.findData("act"))
    field.box.activated.emit(field.box.currentIndex())
    assert kept(store).stage == "act"


def test_a_worksheet_may_be_left_out(form: OwnForm, store: Store) -> None:
    form.sheets.sheets.out.click()
    assert kept(store).handouts == ()


def test_escape_and_done_go_back_to_reading(qtbot: QtBot, form: OwnForm) -> None:
    with qtbot.waitSignal(form.done):
        QTest.keyClick(line(form, "title").line, Key.Key_Escape)
    with qtbot.waitSignal(form.done):
        form.finish.click()


def test_every_field_has_a_name_to_be_told_by(form: OwnForm) -> None:
    assert all(field._hand.accessibleName() == field.word.text() for field in form.fields.values())


def test_it_fits_where_there_is_little_width(form: OwnForm, qtbot: QtBot) -> None:
    form.resize(420, 600)
    qtbot.wait(20)
    assert form._inner.width() <= form._scroll.viewport().width()


def test_what_another_window_changed_is_not_written_over(form: OwnForm, store: Store, qtbot: QtBot) -> None:
    store.save(MINE, replace(MINE, title="Theirs"))
    with qtbot.waitSignal(form._document.refused):
        QTest.keyClicks(line(form, "title").line, "O")
    assert kept(store).title == "Theirs"
    assert line(form, "title").refusal


def test_a_step_may_be_said_to_be_left_out(form: OwnForm, store: Store) -> None:
    form.steps.core.click()
    assert [step.core for step in kept(store).steps] == [False, True, True]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_no_line_of_a_text_is_hidden_while_it_has_few(qtbot: QtBot, store: Store, scale: float) -> None:
    long = " ".join(["Ask what would have helped."] * 8)
    many = replace(MINE, summary=long, closing=long, preparation=(long, "Chairs.", "Cards."))
    document: Document[Activity] = Document(store.save)
    made = OwnForm(Theme("light", scale), document)
    document.open(many)
    put_up(qtbot, made, made._theme, (700, 600))
    texts = [each for each in made.fields.values() if isinstance(each, TextField)]
    qtbot.waitUntil(lambda: all(each.text.verticalScrollBar().maximum() == 0 for each in texts))
    made.resize(560, 600)
    qtbot.waitUntil(lambda: all(each.text.verticalScrollBar().maximum() == 0 for each in texts))


def test_a_field_that_keys_lead_to_is_brought_into_sight(form: OwnForm, qtbot: QtBot) -> None:
    form.sheets.add_sheet()
    hand = form.sheets.title.line
    assert hand.hasFocus()
    qtbot.waitUntil(lambda: not hand.visibleRegion().isEmpty())
