"""Keeps the computer awake while a session runs."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from facilitator_app.ui.live import Live


class Wakefulness(Protocol):
    """What keeps the computer and its displays awake."""

    def begin(self) -> None:
        """Stay awake from now on."""

    def end(self) -> None:
        """Sleep as usual again."""


class AwakeInRun(QObject):
    """Awake from the start of a session to its end, pauses and all."""

    def __init__(self, live: Live, wakefulness: Wakefulness) -> None:
        super().__init__(live)
        self._live, self._wakefulness = live, wakefulness
        self._is_on = False
        live.changed.connect(self._follow)
        self._follow()

    def let_go(self) -> None:
        """Sleep as usual again, whatever is on."""
        if self._is_on:
            self._is_on = False
            self._wakefulness.end()

    def _follow(self) -> None:
        if not self._live.is_on or self._live.position.state not in ("running", "paused"):
            self.let_go()
        elif not self._is_on:
            self._is_on = True
            self._wakefulness.begin()
