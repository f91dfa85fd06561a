"""How a plan looks in the list of plans."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.ui.home.plan_model import FACTS, TAGS, UPDATED
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import draw_row, draw_words

Index = QModelIndex | QPersistentModelIndex
# A tag takes no more of a row than this share.
WIDEST_TAG = 4


class PlanRow(QStyledItemDelegate):
    """Draws a plan: its title over its facts and tags, and at the right when it was changed."""

    def __init__(self, theme: Theme, plans: QListView) -> None:
        super().__init__(plans)
        self._theme, self._list = theme, plans

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with room around them."""
        sizes = self._theme.sizes
        lines = sum(QFontMetrics(self._theme.font(size)).height() for size in (sizes.body, sizes.small))
        return QSize(240, lines + 2 * SPACE + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme, colours = self._theme, self._theme.colours
        place = QRect(option.rect)
        line = index.row() + 1 < index.model().rowCount()
        # Asked of the list, since Qt's own way, option.state, costs a start 8 ms.
        chosen = self._list.selectionModel().isSelected(index)
        focused = chosen and self._list.hasFocus() and self._list.currentIndex() == index
        draw_row(painter, place, theme, chosen, focused, line)
        room = place.adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
        small = theme.font(theme.sizes.small, tabular=True)
        updated = index.data(UPDATED)
        aside = QFontMetrics(small).horizontalAdvance(updated)
        if 3 * aside < room.width():
            corner = room.adjusted(room.width() - aside - 1, 0, 0, 0)
            draw_words(painter, corner, updated, small, colours.muted)
            room.adjust(0, 0, -aside - 3 * SPACE, 0)
        strong = theme.font(theme.sizes.body, QFont.Weight.DemiBold)
        split = QFontMetrics(strong).height()
        draw_words(painter, room.adjusted(0, 0, 0, split - room.height()), index.data(), strong, colours.ink)
        below = room.adjusted(0, split, 0, 0)
        drawn = draw_words(painter, below, index.data(FACTS), small, colours.muted)
        if tags := index.data(TAGS):
            self._draw_tags(painter, below.adjusted(drawn + SPACE * 3 // 2, 0, 0, 0), tags, small)

    def _draw_tags(self, painter: QPainter, room: QRect, tags: Sequence[str], font: QFont) -> None:
        """As many tags as there is room for, and how many more there are."""
        metrics, most = QFontMetrics(font), room.width() // WIDEST_TAG
        left = room.left()
        for number, tag in enumerate(tags):
            rest = f"+{len(tags) - number}"
            words = metrics.elidedText(tag, self._list.textElideMode(), max(most, 0))
            width = metrics.horizontalAdvance(words) + 2 * SPACE
            more = metrics.horizontalAdvance(rest) + SPACE if number + 1 < len(tags) else 0
            if left + width + more > room.right():
                place = QRect(left, room.top(), max(0, room.right() - left), room.height())
                if metrics.horizontalAdvance(rest) <= place.width():
                    draw_words(painter, place, rest, font, self._theme.colours.muted)
                return
            self._draw_tag(painter, QRect(left, room.top(), width, room.height()), words, font)
            left += width + SPACE // 2

    def _draw_tag(self, painter: QPainter, place: QRect, words: str, font: QFont) -> None:
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.restore()
        draw_words(painter, place.adjusted(SPACE, 0, -SPACE + 1, 0), words, font, colours.ink)
