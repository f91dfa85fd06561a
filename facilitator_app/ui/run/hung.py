"""Plain text whose lists hang: a line with a bullet goes on below its own words, not below the bullet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QWidget

from facilitator_app.ui.run.words import BULLET
from facilitator_app.ui.widgets import Role, label


class Hung(QWidget):
    """Text that wraps, in a label for each line of a list; what is said to it is never read as markup."""

    def __init__(self, text: str = "", role: Role = "") -> None:
        super().__init__()
        self.plain = ""
        self._role: Role = role
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.say(text)

    def say(self, text: str) -> None:
        """Take on another text; the same one costs nothing."""
        if text == self.plain:
            return
        self.plain = text
        clear(self._grid)
        for row, line in enumerate(_lines(text)):
            words = line.removeprefix(BULLET)
            if words == line:
                self._grid.addWidget(self._label(line), row, 0, 1, 2)
            else:
                # A space that is not one to break at keeps the words off the bullet.
                bullet = self._label(BULLET.replace(" ", "\u00a0"))
                self._grid.addWidget(bullet, row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(self._label(words), row, 1)

    def _label(self, text: str) -> QLabel:
        return label(text, self._role, wrap=not text.startswith(BULLET[0]))


def clear(layout: QLayout) -> None:
    """Take away everything that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            # It is no part of the screen from now on, whenever Qt gets round to it.
            widget.setParent(None)
            widget.deleteLater()


def _lines(text: str) -> list[str]:
    """The lines of a text that has a list in it; any other text is one piece."""
    lines = text.splitlines()
    return lines if any(line.startswith(BULLET) for line in lines) else [text] if text else []
