"""The time strip under the hand: bars dragged out of it and within, drops where the mark shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator_app.core.plan import Plan
from facilitator_app.core.reshape import move
from facilitator_app.ui.planner.agenda_drop import ids_in
from facilitator_app.ui.planner.agenda_model import ACTIVITY_MIME, BLOCK_MIME, PARKED_MIME, TIME
from facilitator_app.ui.planner.strip_drop import target_in
from facilitator_app.ui.planner.strip_view import StripView
from tests.builders import block, breakout, plan, section, strand
from tests.ui.planner.conftest import Build, Desk
from tests.ui.planner.test_dragging import ANY, LEFT, NO_KEY
from tests.ui.planner.test_strip import click, drop

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOT_YET = plan(
    block("a", 20, title="Hear"),
    block("b", 30, pin="19:00"),
    section("s", block("s1", 10), block("s2", 10), section("none")),
    breakout("g", strand("x", block("x1", 40)), strand("y", block("y1", 10))),
    breakout("h", strand("p"), strand("q")),
)


@pytest.fixture
def whole(build: Build) -> Desk:
    """Give a screen on which the whole strip of a plan is seen."""
    return stripped(build, NOT_YET)


@pytest.fixture(autouse=True)
def _clean_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def stripped(build: Build, value: Plan, size: tuple[int, int] = (1180, 1100), choice: str = "light") -> Desk:
    desk = build(value, size=size, choice=choice)
    desk.press(Key.Key_L, hold=CTRL)
    return desk


def strip_of(desk: Desk) -> StripView:
    return desk.screen.pane.strip


def pull(strip: StripView, id: str) -> QDrag | None:
    """Pull a bar by the mouse; what the hand carries then."""
    at = strip.area_of(id).center()
    QTest.mousePress(strip.viewport(), LEFT, NO_KEY, at)
    QTest.mouseMove(strip.viewport(), at + QPoint(0, 3))
    QTest.mouseMove(strip.viewport(), at + QPoint(0, 60))
    carried = next(reversed(strip.findChildren(QDrag)), None)
    QTest.mouseRelease(strip.viewport(), LEFT, NO_KEY, at + QPoint(0, 60))
    return carried


def over(strip: StripView, id: str, share: float) -> QPoint:
    area = strip.area_of(id)
    return QPoint(area.center().x(), area.top() + round((area.height() - 1) * share))


def test_a_bar_is_pulled_out_with_what_the_list_carries(whole: Desk) -> None:
    strip, model = strip_of(whole), whole.screen.model
    carried = pull(strip, "s1")
    assert carried is not None
    mime = carried.mimeData()
    assert mime.formats() == model.mimeData([model.index_of("s1")]).formats() == [BLOCK_MIME]
    assert ids_in(mime, BLOCK_MIME) == ["s1"]
    area = strip.area_of("s1")
    assert carried.pixmap().deviceIndependentSize().toSize() == area.size()
    assert carried.hotSpot() == area.center() + QPoint(0, 60) - area.topLeft()


def test_all_that_is_selected_goes_along_and_a_click_alone_selects_one(whole: Desk) -> None:
    strip, agenda = strip_of(whole), whole.screen.agenda
    agenda.select("s1", "x1")
    carried = pull(strip, "a")
    assert carried is not None
    assert ids_in(carried.mimeData(), BLOCK_MIME) == ["a"]
    agenda.select("a", "x1")
    carried = pull(strip, "x1")
    assert carried is not None
    assert sorted(ids_in(carried.mimeData(), BLOCK_MIME)) == ["a", "x1"]
    assert sorted(agenda.selected_ids) == ["a", "x1"]
    click(strip, "x1")
    assert agenda.selected_ids == ["x1"]


def test_a_group_stays_in_its_small_groups_and_a_short_way_is_no_drag(whole: Desk) -> None:
    strip = strip_of(whole)
    assert pull(strip, "y") is None
    at = strip.area_of("a").center()
    QTest.mousePress(strip.viewport(), LEFT, pos=at)
    QTest.mouseMove(strip.viewport(), at + QPoint(0, 4))
    assert strip.findChildren(QDrag) == []
    QTest.mouseRelease(strip.viewport(), LEFT, pos=at)
    QTest.mouseMove(strip.viewport(), at + QPoint(0, 90))
    assert strip.findChildren(QDrag) == []


def test_what_is_pulled_out_is_parked_and_dragged_back_to_the_place_that_shows(whole: Desk) -> None:
    whole.screen.edits.park(["b"])
    strip, lot = strip_of(whole), whole.screen.pane.parking
    whole.screen.agenda.select("s1", "y1")
    carried = pull(strip, "s1")
    assert carried is not None
    QApplication.sendEvent(lot, QDragEnterEvent(QPoint(9, 9), ANY, carried.mimeData(), LEFT, NO_KEY))
    QApplication.sendEvent(lot, QDropEvent(QPoint(9, 9).toPointF(), ANY, carried.mimeData(), LEFT, NO_KEY))
    assert [each.block.id for each in whole.plan.parked] == ["b", "s1", "y1"]
    assert whole.document.undo_name == "Park 2 blocks"
    assert drop(strip, PARKED_MIME, "s1\nb", over(strip, "x", 0.5))
    assert [whole.plan.home_of(id) for id in ("b", "s1")] == [("x", 1), ("x", 2)]
    assert whole.document.undo_name == "Return 2 blocks"
    whole.document.undo()
    assert [each.block.id for each in whole.plan.parked] == ["b", "s1", "y1"]


def test_several_are_moved_from_different_holders_as_one_step(whole: Desk) -> None:
    strip = strip_of(whole)
    assert drop(strip, BLOCK_MIME, "s1\na\ny1", over(strip, "x1", 0.9))
    assert whole.plan == move(NOT_YET, ["s1", "a", "y1"], "x", 1)
    assert whole.document.undo_name == "Move 3 blocks"
    assert sorted(whole.screen.agenda.selected_ids) == ["a", "s1", "y1"]
    whole.document.undo()
    assert whole.plan == NOT_YET


@pytest.mark.parametrize(
    ("id", "share", "home"),
    [
        ("a", 0.1, ("", 0)),
        ("s", 0.0, ("", 2)),
        ("s", 0.5, ("s", 3)),
        ("s", 1.0, ("", 3)),
        ("none", 0.5, ("none", 0)),
        ("g", 0.2, ("", 3)),
        ("g", 0.8, ("", 4)),
        ("y", 0.0, ("y", 1)),
        ("p", 0.5, ("p", 0)),
        ("q", 0.5, ("q", 0)),
        ("h", 0.9, ("", 5)),
    ],
)
def test_a_drop_on_a_bar_goes_beside_or_into_it(
    whole: Desk, id: str, share: float, home: tuple[str, int]
) -> None:
    strip = strip_of(whole)
    assert drop(strip, ACTIVITY_MIME, "boxes", over(strip, id, share))
    assert whole.plan.home_of("new1") == home
    assert whole.document.undo_name == "Add “Two boxes”"
    assert whole.selected == "new1"


def test_a_drop_on_bare_ground_goes_to_what_stands_there(whole: Desk) -> None:
    strip = strip_of(whole)
    under = strip.area_of("y1").center() + QPoint(0, strip.area_of("y1").height())
    free = QPoint(strip.area_of("a").center().x(), strip.area_of("b").top() - 20)
    below = QPoint(free.x(), strip.viewport().height() - 2)
    layout = strip._layout
    assert layout is not None
    targets = [target_in(layout, whole.screen.model, at) for at in (under, free, below, QPoint(2, 2))]
    assert [(each.parent, each.place) for each in targets] == [("y", 1), ("", 1), ("", 5), ("", 0)]
    assert [each.area.top() for each in targets[:2]] == [
        strip.area_of("y1").bottom() + 1,
        strip.area_of("a").bottom() + 1,
    ]


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_mark_of_a_drop_is_seen_in_both_themes(build: Build, choice: str) -> None:
    desk = stripped(build, NOT_YET, choice=choice)
    strip, mime = strip_of(desk), QMimeData()
    mime.setData(ACTIVITY_MIME, b"boxes")
    accent = desk.theme.colours.accent.lower()
    for at in (over(strip, "b", 0.9), over(strip, "y", 0.5), QPoint(200, strip.viewport().height() - 2)):
        before = count(strip, accent)
        QApplication.sendEvent(strip.viewport(), QDragEnterEvent(at, ANY, mime, LEFT, NO_KEY))
        assert count(strip, accent) > before + 40
        QApplication.sendEvent(strip.viewport(), QDragLeaveEvent())
        assert count(strip, accent) == before


def test_what_a_group_holds_is_seen_within_the_frame_of_a_drop(whole: Desk) -> None:
    strip, mime = strip_of(whole), QMimeData()
    mime.setData(ACTIVITY_MIME, b"boxes")
    inside = strip.area_of("y1").adjusted(6, 6, -6, -6)
    before = strip.viewport().grab(inside).toImage()
    QApplication.sendEvent(strip.viewport(), QDragEnterEvent(over(strip, "y", 0.5), ANY, mime, LEFT, NO_KEY))
    assert strip.viewport().grab(inside).toImage() == before


def count(strip: StripView, colour: str) -> int:
    """How many points of the strip have a colour."""
    picture = strip.viewport().grab().toImage()
    every = ((x, y) for x in range(0, picture.width(), 4) for y in range(picture.height()))
    return sum(picture.pixelColor(*at).name() == colour for at in every)


def test_it_scrolls_on_while_something_is_held_near_its_foot(build: Build, qtbot: QtBot) -> None:
    desk = stripped(build, plan(*(block(f"b{number}", 15) for number in range(40))), (1180, 700))
    strip, mime = strip_of(desk), QMimeData()
    mime.setData(ACTIVITY_MIME, b"boxes")
    bar = strip.verticalScrollBar()
    foot = QPoint(200, strip.viewport().height() - 4)
    QApplication.sendEvent(strip.viewport(), QDragEnterEvent(foot, ANY, mime, LEFT, NO_KEY))
    qtbot.waitUntil(lambda: bar.value() > 60)
    middle = QPoint(200, strip.viewport().height() // 2)
    QApplication.sendEvent(strip.viewport(), QDragMoveEvent(middle, ANY, mime, LEFT, NO_KEY))
    at = bar.value()
    QApplication.processEvents()
    assert (bar.value(), strip._edge._timer.isActive()) == (at, False)
    top = QPoint(200, 4)
    QApplication.sendEvent(strip.viewport(), QDragMoveEvent(top, ANY, mime, LEFT, NO_KEY))
    qtbot.waitUntil(lambda: bar.value() < at)
    QApplication.sendEvent(strip.viewport(), QDragLeaveEvent())
    at = bar.value()
    QApplication.processEvents()
    assert (bar.value(), strip._edge._timer.isActive()) == (at, False)


# By keyboard


def test_what_is_held_is_framed_followed_and_told(build: Build) -> None:
    desk = stripped(build, plan(*(block(f"b{number}", 15, title=f"Part {number}") for number in range(40))))
    strip = strip_of(desk)
    before = strip.grab().toImage()
    desk.key(strip, Key.Key_Space)
    assert strip.grab().toImage() != before
    for _ in range(30):
        desk.key(strip, Key.Key_Down)
    assert strip.viewport().rect().contains(strip.area_of("b0"))
    assert strip.accessibleDescription().startswith("02:00 +1 d, 15 min, Part 0")
    desk.key(strip, Key.Key_Escape)
    assert desk.order[0] == "b0"
    assert strip.viewport().rect().contains(strip.area_of("b0"))
    assert strip.accessibleDescription().startswith("18:30, 15 min, Part 0")


def test_several_that_are_held_are_one_step(whole: Desk) -> None:
    strip = strip_of(whole)
    whole.screen.agenda.select("a", "s1")
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space):
        whole.key(strip, key)
    assert whole.document.undo_name == "Move 2 blocks"
    assert whole.said[0] == "Moving 2 blocks: arrows move them, Enter drops them, Esc puts them back."
    assert strip.accessibleDescription().endswith(", 2 selected")
    whole.document.undo()
    assert whole.plan == NOT_YET


def test_cut_copied_pasted_and_deleted_as_in_the_list(whole: Desk) -> None:
    strip = strip_of(whole)
    whole.screen.select("a")
    whole.key(strip, Key.Key_X, CTRL)
    assert (whole.plan, whole.document.undo_name) == (NOT_YET.remove("a"), "Cut “Hear”")
    whole.screen.select("x1")
    whole.key(strip, Key.Key_V, CTRL)
    assert whole.plan.home_of(whole.selected) == ("x", 1)
    whole.key(strip, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "20 min  Hear"
    whole.key(strip, Key.Key_Delete)
    assert whole.plan == NOT_YET.remove("a")
    whole.key(strip, Key.Key_A, CTRL)
    assert len(whole.screen.agenda.selected_ids) == len(whole.order)


def test_left_and_right_go_out_of_and_into_what_holds_a_block(whole: Desk) -> None:
    strip = strip_of(whole)
    whole.screen.select("g")
    way = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Left, Key.Key_Left):
        whole.key(strip, key)
        way.append(whole.selected)
    assert way == ["x", "x1", "x1", "x", "g", "g"]


def test_what_is_closed_in_the_list_is_reached_in_the_strip_and_closed_after_it(desk: Desk) -> None:
    agenda, at = desk.screen.agenda, desk.screen.model.index_of("practice", TIME)
    agenda.collapse(at)
    desk.press(Key.Key_L, hold=CTRL)
    strip = strip_of(desk)
    desk.screen.select("practice")
    desk.key(strip, Key.Key_Down)
    assert desk.selected == "scenes"
    desk.key(strip, Key.Key_Up)
    desk.key(strip, Key.Key_L, CTRL)
    assert not agenda.isExpanded(at)


def test_nothing_is_dragged_from_an_empty_strip(build: Build) -> None:
    desk = stripped(build, plan())
    strip = strip_of(desk)
    QTest.mousePress(strip.viewport(), LEFT, pos=QPoint(200, 60))
    QTest.mouseMove(strip.viewport(), QPoint(200, 160))
    assert strip.findChildren(QDrag) == []
    assert drop(strip, ACTIVITY_MIME, "boxes", QPoint(200, 60))
    assert desk.order == ["new1"]
