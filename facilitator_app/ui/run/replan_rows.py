"""The rows of a re-plan: what each part to come would get, and the keys by which a hand changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from facilitator_app.ui.run.parts import TOUCH, Rows
from facilitator_app.ui.run.row_model import ROW_ROLE, Index, RowModel, TwoLines
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import draw_row, draw_words

ACCESSIBLE = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One block of a proposal: its title, what it would get, whether it is a must, or was changed by hand."""

    id: str
    title: str
    change: str
    differs: bool
    must: bool = False
    by_hand: bool = False

    def __str__(self) -> str:
        return f"{self.title}: {self.change}"

    @property
    def marks(self) -> tuple[str, ...]:
        """What is said of it beside its length."""
        return (*(["must"] if self.must else []), *(["by hand"] if self.by_hand else []))


class ChangeModel(RowModel[ChangeRow]):
    """Tells a row with its marks to those who do not see it."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row in words, the marks with it where it is read out."""
        if index.isValid() and role in ACCESSIBLE:
            each = self.rows[index.row()]
            return ", ".join([str(each), *each.marks])
        return super().data(index, role)


class ChangesDelegate(TwoLines):
    """Draws a block's title and, below it, what it would get, with its marks."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Closer together than other rows, so that more of the evening is seen at once."""
        return QSize(200, max(TOUCH, super().sizeHint(option, index).height() - SPACE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one block; what changes is in bold, the one that the hand is on has a soft ground."""
        each: ChangeRow = index.data(ROW_ROLE)
        colours, sizes = self._theme.colours, self._theme.sizes
        view = option.widget
        chosen = isinstance(view, Rows) and view.currentIndex().row() == index.row()
        draw_row(painter, option.rect, self._theme, chosen, view.hasFocus())
        place = option.rect.adjusted(12, SPACE // 2, -12, -SPACE // 2)
        half = place.height() // 2
        painter.save()
        top = QRect(place.left(), place.top(), place.width(), half)
        draw_words(painter, top, each.title, self._theme.font(sizes.body), colours.ink)
        small = self._theme.font(sizes.small, tabular=True)
        marks = " · ".join(each.marks)
        right = QFontMetrics(small).horizontalAdvance(marks)
        below = QRect(place.left(), place.top() + half, place.width() - right - SPACE, half)
        weight = QFont.Weight.Bold if each.differs else QFont.Weight.Normal
        bold = self._theme.font(sizes.small, weight, tabular=True)
        ink = colours.ink if each.differs else colours.muted
        draw_words(painter, below, each.change, bold, ink)
        side = QRect(place.right() - right, below.top(), right + 1, half)
        draw_words(painter, side, marks, small, colours.muted)
        painter.restore()


class ChangeRows(Rows):
    """Up and Down choose a part; Left and Right take or give a minute, Delete leaves it out or takes it back.

    given gives the minutes that are asked for, turned asks for the part to go or come back.
    """

    given = Signal(int)
    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("Lengths of the parts to come")
        self.setAccessibleDescription("Left and Right take or give a minute, Delete leaves a part out")
        self.model_ = ChangeModel()
        self._delegate = ChangesDelegate(theme)
        self._theme = theme
        self.setModel(self.model_)
        self.setItemDelegate(self._delegate)
        theme.changed.connect(self._take_room)
        self._take_room()

    @property
    def chosen(self) -> str:
        """The id of the part that the hand is on, '' for none."""
        row: ChangeRow | None = self.currentIndex().data(ROW_ROLE)
        return row.id if row is not None else ""

    def show_rows(self, rows: tuple[ChangeRow, ...]) -> None:
        """Take on other rows; the hand stays on its part."""
        before, at = self.chosen, self.currentIndex().row()
        if rows == self.model_.rows:
            return
        if [each.id for each in rows] == [each.id for each in self.model_.rows]:
            self.model_.rows = rows
            self.model_.dataChanged.emit(self.model_.index(0), self.model_.index(len(rows) - 1))
            return
        self.model_.show(rows)
        ids = [each.id for each in rows]
        place = ids.index(before) if before in ids else min(max(at, 0), len(rows) - 1)
        self.setCurrentIndex(self.model_.index(place))

    def sizeHint(self) -> QSize:
        """No more than it needs: it takes what room there is."""
        return self.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the part that is chosen in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the part that is chosen, move in the list, or leave the key to the console."""
        match event.key():
            case Qt.Key.Key_Left:
                self.given.emit(-1)
            case Qt.Key.Key_Right:
                self.given.emit(1)
            case Qt.Key.Key_Delete if not event.isAutoRepeat():
                self.turned.emit()
            case Qt.Key.Key_Delete:
                event.accept()
            case _:
                super().keyPressEvent(event)

    def _take_room(self) -> None:
        high = self._delegate.sizeHint(QStyleOptionViewItem(), self.model_.index(0)).height()
        # One part whole and half of the next, so that it is seen to go on.
        self.setMinimumHeight(max(2 * TOUCH, round(1.6 * high)))
        self.doItemsLayout()
