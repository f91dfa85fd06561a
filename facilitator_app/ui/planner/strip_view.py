"""The time strip: the same plan as the agenda's list, down the clock, each block as long as its minutes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import Schedule
from facilitator_app.ui.planner.agenda_drop import Target, takes
from facilitator_app.ui.planner.agenda_model import TIME, AgendaModel, plain
from facilitator_app.ui.planner.agenda_paint import draw_empty, draw_target
from facilitator_app.ui.planner.agenda_view import AgendaView
from facilitator_app.ui.planner.length_line import is_digit
from facilitator_app.ui.planner.rows import Branch, walk
from facilitator_app.ui.planner.strip_drop import EdgeScroll, target_in
from facilitator_app.ui.planner.strip_layout import Bar, StripLayout, lay_out, width_for
from facilitator_app.ui.planner.strip_paint import StripPaint
from facilitator_app.ui.planner.tips import tip
from facilitator_app.ui.theme import SPACE, Theme

CARRIED = 0.75
# As the list beside it.
_FRAME = """StripView {{ border: 1px solid {line}; border-radius: 6px; padding: 1px; }}
StripView:focus {{ border: 2px solid {accent}; padding: 0; }}"""


class StripView(QAbstractScrollArea):
    """Shows a plan by its minutes. What is selected is what the list has; keys do the same as there.

    length_wanted carries the digit with which a length begins, or ''.
    """

    length_wanted = Signal(str)
    carrying = Signal(bool)

    def __init__(self, theme: Theme, agenda: AgendaView, model: AgendaModel) -> None:
        super().__init__()
        self._theme, self._agenda, self._model = theme, agenda, model
        self._target: Target | None = None
        self._over = QPoint()
        self._pressed: QPoint | None = None
        self._alone = ""
        self._edge = EdgeScroll(self)
        self._closed: list[QPersistentModelIndex] = []
        self._told = ""
        self.setAcceptDrops(True)
        self._plan: Plan | None = None
        self._timetable: Schedule | None = None
        self._rows: dict[str, Branch] = {}
        self._layout: StripLayout | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Time strip")
        self._edge.scrolled.connect(self._aim_again)
        agenda.chosen.connect(self._follow)
        agenda.sought.connect(self._follow)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_plan(self, plan: Plan, timetable: Schedule, branches: tuple[Branch, ...]) -> None:
        """Show a plan; it is laid out when it is seen."""
        self._plan, self._timetable = plan, timetable
        self._rows = {branch.id: branch for branch in walk(branches)}
        self._layout = None
        if self.isVisible():
            self._lay_out()
            self._tell()

    def area_of(self, id: str) -> QRect:
        """Where a block stands in the viewport; an empty place where it does not."""
        found = QRect() if self._layout is None else self._layout.area_of(id)
        return found.translated(-self._scrolled)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key does what it does in the list; a length is typed where there is room for it."""
        if self._agenda.held_ids:
            self._agenda.keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.length_wanted.emit("")
        elif is_digit(event):
            self.length_wanted.emit(event.text())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_sideways(event.key() == Qt.Key.Key_Right)
        else:
            self._agenda.keyPressEvent(event)

    def _go_sideways(self, inwards: bool) -> None:
        """To the first of what is held by what is selected, or to what holds it."""
        current = self._agenda.current_id
        if inwards:
            self._agenda.select(*self._model.held_by(current)[:1])
        elif current:
            self._agenda.select(self._model.home_of(current)[0])

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
        left, several = event.button() == Qt.MouseButton.LeftButton, self._agenda.selected_ids
        self._pressed = event.position().toPoint() if left else None
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._agenda.select(*self._toggled(bar.id))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._agenda.select(*self._from_current_to(bar.id))
        elif bar.id not in several:
            self._agenda.select(bar.id)
        elif left:
            self._alone = bar.id  # once it is let go: until then all of them may be dragged

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is selected."""
        if self._pressed is None:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed, self._alone = None, ""
            self._drag(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Of several that were not dragged, the one that was pressed is selected alone."""
        alone, self._alone, self._pressed = self._alone, "", None
        if alone:
            self._agenda.select(alone)

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
        return self._bar_under(event.position().toPoint())

    def _bar_under(self, at: QPoint) -> Bar | None:
        return None if self._layout is None else self._layout.bar_at(at + self._scrolled)

    @property
    def _scrolled(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # What is dragged out and in

    def _drag(self, at: QPoint) -> None:
        mime = self._model.carried(self._agenda.selected_ids)
        if not mime.formats():
            return
        drag = QDrag(self)
        drag.setMimeData(mime)
        picture, corner = self._picture()
        drag.setPixmap(picture)
        drag.setHotSpot(at - corner)
        self.carrying.emit(True)
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        self.carrying.emit(False)

    def _picture(self) -> tuple[QPixmap, QPoint]:
        """What is selected as far as it is seen, for the hand to carry; and where its corner is."""
        assert self._layout is not None
        chosen, seen = self._agenda.selected_ids, self._seen(self.viewport().rect())
        bars = [bar for bar in self._layout.bars if bar.id in chosen and bar.area.intersects(seen)]
        whole = QRect()
        for bar in bars:
            whole |= bar.area & seen
        sharp = self.devicePixelRatioF()
        picture = QPixmap(whole.size() * sharp)
        picture.setDevicePixelRatio(sharp)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(CARRIED)
        painter.translate(-whole.topLeft())
        self._draw_bars(StripPaint(painter, self._theme), bars, self._layout.line)
        painter.end()
        return picture, whole.topLeft() - self._scrolled

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what the list takes."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        if takes(event.mimeData()):
            self._over = event.position().toPoint()
            self._aim_again()
            self._edge.follow(self._over.y())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing more."""
        self._edge.stop()
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what was dropped to be put where it was dropped."""
        target = self._target_at(event.position().toPoint())
        self._edge.stop()
        self._aim(None)
        event.setAccepted(takes(event.mimeData()))
        self._agenda.take(event.mimeData(), target.parent, target.place)

    def _target_at(self, at: QPoint) -> Target:
        if self._layout is None:
            return Target("", 0, QRect())
        found = target_in(self._layout, self._model, at + self._scrolled)
        return replace(found, area=found.area.translated(-self._scrolled))

    def _aim_again(self) -> None:
        self._aim(self._target_at(self._over))

    def _aim(self, target: Target | None) -> None:
        self._target = target
        self.viewport().update()

    # What is shown

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the whole of a block where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._bar_under(event.pos())
            words = tip(self._rows[bar.id].row.sentence) if bar else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def showEvent(self, event: QEvent) -> None:
        """Lay it out when it comes to be seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        # The list finds its way from row to row for both: here nothing is closed.
        places = [self._model.index_of(id, TIME) for id in self._rows if self._model.held_by(id)]
        self._closed = [QPersistentModelIndex(each) for each in places if not self._agenda.isExpanded(each)]
        self._agenda.expandAll()
        self._lay_out()
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close again in the list what was closed there."""
        super().hideEvent(event)
        for place in self._closed:
            self._agenda.collapse(plain(place))
        self._closed = []

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
        paint.bars([(bar, self._rows[bar.id].row) for bar in bars], self._agenda.selected_ids, line)
        for bar in bars:
            if bar.id in self._agenda.held_ids:
                paint.held(bar)

    def _seen(self, area: QRect) -> QRect:
        return area.translated(self._scrolled)

    def _follow(self) -> None:
        """Bring what is selected into view, and tell it to screen readers."""
        if not self.isVisible():
            return
        self._tell()
        area = self.area_of(self._agenda.current_id)
        bar, view = self.verticalScrollBar(), self.viewport().height()
        if area.top() < SPACE:
            bar.setValue(bar.value() + area.top() - 2 * SPACE)
        elif area.bottom() > view:
            bar.setValue(bar.value() + min(area.bottom() - view + 2 * SPACE, area.top() - 2 * SPACE))
        self.viewport().update()

    def _tell(self) -> None:
        """Say what is selected as its row in the list does, and how many there are when they are several."""
        found, count = self._rows.get(self._agenda.current_id), len(self._agenda.selected_ids)
        words = "" if found is None else found.row.sentence
        words = f"{words}, {count} selected" if count > 1 else words
        if words == self._told:
            return
        self._told = words
        self.setAccessibleDescription(words)
        if words and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

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
