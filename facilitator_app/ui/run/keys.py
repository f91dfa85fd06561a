"""The keys of a run, the same on the console and on the participant screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Act = Literal[
    "next",
    "back",
    "pause",
    "more",
    "more5",
    "less",
    "less5",
    "skip",
    "earlier",
    "blank",
    "finish",
    "replan",
    "screen",
    "full",
    "keys",
]

# Only these go on while their key is held down.
REPEATS: tuple[Act, ...] = ("more", "less", "more5", "less5")

# What F1 lists, in its order: the keys as they are said, and what they do.
SAID: tuple[tuple[str, str], ...] = (
    ("Space or Page Down", "Next part"),
    ("Backspace or Page Up", "Back, also after Finish, Skip or Go to"),
    ("P", "Pause or resume"),
    ("+ and −", "1 minute more or less"),
    ("Shift with + or −", "5 minutes more or less"),
    ("S", "Skip this part"),
    ("E", "It began earlier…"),
    ("B or full stop", "Blank the participant screen, or show it again"),
    ("Up and Down", "Choose a step and show its words to participants"),
    ("Enter, in the agenda", "Go to that part"),
    ("R", "Re-plan, when the session will end late"),
    ("O", "Open or close the participant screen"),
    ("F", "Participant screen: full screen or window"),
    ("Ctrl+Enter", "Finish the session (asks once)"),
    ("F1", "These keys"),
)

_KEYS: Mapping[Qt.Key, Act] = {
    Qt.Key.Key_Space: "next",
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_P: "pause",
    Qt.Key.Key_Plus: "more",
    Qt.Key.Key_Equal: "more",
    Qt.Key.Key_Minus: "less",
    Qt.Key.Key_S: "skip",
    Qt.Key.Key_E: "earlier",
    Qt.Key.Key_B: "blank",
    Qt.Key.Key_Period: "blank",
    Qt.Key.Key_R: "replan",
    Qt.Key.Key_O: "screen",
    Qt.Key.Key_F: "full",
    Qt.Key.Key_F1: "keys",
}
# With Shift the plus key gives an asterisk on some keyboards, and the minus key an underscore.
_SHIFTED: Mapping[Qt.Key, Act] = {
    Qt.Key.Key_Plus: "more5",
    Qt.Key.Key_Asterisk: "more5",
    Qt.Key.Key_Minus: "less5",
    Qt.Key.Key_Underscore: "less5",
}
_WITH_CONTROL: Mapping[Qt.Key, Act] = {Qt.Key.Key_Return: "finish", Qt.Key.Key_Enter: "finish"}
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def act_of(event: QKeyEvent) -> Act | None:
    """What a key does in a run; None for one that does nothing."""
    key = Qt.Key(event.key())
    chord = event.modifiers() & _CHORDS
    if chord == Qt.KeyboardModifier.ControlModifier:
        return _WITH_CONTROL.get(key)
    if chord:
        return None
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _SHIFTED:
        return _SHIFTED[key]
    return _KEYS.get(key)
