"""The time strip: the same plan as the agenda's list, down the clock, each block as long as its minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import Schedule
from facilitator_app.ui.planner.agenda_drop import Target, takes, target_by
from facilitator_app.ui.planner.agenda_model import AgendaModel
from facilitator_app.ui.planner.agenda_paint import draw_empty, draw_target
from facilitator_app.ui.planner.agenda_view import AgendaView
from facilitator_app.ui.planner.length_line import is_digit
from facilitator_app.ui.planner.rows import Branch, Row, walk
from facilitator_app.ui.planner.strip_layout import Bar, StripLayout, lay_out, width_for
from facilitator_app.ui.planner.strip_paint import StripPaint
from facilitator_app.ui.planner.tips import tip
from facilitator_app.ui.theme import SPACE, Theme

# As the list beside it.
_FRAME = """StripView {{ border: 1px solid {line}; border-radius: 6px; padding: 1px; }}
StripView:focus {{ border: 2px solid {accent}; padding: 0; }}"""


class StripView(QAbstractScrollArea):
    """Shows a plan by its minutes. What is selected is what the list has; keys do the same as there.

    length_wanted carries the digit with which a length begins, or ''.
    """

    length_wanted = Signal(str)

    def __init__(self, theme: Theme, agenda: AgendaView, model: AgendaModel) -> None:
        super().__init__()
        self._theme, self._agenda, self._model = theme, agenda, model
        self._target: Target | None = None
        self.setAcceptDrops(True)
        self._plan: Plan | None = None
        self._timetable: Schedule | None = None
        self._rows: dict[str, Row] = {}
        self._layout: StripLayout | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Time strip")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        agenda.chosen.connect(self._follow)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_plan(self, plan: Plan, timetable: Schedule, branches: tuple[Branch, ...]) -> None:
        """Show a plan; it is laid out when it is seen."""
        self._plan, self._timetable = plan, timetable
        self._rows = {row.id: row for row in walk(branches)}
        self._layout = None
        if self.isVisible():
            self._lay_out()

    def area_of(self, id: str) -> QRect:
        """Where a block stands in the viewport; an empty place where it does not."""
        found = next((bar.area for bar in self._bars() if bar.id == id), QRect())
        return found.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key does what it does in the list; a length is typed where there is room for it."""
        if not self._agenda.held_ids and event.key() == Qt.Key.Key_F2:
            self.length_wanted.emit("")
        elif not self._agenda.held_ids and is_digit(event):
            self.length_wanted.emit(event.text())
        else:
            self._agenda.keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the frame of the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop what is held when the hand goes elsewhere."""
        self._agenda.put_down(keep=True)
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is pressed; with Ctrl also, with Shift all from the one before."""
        bar = self._bar_at(event)
        if bar is None:
            return
        self._agenda.put_down(keep=True)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._agenda.select(*self._toggled(bar.id))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._agenda.select(*self._from_current_to(bar.id))
        elif event.button() == Qt.MouseButton.LeftButton or bar.id not in self._agenda.selected_ids:
            self._agenda.select(bar.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the block."""
        if self._bar_at(event) is not None:
            self._agenda.edit_wanted.emit()

    def _toggled(self, id: str) -> list[str]:
        chosen = self._agenda.selected_ids
        return [each for each in chosen if each != id] if id in chosen else [id, *chosen]

    def _from_current_to(self, id: str) -> list[str]:
        order, current = list(self._rows), self._agenda.current_id
        first, last = sorted((order.index(current), order.index(id)))
        between = order[first : last + 1]
        return [current, *(each for each in between if each != current)]

    def _bar_at(self, event: QMouseEvent) -> Bar | None:
        at = event.position().toPoint()
        return self._bar_under(at.x(), at.y())

    def _bar_under(self, x: int, y: int) -> Bar | None:
        right, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        found = [bar for bar in self._bars() if bar.area.contains(x + right, y + down)]
        # Notes lie over bars, and a later block over the one that it overlaps.
        return max(enumerate(found), key=lambda each: (each[1].look == "note", each[0]))[1] if found else None

    # What is dragged in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what the list takes."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        if takes(event.mimeData()):
            self._aim(self._target_at(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing more."""
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what was dropped to be put where it was dropped."""
        target = self._target_at(event.position().toPoint())
        self._aim(None)
        event.setAccepted(takes(event.mimeData()))
        self._agenda.take(event.mimeData(), target.parent, target.place)

    def _target_at(self, at: QPoint) -> Target:
        bar = self._bar_under(at.x(), at.y())
        area = self.area_of(bar.id) if bar else QRect()
        return target_by(self._model, bar.id if bar else "", area, at.y() > area.center().y())

    def _aim(self, target: Target | None) -> None:
        self._target = target
        self.viewport().update()

    # What is shown

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the whole of a block where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._bar_under(event.pos().x(), event.pos().y())
            words = tip(self._rows[bar.id].sentence) if bar else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def showEvent(self, event: QEvent) -> None:
        """Lay it out when it comes to be seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._lay_out()
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colours.surface)
        if self._layout is None or not self._rows:
            draw_empty(painter, self._theme, self.viewport().rect(), aimed=self._target is not None)
        else:
            painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            self._draw(StripPaint(painter, self._theme), self._layout, self._seen(event.rect()))
        if self._target is not None and not self._target.area.isNull():
            painter.resetTransform()
            draw_target(painter, self._theme, self._target)
        painter.end()

    def _draw(self, paint: StripPaint, layout: StripLayout, seen: QRect) -> None:
        ruler = QRect(0, 0, self._ruler, self._height)
        paint.hours(layout, ruler, self._width, seen)
        patches = [patch for patch in layout.patches if patch.area.intersects(seen)]
        for patch in (each for each in patches if not each.clash):
            paint.patch(patch)
        self._draw_bars(paint, [bar for bar in layout.bars if bar.area.intersects(seen)], layout.line)
        for patch in (each for each in patches if each.clash):
            paint.patch(patch)
        paint.must_end(layout, ruler, self._width)

    def _draw_bars(self, paint: StripPaint, bars: list[Bar], line: int) -> None:
        chosen = set(self._agenda.selected_ids)
        notes = [bar for bar in bars if bar.look == "note"]
        for bar in (*(each for each in bars if each.look != "note"), *notes):
            row, selected = self._rows[bar.id], bar.id in chosen
            match bar.look:
                case "bar":
                    paint.bar(bar, row, selected, _room(bar, notes), line)
                case "spine":
                    paint.spine(bar, row, selected)
                case "note":
                    paint.note(bar, row, selected)

    def _seen(self, area: QRect) -> QRect:
        return area.translated(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _bars(self) -> list[Bar]:
        return [] if self._layout is None else self._layout.bars

    def _follow(self) -> None:
        """Bring what is selected into view, and tell it to screen readers."""
        if not self.isVisible():
            return
        row = self._rows.get(self._agenda.current_id)
        self.setAccessibleDescription("" if row is None else row.sentence)
        area = self.area_of(self._agenda.current_id)
        bar, view = self.verticalScrollBar(), self.viewport().height()
        if area.top() < SPACE:
            bar.setValue(bar.value() + area.top() - 2 * SPACE)
        elif area.bottom() > view:
            bar.setValue(bar.value() + min(area.bottom() - view + 2 * SPACE, area.top() - 2 * SPACE))
        self.viewport().update()

    def _restyle(self) -> None:
        colours = self._theme.colours
        self.setStyleSheet(_FRAME.format(line=colours.line, accent=colours.accent))
        self._lay_out()

    def _lay_out(self) -> None:
        if self._plan is None or self._timetable is None or not self.isVisible():
            return
        sizes = self._theme.sizes
        line = QFontMetrics(self._theme.font(sizes.body)).height() + 4
        small = QFontMetrics(self._theme.font(sizes.small, tabular=True))
        clocks = [self._timetable.clock(each) for each in (self._timetable.start, self._timetable.end)]
        self._ruler = max(small.horizontalAdvance(each) for each in ("00:00", *clocks)) + 4 * SPACE
        self._width = max(self.viewport().width(), self._ruler + width_for(self._plan, line) + SPACE)
        area = QRect(self._ruler, 2 * SPACE, self._width - self._ruler - SPACE, 0)
        self._layout = lay_out(self._plan, self._timetable, area, line)
        self._height = self._layout.y(self._layout.last) + 2 * line
        self._set_bars()
        self.viewport().update()

    def _set_bars(self) -> None:
        room = self.viewport().size()
        for bar, whole, part in (
            (self.verticalScrollBar(), self._height, room.height()),
            (self.horizontalScrollBar(), self._width, room.width()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(3 * SPACE)


def _room(bar: Bar, notes: list[Bar]) -> int:
    """How much of the width of a bar its words have: a note may lie over its right."""
    top = QRect(bar.area.left(), bar.area.top(), bar.area.width(), min(16, bar.area.height()))
    lefts = [note.area.left() for note in notes if note.area.intersects(top)]
    return min((left - bar.area.left() for left in lefts), default=bar.area.width())
