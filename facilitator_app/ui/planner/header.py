"""The head of the plan: its title, when and for whom it is, undo and redo, papers and run."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.core.plan import Plan
from facilitator_app.ui.fields import LineField
from facilitator_app.ui.planner.actions import Command
from facilitator_app.ui.planner.edits import PlanEdits
from facilitator_app.ui.planner.reading import (
    read_clock,
    read_date,
    read_names,
    read_optional_clock,
    read_people,
    read_text,
    read_title,
    write_clock,
    write_date,
    write_names,
    write_people,
)
from facilitator_app.ui.planner.refusals import Refusals
from facilitator_app.ui.planner.title_line import TitleLine
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Button, button, column, row

# In pixels at the usual text size.
WORDS_FROM = 900
PREPARE_TIP = "What to bring, who does what, and the group size (Ctrl+Shift+P)"


class PlanHeader(QWidget):
    """The plan's own fields, each edited where it stands."""

    run_wanted = Signal()
    papers_wanted = Signal()
    prepare_wanted = Signal()
    people_settled = Signal()

    def __init__(self, theme: Theme, edits: PlanEdits, undo: QAction, redo: QAction) -> None:
        super().__init__()
        self._edits = edits
        self._plan_id = ""
        self._people = self._shown_people = 0
        self.title = self._field(
            "Title of the plan", "title", "the title of the plan", read_title, str, TitleLine()
        )
        self.title.word.hide()
        self.title.line.setPlaceholderText("Title of the plan")
        self.public_title = self._field(
            "Title for participants", "public_title", "the title for participants", read_text, str
        )
        self.public_title.line.setPlaceholderText("Session")
        self.public_title.line.setToolTip("The only title on screens and papers for participants")
        self.date = self._field("Date", "date", "the date", read_date, write_date)
        self.date.line.setPlaceholderText("Any day")
        self.start = self._field("Starts", "start", "the start", read_clock, write_clock)
        self.must_end = self._field(
            "Must end", "must_end", "the time it must end", read_optional_clock, write_clock
        )
        self.must_end.line.setPlaceholderText("Open")
        self.group_size = self._field("People", "group_size", "the group size", read_people, write_people)
        self.group_size.visited.connect(self._note_people)
        self.group_size.line.editingFinished.connect(self._settle_people)
        self.facilitators = self._field(
            "Facilitators", "facilitators", "the facilitators", read_names, write_names
        )
        self.facilitators.line.setPlaceholderText("Names")
        self.facilitators.line.setToolTip("With commas between the names")
        self.undo = ActionButton(theme, undo)
        self.redo = ActionButton(theme, redo)
        self.papers = button(theme, "Papers", "papers", tip="Print what this session needs")
        self.papers.clicked.connect(self.papers_wanted)
        self.prepare = button(theme, "Prepare", "present", tip=PREPARE_TIP)
        self.prepare.clicked.connect(self.prepare_wanted)
        self.run = button(theme, "Run", "run", role="primary", tip="Run this session")
        self.run.clicked.connect(self.run_wanted)
        self._theme = theme
        self._lay_out()
        theme.changed.connect(self._size)
        self._size()

    def show_plan(self, plan: Plan) -> None:
        """Show the fields of a plan."""
        anew = plan.id != self._plan_id
        self._plan_id = plan.id
        self._shown_people = plan.group_size
        for field, value in self._values(plan):
            field.show_value(value, anew)
        has_blocks = any(block.minutes for block in plan.walk())
        self.run.setEnabled(has_blocks)
        self.run.setToolTip("Run this session" if has_blocks else "Add a block with a length first")

    def commands(self) -> list[Command]:
        """Going to each field, for who looks for it by its name."""
        named = (
            ("Change the title of the plan", self.title),
            ("Change the title for participants", self.public_title),
            ("Change the date", self.date),
            ("Change when it starts", self.start),
            ("Change when it must end", self.must_end),
            ("Change how many people", self.group_size),
            ("Change who facilitates", self.facilitators),
        )
        return [Command(words, "edit", partial(self._go_to, field)) for words, field in named]

    def _go_to(self, field: LineField[Any]) -> None:
        field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.line.selectAll()

    def _values(self, plan: Plan) -> list[tuple[LineField[Any], Any]]:
        return [
            (self.title, plan.title),
            (self.public_title, plan.public_title),
            (self.date, plan.date),
            (self.start, plan.start),
            (self.must_end, plan.must_end),
            (self.group_size, plan.group_size),
            (self.facilitators, plan.facilitators),
        ]

    def _field(
        self, word: str, name: str, step: str, read: Any, write: Any, line: QLineEdit | None = None
    ) -> LineField[Any]:
        return LineField(word, read, write, partial(self._edits.change_plan, name, step), line)

    def _note_people(self) -> None:
        self._people = self._shown_people

    def _settle_people(self) -> None:
        """Tell once that the group has another size, when the hand leaves it."""
        before, self._people = self._people, self._shown_people
        if before != self._people:
            self.people_settled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of undo and redo to their tips where the title needs the width."""
        super().resizeEvent(event)
        wide = self.width() >= WORDS_FROM * max(1.0, self._theme.scale)
        for each in (self.undo, self.redo):
            each.show_words(wide)

    def _lay_out(self) -> None:
        first = row()
        first.addWidget(self.title, 1)
        for each in (self.undo, self.redo, self.prepare, self.papers, self.run):
            first.addWidget(each)
        second = row(spacing=SPACE * 3 // 2)
        short = (self.date, self.start, self.must_end, self.group_size)
        second.addWidget(self.public_title, 3)
        for field in short:
            second.addWidget(field)
        second.addWidget(self.facilitators, 3)
        self.title_refusal = Refusals((self.title,))
        self.refusals = Refusals((self.public_title, *short, self.facilitators))
        layout = column(self)
        layout.addLayout(first)
        layout.addWidget(self.title_refusal)
        layout.addLayout(second)
        layout.addWidget(self.refusals)

    def _size(self) -> None:
        scale = max(1.0, self._theme.scale)
        for field in (self.start, self.must_end, self.group_size):
            field.setMinimumWidth(round(62 * scale))
            field.setMaximumWidth(round(84 * scale))
        self.date.setFixedWidth(round(112 * scale))


class ActionButton(Button):
    """A quiet button that does what an action does, with its word, its tooltip and its shortcut."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        self._action = action
        super().__init__(theme, action.iconText(), action.property("sign"), "quiet")
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def show_words(self, on: bool) -> None:
        """Show the word beside the sign, or leave it to the tip."""
        self.setText(self._action.iconText() if on else "")

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text())
