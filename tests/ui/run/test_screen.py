"""Which state the run screen is in, and what it says before and after a session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facilitator_app.core.plan import Plan
from facilitator_app.ui.run.screen_dialog import ScreenDialog
from facilitator_app.ui.run.sound_dialog import SoundDialog
from tests.builders import block, plan
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import MemoryKeeper

Key = Qt.Key
MakeRig = Callable[..., Rig]
EVENING = plan(
    block("a", 10, title="Arrive"), block("b", 20, title="Talk"), must_end="19:00", public_title="Club night"
)


def test_nothing_is_open(make_rig: MakeRig) -> None:
    rig = make_rig(None)
    assert rig.state == "empty"
    with rig.qtbot.waitSignal(rig.screen.start_wanted):
        rig.key(Key.Key_Return)


def test_ready_tells_what_is_about_to_run(make_rig: MakeRig) -> None:
    ready = make_rig(EVENING).screen.ready
    assert ready.title.text() == "Evening"
    assert ready.when.text() == "Planned 18:30 to 19:00 · must end 19:00"
    assert ready.parts.text() == "2 parts, 30 min in all"
    assert ready.first.text() == "It begins with “Arrive”."
    assert ready.display.text() == "No second display was found. The participant screen opens as a window."


def test_ready_tells_when_the_plan_is_too_long(make_rig: MakeRig) -> None:
    ready = make_rig(plan(block("a", 40), must_end="19:00")).screen.ready
    assert ready.when.text() == "Planned 18:30 to 19:10 · must end 19:00 · 10 min too long"
    assert ready.parts.text() == "1 part, 40 min in all"


def test_a_plan_without_parts_cannot_start(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("note", 0, kind="note")))
    assert rig.screen.ready.start.isHidden()
    assert "no parts to run" in rig.screen.ready.parts.text()
    with rig.qtbot.waitSignal(rig.screen.plan_wanted):
        rig.key(Key.Key_Return)


def test_another_plan_is_ready_as_soon_as_it_is_open(make_rig: MakeRig) -> None:
    rig = make_rig(None)
    rig.plan.open(EVENING)
    assert rig.state == "ready"
    rig.plan.open(None)
    assert rig.state == "empty"


def test_the_run_goes_on_with_its_own_plan_while_another_is_open(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.start()
    rig.plan.open(plan(block("z", 5), title="Other"))
    assert rig.state == "console"
    assert rig.console.title.text() == "Arrive"


def test_a_run_that_was_begun_and_not_started_can_be_left(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.live.begin(EVENING)
    assert rig.state == "ready"
    rig.click(rig.screen.ready.leave_button)
    assert not rig.live.is_on
    assert rig.screen.ready.leave_button.isHidden()


def test_a_run_that_was_begun_is_started_once(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.live.begin(EVENING)
    rig.start()
    assert list(rig.keeper.runs) == ["run-1"]
    rig.live.close()
    rig.live.begin(EVENING)
    rig.keeper.full = True
    rig.key(Key.Key_Space)
    assert (rig.state, rig.live.is_on) == ("ready", True)


def test_an_interrupted_run_is_taken_up_at_the_right_second(make_rig: MakeRig) -> None:
    keeper = MemoryKeeper()
    first = make_rig(EVENING, keeper=keeper)
    first.start(minutes=3)
    first.key(Key.Key_PageDown)
    again = make_rig(EVENING, clock="18:45:10", keeper=keeper)
    again.live.resume("run-1")
    assert (again.state, again.on) == ("console", "b")
    began = first.clock.now
    left = 20 * 60 - round((again.clock.now - began).total_seconds())
    assert again.console.face.face.digits == f"{left // 60}:{left % 60:02}"


def test_the_summary_tells_planned_against_actual(make_rig: MakeRig) -> None:
    rig = make_rig(
        plan(block("a", 10, title="Arrive"), block("b", 20, title="Talk"), block("c", 5, title="Close"))
    )
    rig.start(minutes=12)
    rig.key(Key.Key_PageDown)
    rig.key(Key.Key_K)
    rig.pass_time(minutes=5)
    rig.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rig.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    model = rig.screen.summary.table.model()
    rows = [[model.index(y, x).data() for x in range(4)] for y in range(model.rowCount())]
    assert rows == [
        ["Arrive", "10 min", "12 min", "2 min longer"],
        ["Talk", "20 min", "–", "Left out"],
        ["Close", "5 min", "5 min", "As planned"],
    ]
    assert (
        rig.screen.summary.words.text()
        == "It ran from 18:30 to 18:47, and ended 17 min earlier than planned."
    )
    heading = model.headerData(1, Qt.Orientation.Horizontal)
    assert (heading, model.headerData(0, Qt.Orientation.Vertical)) == ("Planned", None)


def test_a_part_that_never_was_on_is_left_out_of_the_summary(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.start(minutes=30)
    rig.console.do("finish")
    rig.clock.move(seconds=1)
    rig.console.do("finish")
    model = rig.screen.summary.table.model()
    assert [model.index(1, x).data() for x in range(4)] == ["Talk", "20 min", "–", "Left out"]
    assert rig.screen.summary.words.text() == "It ran from 18:30 to 19:00, and ended on time."


def test_after_the_end_people_are_marked_and_the_session_is_closed(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.start(minutes=40)
    rig.console.do("finish")
    rig.clock.move(seconds=1)
    rig.console.do("finish")
    assert "later than planned" in rig.screen.summary.words.text()
    with rig.qtbot.waitSignal(rig.screen.people_wanted):
        rig.click(rig.screen.summary.people)
    rig.click(rig.screen.summary.close_button)
    assert (rig.state, rig.live.is_on) == ("ready", False)


def test_arrows_move_in_the_summary_and_stray_presses_do_nothing(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.start()
    rig.console.do("finish")
    rig.clock.move(seconds=1)
    rig.console.do("finish")
    rig.key(Key.Key_Down)
    rig.key(Key.Key_Space)
    rig.key(Key.Key_PageDown)
    assert rig.state == "summary"
    assert rig.screen.summary.table.currentIndex().row() == 0


def test_a_session_that_cannot_be_closed_stays(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.start()
    rig.console.do("finish")
    rig.clock.move(seconds=1)
    rig.console.do("finish")
    rig.keeper.full = True
    rig.click(rig.screen.summary.close_button)
    assert rig.state == "summary"
    assert rig.said


def test_everything_that_can_be_pressed_is_named_and_large(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.start()
    QApplication.processEvents()
    for each in rig.screen.findChildren(QPushButton):
        assert each.accessibleName()
        if each.isVisible():
            assert each.height() >= 44


def test_text_is_never_read_as_markup(make_rig: MakeRig) -> None:
    named: Plan = plan(block("a", 10, title="<b>Arrive</b>", notes="<i>note</i>"))
    rig = make_rig(named)
    rig.start()
    for each in rig.screen.findChildren(QLabel):
        assert not each.text() or each.textFormat() == Qt.TextFormat.PlainText
    assert rig.console.reading.notes.text() == "<i>note</i>"


def test_the_screen_fits_the_smallest_window(make_rig: MakeRig) -> None:
    rig = make_rig(EVENING)
    rig.start()
    least = rig.screen.minimumSizeHint()
    assert (least.width() <= 812, least.height() <= 600) == (True, True)


def test_the_look_and_the_sound_are_chosen_before_the_start(make_rig: MakeRig) -> None:
    ready = make_rig(EVENING).screen.ready
    for hand, kind in ((ready.look, ScreenDialog), (ready.sound, SoundDialog)):
        hand.click()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        dialog.reject()
