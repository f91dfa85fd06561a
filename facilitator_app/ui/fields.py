"""Labelled fields that pass on each change as it is typed and refuse what they cannot take, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from facilitator_app.core.errors import Trouble
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import Choice, column, label

T = TypeVar("T")
NOT_SAVED = "This could not be saved. What was there before is kept."


class Field(QWidget):
    """A word over something to fill in."""

    refusal_changed = Signal()
    visited = Signal()

    def __init__(self, word: str, hand: QWidget) -> None:
        super().__init__()
        self.word = label(word, "small")
        self.word.setBuddy(hand)
        self.refusal = ""
        hand.setAccessibleName(word)
        self._hand = hand
        self.setFocusProxy(hand)
        layout = column(self, 2)
        layout.addWidget(self.word)
        layout.addWidget(hand)

    def refuse(self, sentence: str) -> None:
        """Say why what is there cannot be taken; '' when it can."""
        if sentence == self.refusal:
            return
        self.refusal = sentence
        hand = self._hand
        hand.setAccessibleDescription(sentence)
        hand.setProperty("wrong", bool(sentence))
        hand.style().unpolish(hand)
        hand.style().polish(hand)
        self.refusal_changed.emit()


class LineField(Field, Generic[T]):
    """A line of text that stands for a value, read strictly and kept as soon as it can be read."""

    def __init__(
        self,
        word: str,
        read: Callable[[str], T],
        write: Callable[[T], str],
        take: Callable[[T], object],
        line: QLineEdit | None = None,
    ) -> None:
        self.line = line or QLineEdit()
        super().__init__(word, self.line)
        self._read, self._write, self._take = read, write, take
        self._value: Any = None
        self._before: Any = None
        self._taking = False
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finish)

    def show_value(self, value: T, anew: bool = False) -> None:
        """Show a value; text that already means it is left as it was typed."""
        same = value == self._value and not anew
        if not same and not self._taking:
            self._before = value
        self._value = value
        if same and (self.refusal or self.line.hasFocus()):
            return
        if anew or not self._means(value):
            self.line.setText(self._write(value))
            self.line.setCursorPosition(0)
        self.refuse("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when somebody comes to type here."""
        if watched is self.line and event.type() == QEvent.Type.FocusIn:
            self._before = self._value
            self.visited.emit()
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        try:
            value = self._read(text)
        except Trouble:
            return  # still being typed: it is refused when the hand leaves it
        self.refuse("")
        self._taking = True
        self._take(value)
        self._taking = False
        if self._value != value:
            self.refuse(NOT_SAVED)

    def _finish(self) -> None:
        try:
            value = self._read(self.line.text())
        except Trouble as trouble:
            self._refuse_all(str(trouble))
            return
        self._before = self._value
        if value == self._value and self.line.text() != self._write(value):
            self.line.setText(self._write(value))

    def _refuse_all(self, sentence: str) -> None:
        """Refuse the text, and with it what was kept while it was typed: the 1 of an 11 that is too much."""
        self.refuse(sentence)
        kept, self._value = self._value, self._before
        if kept != self._before:
            self._take(self._before)

    def _means(self, value: T) -> bool:
        try:
            return self._read(self.line.text()) == value
        except Trouble:
            return False


class TextField(Field):
    """Several lines of text, kept as they are typed; it grows with them up to a number of lines."""

    def __init__(self, word: str, take: Callable[[str], object], lines: int, most: int = 0) -> None:
        self.text = QPlainTextEdit()
        super().__init__(word, self.text)
        self._take, self._lines, self._most = take, lines, max(lines, most)
        self.text.document().documentLayout().documentSizeChanged.connect(self.fit_height)
        self._value = ""
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._typed)
        self.text.installEventFilter(self)
        self.fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew once the font or the width is another, when the text has been laid out in it."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.Resize, QEvent.Type.Show):
            QTimer.singleShot(0, self, self.fit_height)
        return super().eventFilter(watched, event)

    def fit_height(self) -> None:
        """Be as high as the lines it is meant for, in the size of text that is in force."""
        self.text.ensurePolished()
        # The size of plain text is in lines.
        needed = round(self.text.document().size().height())
        lines = max(self._lines, min(needed, self._most))
        bars = Qt.ScrollBarPolicy
        self.text.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if needed <= lines else bars.ScrollBarAsNeeded
        )
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 24)

    def show_value(self, value: str) -> None:
        """Show a text; the cursor stays where it is when nothing differs."""
        self._value = value
        if self.text.toPlainText() != value:
            self.text.blockSignals(True)
            self.text.setPlainText(value)
            self.text.blockSignals(False)
            self.fit_height()
        self.refuse("")

    def _typed(self) -> None:
        text = self.text.toPlainText()
        if text == self._value:
            return
        self._take(text)
        self.refuse("" if text == self._value else NOT_SAVED)


class ChoiceField(Field):
    """One of a few values, each with its words."""

    def __init__(
        self, theme: Theme, word: str, values: Sequence[tuple[Any, str]], take: Callable[[Any], object]
    ) -> None:
        self.box = Choice(theme)
        super().__init__(word, self.box)
        self._take = take
        self._value: Any = None
        for value, words in values:
            self.box.addItem(words, value)
        self.box.activated.connect(self._picked)

    def show_value(self, value: Any) -> None:
        """Show which one it is."""
        self._value = value
        self.box.setCurrentIndex(self.box.findData(value))
        self.refuse("")

    def _picked(self) -> None:
        self._take(self.box.currentData())
        self.box.setCurrentIndex(self.box.findData(self._value))


class NameField(Field):
    """A name, typed or picked from those who facilitate."""

    def __init__(self, theme: Theme, word: str, take: Callable[[str], object]) -> None:
        self.box = Choice(theme)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(word, self.box)
        line = self.box.lineEdit()
        assert line is not None
        self.line = line
        self.line.setAccessibleName(word)
        self._take = take
        self._value = ""
        self.box.setCompleter(None)  # type: ignore[arg-type]
        self.line.textEdited.connect(self._typed)
        self.box.textActivated.connect(self._typed)

    def show_value(self, value: str, names: Sequence[str]) -> None:
        """Show a name, and those that can be picked."""
        self._value = value
        at = self.line.cursorPosition() if self.line.text() == value else 0
        if [self.box.itemText(place) for place in range(self.box.count())] != list(names):
            self.box.clear()
            self.box.addItems(list(names))
        self.box.setCurrentIndex(self.box.findText(value))
        self.box.setEditText(value)
        self.line.setCursorPosition(at)
        self.refuse("")

    def _typed(self, text: str) -> None:
        self._take(text)
        self.refuse("" if text == self._value else NOT_SAVED)


class RefusalLine(QLabel):
    """The sentence of the first of some fields that refuses what is in it; out of the way when none does."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._fields = fields
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "danger")
        for field in fields:
            field.refusal_changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        sentence = next((field.refusal for field in self._fields if field.refusal), "")
        self.setText(sentence)
        self.setVisible(bool(sentence))


def is_undo(event: QEvent) -> bool:
    """Whether a key is one that undoes or redoes a step of the plan, not only of the text in a line."""
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _undoes(event)


def _undoes(event: QKeyEvent) -> bool:
    if event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return True
    steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(step) for step in steps)
