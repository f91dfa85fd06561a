"""Shows how a plan could be made to end in time, before and after, and what would help where it cannot."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from facilitator_app.core.fit import Fitted, fit_plan
from facilitator_app.core.plan import Plan
from facilitator_app.core.spans import minutes_text
from facilitator_app.core.ways import Way, ways_to_fit
from facilitator_app.ui.planner.rows import Library, count_words, title_of
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, clear, column, label, line, row

MOST_WAYS = 5
COLUMNS = ("Block", "Planned", "New", "Why")


class FitDialog(QDialog):
    """Every block with its length before and after and why; nothing changes until it is accepted.

    plan is what the proposal is about: the plan that came in, with the ways that were taken here.
    """

    def __init__(self, theme: Theme, plan: Plan, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._library = theme, library
        self.plan, self.fit = plan, fit_plan(plan)
        self.setWindowTitle("Fit to time")
        layout = column(self, 2 * SPACE, 3 * SPACE)
        self.title = label("", "lead", wrap=True)
        self.words = label("", "muted", wrap=True)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        self.table = QTableWidget(0, len(COLUMNS))
        self._dress_table()
        layout.addWidget(self.table, 1)
        self._ways = QWidget()
        self._way_rows = column(self._ways, SPACE)
        layout.addWidget(self._ways)
        # What is left of the height goes to the table, or where there is none between the ways and the foot.
        self._space = QWidget()
        layout.addWidget(self._space, 1)
        self.accept_button = button(theme, "Use these lengths", "present", "primary", pressed=self.accept)
        self.close_button = button(theme, "Leave it as it is", pressed=self.reject)
        foot = row()
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.accept_button)
        layout.addLayout(foot)
        self.resize(round(640 * theme.scale), round(440 * theme.scale))
        self._show()

    def take(self, way: Way) -> None:
        """Go one of the ways, and see whether the plan fits now."""
        self.plan, self.fit = way.plan, fit_plan(way.plan)
        self._show()

    def _show(self) -> None:
        fits = self.fit.fits
        end = "" if self.plan.must_end is None else f" by {self.plan.must_end:%H:%M}"
        self.title.setText(f"It can end{end}" if fits else f"It cannot be made to end{end}")
        self.words.setText(self._text())
        self.table.setVisible(fits)
        self._space.setVisible(not fits)
        self._fill()
        self._show_ways()
        self.accept_button.setVisible(fits)
        self.accept_button.setDefault(fits)
        self.close_button.setText("Leave it as it is" if fits else "Close")
        (self.accept_button if fits else self._first_way or self.close_button).setFocus()

    def _text(self) -> str:
        if self.fit.fits:
            count = sum(each.minutes != each.planned for each in self.fit.blocks)
            back = "it" if count == 1 else "them"
            return f"{count_words(count, 'block changes', 'blocks change')}. Undo brings {back} back."
        short = minutes_text(self.fit.short_minutes)
        kept = "Openings, closings, debriefs and highly sensitive blocks are kept whole."
        return f"With every block at its least it is still {short} too long. {kept} This would help:"

    def _show_ways(self) -> None:
        clear(self._way_rows)
        self._first_way: QWidget | None = None
        ways = ways_to_fit(self.plan, self._library)
        self._ways.setVisible(not self.fit.fits)
        # The later end stands last, and is never cut off.
        for way in ways if len(ways) <= MOST_WAYS else (*ways[: MOST_WAYS - 1], ways[-1]):
            side = row()
            side.addWidget(label(way.words, wrap=True), 1)
            side.addWidget(label(f"frees {minutes_text(way.gives)}", "small"))
            go = button(self._theme, "Do it", pressed=partial(self.take, way))
            go.setAccessibleName(f"{way.words}: do it")
            side.addWidget(go)
            self._way_rows.addLayout(side)
            self._way_rows.addWidget(line())
            self._first_way = self._first_way or go
        if not ways and not self.fit.fits:
            self._way_rows.addWidget(label("Nothing here can be cut without harm. End later.", wrap=True))

    def _dress_table(self) -> None:
        table = self.table
        table.setAccessibleName("Blocks before and after")
        table.setHorizontalHeaderLabels(COLUMNS)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _fill(self) -> None:
        self.table.setRowCount(len(self.fit.blocks))
        for place, each in enumerate(self.fit.blocks):
            new = "Left out" if each.dropped else minutes_text(each.minutes)
            title = title_of(self.plan, each.id, self._library)
            for number, text in enumerate((title, minutes_text(each.planned), new, why(self.plan, each))):
                item = QTableWidgetItem(text)
                font = item.font()
                font.setBold(each.minutes != each.planned and number != len(COLUMNS) - 1)
                item.setFont(font)
                self.table.setItem(place, number, item)


def why(plan: Plan, fitted: Fitted) -> str:
    """Why a block gets the length that it gets."""
    block = plan.find(fitted.id)
    if block is None or not block.is_leaf:
        return "Small groups keep their length"
    if fitted.dropped:
        return "May be left out"
    given = fitted.planned - fitted.minutes
    if given:
        room = fitted.planned - (block.min_minutes or 0)
        return "At its least" if given == room else f"Gives {given} of the {room} min that it can"
    if block.priority == "must":
        return "Must run"
    return "Not needed"
