"""Opening the program, or the tour where there is no screen."""

from pathlib import Path

import pytest

from facilitator_app.set_up import program
from facilitator_app.set_up.places import Checkout
from facilitator_app.set_up.trouble import Trouble


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """Gather what the process would become, in place of becoming it."""
    calls: list[tuple[list[str], dict[str, str]]] = []

    def become(command: list[str], env: dict[str, str]) -> int:
        calls.append((command, env))
        return 0

    monkeypatch.setattr(program, "become", become)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    return calls


def test_with_a_screen_the_window_opens(
    ready: Checkout,
    became: list[tuple[list[str], dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program, "has_screen", lambda _: True)
    program.open_program(ready, [])
    command, env = became[0]
    assert command == [str(ready.python), "-P", "-m", "facilitator_app"]
    assert env["PYTHONPATH"] == str(ready.root)
    assert "QT_QPA_PLATFORM" not in env


def test_without_a_screen_a_command_is_passed_on_and_draws_off_the_screen(
    ready: Checkout,
    became: list[tuple[list[str], dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program, "has_screen", lambda _: False)
    program.open_program(ready, ["print", "x"])
    command, env = became[0]
    assert command[-2:] == ["print", "x"]
    assert env["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize("arguments", [[], ["--data", "x.db"]])
def test_without_a_screen_and_a_command_the_program_goes_on_tour(
    arguments: list[str],
    ready: Checkout,
    became: list[tuple[list[str], dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(program, "has_screen", lambda _: False)
    assert program.open_program(ready, arguments) == 0
    assert not became
    out = ready.root / "out"
    said = capfd.readouterr().out.splitlines()
    assert said[0].startswith("There is no screen here")
    assert said[1] == f"program {['tour', '--out', str(out)]} offscreen"
    assert said[2].startswith(f"It left in {out}")
    assert said[3:] == ["  pictures of the windows (1): run.png", "  papers to print (1): guide.pdf"]


def test_a_tour_that_fails_boasts_of_nothing(
    ready: Checkout, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "has_screen", lambda _: False)
    (ready.root / "facilitator_app" / "__main__.py").write_text("raise SystemExit(3)\n")
    assert program.open_program(ready, []) == 3
    assert "It left" not in capfd.readouterr().out


def test_a_tour_that_has_no_place_for_its_files_does_not_begin(
    ready: Checkout, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "has_screen", lambda _: False)
    monkeypatch.setattr("os.access", lambda path, _: path != ready.root / "out")
    with pytest.raises(PermissionError, match="out"):
        program.open_program(ready, [])
    assert capfd.readouterr().out == ""


def test_a_tour_does_not_begin_on_a_full_disk(ready: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "has_screen", lambda _: False)
    monkeypatch.setattr(program, "free", lambda _: program.TOUR_SPACE - 1)
    with pytest.raises(Trouble, match="disk is full: the tour needs"):
        program.open_program(ready, [])


def test_what_is_neither_picture_nor_paper_is_listed_too(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "plan.toml").touch()
    assert program.left_in(tmp_path, {}).splitlines()[1:] == ["  more (1): deep/plan.toml"]


def test_what_was_there_before_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").touch()
    (tmp_path / "again.pdf").write_text("old")
    before = program.moments(tmp_path) | {"again.pdf": 0}
    assert program.left_in(tmp_path, before).splitlines()[1:] == ["  papers to print (1): again.pdf"]
