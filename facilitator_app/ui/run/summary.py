"""After the end: how long each block took against its plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run_view import BlockView, RunView
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.ui.run import words
from facilitator_app.ui.run.parts import MOVES, TOUCH, set_text
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Part", "Planned", "Took", "Difference")


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One block: its title, planned and actual length, and the difference in words."""

    title: str
    planned: str
    actual: str
    difference: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row's texts in the order of the headings."""
        return self.title, self.planned, self.actual, self.difference


def summary_row(each: BlockView, library: words.Library) -> SummaryRow:
    """What became of one block."""
    left_out = each.state != "done" and not whole_minutes(each.actual)
    return SummaryRow(
        facilitator_title(each.block, library),
        minutes_text(whole_minutes(each.planned)),
        "–" if left_out else minutes_text(whole_minutes(each.actual)),
        "Left out" if left_out else words.difference(each.planned, each.actual),
    )


def summary_words(shown: RunView) -> str:
    """The session as a whole in a sentence."""
    held = [each for each in shown.blocks if each.actual or each.state == "done"]
    if not held:
        return ""
    start = min(each.start for each in held)
    ran = f"It ran from {words.clock(shown, start)} to {words.clock(shown, shown.projected_end)}"
    minutes = abs(shown.behind_s) // 60
    if not minutes:
        return f"{ran}, and ended on time."
    side = "later" if shown.behind_s > 0 else "earlier"
    return f"{ran}, and ended {minutes_text(minutes)} {side} than planned."


class SummaryModel(QAbstractTableModel):
    """The blocks of a finished run."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[SummaryRow, ...] = ()

    def show(self, rows: tuple[SummaryRow, ...]) -> None:
        """Take on another run."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many blocks there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One column for each heading."""
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text; figures stand at the right."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()].cells[index.column()]
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
    """The table; the run's keys are left alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the table, or leave the key to the screen."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Summary(QWidget):
    """What a finished session came to, and what to do next."""

    close_wanted = Signal()
    people_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, library: words.Library) -> None:
        super().__init__()
        self._theme, self._library = theme, library
        self._model = SummaryModel()
        self.words = label("", "reading", wrap=True)
        self.table = SummaryTable()
        self.table.setModel(self._model)
        self.close_button = button(
            theme, "Close session", "present", "primary", pressed=self.close_wanted.emit
        )
        self.people = button(theme, "Mark who came", "people", pressed=self.people_wanted.emit)
        self.back = button(theme, "Back to the session (Backspace)", "back", pressed=self.back_wanted.emit)
        layout = column(self, 2 * SPACE, 4 * SPACE)
        layout.addWidget(label("The session is over", "title"))
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)
        buttons = row()
        for each in (self.close_button, self.people, self.back):
            each.setAutoDefault(True)
            each.setMinimumHeight(TOUCH)
            buttons.addWidget(each)
        buttons.addStretch()
        layout.addLayout(buttons)
        self._set_up_table()
        theme.changed.connect(self._size_rows)

    def show_view(self, shown: RunView) -> None:
        """Show a finished run."""
        if shown.state == "finished":
            set_text(self.words, summary_words(shown))
            self._model.show(tuple(summary_row(each, self._library) for each in shown.blocks))

    def take_focus(self) -> None:
        """A table to read; nothing happens by a press that was meant for the run."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._size_rows()

    def _size_rows(self) -> None:
        font = self._theme.font(self._theme.sizes.body, QFont.Weight.Normal, tabular=True)
        self.table.setFont(font)
        self.table.verticalHeader().setDefaultSectionSize(max(40, 2 * self._theme.sizes.body + SPACE))
