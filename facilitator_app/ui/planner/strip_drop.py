"""Where a drop on the time strip would put a block, and the scrolling that goes on while one is dragged."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from facilitator_app.ui.planner.agenda_drop import Target
from facilitator_app.ui.planner.agenda_model import AgendaModel
from facilitator_app.ui.planner.strip_layout import Bar, StripLayout

# So near the end of the side of a section a drop goes before or after it, not into it.
END = 12
MARGIN = 32
STEP = 12
EVERY_MS = 30


def target_in(layout: StripLayout, model: AgendaModel, at: QPoint) -> Target:
    """The target at a place: beside or in what is drawn there, else on the ground of what holds it."""
    bar = layout.bar_at(at)
    return _on_ground(layout, model, at) if bar is None else _by_bar(layout, model, bar, at)


def _by_bar(layout: StripLayout, model: AgendaModel, bar: Bar, at: QPoint) -> Target:
    row = model.row_of(model.index_of(bar.id))
    room = layout.room_of(bar.id)
    area = bar.area if room.isNull() else room
    end = min(END, area.height() // 4)
    inside = area.top() + end <= at.y() <= area.bottom() - end
    if row is not None and (row.sort == "strand" or (row.sort == "section" and inside)):
        return Target(bar.id, len(model.held_by(bar.id)), area, into=True)
    parent, place = model.home_of(bar.id)
    after = at.y() > area.center().y()
    return Target(parent, place + after, _line(area, area.bottom() + 1 if after else area.top()))


def _on_ground(layout: StripLayout, model: AgendaModel, at: QPoint) -> Target:
    """Among what the innermost ground there holds: after all of that which is higher up."""
    room = next((each for each in reversed(layout.rooms) if each.area.contains(at)), layout.rooms[0])
    drawn = {bar.id: bar.area for bar in layout.bars}
    areas = [drawn.get(id, QRect()) for id in model.held_by(room.id)]
    above = [area for area in areas if area.center().y() < at.y()]
    y = above[-1].bottom() + 1 if above else room.area.top()
    return Target(room.id, len(above), _line(room.area, y))


def _line(area: QRect, y: int) -> QRect:
    return QRect(area.left(), y, area.width(), 0)


class EdgeScroll(QObject):
    """Scrolls a view while something is dragged near its top or its foot."""

    scrolled = Signal()

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view, self._step = view, 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self, y: int) -> None:
        """Scroll on as long as the hand is near an edge."""
        self._step = STEP * ((y > self._view.viewport().height() - MARGIN) - (y < MARGIN))
        if not self._step:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The hand has let go, or left."""
        self._timer.stop()

    def _scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._step)
        self.scrolled.emit()
