"""The form: an activity of one's own, every field of it, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from facilitator_app.core import making
from facilitator_app.core.activity import Activity
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.document import Document
from facilitator_app.ui.fields import ChoiceField, Field, LineField, RefusalLine, TextField, is_undo
from facilitator_app.ui.hands import MOST_LINES, Columns, ParsedField, TickField
from facilitator_app.ui.library.form import parts, writing
from facilitator_app.ui.library.form.page_picture import no_picture
from facilitator_app.ui.library.form.parts import Beside, Entry, Line, Listed, Part, Pick, Text, Ticks
from facilitator_app.ui.library.form.sheets import SheetsEditor
from facilitator_app.ui.library.form.steps import StepsEditor
from facilitator_app.ui.library.sheets import Picture
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import OneLine, button, column, label, line, row

MARGIN = 4 * SPACE
WIDEST = 720


class OwnForm(QFrame):
    """Changes the activity that a document holds; done says that the hand wants to go back to reading."""

    done = Signal()

    def __init__(self, theme: Theme, document: Document[Activity], picture: Picture = no_picture) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._theme, self._document = theme, document
        self._shown = ""
        self.fields: dict[str, Field] = {}
        self.title = OneLine("title")
        self.undo = button(theme, "Undo", "undo", "quiet", pressed=document.undo)
        self.redo = button(theme, "Redo", "redo", "quiet", pressed=document.redo)
        self.finish = button(theme, "Done", "present", "primary", "Back to reading (Esc)", self.done.emit)
        self.steps = StepsEditor(theme, document)
        self.sheets = SheetsEditor(theme, document, picture)
        self._notice = QWidget()
        beside = row(self._notice, 2 * SPACE)
        beside.setContentsMargins(MARGIN, 0, 2 * SPACE, 2 * SPACE)
        self.unfinished = label("", "warning", wrap=True)
        self.take_total = button(theme, "", "clock", pressed=self._take_total)
        beside.addWidget(self.unfinished, 1)
        beside.addWidget(self.take_total, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll, self._inner = QScrollArea(), QWidget()
        self._lay_out()
        self._listen()

    def take_focus(self) -> None:
        """Put the hand on the title, ready to be typed over."""
        hand = self.fields["title"]
        assert isinstance(hand, LineField)
        hand.line.setFocus(Qt.FocusReason.OtherFocusReason)
        hand.line.selectAll()
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to reading."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo are those of the activity: lines keep no steps of their own.

        A field that the hand gets to without the mouse is brought into sight.
        """
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._bring_into_sight(watched, event.reason())
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _bring_into_sight(self, hand: QObject, reason: Qt.FocusReason) -> None:
        if isinstance(hand, QWidget) and reason != Qt.FocusReason.MouseFocusReason:
            # What the field stands in may only just have been shown, and has no place yet.
            QTimer.singleShot(0, hand, lambda: self._scroll.ensureWidgetVisible(hand))

    # What follows the document

    def _redraw(self) -> None:
        activity = self._document.value
        if activity is None:
            self._shown = ""
            return
        anew = activity.id != self._shown
        self._shown = activity.id
        self.title.setText(activity.title)
        for path, field in self.fields.items():
            value = writing.at(activity, path)
            if isinstance(field, LineField):
                field.show_value(value, anew)
            else:
                field.show_value(value)  # type: ignore[attr-defined]
        self.steps.show_activity(activity, anew)
        self.sheets.show_activity(activity, anew)
        self._tell_unfinished(activity)
        for each, word, step in (
            (self.undo, "Undo", self._document.undo_name),
            (self.redo, "Redo", self._document.redo_name),
        ):
            each.setEnabled(bool(step))
            each.setToolTip(f"{word}: {step[:1].lower()}{step[1:]}" if step else "")

    def _tell_unfinished(self, activity: Activity) -> None:
        sentences = making.unfinished(activity)
        total = making.steps_minutes(activity)
        self._notice.setVisible(bool(sentences))
        self.unfinished.setText("\n".join(sentences))
        self.take_total.setVisible(total not in (0, activity.minutes.standard))
        self.take_total.show_as(f"Use {minutes_text(total)}", "clock")
        self.take_total.setToolTip("Make this the standard length")

    def _take_total(self) -> None:
        self._document.try_edit("Take the length of the steps", making.standard_from_steps)

    def _put(self, path: str, word: str, value: Any) -> None:
        self._document.try_edit(
            f"Change {word[:1].lower()}{word[1:]}",
            lambda activity: writing.put(activity, path, value),
            merge=path,
        )

    # How it is built

    def _field(self, entry: Entry) -> Field:
        take = partial(self._put, entry.path, entry.word)
        made = self._made(entry, take)
        hand = getattr(made, "line", None) or getattr(made, "text", None)
        if hand is not None:
            hand.setPlaceholderText(getattr(entry, "hint", ""))
        self.fields[entry.path] = made
        return made

    def _made(self, entry: Entry, take: Callable[[Any], object]) -> Field:
        match entry:
            case Line(word=word, read=read, write=write):
                return LineField(word, read, write, take)
            case Text(word=word, lines=lines):
                return TextField(word, take, lines, MOST_LINES)
            case Listed(path="sources", word=word, lines=lines):
                return ParsedField(word, self._read_sources, writing.write_sources, take, lines, MOST_LINES)
            case Listed(word=word, read=read, write=write, lines=lines):
                return ParsedField(word, read, write, take, lines, MOST_LINES)
            case Pick(word=word, values=values):
                return ChoiceField(self._theme, word, values, take)
            case Ticks(word=word, values=values):
                return TickField(word, values, take)

    def _read_sources(self, text: str) -> Any:
        activity = self._document.value
        return writing.source_reader(activity.sources if activity else (), text)

    def _lay_out(self) -> None:
        head = row()
        head.setContentsMargins(MARGIN, 3 * SPACE, 2 * SPACE, 2 * SPACE)
        head.addWidget(self.title, 1)
        for each in (self.undo, self.redo, self.finish):
            head.addWidget(each)
        inner = self._inner
        inner.setMaximumWidth(round(WIDEST * self._theme.scale))
        whole = column(inner, 2 * SPACE)
        whole.setContentsMargins(MARGIN, 3 * SPACE, 2 * SPACE, 6 * SPACE)
        self._add_part(whole, parts.ABOUT)
        self._add_part(whole, parts.LENGTHS)
        self._add_heading(whole, "Steps", "What you do, in order, with the minutes that each takes.")
        whole.addWidget(self.steps)
        for part in (parts.READY, parts.TALK, parts.SAFE, parts.ROOMS, parts.ORIGIN):
            self._add_part(whole, part)
        self._add_heading(
            whole, "Worksheets", "What participants get on paper, block by block, and how it prints."
        )
        whole.addWidget(self.sheets)
        whole.addStretch(1)
        wrapper = QWidget()
        wrapper.setObjectName("scrolled")
        beside = row(wrapper, 0)
        beside.addWidget(inner, 1)
        beside.addStretch()
        self._scroll.setWidget(wrapper)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = column(self, 0)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._notice)
        layout.addWidget(line())
        layout.addWidget(self._scroll, 1)

    def _add_part(self, layout: QVBoxLayout, part: Part) -> None:
        self._add_heading(layout, part.heading, part.about)
        for entry in part.entries:
            if isinstance(entry, Beside):
                made = [self._field(each) for each in entry.entries]
                layout.addWidget(Columns(made, len(made), 2 * SPACE))
                layout.addWidget(RefusalLine(made))
            else:
                field = self._field(entry)
                layout.addWidget(field)
                layout.addWidget(RefusalLine([field]))

    def _add_heading(self, layout: QVBoxLayout, heading: str, about: str) -> None:
        layout.addSpacing(2 * SPACE)
        words = column(spacing=2)
        words.addWidget(label(heading, "lead"))
        if about:
            words.addWidget(label(about, "small", wrap=True))
        layout.addLayout(words)

    def _listen(self) -> None:
        for each in (*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)):
            each.installEventFilter(self)
        for keys, do in (
            ("Ctrl+Z", self._document.undo),
            ("Ctrl+Shift+Z", self._document.redo),
            ("Ctrl+Y", self._document.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
        self._document.opened.connect(self._redraw)
        self._document.changed.connect(self._redraw)
        self._theme.changed.connect(self._restyle)
        self._redraw()

    def _restyle(self) -> None:
        self._inner.setMaximumWidth(round(WIDEST * self._theme.scale))
        for field in self.fields.values():
            if isinstance(field, TextField):
                field.fit_height()
        self.steps.fit_heights()
        self.sheets.fit_heights()
