"""A button that stays pressed, with room for its word in the weight that it then has."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics

from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import Button


class Toggle(Button):
    """One of a few that can be on; its word may have a lone &, which is no mark of a key."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__(theme, "")
        self.setCheckable(True)
        self.say(word)

    def say(self, word: str) -> None:
        """Say another word."""
        self.setText(word.replace("&", "&&"))
        self.setAccessibleName(word)

    def sizeHint(self) -> QSize:
        """Wide enough for the word as it is drawn when this is on."""
        hint = super().sizeHint()
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        words = self.accessibleName()
        plain = QFont(self.font())
        plain.setWeight(QFont.Weight.Normal)
        grows = QFontMetrics(strong).horizontalAdvance(words) - QFontMetrics(plain).horizontalAdvance(words)
        # When it is on, Qt has already counted the strong word, or not yet: rather too wide than cut.
        return hint + QSize(max(0, grows), 0)

    def minimumSizeHint(self) -> QSize:
        """The same: a word is never cut."""
        return self.sizeHint()
