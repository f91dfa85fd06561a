"""The list of plans as Qt asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.words import entry_facts, spoken_tags

Index = QModelIndex | QPersistentModelIndex
Facts = Callable[[PlanEntry], str]
# Qt.DisplayRole, which is asked for where no role is named.
DISPLAY = 0


class PlanModel(QAbstractListModel):
    """Plans in the order given, those that have the words looked for and the tag."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[PlanEntry] = ()
        self._shown: Sequence[PlanEntry] = ()
        self._facts: Facts = entry_facts
        self._texts: Sequence[str] | None = None
        self._words: tuple[str, ...] = ()
        self._tag = ""

    def show(self, entries: Sequence[PlanEntry], facts: Facts = entry_facts) -> None:
        """Take on other plans, and the line that is said of each."""
        self._all, self._facts, self._texts = entries, facts, None
        self._fill()

    def look_for(self, words: str, tag: str = "") -> None:
        """Show only plans with these words in their titles or tags, and with this tag; '' shows all."""
        from facilitator_app.core.finding import plainly  # no start has need of it

        self._words, self._tag = tuple(plainly(words).split()), tag
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

    def facts(self, entry: PlanEntry) -> str:
        """The line that is said of a plan."""
        return self._facts(entry)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """What a row says; the tip is escaped since Qt reads tips as markup."""
        from PySide6.QtCore import Qt

        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title_of(entry)}. {self._facts(entry)}{spoken_tags(entry)}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"<p>{_escaped(title_of(entry))}</p>"
            case _:
                return None

    def _fill(self) -> None:
        self.beginResetModel()
        found = self._found() if self._words else self._all
        self._shown = [each for each in found if self._tag in each.tags] if self._tag else found
        self.endResetModel()

    def _found(self) -> list[PlanEntry]:
        from facilitator_app.core.finding import has_words, plainly

        if self._texts is None:
            said = ("\n".join((each.title, each.public_title, *each.tags)) for each in self._all)
            self._texts = [*map(plainly, said)]
        both = zip(self._all, self._texts, strict=True)
        return [each for each, text in both if has_words(text, self._words)]


def title_of(entry: PlanEntry) -> str:
    """The title of a plan, or what is said for one without."""
    return entry.title.strip() or "Untitled plan"


def _escaped(text: str) -> str:
    from html import escape  # slow to import, and no tip shows at a start

    return escape(text)
