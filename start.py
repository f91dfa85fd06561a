#!/usr/bin/env python3
"""Set Facilitator up and open it (`python3 start.py`), or check it (`python3 start.py test`).

This file keeps to what every Python since 2.7 can read, so that an old one can say what is
needed. All else is in facilitator_app/set_up/, which an old Python never reads. Both need no
library but Python's.
"""

import sys

OLDEST = (3, 11)
ALONE = "start.py is alone here: unpack the whole of Facilitator into a folder, then start it there."


def too_old(version):
    # type: (tuple[int, ...]) -> str | None
    """Say which Python is needed and what to do, if this one is too old."""
    if tuple(version[:2]) >= OLDEST:
        return None
    return (
        "Facilitator needs Python {0}.{1} or newer, and this is Python {2}.{3}: get a newer one "
        "from python.org or from your system, and start with that, as in python{0}.{1} start.py"
    ).format(OLDEST[0], OLDEST[1], version[0], version[1])


def main(arguments):
    # type: (list[str]) -> int
    """Set up what is not yet there, then do what the arguments say; give the exit code."""
    sentence = too_old(sys.version_info[:3])
    if sentence is not None:
        sys.stderr.write(sentence + "\n")
        return 1
    try:
        from facilitator_app.set_up.main import start
    except ImportError as error:
        if "facilitator_app" not in str(error):
            raise
        sys.stderr.write(ALONE + "\n")
        return 1
    return start(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
