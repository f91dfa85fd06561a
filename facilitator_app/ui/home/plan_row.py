"""How a plan looks in the list of plans."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.ui.home.plan_model import PlanModel, title_of
from facilitator_app.ui.home.words import updated_text
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import draw_row, draw_words

Index = QModelIndex | QPersistentModelIndex
# A tag takes no more of a row than this share.
WIDEST_TAG = 4


class PlanRow(QStyledItemDelegate):
    """Draws a plan: its title over its facts and tags, and at the right when it was changed."""

    def __init__(self, theme: Theme, plans: PlanModel, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._plans, self._list = theme, plans, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with room around them."""
        sizes = self._theme.sizes
        lines = sum(QFontMetrics(self._theme.font(size)).height() for size in (sizes.body, sizes.small))
        return QSize(240, lines + 2 * SPACE + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row, and leave the pen to the next as it was."""
        painter.save()
        self._draw(painter, option, index)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        place = QRect(option.rect)
        entry = self._plans.entry(index)
        if entry is None:
            return
        line = index.row() + 1 < self._plans.rowCount()
        # Asked of the list, since Qt's own way, option.state, costs a start 8 ms.
        chosen = self._list.selectionModel().isSelected(index)
        focused = chosen and self._list.hasFocus() and self._list.currentIndex() == index
        self._draw_ground(painter, place, chosen, focused, line)
        room = place.adjusted(2 * SPACE, SPACE, -2 * SPACE, -SPACE)
        small = theme.font(theme.sizes.small, tabular=True)
        updated = updated_text(entry)
        aside = QFontMetrics(small).horizontalAdvance(updated)
        if 3 * aside < room.width():
            corner = room.adjusted(room.width() - aside - 1, 0, 0, 0)
            self._draw_faded(painter, corner, updated, small)
            room.adjust(0, 0, -aside - 3 * SPACE, 0)
        strong = theme.font(theme.sizes.body, QFont.Weight.DemiBold)
        split = QFontMetrics(strong).height()
        head = room.adjusted(0, 0, 0, split - room.height())
        draw_words(painter, head, title_of(entry), strong)
        below = room.adjusted(0, split, 0, 0)
        drawn = self._draw_faded(painter, below, self._plans.facts(entry), small)
        if entry.tags:
            self._draw_tags(painter, below.adjusted(drawn + SPACE * 3 // 2, 0, 0, 0), entry.tags, small)

    def _draw_ground(self, painter: QPainter, place: QRect, chosen: bool, focused: bool, line: bool) -> None:
        """As draw_row does it, which is too slow for a start where a row is chosen that has not the keys."""
        if not chosen or focused:
            draw_row(painter, place, self._theme, chosen, focused, line)
            return
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(place.toRectF().adjusted(2, 2, -2, -2), 6, 6)
        painter.setClipPath(shape)
        self._theme.fill(painter, place, self._theme.colours.accent_soft)
        painter.restore()

    def _draw_faded(self, painter: QPainter, place: QRect, text: str, font: QFont) -> int:
        painter.setOpacity(self._theme.colours.faded)
        drawn = draw_words(painter, place, text, font)
        painter.setOpacity(1)
        return drawn

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
