"""sound: plays chimes for the window, in a process of its own, until there is nothing more to read."""

from __future__ import annotations

import argparse
import sys

from facilitator_app.cli.context import Context


def sound(options: argparse.Namespace, context: Context) -> None:
    """Play what the lines of standard input ask for."""
    from facilitator_app.sound.player import Player
    from facilitator_app.sound.serving import serve

    serve(sys.stdin, Player(options.backend), lambda line: print(line, flush=True))
