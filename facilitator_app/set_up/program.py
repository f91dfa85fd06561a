"""Opens the program, or has it show itself where there is no screen."""

import os
import sys
from pathlib import Path

from facilitator_app.set_up.places import Checkout
from facilitator_app.set_up.system import has_screen
from facilitator_app.set_up.venv import environment


def open_program(checkout: Checkout, arguments: list[str]) -> int:
    """Run the program with these arguments; with none and no screen it goes on a tour instead."""
    env = environment(checkout)
    screen = has_screen(os.environ)
    if not screen:
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not screen and not arguments:
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

    print(
        "There is no screen here, so no window can open. "
        "Instead Facilitator plans, runs and prints a session by itself.",
        flush=True,
    )
    out = checkout.root / "out"
    code = subprocess.call(command(checkout, ["tour", "--out", str(out)]), env=env)
    if code == 0:
        print(left_in(out), flush=True)
    return code


def left_in(out: Path) -> str:
    """Say in words which files a folder holds."""
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
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
