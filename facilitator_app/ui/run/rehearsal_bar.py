"""A rehearsal: what it begins with and how fast it goes, and the bar that says so as long as it is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from facilitator_app.ui.fields import ChoiceField
from facilitator_app.ui.run.parts import TOUCH, KeyButton
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Choice, button, column, label, row

SPEEDS = (
    (1.0, "As fast as the clock"),
    (2.0, "2 times as fast"),
    (5.0, "5 times as fast"),
    (10.0, "10 times as fast"),
    (20.0, "20 times as fast"),
    (60.0, "60 times as fast"),
    (0.0, "Step by step"),
)
STEP_KEY = "Ctrl+Right"
_OWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4)


class RehearsalDialog(QDialog):
    """Asks which part a rehearsal begins with, and how fast it goes."""

    answered = Signal(str, float)

    def __init__(
        self, theme: Theme, parts: Sequence[tuple[str, str]], parent: QWidget, first: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rehearse")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._block, self._speed = first or parts[0][0], 1.0
        self.part = ChoiceField(theme, "Begin with", parts, self._take_part)
        self.speed = ChoiceField(theme, "How fast", SPEEDS, self._take_speed)
        for field, value in ((self.part, self._block), (self.speed, self._speed)):
            field.box.setMinimumHeight(TOUCH)
            field.show_value(value)
        layout = column(self, 2 * SPACE, 3 * SPACE)
        layout.addWidget(label("Rehearse this session", "lead"))
        told = "The same screens with another clock. Nothing of it is kept: no times, no notes, no ticks."
        layout.addWidget(label(told, wrap=True))
        layout.addWidget(self.part)
        layout.addWidget(self.speed)
        buttons = row()
        buttons.addStretch()
        self.leave = button(theme, "Cancel", "close", pressed=self.reject)
        self.start = button(theme, "Start rehearsal", "run", "primary", pressed=self.accept)
        self.start.setDefault(True)
        for each in (self.leave, self.start):
            each.setMinimumHeight(TOUCH)
            buttons.addWidget(each)
        layout.addLayout(buttons)
        self.setMinimumWidth(round(440 * theme.scale))
        self.part.box.setFocus()

    def accept(self) -> None:
        """Answer with the part and the speed."""
        super().accept()
        self.answered.emit(self._block, self._speed)

    def _take_part(self, block: str) -> None:
        self._block = block
        self.part.show_value(block)

    def _take_speed(self, speed: float) -> None:
        self._speed = speed
        self.speed.show_value(speed)


class SpeedChoice(Choice):
    """How fast it goes; the keys of the run are left to the screen, and a click does not take the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName("How fast the rehearsal goes")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(TOUCH)
        self.setMinimumContentsLength(18)
        for speed, words in SPEEDS:
            self.addItem(words, speed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change it by arrows, open it by Enter, or leave the key to the console."""
        if event.key() in _OPENS:
            self.showPopup()
        elif event.key() in _OWN:
            super().keyPressEvent(event)
        else:
            event.ignore()


class RehearsalBar(QFrame):
    """Says that what is on is no real session; out of the way otherwise."""

    speed_wanted = Signal(float)
    step_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "soft")
        self.word = label("Rehearsal", "lead")
        self.word.setToolTip("Nothing of it is kept.")
        told = label("Nothing is kept.", "muted")
        self.speed = SpeedChoice(theme)
        self.speed.activated.connect(self._pick)
        self.step = KeyButton(theme, "Next step", "next", "Ctrl+→")
        self.step.setAccessibleDescription("Go to the next change of colour, or to the next part")
        self.end = KeyButton(theme, "End rehearsal", "stop")
        self.step.clicked.connect(self.step_wanted)
        self.end.clicked.connect(self.end_wanted)
        self._by_key = QShortcut(QKeySequence(STEP_KEY), self)
        self._by_key.setContext(Qt.ShortcutContext.WindowShortcut)
        self._by_key.activated.connect(self.step_wanted)
        layout = row(self, 2 * SPACE)
        layout.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2)
        layout.addWidget(self.word)
        layout.addWidget(told, 1)
        for each in (self.speed, self.step, self.end):
            layout.addWidget(each)
        self.show_speed(None)

    def show_speed(self, speed: float | None) -> None:
        """Show how fast it goes; None for a real session, or for none."""
        self.setVisible(speed is not None)
        self._by_key.setEnabled(speed is not None)
        if speed is not None:
            self.speed.setCurrentIndex(self.speed.findData(speed))

    def _pick(self) -> None:
        self.speed_wanted.emit(self.speed.currentData())
