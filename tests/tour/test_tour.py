"""The tour goes through the real windows: off the screen, and in a real window under Xvfb."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]
PAPERS = {"guide", "run-sheet", "materials", "handouts", "sign-in", "register"}


def tour(out: Path, platform: str, *before: str) -> list[Path]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": platform}
    command = [*before, sys.executable, "-P", "-m", "facilitator_app", "tour", "--out", str(out)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [Path(line) for line in done.stdout.splitlines()]


def colours(picture: Path) -> int:
    image = QImage(str(picture)).scaled(64, 64)
    return len({image.pixel(x, y) for x in range(64) for y in range(64)})


def check(left: list[Path]) -> None:
    assert {each.stem for each in left if each.suffix == ".pdf"} == PAPERS
    pictures = [each for each in left if each.suffix == ".png"]
    assert len(pictures) >= 8 + len(PAPERS)
    assert [each.name for each in pictures if colours(each) < 5] == []
    for paper in (each for each in left if each.suffix == ".pdf"):
        assert len(pypdfium2.PdfDocument(paper)) >= 1


def test_the_tour_plans_runs_and_prints_off_the_screen(tmp_path: Path) -> None:
    check(tour(tmp_path / "out", "offscreen"))


def test_the_tour_reached_the_console_and_the_participants(tmp_path: Path) -> None:
    names = {each.stem[3:] for each in tour(tmp_path / "out", "offscreen")}
    assert {"console", "participants", "participants-ends-soon", "re-plan", "after"} <= names


@pytest.mark.skipif(
    shutil.which("xvfb-run") is None and not os.environ.get("CI"),
    reason="Xvfb is not installed: apt-get install xvfb xauth",
)
def test_the_windows_are_real_under_xvfb(tmp_path: Path) -> None:
    check(tour(tmp_path / "out", "xcb", "xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"))


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    command = [sys.executable, "-P", "-m", "facilitator_app", "tour", "--out", str(taken)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "could not write there" in done.stderr
    assert "Traceback" not in done.stderr
