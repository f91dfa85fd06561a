"""Draws one activity of the list."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.library.hit_model import ACTIVITY, SNIPPET
from facilitator_app.ui.library.words import SENSITIVE, group_text, sensitivity_look
from facilitator_app.ui.theme import SPACE, Theme, stage_look
from facilitator_app.ui.widgets import draw_row, draw_words

Index = QModelIndex | QPersistentModelIndex
ICON = 16
GAP = SPACE // 2
BOLD = QFont.Weight.DemiBold


class HitRow(QStyledItemDelegate):
    """An activity in three lines: title and length, what it is, and its stage, care and group."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines with room around them."""
        return QSize(200, sum(self._heights()) + 2 * SPACE + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        place, state = QRect(option.rect), option.state
        activity: Activity = index.data(ACTIVITY)
        line = index.row() + 1 < index.model().rowCount()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        draw_row(painter, place, self._theme, chosen, bool(state & QStyle.StateFlag.State_HasFocus), line)
        room = place.adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
        first, second, third = self._heights()
        self._draw_title(painter, QRect(room.left(), room.top(), room.width(), first), activity)
        middle = QRect(room.left(), room.top() + first + GAP, room.width(), second)
        self._draw_snippet(painter, middle, index.data(SNIPPET))
        foot = QRect(room.left(), middle.bottom() + 1 + GAP, room.width(), third)
        self._draw_marks(painter, foot, activity)

    def _heights(self) -> tuple[int, int, int]:
        sizes = self._theme.sizes
        small = QFontMetrics(self._theme.font(sizes.small)).height()
        return QFontMetrics(self._theme.font(sizes.body, BOLD)).height(), small, max(small, ICON)

    def _draw_title(self, painter: QPainter, place: QRect, activity: Activity) -> None:
        theme = self._theme
        taken = self._draw_at_right(painter, place, minutes_text(activity.minutes.standard))
        room = place.adjusted(0, 0, -taken, 0)
        font = theme.font(theme.sizes.body, BOLD)
        draw_words(painter, room, short_title(activity.title, font, room.width()), font, theme.colours.ink)

    def _draw_snippet(self, painter: QPainter, place: QRect, snippet: str) -> None:
        """One line of text with what matched in bold."""
        theme = self._theme
        left = place.left()
        for text, matched in marked(snippet):
            room = QRect(left, place.top(), place.right() + 1 - left, place.height())
            font = theme.font(theme.sizes.small, BOLD if matched else QFont.Weight.Normal)
            whole = QFontMetrics(font).horizontalAdvance(text)
            colour = theme.colours.ink if matched else theme.colours.muted
            draw_words(painter, room, text, font, colour)
            left += whole
            if left >= place.right():
                return

    def _draw_marks(self, painter: QPainter, place: QRect, activity: Activity) -> None:
        theme = self._theme
        icon, colour, word = stage_look(activity.stage)
        left = self._draw_mark(painter, place, icon, word, getattr(theme.colours, colour))
        sensitivity = activity.safety.sensitivity
        if word := SENSITIVE.get(sensitivity, ""):
            icon, colour = sensitivity_look(sensitivity, theme)
            left += 2 * SPACE
            left += self._draw_mark(painter, place.adjusted(left, 0, 0, 0), icon, word, colour)
        self._draw_group(painter, place.adjusted(left + SPACE, 0, 0, 0), group_text(activity))

    def _draw_group(self, painter: QPainter, place: QRect, text: str) -> None:
        """The size of the group, with its word where there is room for that."""
        metrics = QFontMetrics(self._theme.font(self._theme.sizes.small, tabular=True))
        for words in (text, text.removesuffix(" people")):
            if metrics.horizontalAdvance(words) <= place.width():
                self._draw_at_right(painter, place, words)
                return

    def _draw_mark(self, painter: QPainter, place: QRect, icon: str, word: str, colour: str) -> int:
        theme = self._theme
        spot = QRect(place.left(), place.center().y() - ICON // 2 + 1, ICON, ICON)
        theme.icon(icon, colour).paint(painter, spot)
        room = place.adjusted(ICON + GAP, 0, 0, 0)
        return ICON + GAP + draw_words(painter, room, word, theme.font(theme.sizes.small), colour)

    def _draw_at_right(self, painter: QPainter, place: QRect, text: str) -> int:
        theme = self._theme
        font = theme.font(theme.sizes.small, tabular=True)
        width = QFontMetrics(font).horizontalAdvance(text)
        corner = QRect(place.right() - width, place.top(), width + 1, place.height())
        draw_words(painter, corner, text, font, theme.colours.muted)
        return width + 2 * SPACE


def short_title(title: str, font: QFont, width: int) -> str:
    """A title that fits; what stands in brackets at its end stays, since it tells a copy from the first."""
    metrics = QFontMetrics(font)
    head, _, tail = title.rpartition(" (")
    end = f" ({tail}" if head and title.endswith(")") else ""
    room = width - metrics.horizontalAdvance(end)
    if not end or metrics.horizontalAdvance(title) <= width or room < width // 3:
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, width)
    return metrics.elidedText(head, Qt.TextElideMode.ElideRight, room) + end


def marked(snippet: str) -> list[tuple[str, bool]]:
    """A snippet in parts, each with whether it is what matched."""
    parts = re.split("(\x02[^\x03]*\x03?)", re.sub(r"\s+", " ", snippet))
    return [(part.strip("\x02\x03"), part.startswith("\x02")) for part in parts if part.strip("\x02\x03")]
