"""Chimes and flashes at the cues of a run; what does not sound never disturbs it."""

from __future__ import annotations

import json
import sys
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app import bundled
from facilitator_app.ui.run.chimes import Chimes
from facilitator_app.ui.run.flash import Flash
from facilitator_app.ui.run.signals import Signals, read_signals
from facilitator_app.ui.run.sound import Sound
from tests.builders import block, plan
from tests.ui.run.conftest import Rig

MakeRig = Callable[..., Rig]
NOWHERE = [sys.executable, "-m", "facilitator_app", "sound", "--backend", "NULL"]
# Answers each line at once, and writes it down.
SCRIBE = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    open(sys.argv[1], "a").write(line)
    print(json.dumps({"heard": True}), flush=True)
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "asked.txt"


@pytest.fixture
def listen(written: Path, qtbot: QtBot) -> Iterator[Callable[..., tuple[Sound, Callable[[int], list[str]]]]]:
    """Attach sound to a rig: its Sound, and what it has asked to be played once that is so many."""
    made: list[Sound] = []

    def attach(rig: Rig, **chosen: object) -> tuple[Sound, Callable[[int], list[str]]]:
        chimes = Chimes([sys.executable, "-c", SCRIBE, str(written)])
        sound = Sound(rig.live, {}, lambda: chosen, chimes=chimes)
        made.append(sound)

        def asked(count: int) -> list[str]:
            qtbot.waitUntil(lambda: len(_lines(written)) >= count, timeout=10_000)
            return [Path(json.loads(line)["files"][0]).stem for line in _lines(written)]

        return sound, asked

    yield attach
    for each in made:
        each.stop()


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


Listen = Callable[..., tuple[Sound, Callable[[int], list[str]]]]
EVENING = plan(block("a", 10, sensitivity="low"), block("b", 10, sensitivity="high"), block("c", 10))


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    return make_rig(EVENING)


def pass_minutes(rig: Rig, minutes: float) -> None:
    rig.clock.move(minutes)
    rig.live.tick()
    QApplication.processEvents()


def test_each_chime_sounds_once_and_of_several_that_were_missed_the_last(rig: Rig, listen: Listen) -> None:
    _, asked = listen(rig)
    rig.start()
    for minutes in (8.1, 0.1, 0.1, 3, 0.1):
        pass_minutes(rig, minutes)
    assert asked(2) == ["warning", "end"]
    rig.live.press("next")
    rig.live.press("next")
    pass_minutes(rig, 30)
    assert asked(3)[2:] == ["end"]


def test_a_part_that_goes_on_by_itself_chimes_at_its_end(make_rig: MakeRig, listen: Listen) -> None:
    rig = make_rig(plan(block("a", 10, auto=True), block("b", 10)))
    _, asked = listen(rig)
    rig.start()
    pass_minutes(rig, 8.5)
    pass_minutes(rig, 1.6)
    assert rig.on == "b"
    assert asked(2) == ["warning", "end"]


def test_a_sensitive_part_is_silent_unless_it_is_wanted(rig: Rig, listen: Listen) -> None:
    sound, asked = listen(rig)
    rig.start()
    rig.live.press("next")
    pass_minutes(rig, 12)
    assert not sound.chimes.is_on
    rig.live.press("back")
    sound.choose(Signals(in_sensitive=True))
    rig.live.press("next")
    rig.live.press("add", seconds=600)
    pass_minutes(rig, 0.1)
    pass_minutes(rig, 12)
    assert "end" in asked(1)


def test_ones_own_bell_rings_whatever_is_chosen(rig: Rig, listen: Listen) -> None:
    sound, asked = listen(rig, chimes=False)
    rig.start()
    pass_minutes(rig, 12)
    assert not sound.chimes.is_on
    sound.ring()
    assert asked(1) == ["bell"]


def test_ones_own_sound_comes_before_the_usual_one(rig: Rig, listen: Listen, written: Path) -> None:
    sound, asked = listen(rig, file="/music/gong.mp3", volume=35)
    sound.try_out()
    assert asked(1) == ["gong"]
    told = json.loads(_lines(written)[0])
    assert [Path(each).name for each in told["files"]] == ["gong.mp3", "end.wav"]
    assert told["volume"] == 35


def test_the_process_of_the_chimes_goes_with_the_run(rig: Rig, listen: Listen) -> None:
    sound, asked = listen(rig)
    rig.start()
    sound.ring()
    asked(1)
    assert sound.chimes.is_on
    rig.live.press("finish")
    rig.live.close()
    assert not sound.chimes.is_on


def test_a_flash_comes_with_each_chime_also_in_silence(rig: Rig, listen: Listen) -> None:
    sound, _ = listen(rig, chimes=False, flash=True, flash_participants=True)
    told: list[tuple[str, bool]] = []
    sound.flashed.connect(lambda chime, participants: told.append((chime, participants)))
    rig.start()
    pass_minutes(rig, 9)
    pass_minutes(rig, 3)
    assert told == [("warning", True), ("end", True)]


def test_a_broken_file_of_ones_own_is_told_once_and_the_usual_one_sounds(
    rig: Rig, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"no sound in here")
    chimes = Chimes(NOWHERE)
    sound = Sound(rig.live, {}, lambda: {"file": str(broken)}, chimes=chimes)
    said: list[str] = []
    sound.said.connect(said.append)
    for _ in range(2):
        with qtbot.waitSignal(chimes.heard, timeout=30_000):
            sound.try_out()
    sound.stop()
    assert said == ["Your own sound file could not be played, so the usual chime was. The session goes on."]


@pytest.mark.parametrize("command", [[sys.executable, "-c", "pass"], ["/there/is/no/such/program"]])
def test_chimes_that_do_not_start_are_told_and_the_run_goes_on(
    rig: Rig, qtbot: QtBot, command: list[str]
) -> None:
    sound = Sound(rig.live, {}, chimes=Chimes(command))
    rig.start()
    with qtbot.waitSignal(sound.said, timeout=20_000) as said:
        sound.ring()
    assert "The session goes on." in said.args[0]
    qtbot.waitUntil(lambda: not sound.chimes.is_on)
    assert rig.live.press("next")


def test_choices_are_remembered_and_what_cannot_be_read_is_as_usual(rig: Rig) -> None:
    kept: list[dict[str, object]] = []
    sound = Sound(rig.live, {}, dict, kept.append)
    sound.choose(Signals(volume=20, flash=True))
    assert read_signals(kept[-1]) == Signals(volume=20, flash=True)
    assert read_signals({"volume": 900, "chimes": "no"}) == Signals()
    assert read_signals({"chimes": 1, "other": 2}) == Signals()


def test_the_bundled_chimes_are_short_soft_and_small() -> None:
    files = sorted(bundled.sounds().glob("*.wav"))
    assert [each.stem for each in files] == ["bell", "end", "warning"]
    for each in files:
        assert each.stat().st_size < 60_000
        with wave.open(str(each), "rb") as sound:
            assert 0.5 < sound.getnframes() / sound.getframerate() < 2


def test_a_flash_lights_the_edge_lets_presses_through_and_goes(qtbot: QtBot) -> None:
    under = QWidget()
    under.resize(400, 300)
    qtbot.addWidget(under)
    flash = Flash(under)
    with qtbot.waitExposed(under):
        under.show()
    flash.begin()
    flash.begin()
    assert under.childAt(2, 2) is not flash
    qtbot.waitUntil(lambda: flash.grab().toImage().pixelColor(2, 2).name() == "#f2b84b", timeout=5000)
    under.resize(500, 320)
    assert flash.size() == QSize(500, 320)
    assert not flash.edge().contains(flash.rect().center())
    qtbot.waitUntil(lambda: not flash.isVisible(), timeout=5000)
