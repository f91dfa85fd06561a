"""The agenda that comes of a table, and the rows that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from facilitator_app.core.activity import Activity
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Entry, Schedule, schedule
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.formats.agenda_reading import Agenda
from facilitator_app.formats.agenda_table import HOLDERS
from facilitator_app.ui.home.words import DOT
from facilitator_app.ui.tables import plain_table
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column, label, row, yielding

INDENT = "    "
WIDEST_NAME = 160
TIME, LENGTH, TITLE, LEADS = range(4)


class _Sentences(QStyledItemDelegate):
    """Gives a sentence the lines that it needs inside the padding of a style sheet, which Qt leaves out."""

    def __init__(self, listed: QListWidget) -> None:
        super().__init__(listed)
        self._listed = listed

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the list, and as high as the words in it."""
        width = self._listed.viewport().width()
        wrap = int(Qt.TextFlag.TextWordWrap)
        room = QRect(0, 0, width - 4 * SPACE, 10_000)
        words = self._listed.fontMetrics().boundingRect(room, wrap, str(index.data()))
        return QSize(width, words.height() + 2 * SPACE)


class MappingPreview(QWidget):
    """The parts with their times at the left, and at the right what is wrong, if anything is.

    Above both stands what of the file is not taken.
    """

    def __init__(self, theme: Theme, library: Mapping[str, Activity]) -> None:
        super().__init__()
        self._library = library
        self._widest = round(WIDEST_NAME * theme.scale)
        self.table = _table()
        self.table.verticalHeader().setDefaultSectionSize(round(32 * theme.scale))
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        # A sentence has as many lines as the width in force needs.
        self.problems.setResizeMode(QListView.ResizeMode.Adjust)
        self.problems.setItemDelegate(_Sentences(self.problems))
        self.problems.setAccessibleName("Rows that cannot be read")
        self.problems.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problems.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._side = QWidget()
        side = column(self._side, SPACE // 2)
        side.addWidget(label("Cannot be read", "muted"))
        side.addWidget(self.problems, 1)
        main = column(spacing=SPACE // 2)
        self.state = label(role="muted", wrap=True)
        main.addWidget(self.state)
        main.addWidget(self.table, 1)
        self.told = yielding(label(wrap=True))
        layout = column(self)
        layout.addWidget(self.told)
        halves = row(spacing=2 * SPACE)
        halves.addLayout(main, 3)
        halves.addWidget(self._side, 2)
        layout.addLayout(halves, 1)

    def show_agenda(self, agenda: Agenda) -> None:
        """Show what came of it."""
        times = schedule(agenda.plan)
        self.table.setRowCount(len(times.entries))
        for number, entry in enumerate(times.entries):
            for place, item in enumerate(_items(entry, times, self._library)):
                self.table.setItem(number, place, item)
        # Once for all rows: a header that fits its columns by itself would do so anew for each cell.
        for place in (TIME, LENGTH, LEADS):
            self.table.resizeColumnToContents(place)
        self.table.setColumnWidth(LEADS, min(self.table.columnWidth(LEADS), self._widest))
        self.told.setText(" ".join(agenda.told))
        self.told.setVisible(bool(agenda.told))
        self.problems.clear()
        self.problems.addItems([str(problem) for problem in agenda.problems])
        self._side.setVisible(bool(agenda.problems))


def summary(agenda: Agenda) -> str:
    """How much it is and when, in a sentence."""
    times = schedule(agenda.plan)
    count = len(times.entries)
    parts = "1 part" if count == 1 else f"{count} parts"
    span = f"{times.clock(times.start)}–{times.clock(times.end)}"
    length = minutes_text(whole_minutes(times.end - times.start))
    assumed = "" if agenda.begun else " The table names no start, so it begins at 09:00."
    return f"{parts}{DOT}{span}{DOT}{length}.{assumed}" if count else ""


def _items(entry: Entry, times: Schedule, library: Mapping[str, Activity]) -> list[QTableWidgetItem]:
    block = entry.block
    length = minutes_text(whole_minutes(entry.length)) if entry.length else ""
    title = " ".join(facilitator_title(block, library).split())
    start = times.clock(entry.start)
    items = [QTableWidgetItem(words) for words in (start, length, INDENT * entry.depth + title, block.lead)]
    spoken = ", ".join(filter(None, (start, title, length, block.lead)))
    for item in items:
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        if block.kind in HOLDERS:
            item.setFont(_bold(item))
    items[TITLE].setToolTip(title)
    return items


def _bold(item: QTableWidgetItem) -> QFont:
    """The font of an item, in bold."""
    font = item.font()
    font.setBold(True)
    return font


def _table() -> QTableWidget:
    return plain_table("What comes of it", ("Time", "Length", "Title", "Leads"), 0, TITLE)
