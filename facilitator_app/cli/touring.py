"""tour: the program shows itself, leaving pictures and papers."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from facilitator_app.cli.context import Context
from facilitator_app.core.errors import Trouble


def tour(options: argparse.Namespace, context: Context) -> None:
    """Walk through the program off the screen and say what that left."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from facilitator_app.tour import take

    try:
        left = take(Path(options.out))
    except OSError as error:
        raise Trouble(
            f"{options.out}: the tour could not write there ({error.strerror or error})."
        ) from error
    for file in left:
        print(file)
