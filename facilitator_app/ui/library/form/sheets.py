"""The worksheets that an activity of one's own carries: each may be left out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.handout import Handout
from facilitator_app.ui.document import Document
from facilitator_app.ui.library.words import sheet_text
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import button, clear, column, label, row


class SheetList(QWidget):
    """Names the worksheets, with a button each that leaves it out."""

    def __init__(self, theme: Theme, document: Document[Activity]) -> None:
        super().__init__()
        self._theme, self._document = theme, document
        self._shown: tuple[Handout, ...] | None = None
        self._rows = column(self)

    def show_activity(self, activity: Activity) -> None:
        """Show the worksheets that there are."""
        if activity.handouts == self._shown:
            return
        self._shown = activity.handouts
        clear(self._rows)
        for sheet in activity.handouts:
            line = row()
            line.addWidget(label(f"{sheet.title} · {sheet_text(sheet)}", wrap=True), 1)
            leave = button(
                self._theme, "Leave out", "delete", "quiet", pressed=partial(self._leave, sheet.id)
            )
            leave.setAccessibleName(f"Leave out {sheet.title}")
            line.addWidget(leave)
            self._rows.addLayout(line)
        if not activity.handouts:
            self._rows.addWidget(label("There is none.", "muted"))

    def _leave(self, id: str, _checked: bool = False) -> None:
        self._document.try_edit(
            "Leave out a worksheet",
            lambda activity: replace(
                activity, handouts=tuple(each for each in activity.handouts if each.id != id)
            ),
        )
