"""The whole agenda at the side: what is done, what is on, what is to come, with its times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run_view import RunView, Standing
from facilitator_app.ui.run import words
from facilitator_app.ui.run.parts import ICON, Rows
from facilitator_app.ui.run.row_model import ROW_ROLE, Index, RowModel, TwoLines
from facilitator_app.ui.theme import SPACE, Theme

# From this width on, in sizes of the text, the times stand beside the title.
WIDE = 20

_ICONS: dict[Standing, str] = {"done": "present", "now": "run", "next": "right", "skipped": "skip"}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One block of the agenda, in words."""

    id: str
    state: Standing
    word: str
    title: str
    times: str
    planned: str
    plan: str
    sensitive: bool = False

    def __str__(self) -> str:
        marks = " (sensitive)" if self.sensitive else ""
        return f"{self.word}: {self.title}{marks}, {self.times}, {self.planned}"


def agenda_rows(shown: RunView, library: words.Library) -> tuple[AgendaRow, ...]:
    """The agenda of a moment."""
    first = shown.coming[0] if shown.coming else None
    return tuple(
        AgendaRow(
            each.block.id,
            each.state,
            words.agenda_word(each, first_to_come=each is first),
            facilitator_title(each.block, library),
            words.agenda_times(shown, each),
            words.agenda_plan(shown, each),
            f"plan {words.clock(shown, each.planned_start)}",
            words.sensitivity(each.block, library) != "low",
        )
        for each in shown.blocks
    )


class AgendaModel(RowModel[AgendaRow]):
    """The agenda's rows; a tick changes only those whose words are others now."""

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """Take on the rows of another moment."""
        if [each.id for each in rows] != [each.id for each in self.rows]:
            super().show(rows)
            return
        before, self.rows = self.rows, tuple(rows)
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))


class AgendaDelegate(TwoLines):
    """Draws a block in two lines: icon, title and times; its state in a word, and what was planned."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one block."""
        each: AgendaRow = index.data(ROW_ROLE)
        colours = self._theme.colours
        place = option.rect
        state = option.state
        painter.save()
        if each.state == "now":
            painter.fillRect(place, colours.accent_soft)
            painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), colours.accent)
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours.accent)
            painter.drawRect(place.adjusted(2, 2, -3, -3))
        inner = place.adjusted(12, SPACE, -SPACE, -SPACE)
        half = inner.height() // 2
        icon = QRect(inner.left(), inner.top() + (half - ICON) // 2, ICON, ICON)
        colour = colours.accent if each.state == "now" else colours.muted
        self._theme.icon(_ICONS[each.state], colour).paint(painter, icon)
        inner.setLeft(icon.right() + SPACE)
        is_wide = place.width() >= WIDE * self._theme.sizes.body
        times = each.times if is_wide else ""
        self._draw_title(painter, QRect(inner.left(), inner.top(), inner.width(), half), each, times)
        small = self._theme.font(self._theme.sizes.small, tabular=True)
        painter.setFont(small)
        painter.setPen(colours.muted)
        below = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        text = f"{each.word} · {each.planned}" if is_wide else f"{each.word} {each.times} · {each.plan}"
        metrics = QFontMetrics(small)
        if not is_wide and metrics.horizontalAdvance(text) > below.width():
            text = f"{each.word} {each.times}"
        self._draw_line(painter, below, metrics, text)
        painter.restore()

    def _draw_title(self, painter: QPainter, place: QRect, each: AgendaRow, times: str) -> None:
        colours, sizes = self._theme.colours, self._theme.sizes
        small = self._theme.font(sizes.body, tabular=True)
        painter.setFont(small)
        painter.setPen(colours.muted if each.state in ("done", "skipped") else colours.ink)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, int(sides), times)
        room = place.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(times) - SPACE, 0)
        if each.sensitive:
            side = ICON - 4
            shield = QRect(room.left(), place.center().y() - side // 2, side, side)
            self._theme.icon("shield", colours.danger).paint(painter, shield)
            room.setLeft(shield.right() + SPACE // 2)
        font = self._theme.font(sizes.body, QFont.Weight.Bold if each.state == "now" else QFont.Weight.Normal)
        font.setStrikeOut(each.state == "skipped")
        painter.setFont(font)
        self._draw_line(painter, room, QFontMetrics(font), each.title)

    def _draw_line(self, painter: QPainter, room: QRect, metrics: QFontMetrics, text: str) -> None:
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), fitted)


class Agenda(Rows):
    """The agenda; Enter or a double click asks to go to a block."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, library: words.Library) -> None:
        super().__init__("Agenda")
        self._library = library
        self._agenda = AgendaModel()
        self._delegate = AgendaDelegate(theme)
        self._now = ""
        self.setModel(self._agenda)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(self._ask)
        theme.changed.connect(self.doItemsLayout)

    def show_view(self, shown: RunView) -> None:
        """Show the agenda of this moment, with the block that is on in sight."""
        self._agenda.show(agenda_rows(shown, self._library))
        now = shown.block.id if shown.block else ""
        if now and now != self._now:
            place = [each.id for each in self._agenda.rows].index(now)
            self.setCurrentIndex(self._agenda.index(place))
            self.scrollTo(self._agenda.index(max(0, place - 1)), Rows.ScrollHint.PositionAtTop)
        self._now = now

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The block that is on stays in sight in less room as well, or the one that the hand is on."""
        super().resizeEvent(event)
        ids = [each.id for each in self._agenda.rows]
        if self.hasFocus() or self._now not in ids:
            self.scrollTo(self.currentIndex())
        else:
            self.scrollTo(self._agenda.index(ids.index(self._now)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the block that is chosen."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self._agenda.rows[index.row()].id)
