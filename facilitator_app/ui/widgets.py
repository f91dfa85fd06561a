"""Small pieces that every screen is made of: labels in a role, buttons with icon and word, empty states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator_app.ui.theme import SPACE, Theme, sharpest

Role = Literal["", "display", "title", "lead", "reading", "muted", "small", "warning", "danger", "fine"]
L = TypeVar("L", bound=QLayout)
# Qt.AlignLeft, Qt.AlignVCenter and Qt.TextSingleLine.
LINE_AT_LEFT = 0x0001 | 0x0080 | 0x0100
ButtonRole = Literal["", "primary", "quiet", "danger"]
ICON = 20


def put(made: QObject, **values: str) -> None:
    """Set properties whose values are names of Qt's own.

    Home and the window are built so, since the first mention of Qt.… has Python make some hundred classes,
    which takes longer than drawing all of Home does.
    """
    for name, value in values.items():
        if not made.setProperty(name, value):
            raise ValueError(f"{type(made).__name__} has no {name} that can be {value}")


def label(text: str = "", role: Role = "", wrap: bool = False) -> QLabel:
    """Plain text in one of the roles of the style sheet; never read as markup."""
    made = QLabel(text)
    put(made, textFormat="PlainText")
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def yielding(made: QLabel) -> QLabel:
    """A label that one long word cannot widen."""
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def is_enter(event: QKeyEvent) -> bool:
    """Whether one of the two Enter keys was pressed, and is not held."""
    from PySide6.QtCore import Qt

    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()


class OneLine(QLabel):
    """One line of plain text that ends in … where there is no room, and then is whole in its tip."""

    def __init__(self, role: Role = "") -> None:
        super().__init__()
        put(self, textFormat="PlainText")
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of it as there is room for."""
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.WindowText).name()
        drawn = draw_words(painter, self.rect(), self.text(), self.font(), colour)
        painter.end()
        self.setToolTip(self.text() if drawn < self.fontMetrics().horizontalAdvance(self.text()) else "")


class Button(QPushButton):
    """A button with a word and an icon in the colour of its words."""

    def __init__(self, theme: Theme, text: str, icon: str = "", role: ButtonRole = "", tip: str = "") -> None:
        super().__init__(text)
        self._theme, self._icon, self._role = theme, icon, role
        self.setAccessibleName(text or tip)
        self.setToolTip(tip)
        self.setAutoDefault(False)
        if role:
            self.setProperty("role", role)
        self.setIconSize(QSize(ICON, ICON))
        # A bound method of a QObject: the connection goes when the button does.
        theme.changed.connect(self.draw)
        self.draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def draw(self) -> None:
        """Draw the icon anew in the theme's colours, as the words are: also when it cannot be pressed."""
        if self._icon:
            theme, colours = self._theme, self._theme.colours
            colour = {"primary": colours.on_accent, "danger": colours.danger}.get(self._role, colours.ink)
            icon = QIcon(theme.icon(self._icon, colour, ICON))
            faint = theme.icon(self._icon, colours.muted, ICON)
            # Qt would fade it.
            icon.addPixmap(faint.pixmap(QSize(ICON, ICON), sharpest()), QIcon.Mode.Disabled)
            self.setIcon(icon)

    def set_role(self, role: ButtonRole) -> None:
        """Become the primary button of the screen, or one like others."""
        if role != self._role:
            self._role = role
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
            self.draw()

    def show_as(self, text: str, icon: str) -> None:
        """Take on another word and icon."""
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.draw()


def button(
    theme: Theme,
    text: str,
    icon: str = "",
    role: ButtonRole = "",
    tip: str = "",
    pressed: Callable[[], object] | None = None,
) -> Button:
    """A button that does one thing when it is pressed."""
    made = Button(theme, text, icon, role, tip)
    if pressed is not None:
        made.clicked.connect(lambda _checked: pressed())
    return made


def line() -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def card(*, soft: bool = False) -> tuple[QFrame, QVBoxLayout]:
    """A surface with its layout."""
    made = QFrame()
    made.setProperty("role", "soft" if soft else "card")
    return made, column(made, margins=2 * SPACE)


def column(parent: QWidget | None = None, spacing: int = SPACE, margins: int = 0) -> QVBoxLayout:
    """A column with the house's spaces."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), spacing, margins)


def row(parent: QWidget | None = None, spacing: int = SPACE, margins: int = 0) -> QHBoxLayout:
    """A row with the house's spaces."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), spacing, margins)


def _spaced(layout: L, spacing: int, margins: int) -> L:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    return layout


def draw_row(
    painter: QPainter, place: QRect, theme: Theme, chosen: bool, focused: bool, line: bool = True
) -> None:
    """The ground of a row in a list: soft when chosen, ringed when the keys go to it, else a hairline."""
    colours = theme.colours
    painter.save()
    if chosen:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.accent_soft))
        painter.setPen(QColor(colours.accent if focused else colours.accent_soft))
        painter.drawRoundedRect(place.toRectF().adjusted(2.5, 2.5, -2.5, -2.5), 6, 6)
    elif line:
        edge = place.adjusted(2 * SPACE, place.height() - 1, -2 * SPACE, 0)
        theme.fill(painter, edge, colours.line)
    painter.restore()


def draw_words(painter: QPainter, place: QRect, text: str, font: QFont, colour: str = "") -> int:
    """One line of plain text at the left of a place, cut off with … where it ends; its width.

    Without a colour it has that of the painter's pen.
    """
    metrics, shown = QFontMetrics(font), text
    width = metrics.horizontalAdvance(text)
    if width > place.width():
        from PySide6.QtCore import Qt

        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        width = metrics.horizontalAdvance(shown)
    painter.setFont(font)
    if colour:
        painter.setPen(QColor(colour))
    painter.drawText(place, LINE_AT_LEFT, shown)
    return width


class Choice(QComboBox):
    """A choice with its sign drawn in the theme, which the wheel does not change on the way past."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setStyleSheet("QComboBox::down-arrow { image: none; }")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it, then the sign that it opens."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - 24, (self.height() - 16) // 2, 16, 16)
        self._theme.icon("unfold", self._theme.colours.muted).paint(painter, place)
        painter.end()


class EmptyState(QWidget):
    """What a screen says when it has nothing to show: one sentence and what to do about it."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme, self._icon = theme, icon
        self._picture = QLabel()
        put(self._picture, alignment="AlignCenter")
        layout = column(self, 2 * SPACE, 4 * SPACE)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        for words in (label(title, "title", wrap=True), label(text, "muted", wrap=True)):
            put(words, alignment="AlignCenter")
            layout.addWidget(words)
        if buttons:
            line_up = row()
            line_up.addStretch()
            for each in buttons:
                line_up.addWidget(each)
            line_up.addStretch()
            layout.addLayout(line_up)
        layout.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(self._theme.icon(self._icon, self._theme.colours.accent).pixmap(48, 48))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
