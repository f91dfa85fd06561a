"""A bug of ours is noted without anybody's words, and the program goes on."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator_app.app.clock import local_zone, now, today
from facilitator_app.app.mishaps import MOST_BYTES, REST, catch_all, keep, log_path


def fail() -> None:
    raise ValueError("secret disclosed")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return tmp_path / "logs" / "mishaps.log"


def note(log: Path) -> None:
    try:
        fail()
    except ValueError as error:
        keep(log, type(error), error.__traceback__)


def test_the_log_says_where_and_never_what_was_typed(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note(log)
    text = log.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert f"{__file__}:" in text
    assert "in fail" in text
    assert "secret" not in text + capsys.readouterr().err


def test_the_cause_of_a_mishap_is_not_quoted_either(log: Path) -> None:
    try:
        try:
            fail()
        except ValueError as error:
            raise RuntimeError("more secret") from error
    except RuntimeError as error:
        keep(log, type(error), error.__traceback__)
    assert "secret" not in log.read_text(encoding="utf-8").replace(__file__, "")


def test_a_mishap_in_a_slot_is_told_and_the_program_goes_on(
    log: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    with qtbot.captureExceptions() as caught:
        catch_all(lambda: log, told.append)
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: bool(told) or bool(caught))
    assert told == [f"Something went wrong in the program. Your work is saved. It is noted in {log}."]
    made = QLabel()
    qtbot.addWidget(made)
    QTimer.singleShot(0, lambda: made.setText("alive"))
    qtbot.waitUntil(lambda: made.text() == "alive")


class Mishaps:
    """A program in which things fail, with a clock that is moved by hand."""

    def __init__(self, log: Path) -> None:
        self.seconds = 0.0
        self.told: list[str] = []
        catch_all(lambda: log, self.told.append, lambda: self.seconds)

    def come(self, kind: type[Exception] = ValueError) -> None:
        """One comes up where nothing handles it."""
        try:
            raise kind("secret")
        except kind as error:
            sys.excepthook(kind, error, error.__traceback__)


def test_one_that_comes_each_second_is_told_and_logged_once_until_it_has_rested(log: Path) -> None:
    mishaps = Mishaps(log)
    for _ in range(60):
        mishaps.seconds += 1
        mishaps.come()
    assert len(mishaps.told) == 1
    mishaps.seconds += REST.total_seconds()
    mishaps.come()
    assert len(mishaps.told) == log.read_text(encoding="utf-8").count("ValueError") == 2


def test_another_one_meanwhile_is_told(log: Path) -> None:
    mishaps = Mishaps(log)
    for kind in (ValueError, KeyError, ValueError, KeyError):
        mishaps.come(kind)
    assert len(mishaps.told) == 2


def test_what_a_mishap_was_at_work_with_is_let_go(log: Path) -> None:
    gone: list[str] = []

    class Tool:
        def __del__(self) -> None:
            gone.append("let go")

    def work() -> None:
        tool = Tool()
        raise ValueError(type(tool).__name__)

    Mishaps(log)
    try:
        work()
    except ValueError as error:
        assert gone == []
        sys.excepthook(ValueError, error, error.__traceback__)
        assert gone == ["let go"]


def test_a_mishap_in_telling_is_not_a_second_one(log: Path) -> None:
    def tell(_text: str) -> None:
        raise RuntimeError("the window is gone")

    catch_all(lambda: log, tell)
    sys.excepthook(ValueError, ValueError("secret"), None)
    assert "ValueError" in log.read_text(encoding="utf-8")


def test_the_keys_that_stop_a_program_still_do(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_rest: seen.append(kind))
    told: list[str] = []
    catch_all(lambda: log, told.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (seen, told, log.exists()) == ([KeyboardInterrupt], [], False)


def test_a_full_log_begins_anew_and_keeps_the_last_one(log: Path) -> None:
    log.parent.mkdir()
    log.write_text("x" * (MOST_BYTES + 1), encoding="utf-8")
    note(log)
    assert log.stat().st_size < 5000
    assert log.with_suffix(".old.log").stat().st_size == MOST_BYTES + 1


def test_where_nothing_can_be_written_one_mishap_stays_one(tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("")
    note(wall / "mishaps.log")
    assert wall.read_text() == ""


def test_without_a_console_it_is_noted_all_the_same(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    note(log)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert "ValueError" in log.read_text(encoding="utf-8")


def test_the_log_is_in_a_place_of_its_own(qapp: QApplication) -> None:
    assert log_path().name == "mishaps.log"
    assert "Facilitator" in str(log_path())


def test_the_clock_tells_the_time_with_its_zone() -> None:
    assert now().utcoffset() is not None
    assert today() == now().astimezone(local_zone()).date()
