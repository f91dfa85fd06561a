"""Sounds on a device that is not there, which takes them as a real one does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import wave
from array import array
from pathlib import Path

import pytest

from facilitator_app import bundled
from facilitator_app.sound.player import FRAME, LARGEST, LONGEST, RATE, NotHeard, Player, frames, louder
from facilitator_app.sound.serving import serve

BELL = bundled.sounds() / "bell.wav"
HERE = Path(__file__).resolve().parents[2]


@pytest.fixture
def player() -> Player:
    return Player("NULL")


def test_a_chime_is_over_when_it_has_been_heard(player: Player) -> None:
    began = time.monotonic()
    player.play(BELL, 60)
    assert 1 < time.monotonic() - began < 5


@pytest.mark.parametrize("content", [b"", b"no sound in here", b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_a_broken_file_is_not_heard(player: Player, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "mine.mp3"
    file.write_bytes(content)
    with pytest.raises(NotHeard, match="file"):
        player.play(file, 60)


def test_a_file_that_is_gone_is_not_heard(player: Player, tmp_path: Path) -> None:
    with pytest.raises(NotHeard, match="file"):
        player.play(tmp_path / "gone.wav", 60)


def test_a_file_far_too_large_for_a_chime_is_not_read(player: Player, tmp_path: Path) -> None:
    file = tmp_path / "concert.wav"
    with file.open("wb") as large:
        large.truncate(LARGEST + 1)
    with pytest.raises(NotHeard, match="file"):
        player.play(file, 60)


def test_a_device_that_does_not_start_is_told() -> None:
    # Of another system: it is on no computer that runs this.
    with pytest.raises(NotHeard, match="device"):
        Player("AAUDIO").play(BELL, 60)


def test_a_library_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, player: Player) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    with pytest.raises(NotHeard, match="library"):
        player.play(BELL, 60)


def test_volume_is_a_share_of_each_sample() -> None:
    samples = array("h", [1000, -1000])
    assert array("h", louder(samples, 50)).tolist() == [500, -500]
    assert array("h", louder(samples, 0)).tolist() == [0, 0]
    assert array("h", louder(samples, 900)).tolist() == [1000, -1000]


def test_a_long_sound_ends_softly_after_a_while() -> None:
    song = array("h", [1000]) * (2 * RATE * (LONGEST + 5))
    heard = array("h", louder(song, 100))
    assert len(heard) == 2 * RATE * LONGEST
    assert heard[0] == 1000
    assert 0 <= heard[-1] < 10


def test_a_device_gets_what_it_asks_for_until_there_is_no_more() -> None:
    ended: list[bool] = []
    pieces = frames(b"x" * FRAME * 5, lambda: ended.append(True))
    next(pieces)
    assert [len(pieces.send(2)) // FRAME for _ in range(3)] == [2, 2, 1]
    with pytest.raises(StopIteration):
        pieces.send(2)
    assert ended == [True]


def test_the_next_file_sounds_where_the_first_cannot(player: Player, tmp_path: Path) -> None:
    said: list[str] = []
    lines = [
        json.dumps({"files": [str(tmp_path / "gone.wav"), str(BELL)], "volume": 10}),
        json.dumps({"files": [str(tmp_path / "gone.wav")], "volume": 10}),
    ]
    serve(lines, player, said.append)
    assert [json.loads(each) for each in said] == [
        {"heard": True, "why": "file"},
        {"heard": False, "why": "file"},
    ]


def test_the_command_plays_line_by_line_and_ends_with_its_input(tmp_path: Path) -> None:
    short = tmp_path / "short.wav"
    with wave.open(str(short), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x00\x10" * 800)
    done = subprocess.run(
        [sys.executable, "-m", "facilitator_app", "sound", "--backend", "NULL"],
        input=f"{json.dumps({'files': [str(short)], 'volume': 60})}\n",
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == [{"heard": True}]
