"""A small window over the console: when the block really began."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpinBox, QWidget

from facilitator_app.core.run_view import RunView
from facilitator_app.core.spans import MINUTE
from facilitator_app.ui.live import Live
from facilitator_app.ui.run import words
from facilitator_app.ui.run.parts import TOUCH, set_text
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row

MOST_MINUTES = 600


def _most(live: Live) -> int:
    """How long ago it can have begun: not before the part ahead of it did; the first part any time."""
    visits = live.position.visits
    if len(visits) < 2:
        return MOST_MINUTES
    return min(MOST_MINUTES, max(0, (live.now() - visits[-2].start) // MINUTE))


class BeganEarlier(QDialog):
    """Asks how many minutes ago the block that is on really began."""

    answered = Signal(int)

    def __init__(self, theme: Theme, live: Live, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("It began earlier")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._live = live
        self.minutes = QSpinBox()
        self.minutes.setRange(0, _most(live))
        self.minutes.setMinimumWidth(160)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.minutes.setSuffix(" min ago")
        # Larger buttons stand beside it; NoButtons would leave no room for the text in a styled box.
        self.minutes.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }")
        self.minutes.setAccessibleName("Minutes ago")
        self.began = label("", "muted")
        layout = column(self, 2 * SPACE, 3 * SPACE)
        layout.addWidget(label(f"When did “{title}” really begin?", "lead", wrap=True))
        layout.addLayout(self._stepper(theme))
        layout.addWidget(self.began)
        buttons = row()
        buttons.addStretch()
        leave = button(theme, "Cancel", "close", pressed=self.reject)
        set_it = button(theme, "Set the time", "present", "primary", pressed=self.accept)
        set_it.setDefault(True)
        for each in (leave, set_it):
            each.setMinimumHeight(TOUCH)
            buttons.addWidget(each)
        layout.addLayout(buttons)
        self.minutes.valueChanged.connect(self._say_time)
        shown = live.view()
        self.minutes.setValue((shown.elapsed_s // 60 if shown else 0) + 5)
        self._say_time()
        self.minutes.selectAll()
        self.minutes.setFocus()

    def _stepper(self, theme: Theme) -> QHBoxLayout:
        """The minutes between two buttons that a thumb can hit."""
        fewer = button(theme, "−1", "minus", tip="One minute less", pressed=self.minutes.stepDown)
        more = button(theme, "+1", "add", tip="One minute more", pressed=self.minutes.stepUp)
        line_up = row()
        for each in (fewer, self.minutes, more):
            each.setMinimumHeight(TOUCH)
            line_up.addWidget(each, int(each is self.minutes))
        return line_up

    def accept(self) -> None:
        """Answer with the minutes."""
        super().accept()
        self.answered.emit(self.minutes.value())

    def _say_time(self) -> None:
        shown: RunView | None = self._live.view()
        if shown is not None:
            began = shown.now - timedelta(minutes=self.minutes.value())
            set_text(self.began, f"That is {words.clock(shown, began)}.")
