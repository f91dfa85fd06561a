"""The list of plans: opens, copies, hands on and removes them, by key or mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.plan_model import FACTS, UPDATED, PlanModel
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import draw_row, draw_words

Index = QModelIndex | QPersistentModelIndex


class PlanRow(QStyledItemDelegate):
    """Draws a plan: its title over its facts, and at the right when it was changed."""

    def __init__(self, theme: Theme, plans: QListView) -> None:
        super().__init__(plans)
        self._theme, self._list = theme, plans

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with room around them."""
        sizes = self._theme.sizes
        lines = sum(QFontMetrics(self._theme.font(size)).height() for size in (sizes.body, sizes.small))
        return QSize(240, lines + 2 * SPACE + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme, colours = self._theme, self._theme.colours
        place = QRect(option.rect)
        line = index.row() + 1 < index.model().rowCount()
        # Asked of the list, since Qt's own way, option.state, costs a start 8 ms.
        chosen = self._list.selectionModel().isSelected(index)
        focused = chosen and self._list.hasFocus() and self._list.currentIndex() == index
        draw_row(painter, place, theme, chosen, focused, line)
        room = place.adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
        small = theme.font(theme.sizes.small, tabular=True)
        updated = index.data(UPDATED)
        aside = QFontMetrics(small).horizontalAdvance(updated)
        if 3 * aside < room.width():
            corner = room.adjusted(room.width() - aside - 1, 0, 0, 0)
            draw_words(painter, corner, updated, small, colours.muted)
            room.adjust(0, 0, -aside - 3 * SPACE, 0)
        strong = theme.font(theme.sizes.body, QFont.Weight.DemiBold)
        split = QFontMetrics(strong).height()
        draw_words(painter, room.adjusted(0, 0, 0, split - room.height()), index.data(), strong, colours.ink)
        draw_words(painter, room.adjusted(0, split, 0, 0), index.data(FACTS), small, colours.muted)


class PlanList(QListView):
    """Plans one below the other; Enter opens, Delete removes, and a menu has the rest."""

    open_wanted = Signal(str)
    duplicate_wanted = Signal(str)
    export_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.plans = PlanModel(self)
        self.setModel(self.plans)
        self.setItemDelegate(PlanRow(theme, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Your plans")
        self.doubleClicked.connect(self._open_index)
        self.menu = QMenu(self)
        self.menu.addAction("Open", self.open_current)
        self.menu.addAction("Duplicate", self._duplicate)
        self.menu.addAction("Export…", self._export)
        self.menu.addSeparator()
        self.menu.addAction("Remove", self._remove)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current_id(self) -> str:
        """The id of the plan that is current, or ''."""
        entry = self.plans.entry(self.currentIndex())
        return entry.id if entry else ""

    def show_plans(self, entries: Sequence[PlanEntry]) -> None:
        """Show other plans and stay on the one that was current, or where it stood."""
        kept, row = self.current_id, max(0, self.currentIndex().row())
        self.plans.show(entries)
        self._stay(kept, row)

    def look_for(self, words: str) -> None:
        """Show only plans whose title has these words."""
        kept = self.current_id
        self.plans.look_for(words)
        self._stay(kept, 0)

    def row_height(self) -> int:
        """How high one row is."""
        return self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current plan and Delete removes it."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_current()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._remove()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the plan under the mouse, or with the current one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            self.setCurrentIndex(index)
            self.pop_up(event.globalPos())
        else:
            place = self.visualRect(self.currentIndex())
            self.pop_up(self.viewport().mapToGlobal(place.bottomLeft() + QPoint(2 * SPACE, 0)))

    def go_to(self, id: str) -> None:
        """Make a plan the current one."""
        self._stay(id, 0)
        self.setFocus()

    def open_current(self) -> None:
        """Ask for the current plan to be opened."""
        self._ask(self.open_wanted)

    def pop_up(self, place: QPoint) -> None:
        """Show at a place of the screen what can be done with the current plan."""
        if self.current_id:
            self.menu.popup(place)

    def _duplicate(self) -> None:
        self._ask(self.duplicate_wanted)

    def _export(self) -> None:
        self._ask(self.export_wanted)

    def _remove(self) -> None:
        self._ask(self.remove_wanted)

    def _open_index(self, index: QModelIndex) -> None:
        self.open_current()

    def _ask(self, signal: SignalInstance) -> None:
        if id := self.current_id:
            signal.emit(id)

    def _stay(self, id: str, row: int) -> None:
        index = self.plans.index_of(id)
        if not index.isValid():
            index = self.plans.index(min(row, self.plans.rowCount() - 1))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
