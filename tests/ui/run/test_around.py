"""The small windows for screen, sound and words, the picture of the screen, and staying awake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.app.awake import KeptAwake
from facilitator_app.ui.run.around import Around
from facilitator_app.ui.run.awake import AwakeInRun
from facilitator_app.ui.run.looks import Showing
from facilitator_app.ui.run.preview import Preview
from facilitator_app.ui.run.signals import Signals
from tests.builders import block, plan
from tests.ui.run.conftest import Rig
from tests.ui.run.hands import Paints

Key = Qt.Key
MakeRig = Callable[..., Rig]
EVENING = plan(
    block("a", 10, public_title="Welcome", screen="Come in"), block("b", 10), public_title="Club night"
)


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    made = make_rig(EVENING)
    made.start(minutes=2)
    return made


@pytest.fixture
def around(rig: Rig) -> Around:
    return rig.screen.around


def pick(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def test_the_look_is_chosen_by_keyboard_and_seen_at_once(rig: Rig, around: Around) -> None:
    dialog = around.choose_screen()
    assert dialog.windowTitle() == "Participant screen"
    pick(dialog.layouts.box, Key.Key_Down)
    pick(dialog.grounds.box, Key.Key_Down, Key.Key_Down)
    pick(dialog.rooms.box, Key.Key_Down)
    stage = rig.participant.stage
    assert stage.showing == Showing("ring", "contrast", "hall")
    assert dialog.preview.picture.grab().toImage().pixelColor(8, 8).name() == "#000000"
    QTest.keyClick(dialog, Key.Key_Return)
    assert not dialog.isVisible()


def test_the_screen_is_opened_from_its_window(rig: Rig, around: Around) -> None:
    dialog = around.choose_screen()
    dialog.toggle.click()
    assert (rig.displays.is_open, dialog.toggle.text()) == (True, "Close screen")
    dialog.toggle.click()
    assert (rig.displays.is_open, dialog.toggle.text()) == (False, "Open screen")
    names = [dialog.display.box.itemText(row) for row in range(dialog.display.box.count())]
    assert names == ["The second display", "A window of its own"]
    dialog.reject()


def test_sound_is_chosen_by_keyboard(around: Around) -> None:
    dialog = around.choose_sound()
    pick(dialog.chimes, Key.Key_Space)
    pick(dialog.in_sensitive, Key.Key_Space)
    pick(dialog.flash, Key.Key_Space)
    pick(dialog.flash_participants, Key.Key_Space)
    pick(dialog.volume, Key.Key_Left, Key.Key_Left)
    assert around.sound.chosen == Signals(True, 40, True, "", True, True)
    assert dialog.percent.text() == "40 %"
    dialog.reject()


def test_a_sound_of_ones_own_shows_its_name_and_can_be_given_up(around: Around) -> None:
    dialog = around.choose_sound()
    assert (dialog.file.text(), dialog.usual.isHidden()) == ("The usual chimes", True)
    dialog.take_file(Path("/music/gong.mp3"))
    assert (dialog.file.text(), dialog.usual.isHidden()) == ("gong.mp3", False)
    around.sound.said.emit("No chime was heard.")
    assert not dialog.trouble.isHidden()
    dialog.usual.click()
    assert (around.sound.chosen.file, dialog.trouble.isHidden()) == ("", True)
    around.sound.stop()
    dialog.reject()


def test_what_depends_on_another_choice_waits_for_it(around: Around) -> None:
    dialog = around.choose_sound()
    assert not dialog.in_sensitive.isEnabled()
    assert not dialog.flash_participants.isEnabled()
    dialog.reject()


def test_words_show_only_when_they_are_said_to(rig: Rig, around: Around) -> None:
    dialog = around.say_words()
    dialog.words.text.setPlainText("Back at ten past")
    assert "Back at ten past" in dialog.preview.picture.scene.texts()
    assert dialog.preview.standing.text() == "Not shown yet"
    assert "Come in" in rig.participant.shown()
    dialog.accept()
    assert "Back at ten past" in rig.participant.shown()
    assert not rig.participant.stage.is_draft


def test_what_is_typed_takes_the_place_of_the_words_that_are_on(around: Around) -> None:
    dialog = around.say_words()
    QTest.keyClicks(dialog.words.text, "Back at ten past")
    assert dialog.words.text.toPlainText() == "Back at ten past"
    dialog.reject()


def test_words_that_are_given_up_never_show(rig: Rig, around: Around) -> None:
    dialog = around.say_words()
    dialog.words.text.setPlainText("Back at ten past")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert rig.participant.stage.coming == rig.participant.scene
    assert "show" not in rig.keeper.done()


def test_the_parts_own_words_can_be_had_back(rig: Rig, around: Around) -> None:
    rig.live.press("show", text="Back at ten past")
    dialog = around.say_words()
    assert dialog.words.text.toPlainText() == "Back at ten past"
    dialog.own.click()
    dialog.accept()
    assert "Come in" in rig.participant.shown()


def test_the_picture_shows_what_participants_see_and_says_how_it_stands(rig: Rig, around: Around) -> None:
    preview = Preview(rig.theme, rig.participant)
    rig.qtbot.addWidget(preview)
    assert preview.standing.text() == "Participants see this"
    assert "Come in" in preview.picture.accessibleDescription()
    around.toggle_hold()
    assert preview.standing.text() == "Held: participants go on seeing these words"
    around.toggle_hold()
    rig.live.press("blank")
    assert preview.standing.text() == "Participants see a blank screen"
    rig.live.press("support")
    assert preview.standing.text() == "Support pause: participants see only this"


def test_a_tick_repaints_a_part_of_the_picture_only(rig: Rig) -> None:
    preview = Preview(rig.theme, rig.participant)
    rig.qtbot.addWidget(preview)
    preview.resize(420, 300)
    with rig.qtbot.waitExposed(preview):
        preview.show()
    rig.settle()
    assert preview.picture.height() == round(preview.picture.width() * 9 / 16)
    paints = Paints(preview.picture)
    rig.pass_time(seconds=1)
    rig.qtbot.waitUntil(lambda: bool(paints.rects))
    assert paints.rects[0].height() < preview.picture.height() * 0.6


def test_a_cue_lights_the_edge_and_the_participants_only_when_wanted(rig: Rig, around: Around) -> None:
    rig.displays.open()
    around.sound.choose(Signals(chimes=False, flash=True))
    rig.clock.move(6.5)
    rig.live.tick()
    QApplication.processEvents()
    assert (around.flash.is_on, around.participants_flash.is_on) == (True, False)
    around.sound.choose(Signals(chimes=False, flash=True, flash_participants=True))
    rig.clock.move(2)
    rig.live.tick()
    QApplication.processEvents()
    assert around.participants_flash.is_on


class Bed:
    """Counts how often it is told to keep awake and to let go."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def begin(self) -> None:
        self.told.append("begin")

    def end(self) -> None:
        self.told.append("end")


def test_the_computer_is_awake_from_start_to_finish(make_rig: MakeRig) -> None:
    rig, bed = make_rig(EVENING), Bed()
    awake = AwakeInRun(rig.live, bed)
    rig.live.begin(EVENING)
    assert bed.told == []
    for press in ("start", "pause", "resume", "next"):
        rig.live.press(press)
    assert bed.told == ["begin"]
    rig.live.press("finish")
    rig.live.press("back")
    awake.let_go()
    awake.let_go()
    assert bed.told == ["begin", "end", "begin", "end"]


def test_where_a_computer_cannot_be_kept_awake_nothing_is_disturbed() -> None:
    kept = KeptAwake()
    kept.begin()
    kept.end()
    kept.end()
