"""Opens the program, or has it show itself where there is no screen."""

import errno
import os
import sys
from pathlib import Path

from facilitator_app.set_up.places import Checkout
from facilitator_app.set_up.system import has_screen, opens_window
from facilitator_app.set_up.trouble import Trouble, free
from facilitator_app.set_up.venv import environment

TOUR_SPACE = 30_000_000  # bytes: its pictures and papers


def open_program(checkout: Checkout, arguments: list[str]) -> int:
    """Run the program with these arguments; where it can show no window it goes on a tour instead."""
    env = environment(checkout)
    screen = has_screen(os.environ)
    if not screen:
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not screen and opens_window(arguments):
        return tour(checkout, env)
    return become(command(checkout, arguments), env)


def command(checkout: Checkout, arguments: list[str]) -> list[str]:
    """Give the program's command; -P keeps the files of the current folder out of its imports."""
    return [str(checkout.python), "-P", "-m", "facilitator_app", *arguments]


def become(command: list[str], env: dict[str, str]) -> int:
    """Run a command in this process's place, or as a child where Windows cannot do that."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, env)
    import subprocess

    return subprocess.call(command, env=env)


def tour(checkout: Checkout, env: dict[str, str]) -> int:
    """Have the program plan, run and print by itself, and say what that left."""
    import subprocess

    out = checkout.root / "out"
    ready(out)
    before = moments(out)
    print(
        "There is no screen here, so no window can open. "
        "Instead Facilitator plans, runs and prints a session by itself.",
        flush=True,
    )
    # What Qt's off-screen platform says of itself is no news to anybody here.
    env.setdefault("QT_LOGGING_RULES", "default.warning=false")
    code = subprocess.call(command(checkout, ["tour", "--out", str(out)]), env=env)
    if code == 0:
        print(left_in(out, before), flush=True)
    return code


def ready(out: Path) -> None:
    """Make a folder to leave files in, or raise what stands against that."""
    out.mkdir(exist_ok=True)
    if not os.access(out, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(out))
    if free(out) < TOUR_SPACE:
        raise Trouble("The disk is full: the tour needs about 30 MB free. Make room, then start again.")


def moments(out: Path) -> dict[str, int]:
    """Tell of each file in a folder when it was written."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.stat().st_mtime_ns for path in files}


def left_in(out: Path, before: dict[str, int]) -> str:
    """Say in words which files of a folder are new, given when those that were there were written."""
    files = sorted(name for name, moment in moments(out).items() if moment != before.get(name))
    pictures = [name for name in files if name.endswith(".png")]
    papers = [name for name in files if name.endswith(".pdf")]
    rest = [name for name in files if name not in pictures + papers]
    lines = [f"It left in {out}{os.sep}:"]
    for title, names in (
        ("pictures of the windows", pictures),
        ("papers to print", papers),
        ("more", rest),
    ):
        if names:
            lines.append(f"  {title} ({len(names)}): {', '.join(names)}")
    return "\n".join(lines)
