"""Sound: chimes and flashes at the cues of a run, and the facilitator's own bell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator_app import bundled
from facilitator_app.core.clock_cues import Cue
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.chimes import Chimes
from facilitator_app.ui.run.signals import Signals, read_signals
from facilitator_app.ui.run.words import Library, sensitivity

Chime = Literal["warning", "end", "bell"]
_CHIMES: Mapping[str, Chime] = {"warning": "warning", "over": "end"}
_SAID: Mapping[str, str] = {
    "file": "Your own sound file could not be played, so the usual chime was. The session goes on.",
    "device": "No chime was heard: this computer has no sound at the moment. The session goes on.",
}
_ELSE = "No chime was heard: the sound part of the program did not start. The session goes on."


class Sound(QObject):
    """flashed says that the edge of a screen is to light up softly: the chime, and whether participants' too.

    said tells, once for each reason, why nothing was heard.
    """

    flashed = Signal(str, bool)
    said = Signal(str)
    changed = Signal()

    def __init__(
        self,
        live: Live,
        library: Library,
        remembered: Callable[[], Mapping[str, Any]] = dict,
        remember: Callable[[dict[str, Any]], object] = lambda kept: None,
        chimes: Chimes | None = None,
    ) -> None:
        super().__init__()
        self._live, self._library, self._remember = live, library, remember
        self._chosen = read_signals(remembered())
        self._told: set[str] = set()
        self._due: tuple[Chime, bool] | None = None
        self.chimes = chimes or Chimes(parent=self)
        self.chimes.unheard.connect(self._say)
        live.cued.connect(self._cue)
        live.changed.connect(self._rest)

    @property
    def chosen(self) -> Signals:
        """What is chosen."""
        return self._chosen

    def is_sensitive(self, id: str) -> bool:
        """Whether a part of the run is a sensitive one."""
        shown = self._live.view()
        blocks = () if shown is None else shown.blocks
        found = (each.block for each in blocks if each.block.id == id)
        return any(sensitivity(block, self._library) != "low" for block in found)

    def choose(self, signals: Signals) -> None:
        """Take on other choices, and remember them."""
        if signals != self._chosen:
            self._chosen = signals
            self._told.clear()
            self._remember(signals.kept())
            self.changed.emit()

    def ring(self) -> None:
        """The facilitator's own bell, which rings whatever is chosen for the chimes."""
        self._give("bell", heard=True)

    def try_out(self) -> None:
        """Let the end's chime be heard as it is chosen."""
        self._play("end")

    def stop(self) -> None:
        """Be quiet."""
        self.chimes.stop()

    def _cue(self, cue: Cue) -> None:
        chime, block = _CHIMES.get(cue.kind), cue.block
        recent = self._live.position.recent
        if cue.kind == "block" and recent and recent[-1].event.auto:
            # The part before it came to its end and went on by itself.
            chime, block = "end", recent[-1].before.block
        if chime is not None:
            heard = self._chosen.chimes and (self._chosen.in_sensitive or not self.is_sensitive(block))
            # After a suspend all that was missed comes at once: only the last of it is worth a chime.
            if self._due is None:
                QTimer.singleShot(0, self, self._give_due)
            self._due = chime, heard

    def _give_due(self) -> None:
        if self._due is not None:
            (chime, heard), self._due = self._due, None
            self._give(chime, heard=heard)

    def _give(self, chime: Chime, *, heard: bool) -> None:
        if heard:
            self._play(chime)
        if self._chosen.flash:
            self.flashed.emit(chime, self._chosen.flash_participants)

    def _play(self, chime: Chime) -> None:
        usual = bundled.sounds() / f"{chime}.wav"
        own = [Path(self._chosen.file)] if self._chosen.file and chime != "bell" else []
        self.chimes.play([*own, usual], self._chosen.volume)

    def _say(self, why: str) -> None:
        if why not in self._told:
            self._told.add(why)
            self.said.emit(_SAID.get(why, _ELSE))

    def _rest(self) -> None:
        """Its process goes with the run."""
        if not self._live.is_on:
            self.chimes.stop()
