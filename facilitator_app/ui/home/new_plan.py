"""The few questions before a plan is begun from a template; Enter begins it with what the template says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from facilitator_app.core.activity import SETTINGS
from facilitator_app.core.plan import Plan
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.core.template import asks_place, starting_at, too_long, usual_answers
from facilitator_app.ui.fields import ChoiceField, Field, LineField, RefusalLine
from facilitator_app.ui.planner.reading import (
    read_clock,
    read_date,
    read_optional_clock,
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
LATER: Final = "Press Enter to start with these. All of it can be changed later."
TOO_LONG: Final = (
    "That is {} less than the template takes. “Fit to time” in the plan will say what could give."
)
SETTING_WORDS = (("", SETTINGS["any"]), *((code, word) for code, word in SETTINGS.items() if code != "any"))


class NewPlanDialog(QDialog):
    """Asks for title, day, start, end, size, setting and names; answers has what was said.

    The end moves along with the start until somebody says it.
    """

    def __init__(self, theme: Theme, template: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = template
        self._end_said = False
        self.answers = usual_answers(template)
        if self.answers.setting == "any":
            self.answers = replace(self.answers, setting="")
        self.setWindowTitle("New plan")
        self.title = self._line("Title of the plan", "title", read_title, str)
        self.date = self._line("Date", "date", read_date, write_date, "Any day")
        self.start = self._line("Starts", "start", read_clock, write_clock)
        self.must_end = self._line("Must end", "must_end", read_optional_clock, write_clock, "Open")
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
            self.must_end,
            self.group_size,
            self.lead,
            self.support,
            self.place,
        )
        self.too_long = label("", "muted", wrap=True)
        self.start_button = button(theme, "Start planning", "plan", "primary", pressed=self.accept)
        self.start_button.setDefault(True)
        self.cancel_button = button(theme, "Cancel", pressed=self.reject)
        self._lay_out(template.title)
        self._tell_length()
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
        self._end_said = self._end_said or name == "must_end"
        # An end that cannot be read is left to who typed it.
        if name == "start" and not self._end_said and not self.must_end.refusal:
            self.answers = starting_at(self.answers, value)
            self.must_end.show_value(self.answers.must_end)
        else:
            self.answers = replace(self.answers, **{name: value})
        getattr(self, name).show_value(value)
        self._tell_length()

    def _tell_length(self) -> None:
        """Say what the planner will help with, where the time is shorter than the template."""
        over = too_long(self._template, self.answers)
        self.too_long.setText(TOO_LONG.format(minutes_text(whole_minutes(over))))
        self.too_long.setVisible(bool(over))

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
        layout.addLayout(_beside(self.date, self.start, self.must_end, self.group_size))
        layout.addWidget(self.too_long)
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
