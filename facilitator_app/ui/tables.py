"""A table that is read row by row: no grid, one row chosen at a time, Tab goes on to what is next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget


def plain_table(name: str, headings: Sequence[str], rows: int, widest: int) -> QTableWidget:
    """An empty table of so many rows, the column at a place taking the width that is left."""
    made = QTableWidget(rows, len(headings))
    made.setAccessibleName(name)
    made.setHorizontalHeaderLabels(list(headings))
    made.verticalHeader().hide()
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setTabKeyNavigation(False)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = made.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
    return made
