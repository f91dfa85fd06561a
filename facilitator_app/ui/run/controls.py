"""The console's buttons, each with its word and its key."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.core.run import Do
from facilitator_app.core.run_view import SECOND, RunView
from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.run.keys import KEYS, Act
from facilitator_app.ui.run.parts import KeyButton
from facilitator_app.ui.run.remote import Remote
from facilitator_app.ui.theme import Theme

# What it does, its word, the word that it changes to, its icon and its key.
_BUTTONS: tuple[tuple[Act, str, str, str, str], ...] = (
    ("back", "Back", "", "back", "Backspace"),
    ("next", "Next", "Finish…", "next", "Space"),
    ("pause", "Pause", "Resume", "pause", "P"),
    ("less", "−1 min", "", "", "−"),
    ("more", "+1 min", "", "", "+"),
    ("support", "Support", "", "shield", "S"),
    ("note", "Note", "", "note", "N"),
    ("undo", "Undo", "Undo Next (10 s)", "undo", "U"),
    ("skip", "Skip", "", "skip", "K"),
    ("earlier", "It began earlier…", "", "history", "E"),
    ("blank", "Blank screen", "Show screen", "blank", "B"),
    ("screen", "Open screen", "Close screen", "screen", "O"),
    ("finish", "Finish…", "", "stop", "Ctrl+Enter"),
    ("keys", "Keys", "", "keyboard", "F1"),
)

PRESSED: Mapping[Do, str] = {
    "start": "Start",
    "next": "Next",
    "back": "Back",
    "go": "Go to",
    "pause": "Pause",
    "resume": "Resume",
    "add": "time",
    "skip": "Skip",
    "correct": "start time",
    "replan": "Re-plan",
    "blank": "Blank",
    "show": "words",
    "note": "note",
    "finish": "Finish",
    "insert": "new part",
    "swap": "Swap",
    "tick": "tick",
    "support": "support",
    "offered": "referral",
    "undo": "",
}


class Controls(QWidget):
    """All that can be done in the run, as buttons."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, remote: Remote) -> None:
        super().__init__()
        self._remote = remote
        self.buttons: Mapping[Act, KeyButton] = {
            act: KeyButton(theme, word, icon, key, "primary" if act == "next" else "", other)
            for act, word, other, icon, key in _BUTTONS
        }
        layout = Flow(self)
        for act, each in self.buttons.items():
            each.setObjectName(act)
            each.clicked.connect(self._say)
            layout.addWidget(each)
        self.buttons["screen"].setToolTip("Open the participant screen (O), full screen (F)")

    def show_view(self, shown: RunView) -> None:
        """Give the buttons that toggle the word for what they would do now."""
        paused = shown.state == "paused"
        self._set("pause", *(("Resume", "run") if paused else ("Pause", "pause")))
        self._set("blank", *(("Show screen", "screen") if shown.blank else ("Blank screen", "blank")))
        self._show_undo(shown)
        self._set("next", *(("Finish…", "stop") if self._remote.is_last else ("Next", "next")))

    def show_display(self, *, is_open: bool) -> None:
        """Say whether pressing the button opens or closes the participant screen."""
        self._set("screen", "Close screen" if is_open else "Open screen", "screen")

    def show_keys(self) -> None:
        """Say the keys as they are set now."""
        for act, each in self.buttons.items():
            each.show_key(KEYS.key(act))

    def _show_undo(self, shown: RunView) -> None:
        """Say quietly what can be taken back, and for how long; the button keeps its place."""
        undo, word = shown.undo, "Undo"
        self.buttons["undo"].setEnabled(undo is not None)
        if undo is not None:
            left = -((shown.now - undo.until) // SECOND)
            word = f"Undo {PRESSED[undo.do]} ({left} s)"
        self._set("undo", word, "undo")

    def _set(self, act: Act, word: str, icon: str) -> None:
        if self.buttons[act].text() != word:
            self.buttons[act].show_as(word, icon)

    def _say(self) -> None:
        # The sender's name is what it does: one slot of a QObject serves them all.
        self.pressed.emit(self.sender().objectName())
