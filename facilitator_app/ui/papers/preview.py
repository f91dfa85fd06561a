"""The preview: pages one below the other, drawn as they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from facilitator_app.ui.papers.pages import Pages
from facilitator_app.ui.theme import SPACE, Theme

WIDEST = 900
GAP = 2 * SPACE


class _Sheet(QWidget):
    """All pages of a file as one long picture; only those in sight are drawn and kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: Pages | None = None
        self._drawn: dict[int, QPixmap] = {}
        self._places: list[QRect] = []
        theme.changed.connect(self.update)

    def show_pages(self, pages: Pages | None) -> None:
        self._pages = pages
        self.lay_out()

    def lay_out(self) -> None:
        """Give every page its place for the width there is."""
        self._drawn.clear()
        width = max(200, min(WIDEST, self.width() - 2 * GAP))
        left, top = (self.width() - width) // 2, GAP
        self._places = []
        for size in self._pages.sizes if self._pages else []:
            height = round(width * size.height() / size.width())
            self._places.append(QRect(left, top, width, height))
            top += height + GAP
        self.setMinimumHeight(top)
        self.update()

    def page_at(self, top: int) -> int:
        """The page that is in sight at a height."""
        for number, place in enumerate(self._places):
            if place.bottom() > top:
                return number
        return max(0, len(self._places) - 1)

    def tops(self) -> list[int]:
        return [place.top() - GAP for place in self._places]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = QColor(self._theme.colours.line)
        for number, place in enumerate(self._places):
            if place.intersects(event.rect()):
                painter.drawPixmap(place.topLeft(), self._page(number, place.width()))
                painter.setPen(edge)
                painter.drawRect(place)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.lay_out()

    def _page(self, number: int, width: int) -> QPixmap:
        assert self._pages is not None
        if number not in self._drawn:
            if len(self._drawn) > 12:
                self._drawn.clear()
            ratio = self.devicePixelRatioF()
            pixmap = QPixmap.fromImage(self._pages.picture(number, round(width * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            self._drawn[number] = pixmap
        return self._drawn[number]


class Preview(QScrollArea):
    """Shows the pages of a paper; Page Up and Down go from page to page. turned tells the one in sight."""

    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pages: Pages | None = None
        self._told = -1
        self._sheet = _Sheet(theme)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    @property
    def page(self) -> int:
        """The number of the page that is in sight, from 0; at the very end it is the last."""
        bar = self.verticalScrollBar()
        if self._pages is not None and 0 < bar.maximum() <= bar.value():
            return len(self._pages) - 1
        return self._sheet.page_at(bar.value() + 2 * GAP)

    def show_pages(self, pages: Pages | None) -> None:
        """Show another paper from its first page."""
        self._pages, self._told = pages, -1
        self._sheet.show_pages(pages)
        self.verticalScrollBar().setValue(0)
        self._tell()

    def turn(self, *, forward: bool) -> None:
        """Go to where the next page begins, or back to where this one or the one before does."""
        bar = self.verticalScrollBar()
        tops = [min(top, bar.maximum()) for top in self._sheet.tops()]
        if forward:
            bar.setValue(next((top for top in tops if top > bar.value()), bar.maximum()))
        else:
            bar.setValue(next((top for top in reversed(tops) if top < bar.value()), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by keys."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn(forward=True)
            case Qt.Key.Key_PageUp:
                self.turn(forward=False)
            case Qt.Key.Key_Home:
                self.verticalScrollBar().setValue(0)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough to read a page in."""
        return QSize(560, 640)

    def _tell(self) -> None:
        """Give the words of the page that is in sight to those who listen."""
        if self._pages is None:
            self.setAccessibleDescription("")
        elif self.page != self._told:
            self._told = self.page
            self.setAccessibleDescription(self._pages.text(self._told))
            self.turned.emit(self._told)
