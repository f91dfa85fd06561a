"""The agenda on screen: it is read, picked from, dragged in, and worked from the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStyleOptionViewItem, QTreeView

from facilitator_app.ui.planner.agenda_delegate import AgendaDelegate
from facilitator_app.ui.planner.agenda_drop import CarryingTree, Target, ids_in, takes, target_at
from facilitator_app.ui.planner.agenda_model import (
    ACTIVITY_MIME,
    BLOCK_MIME,
    LENGTH,
    PARKED_MIME,
    TIME,
    WHAT,
    WHO,
    AgendaModel,
    Index,
    plain,
)
from facilitator_app.ui.planner.agenda_paint import (
    draw_edge,
    draw_empty,
    draw_ground,
    draw_opener,
    draw_strip,
    draw_target,
)
from facilitator_app.ui.planner.length_line import is_digit
from facilitator_app.ui.planner.rows import Branch, Row, walk
from facilitator_app.ui.theme import SPACE, Theme

INDENT = 3 * SPACE
WIDE_ENOUGH = 520
# The frame of the agenda shows through at its corners; the first word stands over the clock times.
HEADER = """QHeaderView, QHeaderView::section { background: transparent; }
QHeaderView::section:first { padding-left: 12px; }"""
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AgendaView(CarryingTree):
    """The rows of the plan. It asks for changes by its signals and shows what it is given.

    chosen tells that something else is selected, sought that what is selected should come into view.
    """

    chosen = Signal()
    sought = Signal()
    edit_wanted = Signal()
    lifted = Signal(list)
    nudged = Signal(list, int)
    let_go = Signal(list, bool)
    blocks_dropped = Signal(list, str, int)
    parked_dropped = Signal(list, str, int)
    activities_dropped = Signal(list, str, int)

    def __init__(self, theme: Theme, model: AgendaModel) -> None:
        super().__init__()
        self._theme, self._rows = theme, model
        self._delegate = AgendaDelegate(theme, self)
        self.refused = self._delegate.refused
        self._seen: set[str] = set()
        self._shown: list[Branch] = []
        self._showing = False
        self._chosen: tuple[str, list[str]] = ("", [])
        self._held: list[str] = []
        self._target: Target | None = None
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def current_id(self) -> str:
        """The id of the block or group that is selected, or ''."""
        row = self._rows.row_of(self.currentIndex())
        return "" if row is None else row.id

    @property
    def selected_ids(self) -> list[str]:
        """The ids of all that is selected."""
        rows = (self._rows.row_of(index) for index in self.selectionModel().selectedRows(TIME))
        return [row.id for row in rows if row is not None]

    def rows(self) -> list[Row]:
        """All rows from top to bottom."""
        return self._rows.rows()

    @property
    def held_ids(self) -> list[str]:
        """The ids of the blocks that are picked up."""
        return self._held

    def show_rows(self, branches: tuple[Branch, ...]) -> None:
        """Show a plan's rows; the selection stays on its id, or goes to a neighbour of what is gone."""
        before = self.current_id
        several = len(self.selected_ids) > 1
        self._showing = True
        self._rows.show(branches)
        self._shown = list(walk(branches))
        self._open_new()
        self._set_widths()
        self._showing = False
        self._select_again(before, several)
        self.setHeaderHidden(not branches)
        self._tell()
        self.viewport().update()

    def forget(self) -> None:
        """Another plan is open: let go of what is known of the one before."""
        self._seen.clear()
        self._held = []
        self._target = None

    def select(self, *ids: str) -> None:
        """Select blocks and groups by their ids, and bring the first into view."""
        found = [index for id in ids if (index := self._rows.index_of(id)).isValid()]
        if not found:
            return
        chosen = QItemSelection()
        for index in found:
            chosen.select(index, index)
        showing, self._showing = self._showing, True
        # Not by setCurrentIndex of the view: it asks the keyboard, where Ctrl of Ctrl+D is still down.
        self.selectionModel().setCurrentIndex(found[0], QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(chosen, _ONLY)
        self.scrollTo(found[0])
        self._showing = showing
        if not showing:
            self._tell()
            self.sought.emit()

    def edit_length(self, first_key: str = "") -> None:
        """Type the length of the block that is selected in its row; the title where it has no length."""
        index = self.currentIndex().siblingAtColumn(LENGTH)
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(WHAT)
            first_key = ""
        if index.isValid():
            self._delegate.first_key = first_key
            self.scrollTo(index)
            self.edit(index)
            editor = self.indexWidget(index)
            if first_key and isinstance(editor, QLineEdit):
                editor.end(False)

    def pick_up(self) -> None:
        """Take hold of what is selected; the arrow keys move it."""
        if held := self.selected_ids:
            self._held = held
            self.lifted.emit(held)
            self.viewport().update()

    def put_down(self, keep: bool) -> None:
        """Let go of what is held, here or back where it was."""
        if self._held:
            held, self._held = self._held, []
            self.let_go.emit(held, keep)
            self.viewport().update()
            if not keep:
                self.select(*held)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space picks up, Enter goes to the block, F2 or a digit types its length, letters find a title."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()  # let through by the line that is typed in
        elif self._held:
            self._move_held(event)
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.pick_up()
        elif event.key() in _ENTER and not event.modifiers():
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_length()
        elif is_digit(event):
            self.edit_length(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the block whose title begins with what was typed, whichever column was clicked."""
        what = self.currentIndex().siblingAtColumn(WHAT)
        self.selectionModel().setCurrentIndex(what, QItemSelectionModel.SelectionFlag.NoUpdate)
        super().keyboardSearch(search)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop what is held when the hand goes elsewhere."""
        self.put_down(keep=True)
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Drop what is held, then do as usual."""
        self.put_down(keep=True)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type a length or a title in place; elsewhere on a row, go to its block."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit_wanted.emit()
        super().mouseDoubleClickEvent(event)

    # What is dragged in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take blocks and activities."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go, and scroll at the edges."""
        super().dragMoveEvent(event)
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing more."""
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what was dropped to be put where it was dropped."""
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        target = target_at(self, self._rows, event.position().toPoint())
        self._aim(None)
        event.setAccepted(takes(event.mimeData()))
        self.take(event.mimeData(), target.parent, target.place)

    def take(self, mime: QMimeData, parent: str, place: int) -> None:
        """Ask for what was dropped to be put in at a place as it is seen."""
        for kind, dropped in (
            (BLOCK_MIME, self.blocks_dropped),
            (PARKED_MIME, self.parked_dropped),
            (ACTIVITY_MIME, self.activities_dropped),
        ):
            if ids := ids_in(mime, kind):
                dropped.emit(ids, parent, place)

    # Drawing

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of a row and the words over it, then its cells."""
        row = self._rows.row_of(index)
        if row is None:
            return
        area = QRect(0, options.rect.top(), self.viewport().width(), options.rect.height())
        selected = self.selectionModel().isSelected(plain(index))
        draw_ground(painter, self._theme, area, row, selected)
        if row.remark:
            left = self.visualRect(plain(index).siblingAtColumn(WHAT)).left()
            draw_strip(painter, self._theme, area, row, left, self._delegate.strip(row))
        super().drawRow(painter, options, index)
        draw_edge(painter, self._theme, area, held=row.id in self._held)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the sign that opens or closes what a row holds."""
        row = self._rows.row_of(index)
        if row is not None and self._rows.rowCount(plain(index).siblingAtColumn(0)):
            line = self._delegate.first_line(rect, row)
            draw_opener(painter, self._theme, rect, line, self.isExpanded(index))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the place where a drop would go; an empty agenda says how to fill it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if not self._rows.rowCount():
            draw_empty(painter, self._theme, self.viewport().rect(), self._target is not None)
        elif self._target is not None:
            draw_target(painter, self._theme, self._target)
        painter.end()

    def dataChanged(self, top: Index, bottom: Index, roles: Sequence[int] = ()) -> None:
        """Draw rows anew that read otherwise; they are measured only where one is higher now or lower."""
        first, last = plain(top), plain(bottom)
        if Qt.ItemDataRole.SizeHintRole in roles:
            QTreeView.dataChanged(self, first, last, roles)
        else:
            QAbstractItemView.dataChanged(self, first, last, roles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the column of names where there is little width; they stand under the title then."""
        narrow = self.viewport().width() < WIDE_ENOUGH * max(1.0, self._theme.scale)
        self.setColumnHidden(WHO, narrow)
        self._delegate.shows_lead_under_title = narrow
        super().resizeEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which block is selected now."""
        super().currentChanged(current, previous)
        if not self._showing:
            self._tell()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is selected now, and draw whole rows anew: their ground reaches beyond the cells."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        if not self._showing:
            self._tell()

    # Within

    def _set_up(self) -> None:
        self.setAccessibleName("Agenda")
        self.setTreePosition(WHAT)
        self.setIndentation(INDENT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        header = self.header()
        header.setStyleSheet(HEADER)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _restyle(self) -> None:
        palette = self.palette()  # rows draw their own ground
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._delegate.measure()
        self.header().resizeSection(WHO, round(112 * max(1.0, self._theme.scale)))
        self._set_widths()
        self.scheduleDelayedItemsLayout()

    def _set_widths(self) -> None:
        for column, width in self._delegate.widths(self._shown).items():
            self.header().resizeSection(column, width)

    def _open_new(self) -> None:
        holders = [each for each in self._shown if each.sort != "leaf"]
        self.setRootIsDecorated(bool(holders))
        for row in holders:
            if row.id not in self._seen:
                self._seen.add(row.id)
                self.expand(self._rows.index_of(row.id, TIME))

    def _select_again(self, before: str, several: bool) -> None:
        """After other rows: what was selected stays so, else a neighbour of what is gone is."""
        if several and self.selectionModel().hasSelection() and self._rows.index_of(before).isValid():
            return
        if before and before != self.current_id and self._rows.index_of(before).isValid():
            self.select(before)
        elif not self.current_id:
            self.select(self._shown[0].id if self._shown else "")
        elif not self.selectionModel().hasSelection():
            self.select(self.current_id)

    def _tell(self) -> None:
        now = self.current_id, self.selected_ids
        if self._chosen != now:
            self._chosen = now
            self.chosen.emit()

    def _move_held(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.nudged.emit(self._held, _ARROWS[key])
        elif key in _ENTER or key == Qt.Key.Key_Space:
            self.put_down(keep=True)
        elif key == Qt.Key.Key_Escape:
            self.put_down(keep=False)

    def _consider(self, event: QDragMoveEvent) -> None:
        if takes(event.mimeData()):
            self._aim(target_at(self, self._rows, event.position().toPoint()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def _aim(self, target: Target | None) -> None:
        self._target = target
        self.viewport().update()
