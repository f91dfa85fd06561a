"""The keys of a run, the same on the console and on the participant screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Act = Literal[
    "next",
    "back",
    "undo",
    "pause",
    "more",
    "more5",
    "less",
    "less5",
    "words",
    "hold",
    "view",
    "look",
    "sound",
    "menu",
    "skip",
    "earlier",
    "support",
    "note",
    "tick",
    "blank",
    "finish",
    "replan",
    "swap",
    "insert",
    "groups",
    "attendance",
    "screen",
    "full",
    "keys",
]
ACTS: Final[tuple[Act, ...]] = get_args(Act)

# Only these go on while their key is held down.
REPEATS: Final[tuple[Act, ...]] = ("more", "less", "more5", "less5")

# These open something that is read, typed in or answered on the console, wherever they are pressed.
OPENS: Final[tuple[Act, ...]] = (
    "support",
    "note",
    "replan",
    "insert",
    "groups",
    "attendance",
    "earlier",
    "words",
    "look",
    "sound",
    "view",
    "menu",
    "keys",
)

# What F1 lists, in its order, and what each does.
DOES: Final[Mapping[Act, str]] = {
    "next": "Next part",
    "back": "Back, also after Finish, Skip or Go to",
    "undo": "Undo the last press, within 10 seconds",
    "pause": "Pause or resume",
    "more": "1 minute more",
    "less": "1 minute less",
    "more5": "5 minutes more",
    "less5": "5 minutes less",
    "support": "Support card",
    "note": "Write a note about the session",
    "tick": "Tick the step that is chosen",
    "blank": "Blank the participant screen, or show it again",
    "view": "What participants see, beside the agenda",
    "words": "Write words for the participant screen",
    "hold": "Hold the participant screen as it is, or let it go on",
    "replan": "Re-plan what is still to come",
    "attendance": "Attendance: the people of this session",
    "swap": "Swap the groups of a breakout now",
    "insert": "Add a part, such as an energiser",
    "groups": "Form small groups",
    "skip": "Skip this part",
    "earlier": "It began earlier…",
    "screen": "Open or close the participant screen",
    "full": "Participant screen: full screen or window",
    "look": "How the participant screen looks",
    "sound": "Chimes and light",
    "finish": "Finish the session (asks once)",
    "menu": "What is not needed often",
    "keys": "These keys",
}

USUAL: Final[Mapping[Act, str]] = {
    "next": "Space",
    "back": "Backspace",
    "undo": "U",
    "pause": "P",
    "more": "+",
    "less": "-",
    "more5": "Shift++",
    "less5": "Shift+-",
    "support": "S",
    "note": "N",
    "tick": "T",
    "blank": "B",
    "replan": "R",
    "attendance": "A",
    "swap": "W",
    "insert": "I",
    "groups": "G",
    "skip": "K",
    "earlier": "E",
    "screen": "O",
    "full": "F",
    "words": "M",
    "hold": "H",
    "view": "V",
    "look": "L",
    "sound": "D",
    "finish": "Ctrl+Return",
}
# These stay as they are: clickers send them, and on some keyboards Shift gives another sign.
FIXED: Final[Mapping[str, Act]] = {
    "PgDown": "next",
    "PgUp": "back",
    ".": "blank",
    "Ctrl+Z": "undo",
    "Ctrl+Enter": "finish",
    "F1": "keys",
    "F10": "menu",
    "=": "more",
    "Shift+*": "more5",
    "Shift+_": "less5",
}
_TAKEN: Final[Mapping[str, str]] = {
    **dict.fromkeys(("Up", "Down", "Home", "End"), "They choose a step or a part."),
    **dict.fromkeys(("Tab", "Backtab", "Shift+Tab", "Shift+Backtab"), "It goes from one thing to the next."),
    **dict.fromkeys(("Return", "Enter"), "It presses the button that is chosen."),
    "Esc": "It leaves what is open.",
}
# There are more of these than there are things to do, so that one is always free.
_SPARE: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890"
_ALSO: Final[Mapping[Act, str]] = {
    "next": "Page Down",
    "back": "Page Up",
    "undo": "Ctrl+Z",
    "blank": "full stop",
}
_SAID: Final[Mapping[str, str]] = {"Return": "Enter", "-": "−", "PgDown": "Page Down", "PgUp": "Page Up"}


class Keys:
    """Which key does what; those that somebody changed take the place of the usual ones."""

    def __init__(self, changed: Mapping[str, Any] | None = None) -> None:
        self._of: dict[Act, str] = dict(USUAL)
        self._acts: dict[str, Act] = {}
        self.use(changed or {})

    def use(self, changed: Mapping[str, Any]) -> None:
        """Take on changed keys, each by what it does; one that cannot be is left as usual."""
        own: dict[Act, str] = {}
        for act in USUAL:
            key = changed.get(act)
            if isinstance(key, str) and not _refusal(act, key) and key not in own.values():
                own[act] = key
        self._of = of = _with_usual(own)
        self._acts = {**{key: act for act, key in of.items()}, **FIXED}

    def changed(self) -> dict[str, str]:
        """Those that are not the usual ones."""
        return {act: key for act, key in self._of.items() if key != USUAL[act]}

    def key(self, act: Act) -> str:
        """The key of something, as it is said."""
        return said(self._of.get(act) or next((key for key, each in FIXED.items() if each == act), ""))

    def keys(self, act: Act) -> str:
        """All the keys of something, as they are said."""
        return f"{self.key(act)} or {_ALSO[act]}" if act in _ALSO else self.key(act)

    def clash(self, act: Act, key: str) -> str:
        """Why something cannot have a key, in a sentence; '' when it can."""
        return _clash(self._of, act, key)

    def act(self, event: QKeyEvent) -> Act | None:
        """What a key does; None for one that does nothing."""
        key = name_of(event)
        plain = key.removeprefix("Shift+") if key != "Shift++" else key
        return self._acts.get(key) or self._acts.get(plain)


def name_of(event: QKeyEvent) -> str:
    """A key with what is held with it, such as 'K', 'Shift++' or 'Ctrl+Return'."""
    if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, 0):
        return ""
    held = event.modifiers()
    parts = [
        word
        for modifier, word in (
            (Qt.KeyboardModifier.ControlModifier, "Ctrl+"),
            (Qt.KeyboardModifier.AltModifier, "Alt+"),
            (Qt.KeyboardModifier.MetaModifier, "Meta+"),
            (Qt.KeyboardModifier.ShiftModifier, "Shift+"),
        )
        if held & modifier
    ]
    return "".join(parts) + QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)


def said(key: str) -> str:
    """A key as it is said: 'Shift and +', 'Page Down'."""
    for held in ("Ctrl+", "Shift+"):
        if key.startswith(held) and len(key) > len(held):
            between = " and " if held == "Shift+" else "+"
            return f"{held[:-1]}{between}{said(key[len(held) :])}"
    return _SAID.get(key, key)


def _with_usual(own: Mapping[Act, str]) -> dict[Act, str]:
    """Somebody's own keys, and the usual one of all else; where that is taken, the next one that is free.

    So a key that was somebody's choice before the program had a use for it stays that.
    """
    of = {act: own.get(act) or ("" if key in own.values() else key) for act, key in USUAL.items()}
    for act, key in of.items():
        if not key:
            at = _SPARE.find(USUAL[act]) + 1
            of[act] = next(each for each in _by_habit(_SPARE[at:] + _SPARE[:at]) if each not in of.values())
    return of


def _by_habit(keys: str) -> list[str]:
    """Keys in their order, with those last that a hand may know as the usual ones of something."""
    return sorted(keys, key=lambda each: each in USUAL.values())


def _clash(of: Mapping[Act, str], act: Act, key: str) -> str:
    other = next((each for each, held in of.items() if held == key), act)
    holder: Act = FIXED.get(key, other)
    if holder != act or key in FIXED:
        return f"{said(key)} is the key for “{DOES[holder]}” already. Choose another."
    return _refusal(act, key)


def _refusal(act: Act, key: str) -> str:
    """Why a key cannot be anybody's choice, whatever the others are."""
    if not key or key.startswith(("Alt+", "Meta+")) or (key.startswith("Ctrl+") and act != "finish"):
        return "Keys with Ctrl, Alt or the system's key belong to the window. Choose one key by itself."
    if key in _TAKEN:
        return f"{said(key)} cannot be changed. {_TAKEN[key]}"
    return f"{said(key)} stays as it is." if key in FIXED else ""
