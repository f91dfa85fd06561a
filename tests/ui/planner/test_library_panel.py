from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from facilitator_app.core.plan import MOST_BLOCKS
from facilitator_app.ui.planner.agenda_model import ACTIVITY_MIME
from facilitator_app.ui.planner.library_panel import LibraryPanel
from facilitator_app.ui.planner.tips import tip
from tests.builders import block, plan
from tests.ui.planner.conftest import EVENING, Build, Desk

Key = Qt.Key


def titles(desk: Desk) -> list[str]:
    model = desk.screen.library.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def panel(desk: Desk) -> LibraryPanel:
    return desk.screen.library


def test_everything_shows_until_something_is_typed(desk: Desk) -> None:
    assert titles(desk) == ["Group agreement", "Two boxes", "Closing round"]
    desk.type(panel(desk).line, "ro")
    assert titles(desk) == ["Group agreement", "Closing round"]
    desk.key(panel(desk).line, Key.Key_Escape)
    assert len(titles(desk)) == 3
    assert panel(desk).line.text() == ""


def test_nothing_found_says_what_to_do(desk: Desk) -> None:
    desk.type(panel(desk).line, "juggling")
    assert panel(desk).none.isVisible()
    desk.key(panel(desk).line, Key.Key_Return)
    assert panel(desk).forms() is None
    assert desk.plan == EVENING


def test_enter_in_the_search_adds_the_first_after_the_block_selected(desk: Desk) -> None:
    desk.screen.select("scenes")
    desk.type(panel(desk).line, "box", Key.Key_Return)
    assert desk.plan.home_of("new1") == ("practice", 1)
    added = desk.plan.find("new1")
    assert added is not None
    assert (added.activity, added.minutes) == ("boxes", 45)
    assert desk.selected == "new1"
    assert panel(desk).line.hasFocus()


def test_undo_in_the_search_takes_back_what_was_added(desk: Desk) -> None:
    desk.type(panel(desk).line, "box", Key.Key_Return)
    desk.key(panel(desk).line, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.plan == EVENING


def test_the_list_is_reached_and_left_by_arrows(desk: Desk) -> None:
    line, view = panel(desk).line, panel(desk).list
    line.setFocus()
    desk.key(line, Key.Key_Down)
    assert view.hasFocus()
    desk.key(view, Key.Key_Down)
    desk.key(view, Key.Key_Return)
    added = desk.plan.find("new1")
    assert added is not None
    assert added.activity == "boxes"
    desk.key(view, Key.Key_Up)
    desk.key(view, Key.Key_Up)
    assert line.hasFocus()


def test_several_that_are_selected_are_added_as_one_step(desk: Desk) -> None:
    view = panel(desk).list
    desk.screen.select("arrive")
    view.setFocus()
    desk.key(view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.key(view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.key(view, Key.Key_Return)
    assert [each.activity for each in desk.plan.blocks[1:4]] == ["agree", "boxes", "close"]
    assert sorted(desk.screen.agenda.selected_ids) == [each.id for each in desk.plan.blocks[1:4]]
    assert desk.document.undo_name == "Add 3 activities"
    desk.document.undo()
    assert desk.plan == EVENING


def test_several_are_offered_as_they_are(desk: Desk) -> None:
    desk.key(panel(desk).list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    menu = panel(desk).forms()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Add these 2 activities"]
    menu.actions()[0].trigger()
    assert [each.minutes for each in desk.plan.blocks[1:3]] == [15, 45]


def test_several_that_are_more_than_a_plan_holds_are_refused_whole(build: Build) -> None:
    full = plan(*(block(str(number), 1) for number in range(MOST_BLOCKS - 1)))
    desk = build(full)
    assert not desk.screen.edits.add_activities(["agree", "boxes"], "0")
    assert not desk.screen.edits.drop_activities(["agree", "boxes"], "", 0)
    assert desk.plan == full
    assert (
        desk.refused
        == ["A plan holds 2,000 blocks at most, and this would make 2,001. Nothing was changed."] * 2
    )
    assert desk.document.undo_name == ""


def test_a_double_click_adds(desk: Desk) -> None:
    view = panel(desk).list
    middle = view.visualRect(panel(desk).model.index(2)).center()
    desk.click(view.viewport(), middle)
    desk.click(view.viewport(), middle, times=2)
    added = desk.plan.find("new1")
    assert added is not None
    assert added.activity == "close"


def test_the_forms_that_there_are_can_be_added(desk: Desk) -> None:
    menu = panel(desk).forms()
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    assert words == [
        f"Add the {form} min" for form in ("standard form, 15", "short form, 10", "long form, 25")
    ]
    menu.actions()[1].trigger()
    added = desk.plan.find("new1")
    assert added is not None
    assert (added.minutes, added.min_minutes) == (10, None)


def test_a_right_click_offers_the_forms(desk: Desk) -> None:
    place = QPoint(20, 60)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, panel(desk).mapToGlobal(place))
    QApplication.sendEvent(panel(desk), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


def test_a_dragged_activity_carries_its_id(desk: Desk) -> None:
    model = panel(desk).model
    mime = model.mimeData([model.index(1)])
    assert bytes(mime.data(ACTIVITY_MIME).data()) == b"boxes"
    several = model.mimeData([model.index(2), model.index(0)])
    assert bytes(several.data(ACTIVITY_MIME).data()) == b"agree\nclose"
    assert model.mimeData([]).formats() == []
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled


def test_an_activity_is_told_whole_to_a_screen_reader(desk: Desk) -> None:
    index = panel(desk).model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Group agreement, Opening · 15 min"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == tip("Group agreement")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert panel(desk).model.rowCount(index) == 0


def test_an_empty_plan_begins_at_the_search(build: Build) -> None:
    desk = build(plan(), size=(800, 600))
    assert panel(desk).line.hasFocus()
    assert not desk.screen.editor.isVisible()
    desk.key(panel(desk).line, Key.Key_Return)
    assert desk.order == ["new1"]
