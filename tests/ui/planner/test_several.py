"""Several blocks at once, by mouse and by keyboard; cut, copied, pasted, split, joined and parked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.core.parking import park
from facilitator_app.core.plan import MOST_BLOCKS
from facilitator_app.core.reshape import move, without
from facilitator_app.ui.planner.agenda_model import ACTIVITY_MIME, BLOCK_MIME, PARKED_MIME, TIME
from facilitator_app.ui.planner.clipboard import NOTHING, PLAN_MIME
from tests.builders import block, plan
from tests.ui.planner.conftest import EVENING, Build, Desk
from tests.ui.planner.test_dragging import ANY, LEFT, NO_KEY, drag, spot

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture(autouse=True)
def _clean_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def chosen(desk: Desk) -> list[str]:
    ids = desk.screen.agenda.selected_ids
    return [id for id in desk.order if id in ids]


def clip(text: str = "", fragment: bytes = b"") -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if fragment:
        mime.setData(PLAN_MIME, fragment)
    QGuiApplication.clipboard().setMimeData(mime)


def click(desk: Desk, id: str, hold: Qt.KeyboardModifier) -> None:
    QTest.mouseClick(desk.screen.agenda.viewport(), LEFT, hold, spot(desk, id, 0.6))


def test_shift_and_arrows_select_several_which_move_as_one(desk: Desk) -> None:
    desk.press(Key.Key_Down, hold=SHIFT)
    assert chosen(desk) == ["arrive", "agree"]
    desk.press(Key.Key_Down, hold=ALT)
    assert desk.plan.home_of("agree") == ("practice", 1)
    assert chosen(desk) == ["arrive", "agree"]
    assert desk.document.undo_name == "Move 2 blocks"


def test_ctrl_and_shift_select_with_the_mouse(desk: Desk) -> None:
    click(desk, "arrive", NO_KEY)
    click(desk, "scenes", CTRL)
    assert chosen(desk) == ["arrive", "scenes"]
    click(desk, "agree", NO_KEY)
    click(desk, "scenes", SHIFT)
    assert chosen(desk) == ["agree", "practice", "scenes"]


def test_several_are_picked_up_and_put_back(desk: Desk) -> None:
    desk.screen.agenda.select("arrive", "agree")
    desk.press(Key.Key_Space, Key.Key_Down, Key.Key_Escape)
    assert desk.plan == EVENING
    assert desk.said == [
        "Moving 2 blocks: arrows move them, Enter drops them, Esc puts them back.",
        "2 blocks are where they were.",
    ]


def test_several_are_dragged_into_a_group(desk: Desk) -> None:
    drag(desk, BLOCK_MIME, "arrive\ntea", spot(desk, "b", 0.5))
    assert desk.plan == move(EVENING, ["arrive", "tea"], "b", 0)
    assert chosen(desk) == ["arrive", "tea"]


def test_what_is_dragged_are_all_selected_rows(desk: Desk) -> None:
    model = desk.screen.model
    mime = model.mimeData([model.index_of(id, column) for id in ("arrive", "tea") for column in (0, 1)])
    assert bytes(mime.data(BLOCK_MIME).data()) == b"arrive\ntea"


def test_delete_takes_all_that_is_selected_and_a_neighbour_is_selected(desk: Desk) -> None:
    desk.screen.agenda.select("agree", "practice", "scenes")
    desk.press(Key.Key_Delete)
    assert desk.plan == without(EVENING, ["agree", "practice"])
    assert desk.said == ["2 blocks are removed. Undo (Ctrl+Z) brings them back."]
    assert len(chosen(desk)) == 1


def test_a_section_and_a_block_are_duplicated_together(desk: Desk) -> None:
    desk.screen.agenda.select("arrive", "practice")
    desk.press(Key.Key_D, hold=CTRL)
    assert chosen(desk) == [each.id for each in desk.plan.blocks[3:5]]
    assert [each.title for each in desk.plan.blocks[3:5]] == ["Arrive", "Practice"]


def test_ctrl_a_selects_everything(desk: Desk) -> None:
    desk.press(Key.Key_A, hold=CTRL)
    assert chosen(desk) == desk.order
    assert desk.screen.blocks.selected == tuple(each.id for each in desk.plan.blocks)


def test_letters_find_a_title_whichever_column_was_clicked(desk: Desk) -> None:
    area = desk.screen.agenda.visualRect(desk.screen.model.index_of("arrive", TIME))
    desk.click(desk.screen.agenda.viewport(), area.center())
    desk.press(Key.Key_S, Key.Key_C)
    assert chosen(desk) == ["scenes"]


# The clipboard


def test_blocks_are_copied_into_another_plan_with_new_ids(build: Build) -> None:
    first = build()
    first.screen.agenda.select("practice", "groups")
    first.press(Key.Key_C, hold=CTRL)
    assert first.said == ["2 blocks are copied. Ctrl+V pastes."]
    second = build(plan(block("own", 5)))
    second.press(Key.Key_V, hold=CTRL)
    pasted = second.plan.blocks[1:]
    assert [(each.kind, each.title) for each in pasted] == [("section", "Practice"), ("breakout", "Groups")]
    assert not {"practice", "scenes", "groups", "a", "a1"} & set(second.order)
    assert second.document.undo_name == "Paste 2 blocks"
    assert set(chosen(second)) == {each.id for each in pasted}


def test_what_is_copied_is_text_for_other_programs(desk: Desk) -> None:
    desk.screen.agenda.select("arrive", "practice")
    desk.press(Key.Key_C, hold=CTRL)
    assert QGuiApplication.clipboard().text() == "10 min  Arrive\nPractice:\n    20 min  Scenes"


def test_cut_and_pasted_is_a_move(desk: Desk) -> None:
    desk.press(Key.Key_X, hold=CTRL)
    assert desk.plan == EVENING.remove("arrive")
    assert desk.said == ["“Arrive” is cut. Undo (Ctrl+Z) brings it back."]
    desk.screen.agenda.select("tea")
    desk.press(Key.Key_V, hold=CTRL)
    assert [each.title for each in desk.plan.blocks][-1] == "Arrive"
    assert desk.document.undo_name == "Paste “Arrive”"


def test_lines_of_a_message_become_blocks(desk: Desk) -> None:
    clip("10 Welcome\nCase work 25 min")
    desk.press(Key.Key_V, hold=CTRL)
    assert [(each.title, each.minutes) for each in desk.plan.blocks[1:3]] == [
        ("Welcome", 10),
        ("Case work", 25),
    ]


@pytest.mark.parametrize(
    ("text", "fragment", "words"),
    [
        ("See you at eight", b"", "Nothing was pasted: “See you at eight” has no length."),
        ("", b"", NOTHING),
        ("", b"format = 1", NOTHING),
    ],
)
def test_anything_else_is_refused_in_a_sentence(desk: Desk, text: str, fragment: bytes, words: str) -> None:
    clip(text, fragment)
    desk.press(Key.Key_V, hold=CTRL)
    assert desk.plan == EVENING
    assert len(desk.said) == 1
    assert desk.said[0].startswith(words)


def test_with_nothing_selected_nothing_is_copied_or_joined(build: Build) -> None:
    desk = build(plan())
    edits = desk.screen.edits
    assert not any((edits.copy(), edits.cut(), edits.join(()), edits.paste("")))
    assert build(None).screen.edits.copy("x") is False


# Split and join


def test_a_block_is_split_at_the_minutes_that_are_typed(desk: Desk) -> None:
    desk.screen.agenda.select("scenes")
    dialog = desk.screen.blocks.split_dialog()
    assert dialog is not None
    dialog.show()
    assert dialog.words.text() == "10 min, then 10 min."
    desk.type(dialog.line, "20")
    assert dialog.refusal == "The first part lasts from 1 to 19 minutes."
    assert not dialog.split.isEnabled()
    dialog.line.returnPressed.emit()
    desk.type(dialog.line, "soon")
    assert dialog.words.text().startswith("“soon” is not a length of time.")
    desk.type(dialog.line, "5", Key.Key_Return)
    section = desk.plan.find("practice")
    assert section is not None
    assert [(each.title, each.minutes) for each in section.blocks] == [("Scenes (1)", 5), ("Scenes (2)", 15)]
    assert desk.selected == section.blocks[1].id


def test_the_key_of_split_asks(desk: Desk) -> None:
    desk.press(Key.Key_S, hold=CTRL | SHIFT)
    asked = QApplication.activeModalWidget()
    assert asked is not None
    asked.close()
    assert desk.plan == EVENING


def test_a_section_cannot_be_split_nor_a_group_parked(desk: Desk) -> None:
    actions = desk.screen.actions_
    desk.screen.agenda.select("practice")
    assert desk.screen.blocks.split_dialog() is None
    assert (actions["split"].isEnabled(), actions["park"].isEnabled()) == (False, True)
    desk.screen.agenda.select("a")
    assert (actions["join"].isEnabled(), actions["park"].isEnabled()) == (False, False)


def test_a_block_is_joined_with_the_next(build: Build) -> None:
    desk = build(plan(block("a", 10, title="Hear"), block("b", 5, title="Talk")))
    desk.press(Key.Key_J, hold=CTRL)
    assert [(each.title, each.minutes) for each in desk.plan.blocks] == [("Hear and Talk", 15)]
    assert chosen(desk) == ["a"]


def test_what_cannot_be_joined_is_told(desk: Desk) -> None:
    desk.press(Key.Key_J, hold=CTRL)
    assert desk.plan == EVENING
    assert desk.refused == ["Two activities cannot be one block. A section holds them both."]


# The parking lot


def test_the_parking_lot_is_there_only_while_something_is_parked(desk: Desk) -> None:
    lot = desk.screen.pane.parking
    assert lot.isHidden()
    desk.screen.agenda.select("arrive", "a1")
    desk.press(Key.Key_O, hold=CTRL | SHIFT)
    assert desk.plan == park(EVENING, ["arrive", "a1"])
    assert desk.said == ["2 blocks are in the parking lot now and will take no time."]
    assert lot.isVisible()
    assert lot.words.text() == "Parking lot: 2"
    said = [lot.list.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(2)]
    assert said == ["Arrive, 10 min, parked", "Case one, 20 min, from “Group”, parked"]
    desk.document.undo()
    assert lot.isHidden()


def test_enter_returns_a_parked_block_and_the_hand_comes_back(desk: Desk) -> None:
    desk.screen.edits.park(["scenes"])
    lot = desk.screen.pane.parking
    lot.list.setFocus()
    desk.key(lot.list, Key.Key_Return)
    assert desk.plan == EVENING
    assert desk.document.undo_name == "Return “Scenes”"
    assert chosen(desk) == ["scenes"]
    assert desk.screen.agenda.hasFocus()


def test_the_button_returns_what_is_selected_in_the_lot(desk: Desk) -> None:
    desk.screen.edits.park(["arrive", "tea"])
    lot = desk.screen.pane.parking
    lot.list.clearSelection()
    assert not lot.back.isEnabled()
    lot.list.setCurrentRow(1)
    lot.back.click()
    assert desk.plan == park(EVENING, ["arrive"])


def test_del_in_the_lot_takes_a_block_out_for_good(desk: Desk) -> None:
    desk.screen.edits.park(["arrive", "tea"])
    lot = desk.screen.pane.parking
    lot.list.setFocus()
    desk.key(lot.list, Key.Key_Delete)
    assert [each.block.id for each in desk.plan.parked] == ["tea"]
    assert desk.said[-1] == "“Arrive” is removed. Undo (Ctrl+Z) brings it back."
    lot.away.click()
    assert desk.plan.parked == ()


def test_a_parked_block_is_dragged_to_any_place(desk: Desk) -> None:
    desk.screen.edits.park(["tea"])
    mime = desk.screen.pane.parking.list.mimeData([desk.screen.pane.parking.list.item(0)])
    assert bytes(mime.data(PARKED_MIME).data()) == b"tea"
    drag(desk, PARKED_MIME, "tea", spot(desk, "b", 0.5))
    assert desk.plan.home_of("tea") == ("b", 0)


def test_a_block_dropped_on_the_lot_is_parked(desk: Desk) -> None:
    desk.screen.edits.park(["tea"])
    lot, mime = desk.screen.pane.parking, QMimeData()
    mime.setData(BLOCK_MIME, b"arrive")
    QApplication.sendEvent(lot, QDragEnterEvent(QPoint(9, 9), ANY, mime, LEFT, NO_KEY))
    QApplication.sendEvent(lot, QDropEvent(QPoint(9, 9).toPointF(), ANY, mime, LEFT, NO_KEY))
    assert [each.block.id for each in desk.plan.parked] == ["tea", "arrive"]


@pytest.mark.parametrize("strip", [False, True])
def test_the_lot_waits_for_its_first_block_while_blocks_are_dragged(desk: Desk, strip: bool) -> None:
    lot, seen = desk.screen.pane.parking, []
    view = desk.screen.pane.strip if strip else desk.screen.agenda
    if strip:
        desk.press(Key.Key_L, hold=CTRL)
    view.carrying.connect(lambda _on: seen.append((lot.isVisible(), lot.words.text(), lot.back.isVisible())))
    at = desk.screen.pane.strip.area_of("arrive").center() if strip else spot(desk, "arrive", 0.5)
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, at)
    QTest.mouseMove(view.viewport(), at + QPoint(0, 4))
    QTest.mouseMove(view.viewport(), at + QPoint(0, 60))
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, at + QPoint(0, 60))
    assert seen == [(True, "Parking lot: drop it here", False), (False, "Parking lot: drop it here", False)]


def test_what_is_dropped_on_the_waiting_lot_stays_there(desk: Desk) -> None:
    lot, mime = desk.screen.pane.parking, QMimeData()
    mime.setData(BLOCK_MIME, b"arrive")
    lot.wait_for_drop(True)
    QApplication.sendEvent(lot, QDragEnterEvent(QPoint(9, 9), ANY, mime, LEFT, NO_KEY))
    assert lot.property("role") == "soft"
    QApplication.sendEvent(lot, QDropEvent(QPoint(9, 9).toPointF(), ANY, mime, LEFT, NO_KEY))
    lot.wait_for_drop(False)
    assert (lot.isVisible(), lot.property("role"), lot.words.text()) == (True, "card", "Parking lot")
    assert lot.back.isVisible()


def test_the_lot_lights_up_for_blocks_alone_and_no_longer_than_they_are_over_it(desk: Desk) -> None:
    lot, mime = desk.screen.pane.parking, QMimeData()
    lot.wait_for_drop(True)
    mime.setData(ACTIVITY_MIME, b"boxes")
    QApplication.sendEvent(lot, QDragEnterEvent(QPoint(9, 9), ANY, mime, LEFT, NO_KEY))
    assert lot.property("role") == "card"
    mime.setData(BLOCK_MIME, b"arrive")
    QApplication.sendEvent(lot, QDragEnterEvent(QPoint(9, 9), ANY, mime, LEFT, NO_KEY))
    QApplication.sendEvent(lot, QDragLeaveEvent())
    assert lot.property("role") == "card"


def test_a_parked_section_is_as_long_as_what_it_holds(desk: Desk) -> None:
    desk.screen.edits.park(["practice", "groups"])
    lot = desk.screen.pane.parking.list
    assert [lot.item(at).text() for at in range(2)] == ["Practice  20 min", "Groups  20 min"]


def test_parked_blocks_wrap_to_a_second_line_and_a_long_title_is_shortened(build: Build) -> None:
    long = EVENING.change("arrive", title="A title that goes on and on " * 6)
    desk = build(long, size=(1000, 760))
    lot = desk.screen.pane.parking
    desk.screen.edits.park(["tea"])
    assert lot.list.geometry().right() < lot.back.x()
    desk.screen.edits.park(["arrive", "agree", "scenes"])
    QApplication.processEvents()
    assert lot.list.y() > lot.back.geometry().bottom()
    assert "…  10 min" in lot.list.item(1).text()
    tops = [lot.list.visualItemRect(lot.list.item(at)).top() for at in range(4)]
    assert len({top for top in tops if top < lot.list.viewport().height()}) == 2


def test_no_more_is_pasted_than_a_plan_can_hold(build: Build) -> None:
    full = plan(*(block(str(number), 1) for number in range(MOST_BLOCKS)))
    desk = build(full)
    clip("10 Welcome\nCase work 25 min")
    desk.press(Key.Key_V, hold=CTRL)
    desk.press(Key.Key_D, hold=CTRL)
    assert desk.plan == full
    assert desk.refused[0] == (
        "A plan holds 2,000 blocks at most, and this would make 2,002. Nothing was changed."
    )
    assert len(desk.refused) == 2
    assert desk.document.undo_name == ""


def test_many_parked_blocks_get_a_bar_to_scroll_by(desk: Desk) -> None:
    lot = desk.screen.pane.parking.list
    desk.screen.edits.park(["arrive"])
    before = lot.height()
    desk.screen.edits.park(["agree", "practice", "groups", "tea"])
    assert lot.height() > before
    desk.theme.set("dark")
    assert lot.isVisible()


def test_a_press_beside_the_rows_keeps_what_is_selected(build: Build) -> None:
    desk = build(plan(block("a", 10), block("b", 10)))
    desk.screen.agenda.select("a", "b")
    ground = desk.screen.agenda.viewport()
    desk.click(ground, QPoint(60, ground.height() - 8))
    assert chosen(desk) == ["a", "b"]
    assert desk.screen.agenda.hasFocus()
