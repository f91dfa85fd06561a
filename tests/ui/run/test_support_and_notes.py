"""The support card, notes, ticks, undo and changed keys, with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.ui.run.keys import Keys
from facilitator_app.ui.run.keys_dialog import ChangeKeys
from facilitator_app.ui.run.note_line import PLEDGE
from tests.builders import block, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
EVENING = plan(block("b", 20, activity="two-boxes"), block("c", 5, title="Close"), public_title="Club night")


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
    rig.key(Key.Key_Space)
    assert rig.participant.stage.scene.look == "support"
    assert rig.console.support.pause.text() == "Go on with the session"
    rig.key(Key.Key_Space)
    assert rig.keeper.done() == ["start", "support", "resume"]


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
    assert Keys({"skip": "P"}).changed() == {}
