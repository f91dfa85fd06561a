from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from facilitator_app.core.plan import Plan
from facilitator_app.ui.planner.agenda_drop import target_at
from facilitator_app.ui.planner.agenda_model import ACTIVITY_MIME, BLOCK_MIME
from tests.builders import plan
from tests.ui.planner.conftest import EVENING, Build, Desk

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def spot(desk: Desk, id: str, share: float) -> QPoint:
    """A place on a row, from its top (0) to its bottom (1)."""
    area = desk.screen.agenda.visualRect(desk.screen.model.index_of(id))
    return QPoint(area.left() + 60, area.top() + round(area.height() * share))


def drag(desk: Desk, kind: str, id: str, to: QPoint, drop: bool = True) -> bool:
    """Drag something in from outside; whether it was taken."""
    mime = QMimeData()
    mime.setData(kind, id.encode())
    ground = desk.screen.agenda.viewport()
    QApplication.sendEvent(ground, QDragEnterEvent(to, ANY, mime, LEFT, NO_KEY))
    QApplication.sendEvent(ground, QDragMoveEvent(to, ANY, mime, LEFT, NO_KEY))
    desk.screen.agenda.grab()
    if not drop:
        QApplication.sendEvent(ground, QDragLeaveEvent())
        return False
    event = QDropEvent(to.toPointF(), ANY, mime, LEFT, NO_KEY)
    QApplication.sendEvent(ground, event)
    return event.isAccepted()


@pytest.mark.parametrize(
    ("id", "share", "home"),
    [
        ("arrive", 0.1, ("", 0)),
        ("arrive", 0.9, ("", 1)),
        ("practice", 0.1, ("", 2)),
        ("practice", 0.5, ("practice", 1)),
        ("practice", 0.95, ("practice", 0)),
        ("scenes", 0.9, ("practice", 1)),
        ("groups", 0.2, ("", 3)),
        ("groups", 0.9, ("a", 0)),
        ("a", 0.5, ("a", 1)),
        ("b", 0.1, ("b", 0)),
        ("tea", 0.9, ("", 5)),
    ],
)
def test_an_activity_drops_where_the_line_shows(
    desk: Desk, id: str, share: float, home: tuple[str, int]
) -> None:
    assert drag(desk, ACTIVITY_MIME, "boxes", spot(desk, id, share))
    assert desk.plan.home_of("new1") == home
    assert desk.selected == "new1"
    assert desk.document.undo_name == "Add “Two boxes”"


def test_below_all_rows_is_the_end(build: Build) -> None:
    desk = build(size=(1180, 1000))
    ground = desk.screen.agenda.viewport()
    drag(desk, ACTIVITY_MIME, "boxes", QPoint(80, ground.height() - 2))
    assert desk.order[-1] == "new1"


def test_a_closed_section_takes_nothing_at_its_foot(desk: Desk) -> None:
    desk.screen.agenda.collapse(desk.screen.model.index_of("practice", 0))
    drag(desk, ACTIVITY_MIME, "boxes", spot(desk, "practice", 0.95))
    assert desk.plan.home_of("new1") == ("", 3)


def test_a_block_is_moved_by_dragging(desk: Desk) -> None:
    drag(desk, BLOCK_MIME, "arrive", spot(desk, "scenes", 0.9))
    assert desk.plan == EVENING.move("arrive", 1, "practice")
    assert desk.selected == "arrive"


def test_a_section_into_itself_is_refused_kindly(desk: Desk) -> None:
    drag(desk, BLOCK_MIME, "practice", spot(desk, "practice", 0.5))
    assert desk.plan == EVENING
    assert desk.refused == ["A section cannot be moved into itself."]


def test_nothing_else_can_be_dropped(desk: Desk) -> None:
    assert not drag(desk, "text/plain", "hello", spot(desk, "arrive", 0.5))
    assert drag(desk, ACTIVITY_MIME, "gone", spot(desk, "arrive", 0.5))
    assert desk.plan == EVENING


def test_a_drag_that_leaves_does_nothing(desk: Desk) -> None:
    drag(desk, ACTIVITY_MIME, "boxes", spot(desk, "b", 0.5), drop=False)
    assert desk.plan == EVENING


def test_the_first_activity_drops_into_an_empty_agenda(build: Build) -> None:
    desk = build(plan())
    drag(desk, ACTIVITY_MIME, "boxes", QPoint(100, 100))
    assert desk.order == ["new1"]


def test_a_drop_target_is_drawn_inside_the_agenda(build: Build) -> None:
    desk = build(size=(1180, 1000))
    view, model = desk.screen.agenda, desk.screen.model
    for id in desk.order:
        for share in (0.1, 0.5, 0.9):
            target = target_at(view, model, spot(desk, id, share))
            assert view.viewport().rect().contains(target.area.topLeft())


def test_a_plan_with_one_group_takes_blocks(build: Build) -> None:
    value: Plan = EVENING.remove("practice")
    desk = build(value)
    drag(desk, BLOCK_MIME, "tea", spot(desk, "b", 0.5))
    assert desk.plan.home_of("tea") == ("b", 0)
