"""Shows how a plan could be made to end in time, before and after, and lets it be accepted or left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Plan
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.planner.rows import Library, count_words, title_of
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row


class FitDialog(QDialog):
    """The blocks that would change with their lengths before and after."""

    def __init__(self, theme: Theme, plan: Plan, fit: Fit, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fit to time")
        self.setMinimumSize(round(480 * theme.scale), 240 if fit.fits else 160)
        layout = column(self, 2 * SPACE, 3 * SPACE)
        changed = [each for each in fit.blocks if each.minutes != each.planned]
        layout.addWidget(label(self._title(plan, fit), "lead", wrap=True))
        self.words = label(self._text(fit, len(changed)), "muted", wrap=True)
        layout.addWidget(self.words)
        self.table = QTableWidget(len(changed), 3)
        if fit.fits:
            self._fill(plan, fit, library)
            layout.addWidget(self.table, 1)
        else:
            layout.addStretch()
        self.accept_button = button(theme, "Use these lengths", "present", role="primary")
        self.accept_button.clicked.connect(self.accept)
        self.accept_button.setDefault(fit.fits)
        self.accept_button.setVisible(fit.fits)
        self.close_button = button(theme, "Leave it as it is" if fit.fits else "Close")
        self.close_button.clicked.connect(self.reject)
        foot = row()
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.accept_button)
        layout.addLayout(foot)
        (self.accept_button if fit.fits else self.close_button).setFocus()

    def _title(self, plan: Plan, fit: Fit) -> str:
        end = "" if plan.must_end is None else f" by {plan.must_end:%H:%M}"
        return f"It can end{end}" if fit.fits else f"It cannot be made to end{end}"

    def _text(self, fit: Fit, count: int) -> str:
        if fit.fits:
            return f"{count_words(count, 'block changes', 'blocks change')}. Undo brings them back."
        return (
            f"With every block at its least it is still {minutes_text(fit.short_minutes)} too long. "
            "Let more blocks shrink or drop, or end later."
        )

    def _fill(self, plan: Plan, fit: Fit, library: Library) -> None:
        table = self.table
        table.setAccessibleName("Blocks that change")
        table.setHorizontalHeaderLabels(["Block", "Planned", "New"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        changed = (each for each in fit.blocks if each.minutes != each.planned)
        for place, each in enumerate(changed):
            new = "Left out" if each.dropped else minutes_text(each.minutes)
            words = (title_of(plan, each.id, library), minutes_text(each.planned), new)
            for number, text in enumerate(words):
                table.setItem(place, number, QTableWidgetItem(text))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
