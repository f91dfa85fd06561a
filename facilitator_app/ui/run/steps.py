"""The steps of the block that is on; the one chosen is what participants read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.core.activity import shared_out
from facilitator_app.core.plan import Block, Strand, walk
from facilitator_app.core.public import facilitator_title, taken_steps
from facilitator_app.core.run_view import RunView
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.run.parts import ICON, TOUCH, Rows, two_lines
from facilitator_app.ui.run.row_model import ROW_ROLE, Index, RowModel
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import SPACE, Theme

# From this width on, in sizes of the text, there is room for the icon.
WIDE = 16


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as the console shows it; screen is what participants read meanwhile.

    number is its place in its activity and block the part that it is of; 0 for what cannot be ticked.
    """

    title: str
    length: str = ""
    text: str = ""
    note: str = ""
    screen: str = ""
    number: int = 0
    done: bool = False
    block: str = ""

    def __str__(self) -> str:
        words = f"{self.title}, {self.length}" if self.length else self.title
        return f"Done: {words}" if self.done else words


def step_rows(block: Block | None, library: Library, minutes: int) -> tuple[StepRow, ...]:
    """The steps of a block's activity, their times made to fill its minutes.

    First come the block's own words for the screen, where it has some.
    """
    if block is None:
        return ()
    if block.kind == "breakout":
        return tuple(row for strand in block.strands for row in _strand_rows(strand, library))
    steps = tuple(_activity_rows(block, library, minutes))
    own = (StepRow("To begin", screen=block.screen),) if block.screen and steps else ()
    return (*own, *steps)


def _strand_rows(strand: Strand, library: Library) -> Iterator[StepRow]:
    """A group's parts, each with its steps. They show nothing: all groups look at one screen."""
    for each in walk(strand.blocks):
        if each.is_leaf:
            title = f"{strand.title or 'Group'}: {facilitator_title(each, library)}"
            yield StepRow(title, minutes_text(each.minutes) if each.minutes else "", each.notes)
            for row in _activity_rows(each, library, each.minutes):
                yield replace(row, screen="")


def _activity_rows(block: Block, library: Library, minutes: int) -> Iterator[StepRow]:
    steps = taken_steps(block, library.get(block.activity))
    whole = len(library[block.activity].steps) if steps else 0
    numbers = (number for number in range(1, whole + 1) if number not in block.left_out)
    for number, step, given in zip(numbers, steps, shared_out(steps, minutes), strict=True):
        length = minutes_text(given) if given else ""
        yield StepRow(
            step.title or step.text, length, step.text, step.note, step.screen, number, block=block.id
        )


def tick_box(place: QRect) -> QRect:
    """Where in its row a step is ticked: a place for a thumb at the left."""
    return QRect(place.left() + 4, place.top(), TOUCH, place.height())


class StepsDelegate(QStyledItemDelegate):
    """Draws a step: its tick box, its title, its minutes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """High enough for a thumb, and for a title in two lines."""
        lines = 2 * QFontMetrics(self._theme.font(self._theme.sizes.body)).height()
        return QSize(160, max(TOUCH, lines + SPACE // 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one step; the one chosen has a ground, a bar at its left and bold words."""
        each: StepRow = index.data(ROW_ROLE)
        colours, sizes = self._theme.colours, self._theme.sizes
        place = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(place, colours.accent_soft)
            painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), colours.accent)
        small = self._theme.font(sizes.small, tabular=True)
        right = QFontMetrics(small).horizontalAdvance(each.length)
        inner = place.adjusted(2 * SPACE, 0, -SPACE, 0)
        if each.number:
            self._draw_box(painter, tick_box(place), each.done)
            inner.setLeft(tick_box(place).right() + 1)
        painter.setFont(small)
        painter.setPen(colours.muted)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, int(sides), each.length)
        is_wide = place.width() >= WIDE * sizes.body
        if each.screen and is_wide:
            icon = QRect(inner.right() - right - SPACE - ICON + 4, 0, ICON - 4, ICON - 4)
            icon.moveTop(place.center().y() - icon.height() // 2)
            self._theme.icon("screen", colours.accent if chosen else colours.muted).paint(painter, icon)
        font = self._theme.font(sizes.body, QFont.Weight.Bold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colours.ink)
        room = inner.adjusted(0, 0, -right - SPACE - (ICON if is_wide else 0), 0)
        words = two_lines(each.title, QFontMetrics(font), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def _draw_box(self, painter: QPainter, place: QRect, done: bool) -> None:
        colours = self._theme.colours
        box = QRect(0, 0, ICON, ICON)
        box.moveCenter(place.center())
        painter.setPen(QPen(QColor(colours.fine if done else colours.muted), 1.5))
        painter.drawRoundedRect(box, 4, 4)
        if done:
            self._theme.icon("present", colours.fine).paint(painter, box.adjusted(2, 2, -2, -2))


class Steps(Rows):
    """The list of steps. Choosing one asks for its words to be shown to participants.

    ticked gives the part and the number of a step whose box was pressed.
    """

    wanted = Signal(str)
    ticked = Signal(str, int)
    chosen = Signal(object)
    emptied = Signal()
    filled = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__("Steps of this part")
        self._library = library
        self._steps = RowModel[StepRow]()
        self._delegate = StepsDelegate(theme)
        self._block: Block | None = None
        self._minutes = 0
        self._following = self._on_box = False
        self.setModel(self._steps)
        self.setItemDelegate(self._delegate)
        theme.changed.connect(self.doItemsLayout)

    def show_view(self, shown: RunView) -> None:
        """Show the steps of the block that is on, and choose the one whose words are on the screen."""
        if shown.block is not self._block:
            self._block = shown.block
            self._minutes = shown.length_s // 60
            rows = step_rows(shown.block, self._library, self._minutes)
            if not rows:
                # Told before it goes, or Qt would give the focus to whichever button comes next.
                self.emptied.emit()
            self._steps.show(rows)
            self.setVisible(bool(rows))
            self._choose(0)
            if rows:
                self.filled.emit()
            return
        if shown.length_s // 60 != self._minutes:
            self._minutes = shown.length_s // 60
            at = self.currentIndex().row()
            self._steps.show(step_rows(shown.block, self._library, self._minutes))
            self._choose(max(at, 0))
        self._show_ticks(shown)
        self._follow(shown.message)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the console of the step; ask for its words when a hand chose it."""
        super().currentChanged(current, previous)
        row: StepRow | None = current.data(ROW_ROLE) if current.isValid() else None
        self.chosen.emit(row)
        if row is not None and not self._following:
            self.wanted.emit(row.screen)

    def tick(self) -> None:
        """Ask for the step that is chosen to be ticked, where it can be."""
        self._tick(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a step by its box, which chooses nothing; elsewhere choose it."""
        at = self._box_at(event)
        if at.isValid():
            self._tick(at)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick presses on a box are one: a hand that trembles does not untick."""
        if not self._box_at(event).isValid():
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand that slips off a box chooses nothing."""
        if not self._on_box:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press is over."""
        if self._on_box:
            self._on_box = False
        else:
            super().mouseReleaseEvent(event)

    def _box_at(self, event: QMouseEvent) -> QModelIndex:
        """The step whose box is pressed."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        row: StepRow | None = index.data(ROW_ROLE)
        on_box = row is not None and row.number > 0 and tick_box(self.visualRect(index)).contains(at)
        self._on_box = on_box
        return index if on_box else QModelIndex()

    def _tick(self, index: Index) -> None:
        row: StepRow | None = index.data(ROW_ROLE)
        if row is not None and row.number:
            self.ticked.emit(row.block, row.number)

    def _show_ticks(self, shown: RunView) -> None:
        ticks = shown.ticks
        rows = tuple(
            replace(each, done=each.number in ticks.get(each.block, frozenset())) for each in self._steps.rows
        )
        for place, (old, new) in enumerate(zip(self._steps.rows, rows, strict=True)):
            if old != new:
                self._steps.rows = rows
                self._steps.dataChanged.emit(self._steps.index(place), self._steps.index(place))

    def _follow(self, message: str) -> None:
        """Choose the step that is on the screen, when it is not: after Back, or a run taken up again."""
        rows, at = self._steps.rows, self.currentIndex().row()
        if not rows or (at >= 0 and rows[at].screen == message) or (not message and at == 0):
            return
        found = (place for place, each in enumerate(rows) if message and each.screen == message)
        self._choose(next(found, 0))

    def _choose(self, row: int) -> None:
        self._following = True
        try:
            self.setCurrentIndex(self._steps.index(row))
        finally:
            self._following = False
        if not self._steps.rows:
            self.chosen.emit(None)
