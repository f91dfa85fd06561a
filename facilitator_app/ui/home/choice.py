"""Cards to choose from, each one a button with a title and a line of facts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QSizePolicy, QWidget

from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import draw_words

ICON = 24
WIDTH = 264
LINES = 2
# Columns and rows.
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Choice(QAbstractButton):
    """A card with an icon, a title of two lines at most and its facts; Enter or space chooses it."""

    chosen = Signal(str)
    stepped = Signal(int, int)

    def __init__(self, theme: Theme, icon: str, title: str, facts: str, id: str = "") -> None:
        super().__init__()
        self.id = id
        self._theme, self._icon, self._facts = theme, icon, facts
        # QAbstractButton takes a lone & as the mark of a key.
        self.setText(title)
        self.setShortcut("")
        self.setAccessibleName(title)
        self.setAccessibleDescription(facts)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for two lines of title and one of facts."""
        sizes = self._theme.sizes
        title = QFontMetrics(self._strong()).height() * LINES
        facts = QFontMetrics(self._theme.font(sizes.small)).height()
        return QSize(round(WIDTH * self._theme.scale), title + facts + 3 * SPACE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it as the space bar does; arrows go to the cards beside it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif step := _STEPS.get(Qt.Key(event.key())):
            self.stepped.emit(*step)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Look as before."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strength = 2 if self.hasFocus() else 1
        lit = self.hasFocus() or self.underMouse()
        pen = painter.pen()
        pen.setColor(QColor(colours.accent if lit else colours.line))
        pen.setWidth(strength)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent_soft if self.isDown() else colours.surface))
        inset = strength / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 6, 6)
        left = 2 * SPACE + ICON + SPACE + SPACE // 2
        room = self.rect().adjusted(left, SPACE, -2 * SPACE, -SPACE)
        mark = QRect(2 * SPACE, (self.height() - ICON) // 2, ICON, ICON)
        theme.icon(self._icon, colours.accent, ICON).paint(painter, mark)
        self._draw_words(painter, room)
        painter.end()

    def _choose(self) -> None:
        self.chosen.emit(self.id)

    def _draw_words(self, painter: QPainter, room: QRect) -> None:
        """The title and its facts, as one in the middle of the card's height."""
        theme, colours = self._theme, self._theme.colours
        strong, small = self._strong(), theme.font(theme.sizes.small, tabular=True)
        lines = [(text, strong, colours.ink) for text in two_lines(self.text(), strong, room.width())]
        lines.append((self._facts, small, colours.muted))
        heights = [QFontMetrics(font).height() for _, font, _ in lines]
        top = room.top() + (room.height() - sum(heights)) // 2
        for (text, font, colour), height in zip(lines, heights, strict=True):
            draw_words(painter, QRect(room.left(), top, room.width(), height), text, font, colour)
            top += height

    def _strong(self) -> QFont:
        return self._theme.font(self._theme.sizes.body, QFont.Weight.DemiBold)


class Choices(QWidget):
    """Cards side by side, as many in a row as fit; overflowed tells whether some do not show."""

    overflowed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: Sequence[Choice] = ()
        self._open = False
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * SPACE)
        theme.changed.connect(self.arrange)

    def show_cards(self, cards: Sequence[Choice]) -> None:
        """Show these cards, in this order, and none that were shown before."""
        for old in self.cards:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = cards
        for card in cards:
            card.setParent(self)
            card.stepped.connect(partial(self._step, card))
        self.arrange()

    def open_out(self) -> None:
        """Show every card from now on."""
        self._open = True
        self.arrange()

    def arrange(self) -> None:
        """Put the cards into rows for the width there is."""
        columns = self._fitting()
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
            card.setVisible(self._open or number < columns)
        self.overflowed.emit(not self._open and columns < len(self.cards))

    def minimumSizeHint(self) -> QSize:
        """One card wide, so that the page may become narrow."""
        return QSize(round(WIDTH * self._theme.scale), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        if self._fitting() != self._columns:
            self.arrange()
        super().resizeEvent(event)

    def _step(self, card: Choice, across: int, down: int) -> None:
        """Go to the card that many columns and rows on, where there is one that shows."""
        to = self.cards.index(card) + across + down * self._columns
        if 0 <= to < len(self.cards) and self.cards[to].isVisible():
            self.cards[to].setFocus(Qt.FocusReason.TabFocusReason)
            above = self.parentWidget()
            while above is not None and not isinstance(above, QScrollArea):
                above = above.parentWidget()
            if above is not None:
                above.ensureWidgetVisible(self.cards[to])

    def _fitting(self) -> int:
        width = round(WIDTH * self._theme.scale)
        return max(1, (self.width() + 2 * SPACE) // (width + 2 * SPACE))


def two_lines(text: str, font: QFont, width: int) -> list[str]:
    """Text in one line, or in two where it is longer; the second may still be too long."""
    metrics, words = QFontMetrics(font), text.split()
    first = 0
    while first < len(words) and metrics.horizontalAdvance(" ".join(words[: first + 1])) <= width:
        first += 1
    if first == 0 or first == len(words):
        return [" ".join(words)]
    return [" ".join(words[:first]), " ".join(words[first:])]
