"""Asks the system not to put this computer or its displays to sleep."""

from __future__ import annotations

import logging
from contextlib import ExitStack


class KeptAwake:
    """By wakepy, read when it is first needed; where it cannot be done, all goes on as usual."""

    def __init__(self) -> None:
        self._held = ExitStack()

    def begin(self) -> None:
        """Stay awake from now on."""
        try:
            from wakepy import keep

            self._held.enter_context(keep.presenting(on_fail="pass"))
        except Exception as error:  # a system's own trouble must never stop a session
            logging.getLogger(__name__).info("not kept awake: %s", type(error).__name__)

    def end(self) -> None:
        """Sleep as usual again."""
        try:
            self._held.close()
        except Exception as error:
            logging.getLogger(__name__).info("not let go: %s", type(error).__name__)
