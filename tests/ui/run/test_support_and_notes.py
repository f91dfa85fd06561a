"""The support card, notes, ticks, undo and changed keys, with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.ui.run.keys import USUAL, Keys
from facilitator_app.ui.run.keys_dialog import ChangeKeys
from facilitator_app.ui.run.note_line import PLEDGE
from facilitator_app.ui.run.referrals_dialog import ReferralsDialog
from facilitator_app.ui.run.run_place import RunPlace
from facilitator_app.ui.run.steps import tick_box
from facilitator_app.ui.style import style_sheet
from tests.builders import block, breakout, plan, strand
from tests.ui.run.conftest import Rig

Key = Qt.Key
EVENING = plan(
    block("b", 20, activity="circle-of-influence"), block("c", 5, title="Close"), public_title="Club night"
)


@pytest.fixture
def rig(make_rig: Callable[..., Rig]) -> Rig:
    made = make_rig(EVENING)
    made.start(minutes=1)
    return made


def test_the_support_card_is_one_key_away_and_leaves_the_clock_in_sight(rig: Rig) -> None:
    rig.key(Key.Key_S)
    assert rig.console.support.isVisible()
    assert rig.console.face.isVisible()
    rig.key(Key.Key_Escape)
    assert not rig.console.support.isVisible()


def test_a_support_pause_begins_and_ends_at_the_card(rig: Rig) -> None:
    rig.key(Key.Key_S)
    rig.key(Key.Key_Return)
    assert rig.participant.stage.scene.look == "support"
    assert rig.console.support.pause.text() == "Go on with the session"
    rig.key(Key.Key_Return)
    assert rig.keeper.done() == ["start", "support", "resume"]


def test_space_on_the_card_is_next_as_everywhere_and_ends_no_pause_for_support(rig: Rig) -> None:
    rig.key(Key.Key_S)
    rig.key(Key.Key_Space)
    assert rig.keeper.done() == ["start", "next"]
    rig.key(Key.Key_Return)
    rig.key(Key.Key_Space)
    rig.key(Key.Key_PageDown)
    assert rig.view.support
    assert rig.keeper.done() == ["start", "next", "support"]
    told = "Paused for support. “Go on with the session” on the card ends the pause."
    assert rig.said == [told, told]
    rig.key(Key.Key_S)
    assert not rig.console.support.isVisible()


def test_of_a_referral_only_a_tick_is_kept(rig: Rig) -> None:
    rig.key(Key.Key_S)
    rig.console.support.tick.click()
    event = rig.keeper.events("run-1")[-1]
    assert (event.do, event.done, event.text, event.block) == ("offered", True, "", "")


def test_a_note_is_typed_without_pressing_keys_of_the_run(rig: Rig) -> None:
    rig.key(Key.Key_N)
    QTest.keyClicks(rig.console.note.line, "Pairs took long")
    rig.key(Key.Key_PageDown)
    rig.key(Key.Key_Return)
    assert [each.text for each in rig.view.notes] == ["Pairs took long"]
    assert (rig.on, rig.console.note.isVisible()) == ("b", False)
    assert rig.console.note.line.accessibleDescription() == PLEDGE


def test_a_step_is_ticked_and_the_tick_taken_off(rig: Rig) -> None:
    rig.key(Key.Key_T)
    assert rig.view.ticks == {"b": frozenset({1})}
    rig.key(Key.Key_T)
    assert rig.view.ticks == {"b": frozenset()}


def test_a_step_is_ticked_by_its_box_which_chooses_nothing(rig: Rig) -> None:
    steps = rig.console.steps
    row = steps.visualRect(steps.model().index(2, 0))
    box = tick_box(row)
    assert min(box.width(), box.height()) >= 44
    press = Qt.MouseButton.LeftButton
    QTest.mouseClick(steps.viewport(), press, pos=box.center())
    assert rig.view.ticks == {"b": frozenset({3})}
    assert steps.currentIndex().row() == 0
    assert str(steps.currentIndex().siblingAtRow(2).data()).startswith("Done: ")
    QTest.mouseDClick(steps.viewport(), press, pos=box.center())
    QTest.mouseClick(steps.viewport(), press, pos=row.center())
    assert steps.currentIndex().row() == 2


def test_a_hand_that_slips_off_a_box_chooses_nothing(rig: Rig) -> None:
    steps = rig.console.steps
    press, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    row = steps.visualRect(steps.model().index(2, 0))
    QTest.mousePress(steps.viewport(), press, none, tick_box(row).center())
    QTest.mouseMove(steps.viewport(), row.center())
    QTest.mouseRelease(steps.viewport(), press, none, row.center())
    assert steps.currentIndex().row() == 0
    assert rig.keeper.done() == ["start", "tick"]


def test_the_steps_of_a_groups_part_are_ticked_under_that_part(make_rig: Callable[..., Rig]) -> None:
    inner = (block("x", 15, activity="circle-of-influence"), block("y", 15, activity="circle-of-influence"))
    rig = make_rig(plan(breakout("g", strand("s", inner[0]), strand("t", inner[1]))))
    rig.start()
    steps = rig.console.steps
    names = [str(steps.model().index(row, 0).data()) for row in range(steps.model().rowCount())]
    heads = [row for row, name in enumerate(names) if name.startswith("Group")]
    assert heads[0] == 0
    rig.key(Key.Key_T)
    assert rig.view.ticks == {}
    rig.key(Key.Key_Down)
    rig.key(Key.Key_T)
    steps.setCurrentIndex(steps.model().index(heads[1] + 2, 0))
    rig.key(Key.Key_T)
    rig.pass_time(seconds=1)
    assert rig.view.ticks == {"x": frozenset({1}), "y": frozenset({2})}
    done = [row for row in range(len(names)) if str(steps.model().index(row, 0).data()).startswith("Done")]
    assert done == [1, heads[1] + 2]


def test_undo_takes_the_last_press_back_for_ten_seconds(rig: Rig) -> None:
    rig.key(Key.Key_Space)
    assert rig.console.controls.buttons["undo"].text() == "Undo Next (10 s)"
    rig.key(Key.Key_U)
    assert rig.on == "b"
    rig.key(Key.Key_Space)
    rig.pass_time(seconds=11)
    assert not rig.console.controls.buttons["undo"].isEnabled()
    rig.key(Key.Key_U)
    assert rig.on == "c"


def test_a_leads_to_the_people_of_the_session(rig: Rig) -> None:
    with rig.qtbot.waitSignal(rig.screen.people_wanted, timeout=1000):
        rig.key(Key.Key_A)


def test_a_key_that_is_taken_is_refused_in_a_sentence(rig: Rig) -> None:
    dialog = ChangeKeys(rig.theme, rig.console.keys, rig.console)
    dialog.show()
    QTest.keyClick(dialog.catchers["skip"], Key.Key_P)
    assert dialog.refusal.text() == "P is the key for “Pause or resume” already. Choose another."
    QTest.keyClick(dialog.catchers["skip"], Key.Key_X)
    assert dialog.refusal.text() == ""
    dialog.kept.connect(rig.console._keep_keys)
    dialog.accept()
    rig.key(Key.Key_X)
    assert rig.on == "c"


def test_two_things_that_swapped_keys_are_read_back_as_they_were_kept() -> None:
    swapped = {"skip": "P", "pause": "K"}
    assert Keys(swapped).changed() == swapped


def test_a_key_of_ones_own_stays_where_a_newer_program_has_it_for_something_else() -> None:
    # From before there were keys for adding a part and for forming groups.
    keys = Keys({"swap": "I", "support": "G", "skip": "Q"})
    assert (keys.key("swap"), keys.key("support"), keys.key("skip")) == ("I", "G", "Q")
    assert (keys.key("insert"), keys.key("groups")) == ("J", "X")
    assert (keys.key("next"), keys.key("earlier")) == ("Space", "E")
    # What it has instead stays, and each key does one thing.
    assert Keys(keys.changed()).changed() == keys.changed()
    assert len({keys.key(act) for act in USUAL}) == len(USUAL)


def test_of_two_things_with_one_key_the_first_has_it() -> None:
    keys = Keys({"skip": "X", "earlier": "X"})
    assert (keys.key("skip"), keys.key("earlier")) == ("X", "E")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_field_of_the_referral_card_is_whole_in_any_size_of_text(rig: Rig, scale: float) -> None:
    rig.theme.set("light", scale)
    rig.screen.setStyleSheet(style_sheet(rig.theme))
    dialog = ReferralsDialog(rig.theme, RunPlace(), rig.screen)
    dialog.open()
    rig.settle()
    text = dialog.field.text
    assert dialog.field.rect().contains(text.geometry())
    dialog.reject()
