"""Pieces of the console: labels set only when they change, lists that leave the run's keys alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Button, ButtonRole, Role

TOUCH = 44
ICON = 20
GAP = 6


def set_text(label: QLabel, text: str) -> None:
    """Give a label another text; one that is the same costs nothing."""
    if label.text() != text:
        label.setText(text)


def set_role(label: QLabel, role: Role) -> None:
    """Give a label another role of the style sheet."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)


class Heading(QLabel):
    """A title in one line: drawn smaller while it is too long for that, and cut only at the very last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the largest size that it is drawn in; any width will do."""
        return QSize(0, QFontMetrics(self._font(self._theme.sizes.title)).height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title as large as it fits."""
        sizes = self._theme.sizes
        size = next((each for each in range(sizes.title, sizes.body, -1) if self._fits(each)), sizes.body)
        font = self._font(size)
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), text)

    def _fits(self, size: int) -> bool:
        return QFontMetrics(self._font(size)).horizontalAdvance(self.text()) <= self.width()

    def _font(self, size: int) -> QFont:
        return self._theme.font(size, QFont.Weight.Bold)


# What moves in a list or a text; every other key of the run works wherever the focus is.
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class Rows(QListView):
    """A list in which only arrows, Home, End and Enter are the list's own keys."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, or leave the key to the console."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Reader(QScrollArea):
    """A place for long text that leaves the run's keys alone; on a card it has the card's ground."""

    def __init__(self, name: str, page: QWidget, *, on_card: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "reader")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        page.setObjectName("" if on_card else "scrolled")
        self.setWidget(page)
        if on_card:
            page.setAutoFillBackground(False)
            self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, or leave the key to the console."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class KeyButton(Button):
    """A button for a hand in a hurry: tall, with its word and, below it, its key.

    It takes the focus from the Tab key only, so that after a click Space is still Next.
    """

    def __init__(
        self,
        theme: Theme,
        word: str,
        icon: str,
        key: str = "",
        role: ButtonRole = "",
        other_word: str = "",
    ) -> None:
        super().__init__(theme, word, icon, role)
        self._key, self._words = key, (word, other_word)
        self.setToolTip(f"{word} ({key})" if key else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_key(self, key: str) -> None:
        """Take on another key."""
        self._key = key
        self.setToolTip(f"{self._words[0]} ({key})" if key else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the longer of its words, and never less than a thumb is high."""
        word, key = self._metrics()
        wide = max(*(word.horizontalAdvance(each) for each in self._words), key.horizontalAdvance(self._key))
        high = word.height() + (key.height() if self._key else 0) + SPACE
        return QSize(wide + ICON + 3 * SPACE, max(TOUCH, high))

    def minimumSizeHint(self) -> QSize:
        """The same: a word is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the style's frame, then icon, word and key in it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        icon, option.icon = self.icon(), type(self.icon())()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        word, key = self._metrics()
        said, below = self._lines()
        wide = max(word.horizontalAdvance(said), key.horizontalAdvance(below))
        # Words without an icon stand in the middle by themselves.
        beside = 0 if icon.isNull() else ICON + GAP
        left = max(SPACE, (self.width() - wide - beside) // 2)
        icon.paint(painter, QRect(left, (self.height() - ICON) // 2, ICON, ICON))
        place = QRect(left + beside, 0, wide + 2, self.height())
        self._draw_words(painter, place, (word, key), (said, below))

    def _lines(self) -> tuple[str, str]:
        """The word and its key; what the word has in brackets goes down to the key before it is cut."""
        room = self.width() - ICON - GAP - 2 * SPACE
        word, _bracket, aside = self.text().partition(" (")
        if not aside or self._metrics()[0].horizontalAdvance(self.text()) <= room:
            return self.text(), self._key
        return word, " · ".join(each for each in (self._key, aside.removesuffix(")")) if each)

    def _draw_words(
        self,
        painter: QPainter,
        place: QRect,
        metrics: tuple[QFontMetrics, QFontMetrics],
        lines: tuple[str, str],
    ) -> None:
        colours = self._theme.colours
        primary = self._role == "primary"
        ink = {"primary": colours.on_accent, "danger": colours.danger}.get(self._role, colours.ink)
        word, key = metrics
        high = word.height() + (key.height() if self._key else 0)
        top = QRect(place.x(), (self.height() - high) // 2, place.width(), word.height())
        painter.setFont(self.font())
        painter.setPen(ink if self.isEnabled() else colours.muted)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignVCenter), lines[0])
        painter.setFont(self._theme.font(self._theme.sizes.small))
        painter.setPen(colours.on_accent if primary and self.isEnabled() else colours.muted)
        below = QRect(place.x(), top.bottom() + 1, place.width(), key.height())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), lines[1])

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return self.fontMetrics(), QFontMetrics(self._theme.font(self._theme.sizes.small))


def two_lines(text: str, metrics: QFontMetrics, width: int) -> str:
    """A text in one line or, broken between words, in two; what is beyond them ends in an ellipsis."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    first, rest = "", text.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{metrics.elidedText(' '.join(rest), Qt.TextElideMode.ElideRight, width)}"


def draw_phase(painter: QPainter, phase: str, place: QRectF) -> None:
    """The shape of a phase in the pen and brush that are set: disc, triangle, diamond, square, bars."""
    match phase:
        case "warning":
            points = (place.bottomLeft(), QPointF(place.center().x(), place.top()), place.bottomRight())
            painter.drawPolygon(QPolygonF(points))
        case "danger":
            middle = place.center()
            tips = (
                QPointF(middle.x(), place.top()),
                QPointF(place.right(), middle.y()),
                QPointF(middle.x(), place.bottom()),
                QPointF(place.left(), middle.y()),
            )
            painter.drawPolygon(QPolygonF(tips))
        case "over":
            painter.drawRect(place)
        case "paused":
            third = place.width() / 3
            painter.drawRect(QRectF(place.left(), place.top(), third, place.height()))
            painter.drawRect(QRectF(place.right() - third, place.top(), third, place.height()))
        case _:
            painter.drawEllipse(place)
