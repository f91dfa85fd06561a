"""The block that is selected, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Block, Plan, Strand
from facilitator_app.core.public import facilitator_title, prompt, public_title
from facilitator_app.core.schedule import schedule
from facilitator_app.core.spans import minutes_text, parse_minutes
from facilitator_app.ui.fields import ChoiceField, Field, LineField, NameField, TextField
from facilitator_app.ui.hands import ParsedField
from facilitator_app.ui.library.form.writing import read_lines, write_lines
from facilitator_app.ui.planner.activity_part import ActivityPart
from facilitator_app.ui.planner.changes import strand_of
from facilitator_app.ui.planner.edits import PlanEdits
from facilitator_app.ui.planner.length_line import LengthLine
from facilitator_app.ui.planner.reading import (
    read_least,
    read_names,
    read_optional_clock,
    read_text,
    write_clock,
    write_names,
)
from facilitator_app.ui.planner.refusals import Refusals
from facilitator_app.ui.planner.rows import Library, sensitivity
from facilitator_app.ui.planner.run_part import RunPart
from facilitator_app.ui.theme import SPACE, Theme, stage_look
from facilitator_app.ui.widgets import column, label, row

PRIORITIES = (("must", "Must run"), ("shrink", "May shrink"), ("drop", "May drop"))
KINDS = (("activity", "Activity"), ("break", "Break"), ("buffer", "Buffer"), ("note", "Note"))

# How many minutes an activity took the last times that it was run, the newest first.
Learned = Callable[[str], Sequence[int]]


def nothing(_activity: str) -> Sequence[int]:
    """No activity has been run yet."""
    return ()


class BlockEditor(QScrollArea):
    """Fields for what is selected; left says that the hand wants to go back to the agenda."""

    left = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, edits: PlanEdits, library: Library, learned: Learned = nothing) -> None:
        super().__init__()
        self._theme, self._edits, self._library = theme, edits, library
        self._learned = learned
        self._block: Block | None = None
        self._least_before: int | None = None
        self._shown_id = ""
        self._head = ("note", "closing")
        self._pairs: list[QWidget] = []
        self._make_fields()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._size()

    def show_selected(self, plan: Plan, selected: str) -> None:
        """Show the block or the group that is selected in a plan."""
        found = strand_of(plan, selected)
        strand = found[2] if found else None
        block = None if found else plan.find(selected)
        anew = selected != self._shown_id
        if anew:
            self._tell_refusals()
        self._shown_id, self._block = selected, block
        self._nothing.setVisible(block is None and strand is None)
        self._form.setVisible(block is not None or strand is not None)
        if strand is not None:
            self._show_strand(strand, anew)
        elif block is not None:
            self._show_block(block, plan, anew)
        if anew:
            self._remember_least()
            self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Put the hand on the title."""
        self.title.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the agenda."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell_refusals(self) -> None:
        """What was refused goes with the block that it was typed for; that is said, not left unseen."""
        for sentence in [field.refusal for field in (*self._fields, *self.run_part.fields) if field.refusal]:
            self.said.emit(f"{sentence} Nothing was changed.")

    # What the fields show

    def _show_strand(self, strand: Strand, anew: bool) -> None:
        self._say_head("group", "Group", "practise")
        self.about.hide()
        for field in self._fields:
            field.setVisible(field is self.title)
        for part in (*self._pairs, self.activity, self.run_part):
            part.hide()
        self.title.line.setPlaceholderText("Group")
        self.title.show_value(strand.title, anew)

    def _show_block(self, block: Block, plan: Plan, anew: bool) -> None:
        activity = self._library.get(block.activity)
        icon, colour, word = stage_look(
            activity.stage if activity and block.kind == "activity" else block.kind
        )
        self._say_head(icon, word, colour)
        self._say_about(block, activity)
        for field in self._fields:
            field.show()
        for part in self._pairs:
            part.setVisible(block.is_leaf)
        self.kind.setVisible(block.is_leaf)
        self.title.line.setPlaceholderText(facilitator_title(replace(block, title=""), self._library))
        public = public_title(replace(block, public_title=""), self._library)
        self.public_title.line.setPlaceholderText(public or "No title: only the clock")
        self.shown.text.setPlaceholderText(prompt(replace(block, screen=""), self._library))
        for line, value in self._line_values(block):
            line.show_value(value, anew)
        self.kind.show_value(block.kind)
        self.priority.show_value(block.priority)
        self.lead.show_value(block.lead, plan.facilitators)
        self.support.show_value(block.support, plan.facilitators)
        self.notes.show_value(block.notes)
        self.shown.show_value(block.screen)
        self.materials.show_value(block.materials)
        self.activity.show_block(block, activity)
        self.run_part.show_block(block, _length(plan, block), anew)

    def _line_values(self, block: Block) -> list[tuple[LineField[Any], Any]]:
        return [
            (self.title, block.title),
            (self.public_title, block.public_title),
            (self.minutes, block.minutes),
            (self.least, block.min_minutes),
            (self.pin, block.pin),
            (self.room, block.room),
            (self.content_notes, block.content_notes),
        ]

    def _say_head(self, icon: str, word: str, colour: str) -> None:
        self._head = icon, colour
        self._word.setText(word)
        self._draw_head()

    def _draw_head(self) -> None:
        icon, colour = self._head
        shade = getattr(self._theme.colours, colour)
        self._icon.setPixmap(self._theme.icon(icon, shade).pixmap(20, 20))
        self._word.setStyleSheet(f"color: {shade}; font-weight: 600;")

    def _say_about(self, block: Block, activity: Activity | None) -> None:
        words = []
        if activity is not None:
            lengths = activity.minutes
            forms = ((lengths.short, "short"), (lengths.standard, "standard"), (lengths.long, "long"))
            known = ", ".join(f"{name} {minutes_text(minutes)}" for minutes, name in forms if minutes)
            words.append(f"From the library: {activity.title} ({known}).")
            words += learned_words(self._learned(activity.id))
        level = sensitivity(block, self._library)
        named = (*(activity.safety.flags if activity else ()), *block.content_notes)
        if level != "low" or block.content_notes:
            words.append(f"Content note: {level} sensitivity{': ' if named else ''}{', '.join(named)}.")
        self.about.setText(" ".join(words))
        self.about.setVisible(bool(words))

    # What is typed

    def _retitle(self, text: str) -> None:
        self._edits.retitle(self._shown_id, text)

    def _lengthen(self, minutes: int) -> None:
        self._edits.lengthen(self._shown_id, minutes, self._least_before)

    def _change(self, field: str, word: str, value: Any) -> None:
        self._edits.change(self._shown_id, field, word, value)

    def _set_least(self, least: int | None) -> None:
        self._change("min_minutes", "the least minutes", least)
        self._remember_least()

    def _remember_least(self) -> None:
        """Keep the least minutes while a length is typed: 9 on the way to 90 must not lower them."""
        self._least_before = None if self._block is None else self._block.min_minutes

    def _read_least(self, text: str) -> int | None:
        least = read_least(text)
        if least is not None and self._block is not None and least > self._block.minutes:
            raise BadEdit(f"The least cannot be more than the {minutes_text(self._block.minutes)} planned.")
        return least

    # How it is built

    def _make_fields(self) -> None:
        change, theme = self._change, self._theme
        self.title = LineField("Title", read_text, str, self._retitle)
        self.public_title = LineField(
            "Title for participants",
            read_text,
            str,
            partial(change, "public_title", "the title for participants"),
        )
        self.minutes = LineField("Minutes", parse_minutes, str, self._lengthen, LengthLine())
        self.minutes.line.setToolTip("90, 1h30 or 1:30; up and down change it by 5 min, with Shift by 15")
        self.minutes.visited.connect(self._remember_least)
        self.least = LineField("At least", self._read_least, _write_least, self._set_least, LengthLine())
        self.least.line.setToolTip("How far it may shrink when time is short")
        self.least.line.setPlaceholderText("Same")
        self.pin = LineField(
            "Pinned start", read_optional_clock, write_clock, partial(change, "pin", "the pinned start")
        )
        self.pin.line.setPlaceholderText("Follows")
        self.pin.line.setToolTip("A clock time that it must start at; empty: it follows the part ahead")
        self.priority = ChoiceField(
            theme, "When time is short", PRIORITIES, partial(change, "priority", "the priority")
        )
        self.kind = ChoiceField(theme, "Kind", KINDS, partial(change, "kind", "the kind"))
        self.lead = NameField(theme, "Leads", partial(change, "lead", "who leads"))
        self.support = NameField(theme, "Supports", partial(change, "support", "who supports"))
        self.room = LineField("Room", str, str, partial(change, "room", "the room"))
        self.content_notes = LineField(
            "What may be hard to hear",
            read_names,
            write_names,
            partial(change, "content_notes", "the content notes"),
        )
        self.content_notes.line.setToolTip("Beside what the activity names itself; commas between")
        self.materials = ParsedField(
            "Materials", read_lines, write_lines, partial(change, "materials", "the materials"), 3, 10
        )
        self.materials.text.setToolTip("One on each line, beside those of the activity")
        self.activity = ActivityPart(theme, partial(change, "left_out", "the steps to take"))
        self.run_part = RunPart(change)
        self.shown = TextField("What participants see", partial(change, "screen", "what is shown"), 3, 8)
        self.notes = TextField(
            "Notes for the facilitator, private", partial(change, "notes", "the notes"), 5, 12
        )
        self.notes.text.setToolTip("Never on a screen or a paper for participants")
        self._fields: list[Field] = [
            self.title,
            self.public_title,
            self.minutes,
            self.least,
            self.pin,
            self.priority,
            self.kind,
            self.lead,
            self.support,
            self.shown,
            self.notes,
            self.materials,
            self.room,
            self.content_notes,
        ]

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("scrolled")
        whole = column(inner)
        whole.setContentsMargins(2, 0, SPACE, SPACE)
        self._nothing = label("Select a block to see what is in it.", "muted", wrap=True)
        whole.addWidget(self._nothing)
        self._form = QWidget()
        whole.addWidget(self._form)
        whole.addStretch(1)
        self._fill(column(self._form, SPACE * 3 // 2))
        self.setWidget(inner)

    def _fill(self, layout: QVBoxLayout) -> None:
        self._icon, self._word = QLabel(), label()
        head = row()
        head.addWidget(self._icon)
        head.addWidget(self._word, 1)
        layout.addLayout(head)
        self.about = label("", "small", wrap=True)
        layout.addWidget(self.about)
        layout.addWidget(self.title)
        layout.addWidget(self.public_title)
        lengths = _side_by_side(self.minutes, self.least, self.pin)
        people = _side_by_side(self.lead, self.support)
        choices = _side_by_side(self.priority, self.kind)
        layout.addWidget(lengths)
        layout.addWidget(Refusals([self.title, self.public_title, self.minutes, self.least, self.pin]))
        layout.addWidget(choices)
        layout.addWidget(people)
        layout.addWidget(self.notes)
        layout.addWidget(self.shown)
        layout.addWidget(Refusals([self.lead, self.support, self.notes, self.shown]))
        layout.addWidget(self.activity)
        layout.addWidget(self.materials)
        layout.addWidget(self.room)
        layout.addWidget(self.content_notes)
        layout.addWidget(Refusals([self.materials, self.room, self.content_notes]))
        layout.addWidget(self.run_part)
        self._pairs = [lengths, choices, people]

    def _size(self) -> None:
        """Be so wide that no field reaches out of sight."""
        self.setMinimumWidth(max(264, round(232 * self._theme.scale)))

    def _restyle(self) -> None:
        self._size()
        self._draw_head()
        for field in (self.notes, self.shown, self.materials):
            field.fit_height()


def _side_by_side(*fields: Field) -> QWidget:
    part = QWidget()
    layout = row(part)
    for field in fields:
        layout.addWidget(field, 1)
    return part


def _length(plan: Plan, block: Block) -> timedelta:
    """How long a block lasts; what holds others is as long as they are."""
    entry = None if block.is_leaf else schedule(plan).of(block.id)
    return block.length if entry is None else entry.length


def _write_least(least: int | None) -> str:
    return "" if least is None else str(least)


def learned_words(minutes: Sequence[int]) -> list[str]:
    """How long it really took, in words; nothing where it was never run."""
    if not minutes:
        return []
    times = f"the last {len(minutes)} times" if len(minutes) > 1 else "the last time"
    return [f"It took {', '.join(map(str, minutes))} min {times}."]
