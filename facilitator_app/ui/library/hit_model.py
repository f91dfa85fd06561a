"""The activities found, as Qt asks for them."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator_app.core.activity import Activity
from facilitator_app.core.spans import minutes_text
from facilitator_app.store.library import Found
from facilitator_app.ui.library.words import SENSITIVE, group_text
from facilitator_app.ui.theme import stage_look

Index = QModelIndex | QPersistentModelIndex
ACTIVITY = Qt.ItemDataRole.UserRole
SNIPPET = Qt.ItemDataRole.UserRole + 1


class HitModel(QAbstractListModel):
    """Activities in the order in which a search gave them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Found | None = None
        self._snippets: dict[str, str] = {}

    def show(self, found: Found | None) -> None:
        """Take on what another search has found; what matched is marked when a row is shown."""
        self.beginResetModel()
        self._found, self._snippets = found, {}
        self.endResetModel()

    def index_of(self, id: str) -> QModelIndex:
        """The row of an activity; an invalid index when it was not found."""
        row = -1 if self._found is None else self._found.row_of(id)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many were found."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self._found is None else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says; the tip is escaped since Qt reads tips as markup."""
        if not index.isValid() or self._found is None:
            return None
        activity = self._found.at(index.row())
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
                return self._snippet(activity)
            case _:
                return None

    def _snippet(self, activity: Activity) -> str:
        """What matched in an activity, found when its row is first shown."""
        if activity.id not in self._snippets:
            shown = self._found.show(activity.id).snippet if self._found is not None else ""
            self._snippets[activity.id] = shown or activity.summary
        return self._snippets[activity.id]


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
