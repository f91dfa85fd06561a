"""The few questions before a plan is begun from a template; Enter begins it with what the template says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from facilitator_app.core.activity import SETTINGS
from facilitator_app.core.plan import Plan
from facilitator_app.core.template import asks_place, usual_answers
from facilitator_app.ui.fields import ChoiceField, Field, LineField, RefusalLine
from facilitator_app.ui.planner.reading import (
    read_clock,
    read_date,
    read_people,
    read_text,
    read_title,
    write_clock,
    write_date,
    write_people,
)
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import OneLine, button, column, label, row

WIDTH = 520
LATER = "Press Enter to start with these. All of it can be changed later."
SETTING_WORDS = (("", SETTINGS["any"]), *((code, word) for code, word in SETTINGS.items() if code != "any"))


class NewPlanDialog(QDialog):
    """Asks for title, day, start, size, setting and names; answers has what was said."""

    def __init__(self, theme: Theme, template: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = usual_answers(template)
        if self.answers.setting == "any":
            self.answers = replace(self.answers, setting="")
        self.setWindowTitle("New plan")
        self.title = self._line("Title of the plan", "title", read_title, str)
        self.date = self._line("Date", "date", read_date, write_date, "Any day")
        self.start = self._line("Starts", "start", read_clock, write_clock)
        self.group_size = self._line("People", "group_size", read_people, write_people)
        self.setting = ChoiceField(theme, "Setting", SETTING_WORDS, self._set_setting)
        self.setting.show_value(self.answers.setting)
        self.lead = self._line("Who leads", "lead", read_text, str)
        self.support = self._line("Who supports", "support", read_text, str)
        self.place = self._line("Place", "place", read_text, str, "For the texts that name it")
        self.place.setVisible(asks_place(template))
        self._lines = (
            self.title,
            self.date,
            self.start,
            self.group_size,
            self.lead,
            self.support,
            self.place,
        )
        self.start_button = button(theme, "Start planning", "plan", "primary", pressed=self.accept)
        self.start_button.setDefault(True)
        self.cancel_button = button(theme, "Cancel", pressed=self.reject)
        self._lay_out(template.title)
        self.setMinimumWidth(round(WIDTH * max(1.0, theme.scale)))
        self.title.line.selectAll()
        self.title.setFocus()

    def accept(self) -> None:
        """Begin, unless something cannot be read: then the keys go there."""
        refused = next((each for each in self._lines if each.refusal), None)
        if refused is None:
            super().accept()
        else:
            refused.setFocus()

    def _line(
        self, word: str, name: str, read: Callable[[str], Any], write: Callable[[Any], str], hint: str = ""
    ) -> LineField[Any]:
        field = LineField(word, read, write, partial(self._set, name))
        field.show_value(getattr(self.answers, name), anew=True)
        field.line.setPlaceholderText(hint)
        return field

    def _set(self, name: str, value: Any) -> None:
        self.answers = replace(self.answers, **{name: value})
        getattr(self, name).show_value(value)

    def _set_setting(self, code: str) -> None:
        self._set("setting", code)

    def _lay_out(self, template: str) -> None:
        layout = column(self, 2 * SPACE, 3 * SPACE)
        heading = OneLine("lead")
        heading.setText(f"From “{template}”")
        words = column(spacing=SPACE // 2)
        words.addWidget(heading)
        words.addWidget(label(LATER, "muted", wrap=True))
        layout.addLayout(words)
        layout.addWidget(self.title)
        layout.addLayout(_beside(self.date, self.start, self.group_size))
        layout.addLayout(_beside(self.lead, self.support))
        layout.addLayout(_beside(self.setting, self.place))
        layout.addWidget(RefusalLine(self._lines))
        layout.addStretch()
        foot = row()
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.start_button)
        layout.addLayout(foot)


def _beside(*fields: Field) -> QHBoxLayout:
    made = row(spacing=2 * SPACE)
    for field in fields:
        made.addWidget(field, 1)
    return made
