"""The steps of an activity: their list, moved by drag or by keys, and the fields of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QListWidget, QWidget

from facilitator_app.core import making
from facilitator_app.core.activity import Activity, Step
from facilitator_app.core.spans import minutes_text, parse_minutes
from facilitator_app.ui.document import Document
from facilitator_app.ui.fields import LineField, RefusalLine, TextField
from facilitator_app.ui.hands import MOST_LINES
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, card, column, label, row

MOST_ROWS = 9


class StepList(QListWidget):
    """The steps in order. moved has where one was and where it goes, counted without it."""

    moved = Signal(int, int)
    nudged = Signal(int)
    removed = Signal()
    added = Signal()
    entered = Signal()
    copied = Signal()

    def __init__(self, name: str = "Steps", thing: str = "step") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setToolTip(f"Drag a {thing}, or press Alt with an arrow key, to move it")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves one, Delete takes it out, Insert adds, Ctrl+D copies, Enter enters."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                self.nudged.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Delete:
                self.removed.emit()
            case Qt.Key.Key_D if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.copied.emit()
            case Qt.Key.Key_Insert:
                self.added.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)

    def show_rows(self, rows: Sequence[str], at: int) -> None:
        """Show some rows, one of them chosen, without telling that it was."""
        self.blockSignals(True)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for place, text in enumerate(rows):
            if place == self.count():
                self.addItem(text)
            elif self.item(place).text() != text:
                self.item(place).setText(text)
        self.setCurrentRow(at)
        self.blockSignals(False)
        self.fit_height()

    def fit_height(self) -> None:
        """Show all rows where they are few."""
        rows = min(MOST_ROWS, max(2, self.count()))
        high = self.sizeHintForRow(0) if self.count() else 0
        self.setFixedHeight(rows * max(high, 24) + 6)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the list shows it once it is saved."""
        was = self.currentRow()
        at = self.indexAt(event.position().toPoint())
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        to = self.count() if not at.isValid() else at.row() + below
        # Else the view would take the row out by itself.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.moved.emit(was, to - (was < to))


class StepsEditor(QWidget):
    """Changes the steps of the activity that a document holds."""

    def __init__(self, theme: Theme, document: Document[Activity]) -> None:
        super().__init__()
        self._document = document
        self.list = StepList()
        self.total = label("", "small")
        self.add = button(theme, "Add a step", "add", pressed=self.add_step)
        self.up = button(theme, "Up", "up", "quiet", "Move the step up (Alt+Up)", partial(self.nudge, -1))
        self.down = button(
            theme, "Down", "down", "quiet", "Move the step down (Alt+Down)", partial(self.nudge, 1)
        )
        self.remove = button(theme, "Remove", "delete", "quiet", "Take the step out (Del)", self.remove_step)
        self._make_fields()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_step)
        self.list.moved.connect(self._move)
        self.list.nudged.connect(self.nudge)
        self.list.removed.connect(self.remove_step)
        self.list.added.connect(self.add_step)
        self.list.entered.connect(self._enter)

    @property
    def at(self) -> int:
        """The place of the step that is chosen."""
        return max(0, self.list.currentRow())

    def show_activity(self, activity: Activity, anew: bool) -> None:
        """Show the steps as they are now; the chosen place stays."""
        at = 0 if anew else min(self.at, len(activity.steps) - 1)
        rows = [_row(place, step) for place, step in enumerate(activity.steps, 1)]
        self.list.show_rows(rows, at)
        self.total.setText(f"Together {minutes_text(making.steps_minutes(activity))}")
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < len(rows) - 1)
        self.remove.setEnabled(len(rows) > 1)
        self._show_step(at, anew)

    def add_step(self) -> None:
        """Put a step in after the one that is chosen, and go to its words."""
        at = self.at + 1
        if self._document.try_edit("Add a step", lambda activity: making.add_step(activity, at)):
            self.list.setCurrentRow(at)
            self.title.line.setFocus()

    def remove_step(self) -> None:
        """Take out the step that is chosen."""
        at = self.at
        if self._document.try_edit("Remove a step", lambda activity: making.remove_step(activity, at)):
            # What is chosen now is another one, though it stands in the same place.
            self._show_step(self.at)

    def nudge(self, by: int) -> None:
        """Move the step that is chosen up or down."""
        self._move(self.at, self.at + by)

    def fit_heights(self) -> None:
        """Be as high as the text in force needs."""
        for field in (self.text, self.shown, self.note):
            field.fit_height()
        self.list.fit_height()

    def _move(self, at: int, to: int) -> None:
        if not 0 <= to < self.list.count():
            return
        if self._document.try_edit("Move a step", lambda activity: making.move_step(activity, at, to)):
            self.list.setCurrentRow(to)

    def _enter(self) -> None:
        self.title.line.setFocus()

    def _change(self, field: str, word: str, value: Any) -> None:
        at = self.at
        self._document.try_edit(
            f"Change {word} of step {at + 1}",
            lambda activity: making.change_step(activity, at, **{field: value}),
            merge=f"step {at} {field}",
        )

    def _show_step(self, at: int, anew: bool = True) -> None:
        activity = self._document.value
        if activity is None or not 0 <= at < len(activity.steps):
            return
        step = activity.steps[at]
        self._head.setText(f"Step {at + 1}")
        self.title.show_value(step.title, anew)
        self.minutes.show_value(step.minutes, anew)
        self.core.setChecked(step.core)
        self.text.show_value(step.text)
        self.shown.show_value(step.screen)
        self.note.show_value(step.note)

    def _make_fields(self) -> None:
        change = self._change
        self._head = label("", "lead")
        self.title = LineField("Title of the step", str, str, partial(change, "title", "the title"))
        self.minutes = LineField("Minutes", parse_minutes, str, partial(change, "minutes", "the minutes"))
        self.core = QCheckBox("Must not be left out")
        self.core.setToolTip("A core step: a run that leaves it out is told so afterwards")
        self.core.clicked.connect(lambda on: change("core", "whether it may be left out", on))
        self.text = TextField("What to do and say", partial(change, "text", "the words"), 5, MOST_LINES)
        self.shown = TextField(
            "What participants see", partial(change, "screen", "what is shown"), 2, MOST_LINES
        )
        self.note = TextField("Note for you, private", partial(change, "note", "the note"), 2, MOST_LINES)
        self.note.text.setToolTip("Never on a screen or a paper for participants")

    def _lay_out(self) -> None:
        layout = column(self, SPACE)
        layout.addWidget(self.list)
        bar = row()
        bar.addWidget(self.add)
        bar.addStretch()
        bar.addWidget(self.total)
        layout.addLayout(bar)
        frame, inner = card()
        inner.setSpacing(SPACE * 3 // 2)
        head = row()
        head.addWidget(self._head, 1)
        for each in (self.up, self.down, self.remove):
            head.addWidget(each)
        inner.addLayout(head)
        line = row()
        line.addWidget(self.title, 3)
        line.addWidget(self.minutes, 1)
        inner.addLayout(line)
        inner.addWidget(RefusalLine([self.title, self.minutes]))
        inner.addWidget(self.core)
        for field in (self.text, self.shown, self.note):
            inner.addWidget(field)
        inner.addWidget(RefusalLine([self.text, self.shown, self.note]))
        layout.addWidget(frame)


def _row(number: int, step: Step) -> str:
    words = step.title or " ".join(step.text.split())[:80] or "Still to be written"
    return f"{number}.  {words}  ·  {minutes_text(step.minutes)}"
