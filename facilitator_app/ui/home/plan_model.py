"""The list of plans as Qt asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.words import entry_facts, updated_text

Index = QModelIndex | QPersistentModelIndex
FACTS = Qt.ItemDataRole.UserRole
UPDATED = Qt.ItemDataRole.UserRole + 1


class PlanModel(QAbstractListModel):
    """Plans in the order given, those whose title has the words looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[PlanEntry] = ()
        self._shown: Sequence[PlanEntry] = ()
        self._words = ""

    def show(self, entries: Sequence[PlanEntry]) -> None:
        """Take on other plans."""
        self._all = entries
        self._fill()

    def look_for(self, words: str) -> None:
        """Show only plans whose title has these words; '' shows all."""
        self._words = words.strip().casefold()
        self._fill()

    def entry(self, index: Index) -> PlanEntry | None:
        """The plan of a row."""
        return self._shown[index.row()] if index.isValid() else None

    def index_of(self, id: str) -> QModelIndex:
        """The row of a plan; an invalid index when it is not shown."""
        row = next((row for row, entry in enumerate(self._shown) if entry.id == id), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many plans are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What a row says; the tip is escaped since Qt reads tips as markup."""
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title_of(entry)}. {entry_facts(entry)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"<p>{_escaped(title_of(entry))}</p>"
            case _ if role == FACTS:
                return entry_facts(entry)
            case _ if role == UPDATED:
                return updated_text(entry)
            case _:
                return None

    def _fill(self) -> None:
        self.beginResetModel()
        words = self._words
        self._shown = [each for each in self._all if words in each.title.casefold()] if words else self._all
        self.endResetModel()


def title_of(entry: PlanEntry) -> str:
    """The title of a plan, or what is said for one without."""
    return entry.title.strip() or "Untitled plan"


def _escaped(text: str) -> str:
    from html import escape  # slow to import, and no tip shows at a start

    return escape(text)
