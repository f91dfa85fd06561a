#!/usr/bin/env python3
"""Set Facilitator up and open it (`python3 start.py`), or check it (`python3 start.py test`).

This file keeps to the syntax of Python 3.6, so that an old Python can read it and say what is
needed. All else is in facilitator_app/set_up/, which an old Python never reads. Both need no
library but Python's.
"""

import sys

OLDEST = (3, 11)


def too_old(version: "tuple[int, ...]") -> "str | None":
    """Say which Python is needed, if this one is too old."""
    if tuple(version[:2]) >= OLDEST:
        return None
    return "Facilitator needs Python {}.{} or newer, and this is Python {}.{}.".format(
        OLDEST[0], OLDEST[1], version[0], version[1]
    )


def main(arguments: "list[str]") -> int:
    """Set up what is not yet there, then do what the arguments say; give the exit code."""
    sentence = too_old(sys.version_info[:3])
    if sentence is not None:
        sys.stderr.write(sentence + "\n")
        return 1
    from facilitator_app.set_up.main import start

    return start(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
