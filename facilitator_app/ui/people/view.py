"""The table of people on screen: marks are pressed with the mouse or with a letter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator_app.core.people import MARKS, Mark
from facilitator_app.ui.people.table import MARK_ROLE, WORDS, PeopleTable
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import draw_words

ROW_HEIGHT = 44
MARK_WIDTH = 116
NARROW_WIDTH = 80
LEAST_NAME = 240
KEYS: dict[int, Mark] = {
    Qt.Key.Key_P: "present",
    Qt.Key.Key_L: "late",
    Qt.Key.Key_A: "absent",
    Qt.Key.Key_G: "apologies",
    Qt.Key.Key_1: "present",
    Qt.Key.Key_2: "late",
    Qt.Key.Key_3: "absent",
    Qt.Key.Key_4: "apologies",
}


class MarkDelegate(QStyledItemDelegate):
    """Draws a mark as a pill: filled when it is set, only its outline when not.

    It has its icon and, where there is room beside the names, its word, which else stands in the heading.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the name or the pill of one cell."""
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(self._theme.colours.accent_soft))
        if index.column() == 0:
            self._name(painter, place, str(index.data()))
        else:
            self._pill(painter, place, MARKS[index.column() - 1], bool(index.data(MARK_ROLE)))
        edge = QRect(place.left(), place.bottom(), place.width(), 1)
        painter.fillRect(edge, QColor(self._theme.colours.line))
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line for another name, called so for who cannot see where it is."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName("Name")
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows tall enough for a finger."""
        return QSize(MARK_WIDTH, ROW_HEIGHT)

    def _name(self, painter: QPainter, place: QRect, name: str) -> None:
        font = self._theme.font(self._theme.sizes.body)
        draw_words(painter, place.adjusted(SPACE, 0, -SPACE, 0), name, font, self._theme.colours.ink)

    def _pill(self, painter: QPainter, place: QRect, mark: Mark, is_set: bool) -> None:
        colours = self._theme.colours
        pill = place.adjusted(4, 6, -4, -6)
        painter.setPen(QColor(colours.accent if is_set else colours.line))
        painter.setBrush(QColor(colours.accent) if is_set else QColor(colours.surface))
        painter.drawRoundedRect(pill, 6, 6)
        colour = colours.on_accent if is_set else colours.muted
        has_word = place.width() >= round(MARK_WIDTH * max(1.0, self._theme.scale))
        left = pill.left() + SPACE if has_word else pill.center().x() - 8
        self._theme.icon(mark, colour).paint(painter, QRect(left, pill.center().y() - 8, 17, 17))
        if not has_word:
            return
        weight = QFont.Weight.DemiBold if is_set else QFont.Weight.Normal
        font = self._theme.font(self._theme.sizes.small, weight)
        draw_words(painter, pill.adjusted(30, 0, -4, 0), WORDS[mark], font, colour)


class PeopleView(QTableView):
    """One row a person. P, L, A and G (or 1 to 4) mark the row; the same key takes the mark away."""

    pressed_mark = Signal(str, str)
    removing = Signal(str)

    def __init__(self, theme: Theme, table: PeopleTable) -> None:
        super().__init__()
        self._table, self._theme = table, theme
        self._chosen, self._row = "", 0
        self.setModel(table)
        self._delegate = MarkDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("People and marks")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._keep_a_row)
        theme.changed.connect(self._size)
        self._size()

    def select(self, row: int) -> None:
        """Make a row the one that keys work on."""
        if 0 <= row < self._table.rowCount():
            self.setCurrentIndex(self._table.index(row, 0))

    def forget(self) -> None:
        """Begin at the top with the next list."""
        self.setCurrentIndex(QModelIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names come before words in the marks when there is little room."""
        super().resizeEvent(event)
        self._size_marks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by letter or number; F2 renames from any cell; Delete takes the person off the list."""
        person = self._table.person(self.currentIndex().row())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        mark = KEYS.get(event.key())
        if person is not None and plain and mark is not None:
            self.pressed_mark.emit(person.id, mark)
        elif person is not None and event.key() == Qt.Key.Key_F2:
            self.edit(self._table.index(self.currentIndex().row(), 0))
        elif person is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removing.emit(person.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a mark sets it, or takes it away."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        person = self._table.person(index.row())
        if person is not None and index.column() > 0 and event.button() == Qt.MouseButton.LeftButton:
            self.pressed_mark.emit(person.id, MARKS[index.column() - 1])

    def _size(self) -> None:
        scale = max(1.0, self._theme.scale)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        self._size_marks()
        down.setDefaultSectionSize(round(ROW_HEIGHT * scale))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        down.setHighlightSections(False)
        self.viewport().update()

    def _size_marks(self) -> None:
        scale = max(1.0, self._theme.scale)
        names = self.viewport().width() - len(MARKS) * MARK_WIDTH * scale
        width = MARK_WIDTH if names >= LEAST_NAME * scale else NARROW_WIDTH
        for column in range(1, len(MARKS) + 1):
            self.setColumnWidth(column, round(width * scale))

    def _remember(self) -> None:
        self._row = self.currentIndex().row()
        person = self._table.person(self._row)
        self._chosen = "" if person is None else person.id

    def _keep_a_row(self) -> None:
        """The person that was chosen stays so; where they are gone, whoever stands there now is."""
        row = self._table.row_of(self._chosen)
        if row < 0:
            row = max(0, min(self._row, self._table.rowCount() - 1))
        self.select(row)
