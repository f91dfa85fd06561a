"""Where a drop on the agenda would put a block."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QTreeView

from facilitator_app.ui.planner.agenda_model import ACTIVITY_MIME, BLOCK_MIME, PARKED_MIME, WHAT, AgendaModel
from facilitator_app.ui.planner.rows import Row


@dataclass(frozen=True, slots=True)
class Target:
    """A holder and a place in it, as it is seen; area is a line between rows, or the row that takes it in."""

    parent: str
    place: int
    area: QRect
    into: bool = False


class CarryingTree(QTreeView):
    """A tree that tells while rows of it are dragged, and keeps what is selected on a press beside them."""

    carrying = Signal(bool)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Where there is no row there is nothing to select, and nothing is let go."""
        if not index.isValid():
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Tell that they are on their way, and when they no longer are."""
        self.carrying.emit(True)
        super().startDrag(actions)
        self.carrying.emit(False)


def takes(mime: QMimeData) -> bool:
    """Whether the agenda takes what is dragged: blocks, parked ones, or activities of the library."""
    return any(mime.hasFormat(kind) for kind in (BLOCK_MIME, PARKED_MIME, ACTIVITY_MIME))


def ids_in(mime: QMimeData, kind: str) -> list[str]:
    """The ids of what is dragged of one kind."""
    return bytes(mime.data(kind).data()).decode().split("\n") if mime.hasFormat(kind) else []


def target_at(view: QTreeView, model: AgendaModel, position: QPoint) -> Target:
    """The target under a position: between rows, inside a section or a group, or at the end."""
    index = view.indexAt(position)
    row = model.row_of(index)
    if row is None:
        return _end(view, model)
    area = _whole(view, index)
    share = (position.y() - area.top()) / max(1, area.height())
    if row.sort == "strand" or (row.sort == "section" and 0.25 <= share < 0.75):
        held = model.rowCount(index.siblingAtColumn(0))
        return Target(row.id, held, area, into=True)
    if share < 0.5:
        return _beside(view, model, index, 0)
    return _first_inside(view, model, index, row) or _beside(view, model, index, 1)


def _whole(view: QTreeView, index: QModelIndex) -> QRect:
    area = view.visualRect(index.siblingAtColumn(WHAT))
    return QRect(area.left(), area.top(), view.viewport().width() - area.left() - 1, area.height())


def _beside(view: QTreeView, model: AgendaModel, index: QModelIndex, after: int) -> Target:
    holder = model.row_of(index.parent())
    area = _whole(view, index)
    line = QRect(area.left(), area.bottom() + 1 if after else area.top(), area.width(), 0)
    return Target(holder.id if holder else "", index.row() + after, line)


def _first_inside(view: QTreeView, model: AgendaModel, index: QModelIndex, row: Row) -> Target | None:
    """Just under an open section or breakout is its first place, not the place after it."""
    held = model.index(0, 0, index.siblingAtColumn(0))
    if not held.isValid() or not view.isExpanded(index.siblingAtColumn(0)):
        return None
    first = model.row_of(held)
    if row.sort == "breakout" and first is not None:
        return Target(first.id, 0, _whole(view, held), into=True)
    return _beside(view, model, held, 0)


def _end(view: QTreeView, model: AgendaModel) -> Target:
    last = QModelIndex()
    while (count := model.rowCount(last)) and (not last.isValid() or view.isExpanded(last)):
        last = model.index(count - 1, 0, last)
    below = view.visualRect(last).bottom() + 1 if last.isValid() else 1
    line = QRect(0, below, view.viewport().width() - 1, 0)
    return Target("", model.rowCount(), line)
