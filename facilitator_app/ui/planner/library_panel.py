"""The library beside the agenda: searched as one types, added by Enter, a double click or a drag.

Shift and Ctrl select several, which are added together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator_app.core.activity import Activity
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.planner.agenda_model import ACTIVITY_MIME, Index
from facilitator_app.ui.planner.rows import Library
from facilitator_app.ui.planner.tips import tip
from facilitator_app.ui.theme import SPACE, Theme, stage_look
from facilitator_app.ui.widgets import column, label

ACTIVITY_ROLE = Qt.ItemDataRole.UserRole
ICON = 20


class LibraryModel(QAbstractListModel):
    """Activities in the order that the search gave."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: tuple[Activity, ...] = ()

    def show(self, found: Sequence[Activity]) -> None:
        """Take on other activities."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, what a screen reader says, or the activity itself."""
        activity = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return activity.title
            case Qt.ItemDataRole.ToolTipRole:
                return tip(activity.summary or activity.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{activity.title}, {under_title(activity)}"
            case _ if role == ACTIVITY_ROLE:
                return activity
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be selected and dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Any) -> QMimeData:
        """The activities that are dragged, by their ids, from top to bottom."""
        mime = QMimeData()
        if rows := sorted(index.row() for index in indexes):
            mime.setData(ACTIVITY_MIME, "\n".join(self._found[row].id for row in rows).encode())
        return mime


def under_title(activity: Activity) -> str:
    """The stage and the standard length, as they stand under the title."""
    return f"{stage_look(activity.stage)[2]} · {minutes_text(activity.minutes.standard)}"


class ActivityDelegate(QStyledItemDelegate):
    """Draws an activity in two lines, with the icon of its stage."""

    def __init__(self, theme: Theme, parent: QObject, in_use: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._theme, self._in_use = theme, in_use

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with their space."""
        sizes = self._theme.sizes
        heights = [QFontMetrics(self._theme.font(size)).height() for size in (sizes.body, sizes.small)]
        return QSize(120, sum(heights) + SPACE * 3 // 2 + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the icon and both lines."""
        activity: Activity = index.data(ACTIVITY_ROLE)
        colours, sizes = self._theme.colours, self._theme.sizes
        area = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._in_use():
            painter.fillRect(area, QColor(colours.accent_soft))
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(colours.accent))
        icon, colour, _ = stage_look(activity.stage)
        shade = getattr(colours, colour)
        line = area.adjusted(SPACE * 3 // 2, SPACE * 3 // 4, -SPACE, 0)
        self._theme.icon(icon, shade).paint(painter, QRect(line.left(), line.top(), ICON, ICON))
        line.setLeft(line.left() + ICON + SPACE)
        top = line.top()
        for text, size, ink in (
            (activity.title, sizes.body, colours.ink),
            (under_title(activity), sizes.small, shade),
        ):
            font = self._theme.font(size, tabular=True)
            measure = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            short = measure.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(QRect(line.left(), top, line.width(), measure.height()), 0, short)
            top += measure.height() + 2
        painter.restore()


class LibraryPanel(QWidget):
    """A search line over what it finds; chosen carries ids and minutes, 0 for the standard ones."""

    chosen = Signal(list, int)

    def __init__(self, theme: Theme, library: Library, search: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._theme, self._library, self._search = theme, library, search
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search activities")
        self.line.setAccessibleName("Search activities")
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.model = LibraryModel(self)
        self.list = QListView()
        self._set_up_list()
        self.none = label("No activity is about that. Try another word.", "muted", wrap=True)
        self.none.hide()
        layout = column(self)
        layout.addWidget(self.line)
        layout.addWidget(self.none)
        layout.addWidget(self.list, 1)
        self.line.textChanged.connect(self.look)
        theme.changed.connect(self.list.scheduleDelayedItemsLayout)
        self.look()

    def look(self) -> None:
        """Look for what is typed; with nothing typed, everything shows."""
        text = self.line.text().strip()
        ids = self._search(text) if text else list(self._library)
        found = [self._library[id] for id in ids if id in self._library]
        self.model.show(found)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self.model.index(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list, Enter adds, Esc clears the search or leaves it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.list.viewport().update()
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the forms that the activity has."""
        menu = self.forms()
        if menu is not None:
            menu.popup(event.globalPos())

    def forms(self) -> QMenu | None:
        """A menu of the lengths in which the selected activity can be added; several come as they are."""
        chosen = self._selected()
        if not chosen:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(chosen) > 1:
            menu.addAction(f"Add these {len(chosen)} activities").setData(0)
        else:
            self._name_forms(menu, chosen[0])
        menu.triggered.connect(self._form_chosen)
        return menu

    def _name_forms(self, menu: QMenu, activity: Activity) -> None:
        lengths = activity.minutes
        named = (("standard", lengths.standard), ("short", lengths.short), ("long", lengths.long))
        for name, minutes in named:
            if minutes:
                menu.addAction(f"Add the {name} form, {minutes_text(minutes)}").setData(minutes)

    def _in_use(self) -> bool:
        """Whether Enter would add something: only then is any of the activities marked."""
        return self.line.hasFocus() or self.list.hasFocus()

    def _form_chosen(self, action: QAction) -> None:
        self._choose(action.data())

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return True
        if key == Qt.Key.Key_Escape and watched is self.line and self.line.text():
            self.line.clear()
            return True
        if key == Qt.Key.Key_Down and watched is self.line:
            self.list.setFocus()
            return True
        if key == Qt.Key.Key_Up and watched is self.list and self.list.currentIndex().row() == 0:
            self.line.setFocus()
            return True
        return False

    def _selected(self) -> list[Activity]:
        """The activities that are selected, from top to bottom."""
        rows = sorted(self.list.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ACTIVITY_ROLE) for index in rows]

    def _choose(self, minutes: int = 0) -> None:
        if chosen := self._selected():
            self.chosen.emit([each.id for each in chosen], minutes)

    def _set_up_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(ActivityDelegate(self._theme, self.list, self._in_use))
        self.list.setAccessibleName("Activities")
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(lambda _index: self._choose())
