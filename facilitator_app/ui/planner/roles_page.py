"""Who leads and who supports what, person by person."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from facilitator_app.core.plan import Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.roles import Role, balance, roles, unled
from facilitator_app.core.schedule import Entry, Schedule, schedule
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.ui.planner.page import scrolled
from facilitator_app.ui.planner.rows import Library, count_words
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import clear, column, label, row, yielding

NOBODY = "Name the facilitators at the top of the plan, then who leads each block."


class RolesPage(QWidget):
    """A card of words for each person, then what nobody leads yet."""

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._theme, self._library = theme, library
        self.words = label("", "muted", wrap=True)
        self.area, self._list = scrolled()
        self._list.setSpacing(2)
        layout = column(self)
        layout.addWidget(self.words)
        layout.addWidget(self.area, 1)

    def show_plan(self, plan: Plan) -> None:
        """Show what each person does in a plan."""
        timetable = schedule(plan)
        found = roles(plan, timetable)
        self.words.setText(balance(found) or NOBODY)
        clear(self._list)
        for role in found:
            self._add_role(role, timetable)
        self._add_unled(unled(timetable), timetable)
        self._list.addStretch()

    def _add_role(self, role: Role, timetable: Schedule) -> None:
        self._head(role.name, f"{role.words[:1].upper()}{role.words[1:]}")
        for duty in role.duties:
            self._list.addLayout(self._line(duty.entry, timetable, duty.part))

    def _add_unled(self, entries: tuple[Entry, ...], timetable: Schedule) -> None:
        if entries:
            self._head("Nobody yet", count_words(len(entries), "block has no lead", "blocks have no lead"))
        for entry in entries:
            self._list.addLayout(self._line(entry, timetable, ""))

    def _head(self, name: str, words: str) -> None:
        if self._list.count():
            self._list.addSpacing(2 * SPACE)
        self._list.addWidget(yielding(label(name, "lead", wrap=True)))
        self._list.addWidget(yielding(label(words, "muted", wrap=True)))

    def _line(self, entry: Entry, timetable: Schedule, part: str) -> QLayout:
        made = row(spacing=3 * SPACE // 2)
        clock = label(timetable.clock(entry.start), "muted")
        clock.setFont(self._theme.font(self._theme.sizes.body, tabular=True))
        clock.setMinimumWidth(round(48 * max(1.0, self._theme.scale)))
        made.addWidget(clock)
        made.addWidget(yielding(label(facilitator_title(entry.block, self._library), wrap=True)), 1)
        length = minutes_text(whole_minutes(entry.length))
        made.addWidget(label(f"{part}, {length}" if part else length, "muted"))
        return made
