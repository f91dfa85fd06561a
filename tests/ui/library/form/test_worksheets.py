"""Worksheets in the form: what a facilitator would do with them is saved, and nothing else is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator_app import bundled
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Trouble
from facilitator_app.core.handout import Card, Cards, Handout, Lines, Table
from facilitator_app.formats.activity import SHEET_BLOCKS, read_activity
from facilitator_app.store.database import Store
from facilitator_app.ui.document import Document
from facilitator_app.ui.fields import LineField
from facilitator_app.ui.hands import ParsedField
from facilitator_app.ui.library.form.kinds import KINDS, Several
from facilitator_app.ui.library.form.parts import Line, Listed
from facilitator_app.ui.library.form.sheet_writing import number_between, read_cards, write_cards
from facilitator_app.ui.library.form.sheets import SheetsEditor
from facilitator_app.ui.library.form.view import OwnForm
from facilitator_app.ui.theme import Theme
from tests.answers import put_up
from tests.builders import activity

Key = Qt.Key
CARDS = Cards((Card("Stay.", "One"), Card("Two\nlines")), columns=3, height_mm=44)
TABLE = Table(("A", "B"), (("a", "b"),), 1, 12, (1.0, 2.0))
MINE = replace(
    activity("mine", 15, title="Mine"), handouts=(Handout("s", "Sheet", (CARDS, TABLE), footer="Foot"),)
)
drawn: list[Handout] = []


def picture(_activity: Activity, sheet: Handout, width: int) -> QImage:
    drawn.append(sheet)
    return QImage(width, width, QImage.Format.Format_RGB32)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "facilitator.db", lambda: datetime.now(UTC)) as made:
        made.save(None, MINE)
        yield made


@pytest.fixture
def form(qtbot: QtBot, store: Store) -> OwnForm:
    document: Document[Activity] = Document(store.save)
    made = OwnForm(Theme("light"), document, picture)
    put_up(qtbot, made, made._theme, (900, 800))
    document.open(MINE)
    return made


@pytest.fixture
def sheets(form: OwnForm) -> SheetsEditor:
    return form.sheets


def kept(store: Store) -> tuple[Handout, ...]:
    saved = store.load(Activity, "mine")
    assert saved is not None
    return saved.handouts


def field(sheets: SheetsEditor, path: str) -> Any:
    block = sheets._block()
    assert block is not None
    return sheets.forms[type(block)].fields[path]


def test_the_words_on_a_card_are_changed_and_the_other_cards_stay_as_they_are(
    sheets: SheetsEditor, store: Store
) -> None:
    hand = field(sheets, "cards")
    assert isinstance(hand, ParsedField)
    hand.text.setPlainText("One | Go.\nTwo / lines")
    changed = replace(CARDS, cards=(Card("Go.", "One"), Card("Two\nlines")))
    assert kept(store)[0].blocks == (changed, TABLE)


def test_a_row_is_added_to_a_table_whose_widths_are_kept_and_undo_takes_it_back(
    form: OwnForm, sheets: SheetsEditor, store: Store
) -> None:
    sheets.blocks.list.setFocus()
    QTest.keyClick(sheets.blocks.list, Key.Key_Down)
    QTest.keyClick(sheets.blocks.list, Key.Key_Return)
    hand = field(sheets, "rows")
    hand.text.setPlainText("a | b\nc | d")
    assert kept(store)[0].blocks[1] == replace(TABLE, rows=(("a", "b"), ("c", "d")))
    form.undo.click()
    assert kept(store) == MINE.handouts


def test_a_row_with_too_many_cells_is_refused_in_place(sheets: SheetsEditor, store: Store) -> None:
    sheets.blocks.list.setCurrentRow(1)
    hand = field(sheets, "rows")
    hand.text.setFocus()
    hand.text.setPlainText("a | b | c")
    sheets.title.line.setFocus()
    assert hand.refusal == "“a | b | c” has 3 parts; the table has 2 columns."
    assert kept(store) == MINE.handouts


def test_a_number_out_of_bounds_is_refused_in_place(sheets: SheetsEditor, store: Store) -> None:
    hand = field(sheets, "columns")
    assert isinstance(hand, LineField)
    hand.line.setFocus()
    hand.line.selectAll()
    QTest.keyClicks(hand.line, "99")
    QTest.keyClick(hand.line, Key.Key_Tab)
    assert hand.refusal == "“99” is not a number from 1 to 6."
    assert kept(store) == MINE.handouts


def test_what_was_refused_goes_with_the_block_that_it_was_typed_for(sheets: SheetsEditor) -> None:
    sheets.blocks.duplicate()
    sheets.blocks.list.setCurrentRow(0)
    hand = field(sheets, "columns")
    assert isinstance(hand, LineField)
    hand.line.setFocus()
    hand.line.selectAll()
    QTest.keyClicks(hand.line, "99")
    sheets.blocks.list.setFocus()
    assert hand.refusal
    QTest.keyClick(sheets.blocks.list, Key.Key_Delete)
    assert (hand.line.text(), hand.refusal) == ("3", "")


def test_a_sheet_of_three_questions_with_lines_is_made_by_keys(sheets: SheetsEditor, store: Store) -> None:
    sheets.add.setFocus()
    QTest.keyClick(sheets.add, Key.Key_Space)
    QTest.keyClicks(sheets.title.line, "Three questions")
    sheets.kind.setCurrentIndex(sheets.kind.findText("Lines to write on"))
    for question in ("Who?", "What?", "When?"):
        QTest.keyClick(sheets.add_block, Key.Key_Space)
        hand = field(sheets, "label").line
        assert hand.hasFocus()
        hand.selectAll()
        QTest.keyClicks(hand, question)
    made = kept(store)[1]
    assert (made.title, made.blocks) == (
        "Three questions",
        tuple(Lines(3, each) for each in ("Who?", "What?", "When?")),
    )


def test_blocks_and_sheets_are_moved_copied_and_taken_out_by_keys(sheets: SheetsEditor, store: Store) -> None:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    QTest.keyClick(sheets.blocks.list, Key.Key_Down, alt)
    assert kept(store)[0].blocks == (TABLE, CARDS)
    QTest.keyClick(sheets.blocks.list, Key.Key_D, control)
    assert kept(store)[0].blocks == (TABLE, CARDS, CARDS)
    QTest.keyClick(sheets.blocks.list, Key.Key_Delete)
    assert kept(store)[0].blocks == (TABLE, CARDS)
    QTest.keyClick(sheets.sheets.list, Key.Key_D, control)
    assert [each.title for each in kept(store)] == ["Sheet", "Sheet (copy)"]
    QTest.keyClick(sheets.sheets.list, Key.Key_Delete)
    QTest.keyClick(sheets.sheets.list, Key.Key_Delete)
    assert kept(store) == ()
    QTest.keyClick(sheets.sheets.list, Key.Key_Delete)
    assert not sheets.sheets.isVisible()


def test_the_page_is_drawn_again_once_typing_stops(sheets: SheetsEditor, qtbot: QtBot) -> None:
    drawn.clear()
    for text in ("P", "Pa", "Pairs"):
        sheets.title.line.setText(text)
        sheets.title._typed(text)
    qtbot.waitUntil(lambda: bool(drawn))
    assert [each.title for each in drawn] == ["Pairs"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.word)
def test_every_kind_is_added_and_every_field_of_it_has_a_name(
    sheets: SheetsEditor, store: Store, kind: Any
) -> None:
    sheets.kind.setCurrentIndex(sheets.kind.findData(kind.type))
    sheets.add_block.click()
    assert kept(store)[0].blocks[1] == kind.fresh
    assert all(each._hand.accessibleName() for each in sheets.forms[kind.type].fields.values())


def test_every_kind_of_block_that_there_is_can_be_chosen() -> None:
    assert {kind.type for kind in KINDS} == set(SHEET_BLOCKS.values())


@pytest.mark.parametrize("file", bundled.activity_files(), ids=lambda file: file.stem)
def test_the_blocks_of_every_bundled_worksheet_are_read_as_they_are_shown(file: Path) -> None:
    kinds = {kind.type: kind for kind in KINDS}
    for block in (each for sheet in read_activity(file).handouts for each in sheet.blocks):
        for entry in kinds[type(block)].entries:
            value: Any = getattr(block, entry.path)
            if isinstance(entry, Several):
                assert entry.read(block, entry.write(value)) == value
            elif isinstance(entry, Line | Listed):
                assert entry.read(entry.write(value)) == value


def test_a_line_of_a_card_that_is_changed_keeps_its_other_lines() -> None:
    block = Cards((Card("One\n\nTwo\n\n", "Plan"),))
    text = write_cards(block.cards).replace("Two", "2")
    assert read_cards(block, text) == (Card("One\n\n2\n\n", "Plan"),)


def test_an_empty_head_of_a_column_stays_when_another_is_changed(sheets: SheetsEditor, store: Store) -> None:
    sheets.blocks.list.setCurrentRow(1)
    hand = field(sheets, "headers").line
    hand.setFocus()
    hand.selectAll()
    QTest.keyClicks(hand, "| Who")
    assert kept(store)[0].blocks[1] == replace(TABLE, headers=("", "Who"))


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(Trouble, match="“three” is not a number from 0 to 60"):
        number_between(0, 60)("three")


def test_the_page_stays_in_sight_while_the_fields_beside_it_scroll(form: OwnForm, qtbot: QtBot) -> None:
    page = form.sheets.picture
    qtbot.waitUntil(lambda: not page.pixmap().isNull())
    form.resize(900, 420)
    bar = form._scroll.verticalScrollBar()
    for away in (0, 60, 120):
        bar.setValue(bar.maximum() - away)
        qtbot.waitUntil(lambda: page.visibleRegion().boundingRect() == page.rect())


def test_pages_longer_than_the_window_show_their_foot_at_the_end(form: OwnForm, qtbot: QtBot) -> None:
    page = form.sheets.picture
    qtbot.waitUntil(lambda: not page.pixmap().isNull())
    form.resize(900, 260)
    bar = form._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.visibleRegion().boundingRect().bottom() == page.rect().bottom())


def test_the_page_stands_under_the_fields_where_there_is_too_little_width(
    form: OwnForm, qtbot: QtBot
) -> None:
    beside = form.sheets.picture.parentWidget()
    assert beside is not None
    assert beside.y() == 0
    form.resize(430, 800)
    qtbot.waitUntil(lambda: beside.y() > form.sheets.blocks.list.height())
