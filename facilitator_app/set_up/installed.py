"""The command `facilitator-app` of an installed program, which no start.py has looked after."""

import os
import sys

from facilitator_app.set_up import system
from facilitator_app.set_up.trouble import Trouble

NO_SCREEN = (
    "There is no screen here, so no window can open. What works without one is in: "
    "facilitator-app --help; pictures and papers come of: facilitator-app tour --out out"
)


def main() -> int:
    """Run the program, or say in a sentence why no window can open."""
    arguments = sys.argv[1:]
    try:
        see_to_window(arguments)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    from facilitator_app.cli import main as command_line

    return command_line(arguments)


def see_to_window(arguments: list[str]) -> None:
    """Stop where no window can open, unless there shall be none or somebody named where Qt shall draw."""
    opens = system.opens_window(arguments)
    if os.environ.get("QT_QPA_PLATFORM") or not (opens or "tour" in arguments[:1]):
        return
    if opens and not system.has_screen(os.environ):
        raise Trouble(NO_SCREEN)
    system.provide_for_program(arguments)
