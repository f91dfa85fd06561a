"""A layout in as few rows as the width allows, all of them about as full, and filled out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from facilitator_app.ui.theme import SPACE

Row = list[QLayoutItem]


class Flow(QLayout):
    """Widgets one after another, never narrower than they ask for; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACE)

    def addItem(self, item: QLayoutItem) -> None:
        """Put one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than its rows take."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high its rows are together at a width."""
        rows = self._rows(width)
        return sum(_height(row) for row in rows) + self.spacing() * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """At least the largest of the widgets."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest of the widgets."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, place: QRect) -> None:
        """Lay the rows out, each as wide as the whole."""
        super().setGeometry(place)
        y = place.y()
        for row in self._rows(place.width()):
            high = _height(row)
            x, spare = place.x(), place.width() - self._width(row)
            for number, item in enumerate(row):
                wide = item.sizeHint().width() + spare // len(row) + (number < spare % len(row))
                item.setGeometry(QRect(x, y, wide, high))
                x += wide + self.spacing()
            y += high + self.spacing()

    def _width(self, row: Row) -> int:
        return sum(item.sizeHint().width() for item in row) + self.spacing() * (len(row) - 1)

    def _rows(self, width: int) -> list[Row]:
        """As few rows as will do, and then the narrowest ones that are as few."""
        rows = self._fill(width)
        while True:
            narrower = self._fill(max(map(self._width, rows), default=0) - 1)
            if len(narrower) > len(rows) or not rows or narrower == rows:
                return rows
            rows = narrower

    def _fill(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for item in (each for each in self._items if not each.isEmpty()):
            if rows and self._width([*rows[-1], item]) <= width:
                rows[-1].append(item)
            else:
                rows.append([item])
        return rows


def _height(row: Row) -> int:
    return max((item.sizeHint().height() for item in row), default=0)
