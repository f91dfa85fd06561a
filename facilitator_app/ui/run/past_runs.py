"""The earlier runs of a plan: which there are, what each came to, and taking one away for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QStyle, QStyleOptionViewItem, QWidget

from facilitator_app.core.plan import Plan
from facilitator_app.core.run_view import RunView
from facilitator_app.core.spans import MONTHS, minutes_text
from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.run.parts import TOUCH, Rows, set_text
from facilitator_app.ui.run.row_model import ROW_ROLE, Index, RowModel, TwoLines
from facilitator_app.ui.run.summary import Summary
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, draw_row, draw_words, label

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LOST = "Its times, its ticks and its notes are deleted for good. The plan and who came stay."
NONE_LEFT = "There are no earlier runs of this plan."


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run that is over: the local moment at which it began, how long it took, and how it ended."""

    id: str
    begun: datetime
    minutes: int
    ending: str

    @property
    def day(self) -> str:
        """The day and time on which it began: '2 March 2026, 18:40'."""
        begun = self.begun
        return f"{begun.day} {MONTHS[begun.month - 1]} {begun.year}, {begun:%H:%M}"

    @property
    def came_to(self) -> str:
        """How long it took and how it ended: '1 h 24 min · ended on time'."""
        return f"{minutes_text(self.minutes)} · {self.ending}"

    def __str__(self) -> str:
        return f"{self.day}, {self.came_to}"


def no_runs(_plan: str) -> Sequence[PastRun]:
    """Nothing was run before."""
    return ()


@dataclass(frozen=True, slots=True)
class Records:
    """What can be done with what runs left behind: functions over the data file and the plan.

    count is how many earlier runs a plan has; read gives the plan as it was run and the picture of its end.
    old_marks asks about marks that are left of an earlier session, '' where there are none.
    """

    count: Callable[[str], int] = lambda plan: 0
    runs: Callable[[str], Sequence[PastRun]] = no_runs
    read: Callable[[str], tuple[Plan, RunView] | None] = lambda run: None
    delete: Callable[[str], object] = lambda run: None
    save: Callable[[Plan, RunView], object] = lambda plan, shown: None
    use_times: Callable[[Plan, RunView], object] = lambda plan, shown: None
    old_marks: Callable[[str], str] = lambda plan: ""
    begin_marks: Callable[[str], object] = lambda plan: None


class RunRow(TwoLines):
    """A run in two lines: when, and what it came to."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it as the other lists of the program do."""
        each: PastRun = index.data(ROW_ROLE)
        state, place = option.state, option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        draw_row(painter, place, self._theme, chosen, bool(state & QStyle.StateFlag.State_HasFocus))
        inside = place.adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
        half = inside.height() // 2
        sizes, colours = self._theme.sizes, self._theme.colours
        above, below = inside.adjusted(0, 0, 0, -half), inside.adjusted(0, half, 0, 0)
        draw_words(painter, above, each.day, self._theme.font(sizes.body, tabular=True), colours.ink)
        draw_words(painter, below, each.came_to, self._theme.font(sizes.small), colours.muted)


class RunList(Rows):
    """The runs; Enter opens the one that is chosen, Del asks for it to be taken away."""

    open_wanted = Signal()
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, move, or leave the key."""
        if event.key() in ENTER:
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class PastRuns(QWidget):
    """The list of a plan's earlier runs, and the summary of the one that is open."""

    left = Signal()

    def __init__(self, theme: Theme, library: Library, records: Records) -> None:
        super().__init__()
        self._records = records
        self._opened: tuple[Plan, RunView] | None = None
        self.plan = ""
        self._model: RowModel[PastRun] = RowModel()
        self._rows = RunRow(theme)
        self.heading = label("", "title", wrap=True)
        self.none_left = label(NONE_LEFT, "muted")
        self.list = RunList("Earlier runs")
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._rows)
        self.list.open_wanted.connect(self._open)
        self.list.delete_wanted.connect(self._ask_delete)
        self.list.doubleClicked.connect(self._open)
        self.show_button = button(theme, "Show this run", "open", "primary", pressed=self._open)
        self.delete = button(theme, "Delete this run… (Del)", "delete", pressed=self._ask_delete)
        self.back = button(theme, "Back (Esc)", "back", pressed=self.left.emit)
        self.summary = Summary(theme, library, earlier=True)
        self.summary.close_wanted.connect(self._close)
        self.summary.save_wanted.connect(self._save)
        self.summary.times_wanted.connect(self._use_times)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list_page())
        self._pages.addWidget(self.summary)
        column(self).addWidget(self._pages)

    def show_plan(self, plan: Plan) -> None:
        """Show the list of a plan's runs."""
        self.plan = plan.id
        set_text(self.heading, f"Earlier runs of “{plan.title}”")
        self._pages.setCurrentIndex(0)
        self._read()

    def take_focus(self) -> None:
        """The list, or the table of the run that is open."""
        if self._pages.currentWidget() is self.summary:
            self.summary.take_focus()
        else:
            (self.list if self._model.rows else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read(self, at: int = 0) -> None:
        self._model.show(self._records.runs(self.plan))
        count = len(self._model.rows)
        for each in (self.show_button, self.delete, self.list):
            each.setVisible(bool(count))
        self.none_left.setVisible(not count)
        self.list.setCurrentIndex(self._model.index(min(at, count - 1)))

    def _chosen(self) -> PastRun | None:
        index = self.list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def _open(self) -> None:
        run = self._chosen()
        self._opened = self._records.read(run.id) if run is not None else None
        if run is not None and self._opened is not None:
            set_text(self.summary.heading, f"{self._opened[0].title}, {run.day}")
            self.summary.show_view(self._opened[1])
            self._pages.setCurrentWidget(self.summary)
            self.take_focus()

    def _close(self) -> None:
        self._pages.setCurrentIndex(0)
        self.take_focus()

    def _save(self) -> None:
        if self._opened is not None:
            self._records.save(*self._opened)

    def _use_times(self) -> None:
        if self._opened is not None:
            self._records.use_times(*self._opened)

    def _ask_delete(self) -> None:
        run = self._chosen()
        if run is None:
            return
        asked = QMessageBox(self)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWindowTitle("Delete a run")
        asked.setText(f"Delete the run of {run.day}?\n\n{LOST}")
        delete = asked.addButton("Delete it", QMessageBox.ButtonRole.DestructiveRole)
        asked.setDefaultButton(asked.addButton("Keep it", QMessageBox.ButtonRole.RejectRole))
        asked.exec()
        if asked.clickedButton() is delete:
            row = self.list.currentIndex().row()
            self._records.delete(run.id)
            self._read(row)
            self.take_focus()

    def _list_page(self) -> QWidget:
        page = QWidget()
        layout = column(page, 2 * SPACE, 3 * SPACE)
        layout.addWidget(self.heading)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.none_left, 1, Qt.AlignmentFlag.AlignTop)
        buttons = Flow()
        for each in (self.show_button, self.delete, self.back):
            each.setAutoDefault(True)
            each.setMinimumHeight(TOUCH)
            buttons.addWidget(each)
        layout.addLayout(buttons)
        return page
