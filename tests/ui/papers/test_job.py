"""A print job is a process of its own: it ends well, badly or is stopped."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from facilitator_app.ui.papers.job import NOT_MADE, PrintJob


def test_it_tells_how_far_it_is_and_what_it_made(qtbot: QtBot, tmp_path: Path) -> None:
    job = PrintJob()
    told: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, of: told.append((done, of)))
    with qtbot.waitSignal(job.made, timeout=20_000) as made:
        job.start(["club-bystander", "--out", str(tmp_path), "--paper", "sign-in", "--paper", "run-sheet"])
    files = made.args[0]
    assert set(files) == {"sign-in", "run-sheet"}
    assert all(file.is_file() for file in files.values())
    assert told == [(0, 2), (1, 2), (1, 2), (2, 2)]
    assert not job.is_on


def test_a_job_that_is_stopped_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    job = PrintJob()
    said: list[object] = []
    job.made.connect(said.append)
    job.failed.connect(said.append)
    job.start(["club-bystander", "--out", str(tmp_path)])
    states = [job.is_on]
    job.cancel()
    job.cancel()
    states.append(job.is_on)
    # What the process still had to say comes too late.
    job._read()
    job._ended(0, QProcess.ExitStatus.NormalExit)
    assert states == [True, False]
    assert said == []


def test_a_program_that_cannot_be_started_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-such-program"))
    job = PrintJob()
    with qtbot.waitSignal(job.failed, timeout=5000) as failed:
        job.start(["club-bystander"])
    assert failed.args == [NOT_MADE]
    assert not job.is_on
