"""The plans of the person at the computer, under their heading; long lists can be looked through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.plan_list import PlanList
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row

SEARCH_FROM = 12
ROWS_AT_LEAST = 3


class OwnPlans(QWidget):
    """A heading, the list, and where it is long a field to find a plan by its title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.list = PlanList(theme)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("Find a plan by its title")
        self.finder.setAccessibleName("Find a plan by its title")
        self.finder.setClearButtonEnabled(True)
        self.finder.setMinimumWidth(30 * SPACE)
        self.finder.textChanged.connect(self._look)
        self.none_found = label("No plan has these words in its title.", "muted", wrap=True)
        self.more = button(theme, "More", "more", "quiet", "What else can be done with the chosen plan")
        self.more.clicked.connect(self._show_menu)
        head = row()
        head.addWidget(label("Your plans", "lead"))
        head.addStretch()
        head.addWidget(self.finder)
        head.addWidget(self.more)
        layout = column(self)
        layout.addLayout(head)
        layout.addWidget(self.none_found)
        layout.addWidget(self.list, 100)
        # Takes what a short list leaves.
        layout.addStretch(1)
        theme.changed.connect(self._fit)

    def show_plans(self, entries: Sequence[PlanEntry]) -> None:
        """Show other plans; nothing at all when there are none."""
        self.setVisible(bool(entries))
        many = len(entries) >= SEARCH_FROM
        self.finder.setVisible(many)
        if not many:
            self.finder.clear()
        self.list.show_plans(entries)
        self._say()

    def _look(self, words: str) -> None:
        self.list.look_for(words)
        self._say()

    def _say(self) -> None:
        found = self.list.plans.rowCount() > 0
        self.none_found.setVisible(not found)
        self.list.setVisible(found)
        self.more.setEnabled(found)
        self._fit()

    def _show_menu(self) -> None:
        self.list.pop_up(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _fit(self) -> None:
        """As high as its rows, but no more than the page has room for, and no less than a few."""
        each, frame = self.list.row_height(), 2 * self.list.frameWidth()
        rows = self.list.plans.rowCount()
        self.list.setMinimumHeight(min(rows, ROWS_AT_LEAST) * each + frame)
        self.list.setMaximumHeight(rows * each + frame)
