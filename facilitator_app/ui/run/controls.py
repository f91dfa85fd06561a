"""The console's buttons, each with its word and its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator_app.core.run import Do
from facilitator_app.core.run_view import SECOND, RunView
from facilitator_app.ui.run.act_buttons import ActButtons, Word
from facilitator_app.ui.run.remote import Remote
from facilitator_app.ui.theme import Theme

BUTTONS: Final[tuple[Word, ...]] = (
    Word("back", "Back", "back"),
    Word("next", "Next", "next", "Finish…"),
    Word("pause", "Pause", "pause", "Resume"),
    Word("less", "−1 min"),
    Word("more", "+1 min"),
    Word("undo", "Undo", "undo", "Undo Next (10 s)"),
    Word("replan", "Re-plan", "clock"),
    Word("support", "Support", "shield"),
    Word("note", "Note", "note"),
    Word("blank", "Blank screen", "blank", "Show screen"),
    Word("view", "Screen", "screen"),
    Word("menu", "More", "more"),
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
    "note": "Note",
    "finish": "Finish",
    "insert": "new part",
    "swap": "Swap",
    "tick": "tick",
    "support": "Support",
    "offered": "referral",
    "undo": "",
}


class Controls(ActButtons):
    """What is needed at any moment of a run."""

    def __init__(self, theme: Theme, remote: Remote) -> None:
        super().__init__(theme, BUTTONS, "next")
        self._remote = remote

    def show_view(self, shown: RunView) -> None:
        """Give the buttons that toggle the word for what they would do now."""
        paused = shown.state == "paused"
        self.say("pause", *(("Resume", "run") if paused else ("Pause", "pause")))
        self.say("blank", *(("Show screen", "screen") if shown.blank else ("Blank screen", "blank")))
        self._show_undo(shown)
        self.say("next", *(("Finish…", "stop") if self._remote.is_last else ("Next", "next")))

    def _show_undo(self, shown: RunView) -> None:
        """Say quietly what can be taken back, and for how long; the button keeps its place."""
        undo, word = shown.undo, "Undo"
        self.buttons["undo"].setEnabled(undo is not None)
        if undo is not None:
            left = -((shown.now - undo.until) // SECOND)
            word = f"Undo {PRESSED[undo.do]} ({left} s)"
        self.say("undo", word, "undo")
