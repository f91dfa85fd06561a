"""The command of an installed program: why no window can open, in a sentence."""

import sys

import pytest

from facilitator_app import cli
from facilitator_app.set_up import installed, system


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Gather what the program is asked for, in place of doing it; there is no screen by any name."""
    calls: list[list[str]] = []

    def main(arguments: list[str]) -> int:
        calls.append(arguments)
        return 0

    monkeypatch.setattr(cli, "main", main)
    monkeypatch.setattr(sys, "argv", ["facilitator-app"])
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "on_debian", lambda: False)
    monkeypatch.setattr(system, "loads", lambda library: library != "libEGL.so.1")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return calls


def test_without_a_screen_it_says_what_works_there(
    opened: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert installed.main() == 1
    said = capsys.readouterr().err
    assert said.startswith("There is no screen here, so no window can open.")
    assert said.count("\n") == 1
    assert not opened


@pytest.mark.parametrize(("display", "arguments"), [(":0", []), ("", ["tour", "--out", "out"])])
def test_without_the_libraries_of_a_window_it_names_them(
    display: str,
    arguments: list[str],
    opened: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setattr(sys, "argv", ["facilitator-app", *arguments])
    assert installed.main() == 1
    assert "lacks: libEGL.so.1." in capsys.readouterr().err
    assert not opened


def test_a_command_needs_neither(opened: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["facilitator-app", "search", "bystander"])
    assert installed.main() == 0
    assert opened == [["search", "bystander"]]


def test_where_qt_shall_draw_is_taken_as_it_is_said(
    opened: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert installed.main() == 0
    assert opened == [[]]
