"""`start.py test`: every check is run, and one that fails is not lost."""

import pytest

from facilitator_app.set_up import checks
from facilitator_app.set_up.places import Checkout


def test_every_check_runs_after_a_failed_one_and_the_summary_tells(
    ready: Checkout, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = {
        "First": ["-c", "print('one')"],
        "Second": ["-c", "raise SystemExit(2)"],
        "Third": ["-c", "print('three')"],
    }
    assert checks.run_all(ready, steps) == 1
    lines = [line for line in capfd.readouterr().out.splitlines() if line]
    assert lines[:6] == ["== First", "one", "== Second", "== Third", "three", "== Summary"]
    assert [line.split()[0] for line in lines[6:]] == ["ok", "FAILED", "ok"]
    assert [line.split()[-1] for line in lines[6:]] == ["First", "Second", "Third"]


def test_all_good_is_exit_code_0(ready: Checkout) -> None:
    assert checks.run_all(ready, {"Only": ["-c", "pass"]}) == 0


def test_a_check_runs_in_the_checkout_with_qt_off_the_screen(
    ready: Checkout, capfd: pytest.CaptureFixture[str]
) -> None:
    code = "import os; print(os.getcwd(), os.environ['QT_QPA_PLATFORM'], os.environ['PYTHONPATH'])"
    checks.run(ready, ["-c", code])
    assert capfd.readouterr().out.strip() == f"{ready.root} offscreen {ready.root}"


def test_arguments_go_to_pytest_alone(ready: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(checkout: Checkout, arguments: list[str]) -> int:
        ran.append(arguments)
        return 0

    monkeypatch.setattr(checks, "run", run)
    checks.test(ready, ["tests/core", "-x"])
    assert ran == [["-m", "pytest", "tests/core", "-x"]]
    ran.clear()
    checks.test(ready, [])
    assert ran == list(checks.CHECKS.values())


@pytest.mark.parametrize(("value", "in_ci"), [("true", True), ("1", True), ("", False)])
def test_ci_is_told_by_its_variable(value: str, in_ci: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", value)
    assert checks.in_ci() is in_ci
