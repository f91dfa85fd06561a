"""What stands around a run: the small windows for screen, sound and words, and the light at the edges."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from facilitator_app.ui.run.displays import Displays
from facilitator_app.ui.run.flash import Flash
from facilitator_app.ui.run.say_dialog import SayDialog
from facilitator_app.ui.run.screen_dialog import ScreenDialog
from facilitator_app.ui.run.sound import Sound
from facilitator_app.ui.run.sound_dialog import SoundDialog
from facilitator_app.ui.theme import Theme

D = TypeVar("D", bound=QDialog)


class Around(QObject):
    """Opens each window over the screen of the run; the session goes on behind them.

    words_wanted gives words to show to participants.
    """

    words_wanted = Signal(str)

    def __init__(self, theme: Theme, displays: Displays, sound: Sound, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._displays, self._over = theme, displays, over
        self.sound = sound
        self.flash = Flash(over)
        self.participants_flash = Flash(displays.participant)
        sound.flashed.connect(self._light_up)

    def choose_screen(self) -> ScreenDialog:
        """Choose how the participant screen looks and where it is."""
        return self._opened(ScreenDialog(self._theme, self._displays, self._over))

    def choose_sound(self) -> SoundDialog:
        """Choose chimes and flashes."""
        return self._opened(SoundDialog(self._theme, self.sound, self._over))

    def do(self, act: str) -> None:
        """Write words, or hold and let go."""
        if act == "words":
            self.say_words()
        else:
            self.toggle_hold()

    def say_words(self) -> SayDialog:
        """Write words for participants, and see them before they do."""
        dialog = SayDialog(self._theme, self._displays.participant, self._over)
        dialog.wanted.connect(self.words_wanted)
        return self._opened(dialog)

    def toggle_hold(self) -> None:
        """Let participants go on seeing what they see, or show them what is on."""
        stage = self._displays.participant.stage
        if stage.is_held:
            stage.release()
        else:
            stage.hold()

    def _opened(self, dialog: D) -> D:
        dialog.open()
        return dialog

    def _light_up(self, _chime: str, participants: bool) -> None:
        self.flash.begin()
        if participants and self._displays.is_open:
            self.participants_flash.begin()
