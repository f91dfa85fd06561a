"""One set-up of a checkout at a time, also when the one before was cut off and pip lives on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from facilitator_app.set_up.places import Checkout


@contextmanager
def turn(checkout: Checkout) -> Iterator[tuple[int, ...]]:
    """Hold the checkout, once whoever holds it lets go; give what children take along to hold it too."""
    if os.name == "nt":  # which does not let a file be replaced that another program has open
        yield ()
        return
    folder = os.open(checkout.root, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            wait(folder)
        yield (folder,)
    finally:
        os.close(folder)


def wait(folder: int) -> None:
    """Lock a folder that is open; the lock ends with the last process that has it open."""
    import fcntl

    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another start is setting Facilitator up; this one waits for it.", flush=True)
        fcntl.flock(folder, fcntl.LOCK_EX)
