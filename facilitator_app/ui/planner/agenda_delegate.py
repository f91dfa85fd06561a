"""Draws the cells of the agenda, and lets a length or a title be typed in its row."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator_app.core.spans import minutes_text, parse_minutes, whole_minutes
from facilitator_app.ui.planner.agenda_model import LENGTH, ROW_ROLE, TIME, WHAT, Index, plain
from facilitator_app.ui.planner.length_line import LengthEditor
from facilitator_app.ui.planner.rows import Branch, Mark, Row
from facilitator_app.ui.theme import SPACE, Theme

ICON = 20
SMALL_ICON = 16
LEAST_WORD = 56
LEAST_LINE = 72
# All figures have one width here, so that a few words stand for those of a long plan.
_ONE_FIGURE = str.maketrans("123456789", "0" * 9)
_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


class AgendaDelegate(QStyledItemDelegate):
    """Two lines a row: clock, length and title; under the title its stage and its marks."""

    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.first_key = ""
        self.shows_lead_under_title = False
        self.measure()

    # Sizes

    def measure(self) -> None:
        """Measure the type anew; rows are asked for their height too often to do it each time."""
        sizes = self._theme.sizes
        self._body = QFontMetrics(self._font()).height()
        self._small = QFontMetrics(self._font(size=sizes.small)).height()
        self._wide = QFontMetrics(self._font(QFont.Weight.DemiBold))

    def strip(self, row: Row | None) -> int:
        """How much of a row's height is taken by the words above it about a gap or an overlap."""
        return self._small + SPACE if row and row.remark else 0

    def widths(self, shown: Collection[Branch]) -> dict[int, int]:
        """How wide the columns of clock times and of lengths are for some rows."""
        latest = max(shown, key=lambda each: each.start, default=None)
        lengths = {minutes_text(whole_minutes(each)) for each in {branch.length for branch in shown}}
        return {
            TIME: self._widest({"00:00", *([latest.row.clock] if latest else ())}),
            LENGTH: self._widest({"000 min", *lengths}),
        }

    def _widest(self, words: set[str]) -> int:
        every = {each.translate(_ONE_FIGURE) for each in words}
        return max(self._wide.horizontalAdvance(each) for each in every) + 3 * SPACE

    def first_line(self, area: QRect, row: Row) -> QRect:
        """Where the first line of a row stands within its area."""
        return self._lines(area.adjusted(0, self.strip(row), 0, 0))[0]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines with their space, a third where something is said above the row."""
        height = self._body + self._small + 2 * SPACE
        return QSize(2 * SPACE, height + self.strip(index.data(ROW_ROLE)))

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; the ground of the row is drawn by the view."""
        row: Row = index.data(ROW_ROLE)
        area = QRect(option.rect).adjusted(0, self.strip(row), 0, 0)
        painter.save()
        match index.column():
            case 0:
                self._draw_time(painter, area, row)
            case 1:
                self._draw_length(painter, area, row, bool(option.state & QStyle.StateFlag.State_Selected))
            case 2:
                self._draw_what(painter, area, row)
            case _:
                self._draw_lines(painter, area.adjusted(SPACE, 0, -SPACE, 0), row.lead, row.support)
        painter.restore()

    def _draw_time(self, painter: QPainter, area: QRect, row: Row) -> None:
        first, _ = self._lines(area.adjusted(SPACE * 3 // 2, 0, 0, 0))
        quiet = row.sort == "strand" or (row.sort == "leaf" and not row.minutes)
        weight = QFont.Weight.Normal if quiet else QFont.Weight.DemiBold
        colour = self._theme.colours.muted if quiet else self._theme.colours.ink
        self._text(painter, first, row.clock, self._font(weight), colour)

    def _draw_length(self, painter: QPainter, area: QRect, row: Row, selected: bool) -> None:
        first, _ = self._lines(area.adjusted(SPACE, 0, 0, 0))
        colours = self._theme.colours
        if selected and row.sort == "leaf":
            box = QRect(area.left(), first.top() - 4, area.width() - SPACE, first.height() + 8)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours.accent))
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(box, 4, 4)
        self._text(
            painter,
            first,
            row.length,
            self._font(),
            colours.ink if row.sort == "leaf" and row.minutes else colours.muted,
        )

    def _draw_what(self, painter: QPainter, area: QRect, row: Row) -> None:
        colours = self._theme.colours
        first, second = self._lines(area.adjusted(ICON + SPACE, 0, -SPACE, 0))
        icon = self._theme.icon(row.icon, getattr(colours, row.colour))
        icon.paint(painter, QRect(area.left(), first.center().y() - ICON // 2 + 1, ICON, ICON))
        bold = QFont.Weight.DemiBold if row.sort in ("section", "breakout") else QFont.Weight.Normal
        self._text(painter, first, row.title, self._font(bold), colours.ink)
        signs = [Mark("", row.word, row.colour), *row.marks]
        if row.lead and self.shows_lead_under_title:
            signs.insert(1, Mark("", row.lead))
        self._draw_marks(painter, second, signs)

    def _draw_marks(self, painter: QPainter, area: QRect, marks: list[Mark]) -> None:
        font = self._font(size=self._theme.sizes.small)
        measure = QFontMetrics(font)
        for number, mark in enumerate(marks):
            colour = getattr(self._theme.colours, mark.colour)
            if number:
                area.setLeft(area.left() + SPACE * 3 // 2)
                sign = SMALL_ICON + 4 if mark.icon else 0
                if sign + min(measure.horizontalAdvance(mark.word), LEAST_WORD) > area.width():
                    self._text(painter, area, "…", font, self._theme.colours.muted)
                    return
            if mark.icon:
                box = QRect(area.left(), area.center().y() - SMALL_ICON // 2 + 1, SMALL_ICON, SMALL_ICON)
                self._theme.icon(mark.icon, colour).paint(painter, box)
                area.setLeft(area.left() + SMALL_ICON + 4)
            self._text(painter, area, mark.word, font, colour)
            area.setLeft(area.left() + measure.horizontalAdvance(mark.word))

    def _draw_lines(self, painter: QPainter, area: QRect, above: str, below: str) -> None:
        first, second = self._lines(area)
        muted = self._theme.colours.muted
        self._text(painter, first, above, self._font(), self._theme.colours.ink)
        self._text(painter, second, below, self._font(size=self._theme.sizes.small), muted)

    def _lines(self, area: QRect) -> tuple[QRect, QRect]:
        body, small = self._body, self._small
        top = area.top() + (area.height() - body - small - 2) // 2
        first = QRect(area.left(), top, area.width(), body)
        return first, QRect(area.left(), top + body + 2, area.width(), small)

    def _text(self, painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _ONE_LINE, short)

    def _font(self, weight: QFont.Weight = QFont.Weight.Normal, size: int = 0) -> QFont:
        return self._theme.font(size or self._theme.sizes.body, weight, tabular=True)

    # Typing in a row

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for a length, or one for a title."""
        if index.column() == LENGTH:
            return LengthEditor(parent)
        editor = QLineEdit(parent)
        editor.setAccessibleName("Title")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the row has, or the digit with which typing began."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(self.first_key or str(index.data(Qt.ItemDataRole.EditRole) or ""))
            if not self.first_key:
                editor.selectAll()
            self.first_key = ""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Pass on what was typed, if it can be taken; otherwise nothing changes and that is said."""
        if isinstance(editor, LengthEditor):
            if editor.refusal:
                self.refused.emit(f"{editor.refusal} It is still {index.data()}.")
            else:
                model.setData(plain(index), parse_minutes(editor.text()))
        elif isinstance(editor, QLineEdit):
            model.setData(plain(index), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """On the first line of the row, and never too narrow to type in."""
        area = QRect(option.rect)
        line = self.first_line(area, index.data(ROW_ROLE))
        height = editor.sizeHint().height()
        top = max(area.top(), line.center().y() - height // 2)
        area = QRect(area.left(), top, max(area.width() - SPACE, LEAST_LINE), height)
        if index.column() == WHAT:
            area.setLeft(area.left() + ICON)
        editor.setGeometry(area)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep a length open that cannot be taken when Enter or Tab would close it."""
        if isinstance(editor, LengthEditor) and isinstance(event, QKeyEvent):
            closes = event.type() == QEvent.Type.KeyPress and event.key() in _NEXT
            if closes and editor.refusal:
                editor.refuse()
                return True
        return super().eventFilter(editor, event)
