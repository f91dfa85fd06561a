"""In a low window a panel at the side has all the room below the clock, and gives it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.run.parts import Rows
from facilitator_app.ui.style import style_sheet
from tests.builders import block, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
MakeRig = Callable[..., Rig]
EVENING = plan(
    *(block(f"b{number}", 15, title=f"Part {number}", priority="drop") for number in range(1, 7)),
    must_end="19:30",
)


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    """A session that is late, in the smallest window with the larger text."""
    made = make_rig(EVENING)
    made.theme.set("dark", 1.25)
    made.screen.setStyleSheet(style_sheet(made.theme))
    made.screen.resize(890, 660)
    made.start(minutes=4)
    made.settle()
    return made


def place(rig: Rig, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(rig.screen, QPoint()), widget.size())


def whole_rows(view: Rows) -> int:
    room = view.viewport().rect()
    model = view.model()
    places = (view.visualRect(model.index(row, 0)) for row in range(model.rowCount()))
    return sum(room.contains(each) for each in places)


def test_a_proposal_shows_four_parts_at_once(rig: Rig) -> None:
    rig.key(Key.Key_R)
    rig.settle()
    replan = rig.console.replan
    assert whole_rows(replan.list) >= 4
    for each in (replan.summary, replan.less_button, replan.ends, replan.accept_button):
        assert rig.screen.rect().contains(place(rig, each))
        assert place(rig, each).left() > place(rig, replan.list).right()
    assert rig.console.face.isVisible()
    assert not rig.console.strands.isVisible()


def test_the_part_is_back_when_the_panel_goes(rig: Rig) -> None:
    rig.key(Key.Key_R)
    rig.key(Key.Key_Escape)
    assert rig.console.strands.isVisible()
    rig.key(Key.Key_P)
    assert rig.keeper.done()[-1] == "pause"


def test_a_higher_window_has_them_side_by_side_again(rig: Rig) -> None:
    rig.key(Key.Key_R)
    rig.screen.resize(1400, 1000)
    rig.settle()
    replan = rig.console.replan
    assert rig.console.strands.isVisible()
    assert place(rig, replan.summary).bottom() < place(rig, replan.list).top()
    assert place(rig, replan.list).bottom() < place(rig, replan.less_button).top()
    assert place(rig, replan.less_button).bottom() < place(rig, replan.accept_button).top()


def test_what_participants_see_is_in_sight_beside_its_buttons(rig: Rig) -> None:
    rig.key(Key.Key_V)
    rig.settle()
    panel = rig.console.participants
    picture = panel.preview.picture
    above = rig.console.side.visibleRegion().boundingRect().translated(place(rig, rig.console.side).topLeft())
    assert above.contains(place(rig, picture))
    assert place(rig, picture).right() < place(rig, panel.buttons["words"]).left()


def test_esc_leaves_the_panel_wherever_the_hand_is(rig: Rig) -> None:
    rig.key(Key.Key_F10)
    rig.console.setFocus()
    rig.key(Key.Key_Escape)
    assert not rig.console.side.is_taken


def test_a_new_part_with_steps_leaves_the_hand_where_it_can_be_seen(make_rig: MakeRig) -> None:
    made = make_rig(plan(block("a", 10), block("b", 10, activity="group-agreement"), must_end="20:00"))
    made.screen.resize(890, 560)
    made.start()
    made.key(Key.Key_F10)
    made.console.setFocus()
    made.key(Key.Key_Space)
    assert made.on == "b"
    assert made.console.hasFocus()


def test_the_picture_is_as_wide_whether_or_not_it_has_to_scroll(rig: Rig) -> None:
    rig.key(Key.Key_V)
    widths = set()
    for height in range(560, 760, 4):
        rig.screen.resize(890, height)
        rig.settle()
        widths.add(rig.console.participants.preview.picture.width())
    assert len(widths) == 1


@pytest.fixture
def usual(make_rig: MakeRig) -> Rig:
    """A session that is late, in the window of 1280 × 800 with its rail."""
    made = make_rig(EVENING)
    made.screen.setStyleSheet(style_sheet(made.theme))
    made.screen.resize(1192, 800)
    made.start(minutes=4)
    made.settle()
    return made


def test_a_proposal_shows_five_parts_in_the_usual_window(usual: Rig) -> None:
    usual.key(Key.Key_R)
    usual.settle()
    assert whole_rows(usual.console.replan.list) >= 5


@pytest.mark.parametrize("key", [Key.Key_R, Key.Key_V, Key.Key_G, Key.Key_I, Key.Key_F10])
def test_the_line_about_a_late_end_gives_its_room_to_a_panel_and_the_clock_does_not_grow(
    usual: Rig, key: Key
) -> None:
    late, before = usual.console.late, usual.console.face.height()
    assert late.isVisible()
    usual.key(key)
    usual.settle()
    assert late.isHidden()
    assert usual.console.face.height() <= before
    usual.key(Key.Key_Escape)
    usual.settle()
    assert late.isVisible()
    assert usual.console.face.height() == before


def test_all_of_what_participants_see_is_in_sight_in_the_usual_window(usual: Rig) -> None:
    usual.key(Key.Key_V)
    usual.settle()
    panel, side = usual.console.participants, usual.console.side
    for each in (panel.preview.picture, *panel.buttons.values()):
        assert place(usual, side).contains(place(usual, each))
