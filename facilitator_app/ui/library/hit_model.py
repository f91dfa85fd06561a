"""The activities found, as Qt asks for them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator_app.core.activity import Activity
from facilitator_app.core.spans import minutes_text
from facilitator_app.store.entries import Hit
from facilitator_app.ui.library.words import SENSITIVE, group_text
from facilitator_app.ui.theme import stage_look

Index = QModelIndex | QPersistentModelIndex
ACTIVITY = Qt.ItemDataRole.UserRole
SNIPPET = Qt.ItemDataRole.UserRole + 1


class HitModel(QAbstractListModel):
    """Activities in the order in which a search gave them."""

    def __init__(self, library: Mapping[str, Activity], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._rows: list[tuple[Activity, str]] = []

    def show(self, hits: Sequence[Hit]) -> None:
        """Take on what another search has found."""
        self.beginResetModel()
        self._rows = [(self._library[hit.id], hit.snippet) for hit in hits if hit.id in self._library]
        self.endResetModel()

    def index_of(self, id: str) -> QModelIndex:
        """The row of an activity; an invalid index when it was not found."""
        row = next((row for row, (activity, _) in enumerate(self._rows) if activity.id == id), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many were found."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says; the tip is escaped since Qt reads tips as markup."""
        if not index.isValid():
            return None
        activity, snippet = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return activity.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(activity)
            case Qt.ItemDataRole.ToolTipRole:
                return f"<p>{html.escape(activity.summary or activity.title)}</p>"
            case _ if role == ACTIVITY:
                return activity
            case _ if role == SNIPPET:
                return snippet or activity.summary
            case _:
                return None


def spoken(activity: Activity) -> str:
    """A row as a screen reader says it."""
    sensitivity = SENSITIVE.get(activity.safety.sensitivity)
    parts = [
        activity.title,
        minutes_text(activity.minutes.standard),
        stage_look(activity.stage)[2],
        group_text(activity),
        *([sensitivity] if sensitivity else []),
        activity.summary,
    ]
    return ". ".join(parts)
