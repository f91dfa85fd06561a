"""Buttons for what keys do, each with its word and its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.run.keys import DOES, Act, Keys
from facilitator_app.ui.run.parts import KeyButton
from facilitator_app.ui.theme import Theme


class Word(NamedTuple):
    """What a button does, its word and icon, and the longest word that it changes to."""

    act: Act
    word: str
    icon: str = ""
    other: str = ""


class ActButtons(QWidget):
    """Some buttons in a row, or in as many as the width asks for; pressed gives what one stands for."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, words: Sequence[Word], primary: Act | None = None) -> None:
        super().__init__()
        self.buttons: Mapping[Act, KeyButton] = {
            each.act: KeyButton(
                theme, each.word, each.icon, "", "primary" if each.act == primary else "", each.other
            )
            for each in words
        }
        layout = Flow(self)
        for act, button in self.buttons.items():
            button.setObjectName(act)
            button.setAccessibleDescription(DOES[act])
            button.clicked.connect(self._say)
            layout.addWidget(button)
        self.show_keys(Keys())

    def show_keys(self, keys: Keys) -> None:
        """Say the keys as they are set now."""
        for act, each in self.buttons.items():
            each.show_key(keys.key(act))

    def say(self, act: Act, word: str, icon: str) -> None:
        """Give a button the word for what it would do now."""
        if self.buttons[act].text() != word:
            self.buttons[act].show_as(word, icon)

    def _say(self) -> None:
        # The sender's name is what it does: one slot of a QObject serves them all.
        self.pressed.emit(self.sender().objectName())
