"""The agenda as an item model: rows are told apart by id, and only what differs is said to have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from facilitator_app.ui.planner.rows import Branch, Row, walk
from facilitator_app.ui.planner.tips import tip

TIME, LENGTH, WHAT, WHO = range(4)
HEADERS = ("Start", "Length", "What", "Who leads")
BLOCK_MIME = "application/x-facilitator-block"
ACTIVITY_MIME = "application/x-facilitator-activity"
PARKED_MIME = "application/x-facilitator-parked"
ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


def plain(index: Index) -> QModelIndex:
    """The same index, as one that does not last."""
    return index.sibling(index.row(), index.column())


_PICKED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
# By whether a row can be dragged and whether something can be typed; Qt asks thousands of times.
_FLAGS = {
    (False, False): _PICKED,
    (False, True): _PICKED | Qt.ItemFlag.ItemIsEditable,
    (True, False): _PICKED | Qt.ItemFlag.ItemIsDragEnabled,
    (True, True): _PICKED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable,
}


class _Node:
    """A row in its place; key is what its indexes carry."""

    __slots__ = ("branch", "children", "id", "key", "parent")

    def __init__(self, key: int, branch: Branch | None, parent: _Node | None) -> None:
        self.key, self.branch, self.parent = key, branch, parent
        self.id = "" if branch is None else branch.id
        self.children: list[_Node] = []

    @property
    def row(self) -> Row | None:
        return None if self.branch is None else self.branch.row

    @property
    def place(self) -> int:
        return 0 if self.parent is None else self.parent.children.index(self)

    def walk(self) -> Iterator[_Node]:
        yield self
        for child in self.children:
            yield from child.walk()


class AgendaModel(QAbstractItemModel):
    """The rows of a plan; length_typed and title_typed carry what was typed in place."""

    length_typed = Signal(str, int)
    title_typed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top = _Node(0, None, None)
        self._by_key: dict[int, _Node] = {0: self._top}
        self._by_id: dict[str, _Node] = {"": self._top}
        self._last_key = 0

    def show(self, branches: tuple[Branch, ...]) -> None:
        """Take on other rows, with moves, insertions and removals only where the order is another."""
        if not _alike(self._top, branches):
            wanted = {branch.id for branch in walk(branches)}
            self._drop_unwanted(self._top, wanted)
            self._arrange(self._top, branches)
            self._drop_rest(self._top, branches)
        self._rewrite(self._top, branches)

    def row_of(self, index: Index) -> Row | None:
        """The row at an index."""
        return self._node(index).row

    def index_of(self, id: str, column: int = WHAT) -> QModelIndex:
        """The index of a row by its id; an invalid one where it is not shown."""
        node = self._by_id.get(id)
        return QModelIndex() if node is None or node is self._top else self._index(node, column)

    def rows(self) -> list[Row]:
        """All rows in the order of the agenda."""
        return [node.row for node in self._top.walk() if node.row is not None]

    def ids(self) -> list[str]:
        """The ids of all rows in the order of the agenda."""
        return [row.id for row in self.rows()]

    def held_by(self, id: str) -> list[str]:
        """The ids of the rows that one holds; '' holds those that nothing else does."""
        node = self._by_id.get(id)
        return [] if node is None else [child.id for child in node.children]

    def home_of(self, id: str) -> tuple[str, int]:
        """The id of what holds a row ('' for the plan), and its place there."""
        node = self._by_id[id]
        return ("" if node.parent is None else node.parent.id), node.place

    def carried(self, ids: Collection[str]) -> QMimeData:
        """What is dragged of some rows: groups stay where they are."""
        found = [self.index_of(id) for id in ids]
        return self.mimeData([each for each in found if each.flags() & Qt.ItemFlag.ItemIsDragEnabled])

    # What Qt asks

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The index of a place."""
        held = self._node(parent or QModelIndex()).children
        if not (0 <= row < len(held) and 0 <= column < len(HEADERS)) or (parent and parent.column() > 0):
            return QModelIndex()
        return self.createIndex(row, column, held[row].key)

    def parent(self, child: Index | None = None) -> Any:
        """The index of the row that holds one, or this object's own parent."""
        if child is None:
            return super().parent()
        node = self._node(child).parent
        return QModelIndex() if node is None or node is self._top else self._index(node, 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows a row holds."""
        if parent is not None and parent.column() > 0:
            return 0
        return len(self._node(parent or QModelIndex()).children)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return len(HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, by role; the row itself is in ROW_ROLE."""
        row = self._node(index).row
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (row.clock, row.length, row.title, row.lead)[index.column()]
            case Qt.ItemDataRole.EditRole:
                return {LENGTH: str(row.minutes), WHAT: row.title}.get(index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.sentence
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.sentence)
            case _ if role == ROW_ROLE:
                return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pass on what was typed; the rows change when the plan has."""
        id = self._node(index).id
        if index.column() == LENGTH:
            self.length_typed.emit(id, int(value))
        else:
            self.title_typed.emit(id, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over the columns."""
        horizontal = orientation == Qt.Orientation.Horizontal
        return HEADERS[section] if horizontal and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be picked, dragged unless they are groups, and typed into where that means something."""
        row = self._node(index).row
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        typed = index.column() == WHAT or (index.column() == LENGTH and row.sort == "leaf")
        return _FLAGS[row.sort != "strand", typed]

    def mimeTypes(self) -> list[str]:
        """What can be dropped on the agenda."""
        return [BLOCK_MIME, ACTIVITY_MIME, PARKED_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        """The blocks that are dragged, by their ids."""
        mime = QMimeData()
        if indexes:
            ids = dict.fromkeys(self._node(index).id for index in indexes)
            mime.setData(BLOCK_MIME, "\n".join(ids).encode())
        return mime

    # How the rows follow

    def _node(self, index: Index) -> _Node:
        return self._by_key.get(index.internalId(), self._top)

    def _index(self, node: _Node, column: int) -> QModelIndex:
        if node is self._top:
            return QModelIndex()
        return self.createIndex(node.place, column, node.key)

    def _rewrite(self, node: _Node, branches: tuple[Branch, ...]) -> None:
        """Say which rows read otherwise, neighbours in one breath, and whether one is higher now or lower."""
        changed: list[int] = []
        resized: set[int] = set()
        for place, (child, branch) in enumerate(zip(node.children, branches, strict=True)):
            before, child.branch = child.branch, branch
            assert before is not None
            if not branch.reads_as(before):
                changed.append(place)
                if bool(before.conflict) != bool(branch.conflict):
                    resized.add(place)
        for first, last in _runs(changed):
            top, bottom = node.children[first], node.children[last]
            high = not resized.isdisjoint(range(first, last + 1))
            self.dataChanged.emit(
                self.createIndex(first, TIME, top.key),
                self.createIndex(last, WHO, bottom.key),
                [Qt.ItemDataRole.SizeHintRole if high else Qt.ItemDataRole.DisplayRole],
            )
        for child, branch in zip(node.children, branches, strict=True):
            if branch.branches:
                self._rewrite(child, branch.branches)

    def _drop_unwanted(self, node: _Node, wanted: set[str]) -> None:
        """Remove at once what goes with all that it holds; what holds something that stays waits."""
        for child in reversed(node.children):
            if any(each.id in wanted for each in child.walk()):
                self._drop_unwanted(child, wanted)
            else:
                self._remove(child)

    def _drop_rest(self, node: _Node, branches: tuple[Branch, ...]) -> None:
        for extra in reversed(node.children[len(branches) :]):
            self._remove(extra)
        for child, branch in zip(node.children, branches, strict=True):
            self._drop_rest(child, branch.branches)

    def _arrange(self, node: _Node, branches: tuple[Branch, ...]) -> None:
        """Give a node its rows in order; those above it are in their places already."""
        order = {branch.id: place for place, branch in enumerate(branches)}
        for place, branch in enumerate(branches):
            self._step_aside(node, place, branch.id, order)
            self._put(node, place, branch)
            self._arrange(node.children[place], branch.branches)

    def _step_aside(self, node: _Node, place: int, id: str, order: dict[str, int]) -> None:
        """Where one row went down, move that one instead of all that it passed."""
        held = node.children
        if place + 1 < len(held) and held[place].id != id and held[place + 1].id == id:
            end = order.get(held[place].id, len(held))
            self._move(held[place], node, min(len(held), end + 1))

    def _put(self, node: _Node, place: int, branch: Branch) -> None:
        here = node.children[place].id if place < len(node.children) else None
        known = self._by_id.get(branch.id)
        if here == branch.id:
            return
        if known is None:
            self._insert(node, place, branch)
        else:
            self._move(known, node, place)

    def _insert(self, parent: _Node, place: int, branch: Branch) -> None:
        self.beginInsertRows(self._index(parent, 0), place, place)
        self._last_key += 1
        node = _Node(self._last_key, branch, parent)
        parent.children.insert(place, node)
        self._by_key[node.key] = self._by_id[branch.id] = node
        self.endInsertRows()

    def _move(self, node: _Node, to: _Node, place: int) -> None:
        """Move a row before the place given, counted with the row still where it was."""
        home, was = node.parent, node.place
        assert home is not None
        begun = self.beginMoveRows(self._index(home, 0), was, was, self._index(to, 0), place)
        assert begun
        del home.children[was]
        to.children.insert(place - 1 if home is to and was < place else place, node)
        node.parent = to
        self.endMoveRows()

    def _remove(self, node: _Node) -> None:
        home = node.parent
        assert home is not None
        place = node.place
        self.beginRemoveRows(self._index(home, 0), place, place)
        del home.children[place]
        for each in node.walk():
            del self._by_key[each.key], self._by_id[each.id]
        self.endRemoveRows()


def _alike(node: _Node, branches: tuple[Branch, ...]) -> bool:
    """Whether a node holds the same rows in the same order, whatever they read."""
    if [child.id for child in node.children] != [branch.id for branch in branches]:
        return False
    pairs = zip(node.children, branches, strict=True)
    return all(_alike(child, branch.branches) for child, branch in pairs if child.children or branch.branches)


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of places without a gap."""
    for number, place in enumerate(places):
        if not number or places[number - 1] != place - 1:
            first = place
        if number + 1 == len(places) or places[number + 1] != place + 1:
            yield first, place
