"""What can be done to the agenda: one list of actions for its bar, its menus and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.planner.tips import tip
from facilitator_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done: its words, its icon and keys, and whether it can be done now."""

    words: str
    icon: str
    do: Callable[[], object]
    keys: str = ""
    allowed: bool = True

    @property
    def sentence(self) -> str:
        """The whole of it in words, as a screen reader says it."""
        keys = [self.keys] if self.keys else []
        return ", ".join([self.words, *keys, *([] if self.allowed else ["not possible now"])])


class PlanActions(QObject):
    """The actions by name; every one is a bound method of the screen with a word, an icon and keys."""

    def __init__(self, theme: Theme, screen: QWidget) -> None:
        super().__init__(screen)
        self._theme, self._screen = theme, screen
        self._all: dict[str, QAction] = {}
        theme.changed.connect(self._draw)

    def add(
        self,
        name: str,
        text: str,
        icon: str,
        do: Callable[[], object],
        keys: tuple[str, ...] = (),
        hint: str = "",
    ) -> QAction:
        """Make an action; hint names the key that the agenda itself listens to."""
        action = QAction(text, self)
        action.setIconText(text)
        action.setProperty("sign", icon)
        action.setProperty("hint", hint)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(do)
        self._all[name] = action
        self.describe(name, f"{text}\t{hint}" if hint else text)
        self._draw_one(action)
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._all[name]

    def commands(self) -> list[Command]:
        """All of them as they are now, in the order in which they were made, but that which lists them."""
        return [_command(name, action) for name, action in self._all.items() if name != "palette"]

    def describe(self, name: str, words: str) -> None:
        """Give an action the words that its tooltip says, its keys after them."""
        action = self._all[name]
        keys = [each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts()]
        action.setText(words)
        said = words.replace("\t", ", ")
        action.setToolTip(tip(f"{said} ({', '.join(keys)})" if keys else said))

    def allow(self, on: bool, *names: str) -> None:
        """Let some actions be done, or not."""
        for name in names:
            self._all[name].setEnabled(on)

    def listen(self, widget: QWidget, context: Qt.ShortcutContext, *names: str) -> None:
        """Let the keys of some actions work in a widget, alone or with all that is in it."""
        for name in names:
            self._all[name].setShortcutContext(context)
            widget.addAction(self._all[name])

    def _draw(self) -> None:
        for action in self._all.values():
            self._draw_one(action)

    def _draw_one(self, action: QAction) -> None:
        action.setIcon(self._theme.icon(str(action.property("sign"))))


def _command(name: str, action: QAction) -> Command:
    words = action.text().partition("\t")[0]
    if name.startswith("add "):  # a menu says so above them
        words = f"Add {words[:1].lower()}{words[1:]}"
    keys = [each.toString(QKeySequence.SequenceFormat.NativeText) for each in action.shortcuts()[:1]]
    told = str(action.property("hint")) or "".join(keys)
    return Command(words, str(action.property("sign")), action.trigger, told, action.isEnabled())


def step_words(verb: str, step: str) -> str:
    """What undo or redo would do: 'Undo move “Two boxes”'."""
    return f"{verb} {step[:1].lower()}{step[1:]}" if step else verb
