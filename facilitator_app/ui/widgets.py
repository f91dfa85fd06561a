"""Small pieces that every screen is made of: labels in a role, buttons with icon and word, empty states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator_app.ui.theme import SPACE, Theme

Role = Literal["", "display", "title", "lead", "muted", "small", "warning", "danger", "fine"]
L = TypeVar("L", bound=QLayout)
ButtonRole = Literal["", "primary", "quiet", "danger"]


def label(text: str = "", role: Role = "", wrap: bool = False) -> QLabel:
    """Plain text in one of the roles of the style sheet; never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


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
        self.setIconSize(QSize(20, 20))
        # A bound method of a QObject: the connection goes when the button does.
        theme.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Draw the icon anew in the theme's colours."""
        if self._icon:
            colours = self._theme.colours
            colour = {"primary": colours.on_accent, "danger": colours.danger}.get(self._role, colours.ink)
            self.setIcon(self._theme.icon(self._icon, colour))

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


class EmptyState(QWidget):
    """What a screen says when it has nothing to show: one sentence and what to do about it."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme, self._icon = theme, icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(self, 2 * SPACE, 4 * SPACE)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        for words in (label(title, "title", wrap=True), label(text, "muted", wrap=True)):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
