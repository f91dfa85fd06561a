"""All checks and tests, one after another, each with its time, and a summary."""

import os
import time

from facilitator_app.set_up.places import Checkout
from facilitator_app.set_up.venv import environment

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])"

CHECKS: dict[str, list[str]] = {
    "Style": ["-m", "ruff", "check"],
    "Layout": ["-m", "ruff", "format", "--check"],
    "Types": ["-m", "mypy"],
    "Layers": ["-c", LINT_IMPORTS],
    "Tests": ["-m", "pytest", "-n", "2", "--dist", "worksteal", "--cov", "--cov-report="],
    "Coverage, 95 % of all": ["-m", "coverage", "report", "--skip-covered", "--fail-under=95"],
    "Coverage, 100 % of core": [
        "-m",
        "coverage",
        "report",
        "--skip-covered",
        "--include=facilitator_app/core/*",
        "--fail-under=100",
    ],
    "Content": ["-m", "facilitator_app", "check", "resources", "sessions"],
}


def in_ci() -> bool:
    """Tell whether this is a continuous-integration run, where nothing may be left out."""
    return os.environ.get("CI", "").lower() in ("true", "1")


def test(checkout: Checkout, arguments: list[str]) -> int:
    """Run pytest alone with the arguments given, or every check when there are none."""
    if arguments:
        return run(checkout, ["-m", "pytest", *arguments])
    return run_all(checkout, CHECKS)


def run_all(checkout: Checkout, checks: dict[str, list[str]]) -> int:
    """Run every check even after one failed, then sum up; give 1 if any failed."""
    results = {}
    for title, arguments in checks.items():
        print(f"\n== {title}", flush=True)
        began = time.monotonic()
        code = run(checkout, arguments)
        results[title] = (code == 0, time.monotonic() - began)
    print("\n== Summary")
    for title, (good, seconds) in results.items():
        print(f"{'ok    ' if good else 'FAILED'} {seconds:6.1f} s  {title}")
    return 0 if all(good for good, _ in results.values()) else 1


def run(checkout: Checkout, arguments: list[str]) -> int:
    """Run the virtual environment's Python in the checkout, with Qt drawing off the screen."""
    import subprocess

    env = environment(checkout) | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([str(checkout.python), *arguments], cwd=checkout.root, env=env)
