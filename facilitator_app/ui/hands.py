"""Fields beyond lines and choices: lists typed a line each, words to tick, and parts side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from facilitator_app.core.errors import Trouble
from facilitator_app.ui.fields import NOT_SAVED, Field, TextField
from facilitator_app.ui.theme import SPACE

# A text grows up to so many lines, beyond which it scrolls.
MOST_LINES = 16
MOST_COLUMNS = 3


class ParsedField(TextField):
    """Several lines that stand for a value, kept once they can be read and told when they cannot."""

    def __init__(
        self,
        word: str,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        take: Callable[[Any], object],
        lines: int,
        most: int = 0,
    ) -> None:
        self._read, self._write = read, write
        self._held: Any = None
        super().__init__(word, take, lines, most)
        self.text.installEventFilter(self)

    def show_value(self, value: Any) -> None:
        """Show a value; text that already means it is left as it was typed."""
        same = value == self._held
        self._held = value
        if same and (self.refusal or self.text.hasFocus()):
            return
        if not self._means(value):
            self.text.blockSignals(True)
            self.text.setPlainText(self._write(value))
            self.text.blockSignals(False)
            self.fit_height()
        self.refuse("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what cannot be read when the hand leaves it, not while it is typed."""
        if event.type() == QEvent.Type.FocusOut:
            self._finish()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        try:
            value = self._read(self.text.toPlainText())
        except Trouble:
            return
        self.refuse("")
        if value != self._held:
            self._take(value)
            self.refuse("" if value == self._held else NOT_SAVED)

    def _finish(self) -> None:
        try:
            self._read(self.text.toPlainText())
        except Trouble as trouble:
            self.refuse(str(trouble))

    def _means(self, value: Any) -> bool:
        try:
            return bool(self._read(self.text.toPlainText()) == value)
        except Trouble:
            return False


class Columns(QWidget):
    """Widgets in as many columns, up to a number, as there is room for."""

    def __init__(self, parts: Sequence[QWidget], most: int, between: int) -> None:
        super().__init__()
        self._parts, self._most, self._columns = parts, most, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(between)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another column where there is room for it."""
        super().resizeEvent(event)
        room = (self.width() + 2 * SPACE) // (self._widest() + 2 * SPACE)
        self._arrange(max(1, min(self._most, room)))

    def minimumSizeHint(self) -> QSize:
        """One column is enough."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def _widest(self) -> int:
        return max(each.minimumSizeHint().width() for each in self._parts)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for place, each in enumerate(self._parts):
            self._grid.addWidget(each, *divmod(place, columns))


class TickField(Field):
    """Words to tick; the value has those that are ticked, in the order of the words."""

    def __init__(
        self, word: str, values: Sequence[tuple[str, str]], take: Callable[[tuple[str, ...]], object]
    ) -> None:
        self.ticks = {value: QCheckBox(words) for value, words in values}
        super().__init__(word, Columns([*self.ticks.values()], MOST_COLUMNS, SPACE // 2))
        self._take = take
        self._value: tuple[str, ...] = ()
        for each in self.ticks.values():
            each.clicked.connect(self._ticked)
        self.setFocusProxy(next(iter(self.ticks.values())))

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show which are ticked."""
        self._value = value
        for each, box in self.ticks.items():
            box.setChecked(each in value)
        self.refuse("")

    def _ticked(self) -> None:
        ticked = tuple(each for each, box in self.ticks.items() if box.isChecked())
        self._take(ticked)
        self.show_value(self._value)
