"""The parking lot under the agenda: blocks that are kept out of the time, from where they return."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
)

from facilitator_app.core.plan import Block, Parked, Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.planner.agenda_drop import ids_in
from facilitator_app.ui.planner.agenda_model import BLOCK_MIME, PARKED_MIME
from facilitator_app.ui.planner.rows import Library, title_of
from facilitator_app.ui.planner.tips import tip
from facilitator_app.ui.theme import SPACE, Theme, stage_look
from facilitator_app.ui.widgets import button, label

_ID = Qt.ItemDataRole.UserRole
GAP, EDGE = 2, 6
MOST_LINES = 2
# The height of the pane from which on there is room for so many lines.
TALL = 440
DROP_HERE: Final = "Parking lot: drop it here"
# How wide a title may be, at the usual text size.
MOST_WIDTH = 200
# The column of the list, where it stands beside the words.
_LIST = 2


class ParkedList(QListWidget):
    """The parked blocks in lines; Enter returns those that are selected, Del takes them out for good."""

    return_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Parking lot")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(GAP)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.itemDoubleClicked.connect(self.return_wanted)

    @property
    def selected_ids(self) -> list[str]:
        """The ids of what is selected, in the order in which it was parked."""
        items = (self.item(place) for place in range(self.count()))
        return [str(each.data(_ID)) for each in items if each.isSelected()]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """The parked blocks that are dragged, by their ids."""
        mime = QMimeData()
        mime.setData(PARKED_MIME, "\n".join(str(each.data(_ID)) for each in items).encode())
        return mime

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter returns, Del takes out."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.return_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def lines_in(self, width: int) -> int:
        """How many lines they take in a width; more than one also where a single one is too wide for it."""
        lines, used = 1, 0
        for place in range(self.count()):
            wanted = self.sizeHintForIndex(self.indexFromItem(self.item(place))).width() + 2 * GAP
            if used + wanted > width - EDGE:
                lines, used = lines + 1, 0
            used += wanted
        return lines

    def fit_height(self, width: int, most: int) -> None:
        """Be as high as the lines are in a width, to a limit; there are more by its bar."""
        lines = min(most, self.lines_in(width))
        self.setFixedHeight(lines * (self.sizeHintForRow(0) + 2 * GAP) + EDGE)


class ParkingStrip(QFrame):
    """Calm, and there only while something is parked or may be dropped on it: blocks of the agenda.

    return_wanted and remove_wanted carry ids, as park_wanted does for what was dropped here.
    """

    return_wanted = Signal(list)
    remove_wanted = Signal(list)
    park_wanted = Signal(list)

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._theme, self._library = theme, library
        self._shown: tuple[Parked, ...] = ()
        self._waits = False
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._icon = QLabel()
        self.words = label()
        self.words.setToolTip("Kept out of the time until they return")
        self.list = ParkedList()
        self.back = button(theme, "Return", "undo", tip="Put it back where it was (Enter)")
        self.away = button(theme, "", "delete", role="quiet", tip="Take it out for good (Del)")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        self._grid.setSpacing(SPACE // 2)
        self._grid.setColumnStretch(_LIST, 1)
        for place, each in enumerate((self._icon, self.words, self.list, self.back, self.away)):
            self._grid.addWidget(each, 0, place)
        self.back.clicked.connect(self._return)
        self.away.clicked.connect(self._remove)
        self.list.return_wanted.connect(self._return)
        self.list.remove_wanted.connect(self._remove)
        self.list.itemSelectionChanged.connect(self._allow)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def show_plan(self, plan: Plan) -> None:
        """Show what is parked in a plan, or nothing at all."""
        if plan.parked == self._shown:
            return
        self._shown = plan.parked
        chosen, place = self.list.selected_ids, self.list.currentRow()
        self.list.clear()
        for each in plan.parked:
            self.list.addItem(self._item(each, plan))
            self.list.item(self.list.count() - 1).setSelected(each.block.id in chosen)
        if plan.parked and not self.list.selectedItems():
            self.list.setCurrentRow(max(0, min(place, self.list.count() - 1)))
        self._draw()
        self._allow()
        self._come_and_go()

    def wait_for_drop(self, waits: bool) -> None:
        """Be there while blocks are dragged, also where nothing is parked yet."""
        self._waits = waits
        self._come_and_go()

    def _come_and_go(self) -> None:
        count = len(self._shown)
        more = f"Parking lot: {count}" if count else DROP_HERE
        self.words.setText("Parking lot" if count == 1 else more)
        for each in (self.list, self.back, self.away):
            each.setVisible(bool(count))
        self.setVisible(bool(count) or self._waits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See where there is room for the blocks."""
        super().resizeEvent(event)
        self._arrange()

    def moveEvent(self, event: QMoveEvent) -> None:
        """See how much height there is now."""
        super().moveEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the blocks beside the words where one line holds them, else under the words."""
        beside = (self._icon, self.words, self.back, self.away)
        taken = sum(each.sizeHint().width() + SPACE // 2 for each in beside) + 2 * SPACE
        room = self.width() - taken
        if self.list.lines_in(room) == 1:
            self._grid.addWidget(self.list, 0, _LIST)
        else:
            room = self.width() - 2 * SPACE
            self._grid.addWidget(self.list, 1, 0, 1, self._grid.columnCount())
        pane = self.parentWidget()
        roomy = pane is None or pane.height() >= TALL * self._theme.scale
        # One that is wider than all the room would count as a second line.
        self.list.fit_height(room, min(self.list.count(), MOST_LINES) if roomy else 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take blocks of the agenda, and show that they would be taken."""
        self._light(event.mimeData().hasFormat(BLOCK_MIME))
        self.dragMoveEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing more."""
        self._light(False)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take blocks of the agenda."""
        if event.mimeData().hasFormat(BLOCK_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what was dropped to be parked."""
        event.accept()
        self._light(False)
        self.park_wanted.emit(ids_in(event.mimeData(), BLOCK_MIME))

    def _light(self, on: bool) -> None:
        self.setProperty("role", "soft" if on else "card")
        self.style().unpolish(self)
        self.style().polish(self)

    def _item(self, parked: Parked, plan: Plan) -> QListWidgetItem:
        block = parked.block
        title, minutes = facilitator_title(block, self._library), minutes_text(_minutes(block))
        room = round(MOST_WIDTH * max(1.0, self._theme.scale))
        short = self.list.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        item = QListWidgetItem(f"{short}  {minutes}")
        item.setData(_ID, block.id)
        home = title_of(plan, parked.parent, self._library)
        where = f", from “{home}”" if home else ""
        item.setToolTip(tip(f"{title}, {minutes}{where}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {minutes}{where}, parked")
        return item

    def _draw(self) -> None:
        """Draw the icons in the theme's colours."""
        colours = self._theme.colours
        self._icon.setPixmap(self._theme.icon("pause", colours.muted).pixmap(20, 20))
        for place, each in enumerate(self._shown):
            activity = self._library.get(each.block.activity)
            stage = activity.stage if activity and each.block.kind == "activity" else each.block.kind
            icon, colour, _ = stage_look(stage)
            self.list.item(place).setIcon(self._theme.icon(icon, getattr(colours, colour)))
        self._arrange()

    def _allow(self) -> None:
        some = bool(self.list.selectedItems())
        self.back.setEnabled(some)
        self.away.setEnabled(some)

    def _return(self) -> None:
        if ids := self.list.selected_ids:
            self.return_wanted.emit(ids)

    def _remove(self) -> None:
        if ids := self.list.selected_ids:
            self.remove_wanted.emit(ids)


def _minutes(block: Block) -> int:
    """How long a block and all that it holds would be; groups go on side by side."""
    held = sum(_minutes(each) for each in block.blocks)
    groups = [sum(_minutes(each) for each in strand.blocks) for strand in block.strands]
    return block.minutes + held + max(groups, default=0)
