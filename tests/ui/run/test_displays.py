"""Where the participant screen goes: with one display, with two, and when one is unplugged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.builders import block, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
MakeRig = Callable[..., Rig]
TWO = Path(__file__).with_name("two_displays.py")


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    return make_rig(plan(block("a", 10), block("b", 10), public_title="Club night"))


def test_with_one_display_it_is_a_window(rig: Rig) -> None:
    assert rig.displays.second_name == ""
    rig.click(rig.screen.ready.screen_button)
    assert rig.displays.is_open
    assert not rig.participant.isFullScreen()
    assert rig.participant.size().width() <= 960
    assert rig.screen.ready.display.text() == "The participant screen is open."


def test_it_opens_and_closes_by_key_and_by_button(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_O)
    button = rig.console.participants.buttons["screen"]
    assert (rig.displays.is_open, button.text()) == (True, "Close screen")
    rig.click(button)
    assert (rig.displays.is_open, button.text()) == (False, "Open screen")


def test_full_screen_and_back(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_F)
    assert rig.displays.is_open
    rig.key(Key.Key_F)
    assert rig.participant.isFullScreen()
    QTest.keyClick(rig.participant, Key.Key_Escape)
    assert not rig.participant.isFullScreen()
    QTest.keyClick(rig.participant, Key.Key_Escape)
    assert rig.displays.is_open
    QTest.keyClick(rig.participant, Key.Key_F)
    assert rig.participant.isFullScreen()


def test_closed_by_its_own_frame_it_is_known_to_be_closed(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_O)
    rig.participant.close()
    assert rig.console.participants.buttons["screen"].text() == "Open screen"


def test_it_takes_no_focus_from_the_console(rig: Rig) -> None:
    rig.start()
    rig.key(Key.Key_O)
    rig.key(Key.Key_Space)
    assert rig.on == "b"
    assert rig.participant.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_with_two_displays(tmp_path: Path) -> None:
    screens = [
        {"name": "Laptop", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "Hall", "x": 1280, "y": 0, "width": 1920, "height": 1080},
        {"name": "Booth", "x": 3200, "y": 0, "width": 1024, "height": 768},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(TWO)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=TWO.parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "found": "Hall",
        "opened": [1280, 1920, True],
        "keys": True,
        "remembered": "Hall",
        "unplugged": [False, False],
        "another plugged": False,
        "back": [1280, 1920, True],
        "moved": [3200, 1024, True],
        "booth remembered": "Booth",
        "reopened": [3200, 1024, True],
        "main unplugged": False,
        "closed by hand stays closed": False,
        "chosen before it is open": False,
        "choices": [["Booth", "Booth"], ["Hall", "Hall"], ["window", "A window of its own"]],
        "chosen while it is open": [3200, True],
        "choices without it": [
            ["Booth", "Booth (not connected)"],
            ["Hall", "Hall"],
            ["window", "A window of its own"],
        ],
        "another one meanwhile": [1280, True],
        "still chosen": "Booth",
        "as a window": [True, False, ""],
        "a window stays open": True,
        "none chosen": [["", "The second display"], ["window", "A window of its own"]],
    }
