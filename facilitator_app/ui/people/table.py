"""The list of people as a table: a name and four marks a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from facilitator_app.core.people import MARKS, Attendance, Mark, Person, Roster
from facilitator_app.ui.document import Document

Index = QModelIndex | QPersistentModelIndex
WORDS: dict[Mark, str] = {
    "present": "Present",
    "late": "Late",
    "absent": "Absent",
    "apologies": "Apologies",
}
HEADINGS = ("Name", *(WORDS[mark] for mark in MARKS))
MARK_ROLE = Qt.ItemDataRole.UserRole
ID_ROLE = Qt.ItemDataRole.UserRole + 1


class PeopleTable(QAbstractTableModel):
    """What the table shows; it only reads. renamed asks for another name, marked for another mark."""

    renamed = Signal(str, str)

    def __init__(
        self, roster: Document[Roster], attendance: Document[Attendance], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._roster, self._attendance = roster, attendance
        self._people: tuple[Person, ...] = ()
        self._marks: dict[str, Mark] = {}
        roster.changed.connect(self.read)
        attendance.changed.connect(self.read)
        self.read()

    def read(self) -> None:
        """Take on the list and the marks as they are now, keeping rows that stay."""
        roster, attendance = self._roster.value, self._attendance.value
        people = roster.people if roster else ()
        self._marks = dict(attendance.marks) if attendance else {}
        if [each.id for each in people] == [each.id for each in self._people]:
            self._people = people
            if people:
                self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, len(MARKS)))
        else:
            self.beginResetModel()
            self._people = people
            self.endResetModel()

    def person(self, row: int) -> Person | None:
        """Who is in a row."""
        return self._people[row] if 0 <= row < len(self._people) else None

    def row_of(self, person: str) -> int:
        """The row of a person, or -1."""
        return next((row for row, each in enumerate(self._people) if each.id == person), -1)

    def mark(self, row: int) -> Mark | None:
        """The mark of the person in a row."""
        return self._marks.get(self._people[row].id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a person."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The name, and one column a mark."""
        return 0 if parent.isValid() else 1 + len(MARKS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A name, or whether a mark is set, also in words for those who listen."""
        person = self._people[index.row()]
        if index.column() == 0:
            return self._name(person, role)
        mark = MARKS[index.column() - 1]
        is_set = self._marks.get(person.id) == mark
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{person.name}: {WORDS[mark]}{', marked' if is_set else ''}"
            case _ if role == MARK_ROLE:
                return is_set
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the answer comes through the document."""
        name = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or index.column() or not name:
            return False
        self.renamed.emit(self._people[index.row()].id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be edited; marks are pressed."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == 0 else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings, and the number of each row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return HEADINGS[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def _name(self, person: Person, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole:
                return person.name
            case Qt.ItemDataRole.AccessibleTextRole:
                mark = self._marks.get(person.id)
                return f"{person.name}, {WORDS[mark].lower() if mark else 'not marked'}"
            case _ if role == ID_ROLE:
                return person.id
            case _:
                return None
