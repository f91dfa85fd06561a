"""The facts strip of an activity: how long, for whom, where, and how much care it needs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextLength

from facilitator_app.core.activity import Activity
from facilitator_app.ui.library.ink import TIGHT, Ink, Space, whole_width
from facilitator_app.ui.library.words import (
    CO_FACILITATOR,
    age_text,
    group_text,
    length_text,
    sensitivity_look,
    settings_text,
)
from facilitator_app.ui.theme import SPACE, Theme, stage_look


@dataclass(frozen=True, slots=True)
class Fact:
    """A word, what it is here, and where it has them an icon and a colour."""

    word: str
    value: str
    icon: str = ""
    colour: str = ""
    more: str = ""


def facts(activity: Activity, theme: Theme) -> list[Fact]:
    """What one chooses an activity by."""
    icon, colour, stage = stage_look(activity.stage)
    safety = activity.safety
    mark, warning = sensitivity_look(safety.sensitivity, theme)
    return [
        Fact("Length", length_text(activity)),
        Fact("Group", group_text(activity)),
        Fact("Works in", activity.form.capitalize() or "Any form"),
        Fact("Stage", stage, icon, getattr(theme.colours, colour)),
        Fact("Energy", activity.energy.capitalize()),
        Fact("Age", age_text(activity)),
        Fact("Settings", settings_text(activity)),
        Fact("Second facilitator", CO_FACILITATOR[safety.cofacilitator]),
        Fact("Sensitivity", safety.sensitivity.capitalize(), mark, warning, ", ".join(safety.flags)),
    ]


def write_facts(ink: Ink, activity: Activity, columns: int) -> None:
    """The facts in a table of so many columns."""
    told = facts(activity, ink.theme)
    form = whole_width()
    form.setTopMargin(SPACE)
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    form.setColumnWidthConstraints([share] * columns)
    table = ink.table(-(-len(told) // columns), columns, form)
    for number, fact in enumerate(told):
        row, column = divmod(number, columns)
        _write(ink.cell(table, row, column, SPACE + SPACE // 2), fact)


def _write(cell: Ink, fact: Fact) -> None:
    cell.small(fact.word)
    cell.paragraph(Space(0, 0, TIGHT))
    if fact.icon:
        cell.icon(fact.icon, fact.colour)
    cell.words(fact.value, bold=bool(fact.icon), colour=fact.colour)
    if fact.more:
        cell.words(f": {fact.more}")
