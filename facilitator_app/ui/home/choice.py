"""Cards to choose from, each one a button with a title and a line of facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from facilitator_app.ui.home.words import DOT
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import draw_words, is_enter

ICON = 24
WIDTH = 264
LEFT, RIGHT = 2 * SPACE + ICON + SPACE + SPACE // 2, 2 * SPACE
# Those of a title and its facts that every card has room for.
USUAL_LINES = 3


class Offer(NamedTuple):
    """What a card stands for: an icon, a title, a line of facts, and what choosing it does."""

    icon: str
    title: str
    facts: str
    choose: Callable[[], object]


class Line(NamedTuple):
    """A line on a card, and how opaque it is drawn."""

    text: str
    font: QFont
    opacity: float = 1.0


class Choice(QPushButton):
    """A card with an icon, its title and its facts, two lines of each at most; Enter or space chooses it.

    The style sheet draws the card. What is on it has the colour of the painter's pen, as to set another one
    has Python make all of Qt's names, for which no start should wait.
    """

    stepped = Signal(int, int)

    def __init__(self, theme: Theme, offer: Offer) -> None:
        super().__init__()
        self._theme, self.offer, self._is_high = theme, offer, False
        self.setAccessibleName(offer.title)
        self.setAccessibleDescription(offer.facts)
        self.setAutoDefault(False)
        self.setProperty("role", "choice")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for two lines of title and one of facts, or two of these where they are needed."""
        title, facts = (QFontMetrics(font).height() for font in (self._strong(), self._small()))
        high = 2 * title + (2 * facts + 2 * SPACE if self._is_high else facts + 3 * SPACE)
        return QSize(round(WIDTH * self._theme.scale), high)

    def be_high(self, high: bool) -> None:
        """Have room for two lines of facts below two of title, or no longer."""
        if high != self._is_high:
            self._is_high = high
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it as the space bar does; arrows go to the cards beside it."""
        if is_enter(event):
            self.click()
        elif step := _step(event.key()):
            self.stepped.emit(*step)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and on it its icon, its title and its facts."""
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        mark = QRect(2 * SPACE, (self.height() - ICON) // 2, ICON, ICON)
        theme.icon(self.offer.icon, theme.colours.accent, ICON).paint(painter, mark)
        self._draw_words(painter)
        painter.end()

    def room(self) -> QRect:
        """Where the words are, beside the icon."""
        return self.rect().adjusted(LEFT, 0, -RIGHT, 0)

    def lines(self, card: int) -> list[Line]:
        """The title and the facts of a card so wide; these go on below where a dot is between two of them."""
        width, strong, small = card - LEFT - RIGHT, self._strong(), self._small()
        title = two_lines(self.offer.title.split(), " ", strong, width)
        facts = two_lines(self.offer.facts.split(DOT), DOT, small, width)
        faded = self._theme.colours.faded
        return [Line(text, strong) for text in title] + [Line(text, small, faded) for text in facts]

    def _choose(self) -> None:
        self.offer.choose()

    def _draw_words(self, painter: QPainter) -> None:
        """The title and its facts, as one in the middle of the card's height."""
        room, lines = self.room(), self.lines(self.width())
        heights = [QFontMetrics(line.font).height() for line in lines]
        top = room.top() + (room.height() - sum(heights)) // 2
        for line, height in zip(lines, heights, strict=True):
            painter.setOpacity(line.opacity)
            draw_words(painter, QRect(room.left(), top, room.width(), height), line.text, line.font)
            top += height

    def _strong(self) -> QFont:
        return self._theme.font(self._theme.sizes.body, QFont.Weight.DemiBold)

    def _small(self) -> QFont:
        return self._theme.font(self._theme.sizes.small, tabular=True)


class Choices(QWidget):
    """Cards side by side, as many in a row as fit; the others are made when they are to show.

    overflowed tells whether some do not show; grown that there are cards which were not there before.
    """

    overflowed = Signal(bool)
    grown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: list[Choice] = []
        self._offers: Sequence[Offer] = ()
        self._open = False
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * SPACE)
        theme.changed.connect(self.arrange)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show a card for each of these, in this order, and none that was shown before."""
        for old in self.cards:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards, self._offers = [], offers
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
        self._make(len(self._offers) if self._open else columns)
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
            card.setVisible(self._open or number < columns)
        self._even_out()
        self.overflowed.emit(not self._open and columns < len(self._offers))

    def _make(self, many: int) -> None:
        """Have at least so many cards, where so many are offered."""
        wanted = self._offers[len(self.cards) : many]
        for offer in wanted:
            card = Choice(self._theme, offer)
            card.setParent(self)
            card.stepped.connect(partial(self._step, card))
            self.cards.append(card)
        if wanted:
            self.grown.emit()

    def minimumSizeHint(self) -> QSize:
        """One card wide, so that the page may become narrow."""
        return QSize(round(WIDTH * self._theme.scale), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        if self._fitting() != self._columns:
            self.arrange()
        else:
            self._even_out()
        super().resizeEvent(event)

    def _even_out(self) -> None:
        """Have all cards as high as the one with the most lines needs to be."""
        wide = (self.width() + 2 * SPACE) // self._columns - 2 * SPACE
        shown = self.cards if self._open else self.cards[: self._columns]
        high = any(len(card.lines(wide)) > USUAL_LINES for card in shown)
        for card in self.cards:
            card.be_high(high)

    def _step(self, card: Choice, across: int, down: int) -> None:
        """Go to the card that many columns and rows on, where there is one that shows."""
        to = self.cards.index(card) + across + down * self._columns
        if 0 <= to < len(self.cards) and self.cards[to].isVisible():
            self.cards[to].setFocus()
            above = self.parentWidget()
            while above is not None and not isinstance(above, QScrollArea):
                above = above.parentWidget()
            if above is not None:
                above.ensureWidgetVisible(self.cards[to])

    def _fitting(self) -> int:
        width = round(WIDTH * self._theme.scale)
        return max(1, (self.width() + 2 * SPACE) // (width + 2 * SPACE))


def _step(key: int) -> tuple[int, int] | None:
    """How many columns and rows on a key goes, if it is an arrow."""
    from PySide6.QtCore import Qt

    steps: dict[int, tuple[int, int]] = {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }
    return steps.get(key)


def two_lines(words: Sequence[str], between: str, font: QFont, width: int) -> list[str]:
    """Words in one line, or in two where they are longer; the second may still be too long."""
    metrics, first = QFontMetrics(font), 0
    while first < len(words) and metrics.horizontalAdvance(between.join(words[: first + 1])) <= width:
        first += 1
    if first == 0 or first == len(words):
        return [between.join(words)]
    return [between.join(words[:first]), between.join(words[first:])]
