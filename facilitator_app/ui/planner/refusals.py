"""What the fields of a row refuse, each in a sentence of its own below the field that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from facilitator_app.ui.fields import Field
from facilitator_app.ui.theme import SPACE
from facilitator_app.ui.widgets import column, label

# Of words that just fit, a label would begin another line.
_SPARE = 2


class Refusals(QWidget):
    """A line for each field that refuses what is in it, begun under the field where there is the width.

    It stands below the fields and is as wide as their row; it is out of the way when nothing is refused.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._fields = fields
        self._lines: dict[Field, QLabel] = {}
        layout = column(self, SPACE // 2)
        for field in fields:
            line = label("", "danger", wrap=True)
            self._lines[field] = line
            layout.addWidget(line)
            field.refusal_changed.connect(self._draw)
        self._draw()

    def text(self) -> str:
        """All that is said, a sentence on each line."""
        return "\n".join(line.text() for line in self._lines.values() if line.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep each sentence under its field."""
        super().resizeEvent(event)
        self._place()

    def _draw(self) -> None:
        for field, line in self._lines.items():
            line.setText(_sentence(field))
            line.setVisible(bool(field.refusal))
        self.setVisible(bool(self.text()))
        self._place()

    def _place(self) -> None:
        for field, line in self._lines.items():
            needed = line.fontMetrics().horizontalAdvance(line.text()) + _SPARE
            left = self.mapFromGlobal(field.mapToGlobal(QPoint())).x()
            line.setContentsMargins(max(0, min(left, self.width() - needed)), 0, 0, 0)


def _sentence(field: Field) -> str:
    """What a field refuses, behind the word over it where there is one."""
    if not field.refusal or field.word.isHidden():
        return field.refusal
    return f"{field.word.text()}: {field.refusal}"
