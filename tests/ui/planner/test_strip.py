"""The time strip: in proportion to minutes, with the same selection and keys as the list."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.ui.planner.agenda_model import ACTIVITY_MIME, BLOCK_MIME
from facilitator_app.ui.planner.strip_layout import LEAST_COLUMN, StripLayout, lay_out, scale_for, width_for
from facilitator_app.ui.planner.strip_paint import end_words
from facilitator_app.ui.planner.strip_view import StripView
from tests.builders import block, breakout, plan, section, strand
from tests.ui.planner.conftest import EVENING, Build, Desk
from tests.ui.planner.test_dragging import ANY, LEFT, NO_KEY

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LINE = 24
FULL = plan(
    block("a", 20),
    block("b", 30, pin="19:00"),
    block("c", 20, pin="19:20", lead="Ana"),
    block("n", 0, kind="note", title="Open the doors"),
    block("m", 0, kind="note"),
    section("s", block("s1", 10), section("empty")),
    breakout("g", strand("x", block("x1", 20)), strand("y", block("y1", 8), block("y2", 4))),
    must_end="20:00",
)


def laid(value: Plan, width: int = 600) -> StripLayout:
    return lay_out(value, schedule(value), QRect(60, 10, width, 0), LINE)


def area(layout: StripLayout, id: str) -> QRect:
    return next(bar.area for bar in layout.bars if bar.id == id)


@pytest.fixture
def strip(desk: Desk) -> StripView:
    desk.press(Key.Key_L, hold=CTRL)
    return desk.screen.pane.strip


def click(strip: StripView, id: str, hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(strip.viewport(), LEFT, hold, strip.area_of(id).center())


def test_blocks_are_as_long_as_their_minutes() -> None:
    layout = laid(EVENING)
    assert area(layout, "arrive").height() == round(10 * layout.per_minute)
    assert area(layout, "agree").top() == layout.y(schedule(EVENING).start) + round(10 * layout.per_minute)
    assert area(layout, "scenes").height() == pytest.approx(2 * area(layout, "arrive").height(), abs=1)


def test_eight_minutes_are_a_line_of_words_and_less_where_a_block_is_shorter() -> None:
    assert scale_for(plan(block("a", 60), block("b", 8)), LINE) * 8 == LINE
    assert scale_for(plan(block("a", 5)), LINE) * 5 == LINE
    assert scale_for(plan(block("a", 1)), LINE) == 6
    assert scale_for(plan(), LINE) * 8 == LINE


def test_groups_stand_side_by_side_within_their_breakout() -> None:
    layout = laid(FULL)
    left, right = area(layout, "x1"), area(layout, "y1")
    assert left.top() == right.top()
    assert left.right() < right.left()
    assert area(layout, "y2").left() == right.left()
    assert area(layout, "g").right() < area(layout, "x").left()
    assert width_for(FULL, LINE) > 2 * LEAST_COLUMN
    assert width_for(plan(), LINE) == LEAST_COLUMN


def test_free_time_and_overlaps_are_patches_where_they_arise() -> None:
    layout = laid(FULL)
    free, clash = layout.patches
    assert (free.clash, free.minutes, free.area.bottom() + 1) == (False, 10, area(layout, "b").top())
    assert (clash.clash, clash.minutes, clash.area.top()) == (True, 10, area(layout, "c").top())
    assert area(layout, "c").left() > area(layout, "b").left()


def test_notes_take_no_time_and_stand_under_one_another() -> None:
    layout = laid(FULL)
    assert area(layout, "m").top() == area(layout, "n").bottom() + 1
    assert area(layout, "n").left() > area(layout, "s1").left()
    assert area(layout, "empty").height() == LINE


def test_hours_go_from_the_start_to_the_last_time() -> None:
    layout = laid(plan(block("a", 40), start="18:40", must_end="20:00"))
    shown = [layout.timetable.clock(each) for each in layout.hours()]
    assert shown == ["19:00", "19:30", "20:00"]


@pytest.mark.parametrize(
    ("must_end", "words"),
    [(time(20), "Must end 20:00"), (time(19), "Must end 19:00, 45 min over")],
)
def test_the_time_it_must_end_is_in_words(must_end: time, words: str) -> None:
    assert end_words(schedule(plan(block("a", 75), must_end=must_end))) == words


def test_it_is_drawn_whole_in_light_and_dark(build: Build) -> None:
    for choice in ("light", "dark"):
        for must_end in ("19:40", "21:00", None):
            desk = build(plan(*FULL.blocks, must_end=must_end), choice=choice, size=(1180, 1000))
            desk.press(Key.Key_L, hold=CTRL)
            picture = desk.screen.pane.strip.grab().toImage()
            colours = {picture.pixelColor(x, 30).name() for x in range(0, picture.width(), 3)}
            assert len(colours) > 3
            desk.theme.set(scale=1.25)
            assert desk.screen.pane.strip.grab().height() > 100


def test_an_empty_plan_says_so_in_the_strip_too(build: Build) -> None:
    desk = build(plan())
    desk.screen.pane.show_strip(True)
    before = desk.screen.pane.strip.grab().toImage()
    desk.screen.edits.add_own("break", "")
    assert desk.screen.pane.strip.grab().toImage() != before


def test_the_view_is_switched_by_key_and_button_and_the_hand_goes_along(desk: Desk) -> None:
    pane = desk.screen.pane
    pane.bar.strip.click()
    assert pane.shows_strip
    assert pane.bar.strip.isChecked()
    desk.screen.take_focus()
    assert pane.strip.hasFocus()
    desk.key(pane.strip, Key.Key_L, CTRL)
    assert pane.bar.list.isChecked()
    assert desk.screen.agenda.isVisible()
    assert desk.screen.agenda.hasFocus()


def test_the_strip_stays_when_another_plan_is_opened(desk: Desk, strip: StripView) -> None:
    desk.document.open(plan(block("other", 10), id="other"))
    assert desk.screen.pane.shows_strip
    assert strip.area_of("other").height() > 0
    assert strip.area_of("arrive").isEmpty()


def test_a_click_selects_the_same_block_as_in_the_list(desk: Desk, strip: StripView) -> None:
    click(strip, "scenes")
    assert desk.selected == "scenes"
    assert strip.accessibleDescription() == "18:55, 20 min, Scenes, Activity"
    assert desk.screen.editor.title.line.text() == "Scenes"
    QTest.mouseClick(strip.viewport(), LEFT, pos=QPoint(2, 2))
    assert desk.selected == "scenes"


def test_ctrl_and_shift_click_select_several(desk: Desk, strip: StripView) -> None:
    click(strip, "arrive")
    click(strip, "scenes", SHIFT)
    assert set(desk.screen.agenda.selected_ids) == {"arrive", "agree", "practice", "scenes"}
    click(strip, "agree", CTRL)
    click(strip, "agree", CTRL)
    click(strip, "arrive", CTRL)
    assert set(desk.screen.agenda.selected_ids) == {"agree", "practice", "scenes"}


def test_arrows_and_space_do_what_they_do_in_the_list(desk: Desk, strip: StripView) -> None:
    desk.key(strip, Key.Key_Down)
    assert desk.selected == "agree"
    for key in (Key.Key_Space, Key.Key_Up, Key.Key_Return):
        desk.key(strip, key)
    assert desk.order[:2] == ["agree", "arrive"]
    desk.key(strip, Key.Key_Delete)
    assert "agree" not in desk.order


def test_what_is_held_is_dropped_when_the_hand_goes_elsewhere(desk: Desk, strip: StripView) -> None:
    for key in (Key.Key_Space, Key.Key_Down):
        desk.key(strip, key)
    desk.screen.header.title.line.setFocus()
    assert desk.screen.agenda.held_ids == []


@pytest.mark.parametrize(("typed", "minutes"), [("25", 25), ("", 30)])
def test_a_length_is_typed_in_the_line_of_the_block(
    desk: Desk, strip: StripView, typed: str, minutes: int
) -> None:
    if typed:
        desk.keys(strip, typed[0])
    else:
        desk.key(strip, Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line is desk.screen.editor.minutes.line
    desk.keys(line, typed[1:] or "30")
    changed = desk.plan.find("arrive")
    assert changed is not None
    assert changed.minutes == minutes


def test_a_section_has_no_length_to_type(desk: Desk, strip: StripView) -> None:
    desk.screen.select("practice")
    desk.key(strip, Key.Key_F2)
    assert desk.screen.editor.title.line.hasFocus()


def test_a_double_click_goes_to_the_block(desk: Desk, strip: StripView) -> None:
    QTest.mouseDClick(strip.viewport(), LEFT, pos=strip.area_of("agree").center())
    assert desk.screen.editor.title.line.hasFocus()


@pytest.mark.parametrize(
    ("id", "share", "home"),
    [
        ("agree", 0.2, ("", 1)),
        ("agree", 0.8, ("", 2)),
        ("scenes", 0.8, ("practice", 1)),
        ("practice", 0.5, ("practice", 1)),
        ("b", 0.2, ("b", 0)),
        ("a1", 0.2, ("a", 0)),
    ],
)
def test_an_activity_drops_where_the_line_shows(
    build: Build, id: str, share: float, home: tuple[str, int]
) -> None:
    desk = build(size=(1180, 1000))
    desk.press(Key.Key_L, hold=CTRL)
    strip = desk.screen.pane.strip
    area = strip.area_of(id)
    at = QPoint(area.center().x(), area.top() + round(area.height() * share))
    assert drop(strip, ACTIVITY_MIME, "boxes", at)
    assert desk.plan.home_of("new1") == home


def test_below_all_bars_is_the_end_and_other_things_are_not_taken(build: Build) -> None:
    desk = build(size=(1180, 1000))
    desk.press(Key.Key_L, hold=CTRL)
    strip = desk.screen.pane.strip
    assert not drop(strip, "text/plain", "hello", QPoint(200, 50))
    QApplication.sendEvent(strip.viewport(), QDragLeaveEvent())
    assert drop(strip, BLOCK_MIME, "arrive", QPoint(200, strip.viewport().height() - 2))
    assert desk.plan.home_of("arrive") == ("", 4)


def drop(strip: StripView, kind: str, id: str, at: QPoint) -> bool:
    """Drag something onto the strip and let it go; whether it was taken."""
    mime, ground = QMimeData(), strip.viewport()
    mime.setData(kind, id.encode())
    QApplication.sendEvent(ground, QDragEnterEvent(at, ANY, mime, LEFT, NO_KEY))
    strip.grab()
    event = QDropEvent(at.toPointF(), ANY, mime, LEFT, NO_KEY)
    QApplication.sendEvent(ground, event)
    return event.isAccepted()


def test_what_is_selected_is_brought_into_view(build: Build) -> None:
    desk = build(plan(*(block(f"b{number}", 15) for number in range(40))))
    desk.press(Key.Key_L, hold=CTRL)
    strip = desk.screen.pane.strip
    for id in ("b39", "b0", "b20"):
        desk.screen.select(id)
        assert strip.viewport().rect().contains(strip.area_of(id))


def test_the_mouse_resting_on_a_block_is_told_the_whole_of_it(desk: Desk, strip: StripView) -> None:
    at = strip.area_of("agree").center()
    QApplication.sendEvent(strip.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert "Group agreement" in QToolTip.text()


def test_many_groups_scroll_sideways_rather_than_shrink(build: Build) -> None:
    value = plan(breakout("g", *(strand(f"s{each}", block(f"b{each}", 20)) for each in range(8))))
    desk = build(value, size=(800, 600))
    desk.press(Key.Key_L, hold=CTRL)
    strip = desk.screen.pane.strip
    assert strip.horizontalScrollBar().maximum() > 0
    assert strip.area_of("b7").width() >= LEAST_COLUMN
