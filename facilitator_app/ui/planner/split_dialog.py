"""Asks at how many minutes a block is to be split."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from facilitator_app.core.spans import minutes_text, parse_minutes
from facilitator_app.ui.planner.length_line import LengthLine
from facilitator_app.ui.planner.reading import can_read_minutes
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row


class SplitDialog(QDialog):
    """The length of the first part; minutes is what was typed when it is accepted."""

    def __init__(self, theme: Theme, title: str, whole: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = whole
        self.minutes = whole // 2
        self.setWindowTitle("Split a block")
        self.line = LengthLine(str(self.minutes))
        self.line.setAccessibleName("Length of the first part")
        self.line.setToolTip("Up and down change it by 5 min, with Shift by 15")
        self.words = label(wrap=True)
        self.split = button(theme, "Split", "copy", role="primary", pressed=self._finish)
        cancel = button(theme, "Cancel", pressed=self.reject)
        layout = column(self, SPACE, 3 * SPACE)
        layout.addWidget(label(f"Split “{title}”", "lead", wrap=True))
        layout.addWidget(
            label(f"It is {minutes_text(whole)}. How long is the first part?", "muted", wrap=True)
        )
        layout.addWidget(self.line)
        layout.addWidget(self.words)
        layout.addSpacing(SPACE)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.split)
        layout.addLayout(buttons)
        self.setMinimumWidth(round(360 * max(1.0, theme.scale)))
        self.line.textChanged.connect(self._say)
        self.line.returnPressed.connect(self._finish)
        self.line.selectAll()
        self._say()

    @property
    def refusal(self) -> str:
        """Why what is typed cannot be taken, or ''."""
        if problem := can_read_minutes(self.line.text()):
            return problem
        if not 0 < parse_minutes(self.line.text()) < self._whole:
            return f"The first part lasts from 1 to {self._whole - 1} minutes."
        return ""

    def _say(self) -> None:
        """What the parts would be, or why not."""
        wrong = self.refusal
        if not wrong:
            self.minutes = parse_minutes(self.line.text())
        rest = minutes_text(self._whole - self.minutes)
        self.words.setText(wrong or f"{minutes_text(self.minutes)}, then {rest}.")
        self.words.setProperty("role", "danger" if wrong else "muted")
        self.line.setProperty("wrong", bool(wrong))
        self.line.setAccessibleDescription(self.words.text())
        for each in (self.words, self.line):
            each.style().unpolish(each)
            each.style().polish(each)
        self.split.setEnabled(not wrong)

    def _finish(self) -> None:
        if not self.refusal:
            self.accept()
