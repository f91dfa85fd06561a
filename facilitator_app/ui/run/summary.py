"""After the end: how long each block took against its plan, what was noted, how much was delivered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from facilitator_app.core.public import facilitator_title
from facilitator_app.core.report import Report, ReportRow, report
from facilitator_app.core.report_words import (
    actual_words,
    clock,
    difference_words,
    fidelity_words,
    offered_words,
    planned_words,
    ran_words,
)
from facilitator_app.core.run_view import RunView
from facilitator_app.core.spans import whole_minutes
from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.run.parts import MOVES, TOUCH, Reader, set_text
from facilitator_app.ui.run.row_model import ROW_ROLE
from facilitator_app.ui.run.summary_chart import ChartColumn, Legend
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, clear, column, label, row, yielding

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Part", "Planned", "Took", "Difference", "Side by side")
CHART = 4


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One block: its texts in the order of the headings, and the minutes that are drawn."""

    cells: tuple[str, ...]
    planned: int
    actual: int


def summary_row(each: ReportRow, library: Library) -> SummaryRow:
    """What became of one block."""
    title = facilitator_title(each.block, library)
    # In whole minutes, so that the bars say what the words do.
    return SummaryRow(
        (title, planned_words(each), actual_words(each), difference_words(each)),
        whole_minutes(each.planned),
        0 if each.left_out else whole_minutes(each.actual),
    )


class SummaryModel(QAbstractTableModel):
    """The blocks of a finished run; the last column is drawn, and all that it tells stands in the others."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[SummaryRow, ...] = ()
        self._most = 1

    def show(self, rows: tuple[SummaryRow, ...]) -> None:
        """Take on another run."""
        self.beginResetModel()
        self.rows = rows
        self._most = max((max(each.planned, each.actual) for each in rows), default=1) or 1
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many blocks there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One column for each heading."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text; figures stand at the right."""
        each = self.rows[index.row()]
        if index.column() == CHART:
            return (each.planned, each.actual, self._most) if role == ROW_ROLE else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return each.cells[index.column()]
        return _align(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return _align(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _align(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (1, 2) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class SummaryTable(QTableView):
    """The table; the run's keys are left alone, and the bars take no more room than the titles."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the bars a part of the width."""
        super().resizeEvent(event)
        self.setColumnWidth(CHART, max(14 * SPACE, self.width() // 3 - 10 * SPACE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the table, or leave the key to the screen."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class NotesPanel(QWidget):
    """What was written down, each with its moment and the part that was on; out of the way for none."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        page = QWidget()
        self._lines = column(page, SPACE, SPACE)
        self.reader = Reader("Notes of the session", page)
        layout = column(self, SPACE // 2)
        layout.addWidget(label("Notes", "small"))
        layout.addWidget(self.reader, 1)
        self.hide()

    def show_notes(self, told: Report, zone: tzinfo) -> None:
        """Show the notes of a run."""
        clear(self._lines)
        for note in told.notes:
            on = f", {facilitator_title(note.block, self._library)}" if note.block else ""
            self._lines.addWidget(yielding(label(f"{clock(note.at, zone)}{on}", "small", wrap=True)))
            words = yielding(label(note.text, wrap=True))
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addWidget(words)
        self._lines.addStretch()
        self.setVisible(bool(told.notes))


class Summary(QWidget):
    """What a finished session came to, and what to do next.

    Of an earlier one it offers to go back to the list; of a rehearsal nothing but to close it.
    """

    close_wanted = Signal()
    people_wanted = Signal()
    back_wanted = Signal()
    save_wanted = Signal()
    times_wanted = Signal()

    def __init__(self, theme: Theme, library: Library, *, earlier: bool = False) -> None:
        super().__init__()
        self._theme, self._library, self._earlier = theme, library, earlier
        self._model = SummaryModel()
        self._told: Report | None = None
        self._rehearsal: bool | None = None
        self.shown: RunView | None = None
        self.heading = label("The session is over", "title", wrap=True)
        self.words = label("", "reading", wrap=True)
        self.delivered = label("", wrap=True)
        self.table = SummaryTable()
        self.table.setModel(self._model)
        self._chart = ChartColumn(theme)
        self.table.setItemDelegateForColumn(CHART, self._chart)
        self.notes = NotesPanel(library)
        self.close_button = button(
            theme,
            "Back to the list (Esc)" if earlier else "Close session",
            "back" if earlier else "present",
            "" if earlier else "primary",
            pressed=self.close_wanted.emit,
        )
        self.save = button(theme, "Save summary…", "save", pressed=self.save_wanted.emit)
        tip = "Each part becomes as long as it really took. One undo takes it back."
        self.times = button(
            theme, "Use these times in the plan", "clock", tip=tip, pressed=self.times_wanted.emit
        )
        self.people = button(theme, "Mark who came", "people", pressed=self.people_wanted.emit)
        self.back = button(theme, "Back to the session (Backspace)", "back", pressed=self.back_wanted.emit)
        self._lay_out()
        self._set_up_table()
        self.show_rehearsal(False)
        theme.changed.connect(self._size_rows)

    def show_rehearsal(self, rehearsal: bool) -> None:
        """Offer what can be done after a session, or after a rehearsal."""
        if rehearsal == self._rehearsal:
            return
        self._rehearsal = rehearsal
        for each in (self.save, self.times):
            each.setHidden(rehearsal)
        for each in (self.people, self.back):
            each.setHidden(rehearsal or self._earlier)
        if not self._earlier:
            self.close_button.show_as("Close rehearsal" if rehearsal else "Close session", "present")
            set_text(self.heading, "The rehearsal is over" if rehearsal else "The session is over")

    def show_view(self, shown: RunView) -> None:
        """Show a finished run."""
        if shown.state != "finished":
            return
        self.shown = shown
        told = report(shown, self._library)
        # It is asked at each tick, and the table keeps what is chosen in it.
        if told == self._told:
            return
        self._told = told
        set_text(self.words, ran_words(told, shown.zone))
        set_text(self.delivered, " ".join(filter(None, (fidelity_words(told.fidelity), offered_words(told)))))
        self._model.show(tuple(summary_row(each, self._library) for each in told.rows))
        self.notes.show_notes(told, shown.zone)

    def take_focus(self) -> None:
        """A table to read; nothing happens by a press that was meant for the run."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves an earlier run; every other key is the screen's."""
        if self._earlier and event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = column(self, SPACE, 3 * SPACE)
        for words in (self.heading, self.words, self.delivered):
            layout.addWidget(words)
        beside = row(spacing=2 * SPACE)
        beside.addWidget(self.table, 7)
        beside.addWidget(self.notes, 2)
        layout.addLayout(beside, 1)
        layout.addWidget(Legend(self._theme))
        buttons = Flow()
        for each in (self.close_button, self.save, self.times, self.people, self.back):
            each.setAutoDefault(True)
            each.setMinimumHeight(TOUCH)
            buttons.addWidget(each)
        layout.addLayout(buttons)

    def _set_up_table(self) -> None:
        self.table.setAccessibleName("Planned and actual lengths")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        # The cells' text stands 3 pixels in, for the frame of the focus.
        header.setStyleSheet("QHeaderView::section { padding: 6px 11px; }")
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CHART, QHeaderView.ResizeMode.Fixed)
        self._size_rows()

    def _size_rows(self) -> None:
        font = self._theme.font(self._theme.sizes.body, QFont.Weight.Normal, tabular=True)
        self.table.setFont(font)
        self.table.verticalHeader().setDefaultSectionSize(max(40, 2 * self._theme.sizes.body + SPACE))
