"""The middle of the Plan screen: the bar, the agenda as a list or as a time strip, and the parking lot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import Schedule
from facilitator_app.ui.planner.actions import PlanActions
from facilitator_app.ui.planner.agenda_bar import AgendaBar
from facilitator_app.ui.planner.agenda_model import AgendaModel
from facilitator_app.ui.planner.agenda_view import AgendaView
from facilitator_app.ui.planner.block_actions import BlockActions
from facilitator_app.ui.planner.edits import PlanEdits
from facilitator_app.ui.planner.parking_strip import ParkingStrip
from facilitator_app.ui.planner.rows import Library, agenda
from facilitator_app.ui.planner.strip_view import StripView
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import column


class AgendaPane(QWidget):
    """Shows the plan in one of two views; both have the same blocks selected."""

    def __init__(
        self,
        theme: Theme,
        library: Library,
        edits: PlanEdits,
        actions: PlanActions,
        model: AgendaModel,
        view: AgendaView,
        blocks: BlockActions,
    ) -> None:
        super().__init__()
        self._library, self._view = library, view
        self.strip = StripView(theme, view, model)
        self.bar = AgendaBar(theme, actions)
        self.parking = ParkingStrip(theme, library)
        self._views = QStackedWidget()
        self._views.addWidget(view)
        self._views.addWidget(self.strip)
        self.column: QVBoxLayout = column(self)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._views, 1)
        self.column.addWidget(self.parking)
        blocks.listen_in(view, self.strip)
        for each in (view, self.strip):
            each.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            each.customContextMenuRequested.connect(self._open_menu)
            each.carrying.connect(self.parking.wait_for_drop)
        self.bar.strip_wanted.connect(self.show_strip)
        self.parking.return_wanted.connect(edits.unpark)
        self.parking.remove_wanted.connect(edits.discard)
        self.parking.park_wanted.connect(edits.park)
        view.parked_dropped.connect(edits.unpark_at)

    @property
    def shows_strip(self) -> bool:
        """Whether the time strip is shown."""
        return self._views.currentWidget() is self.strip

    def _open_menu(self, place: QPoint) -> None:
        shown = self.strip if self.shows_strip else self._view
        menu = self.bar.change.menu()
        assert menu is not None
        menu.popup(shown.viewport().mapToGlobal(place))

    def switch(self) -> None:
        """Show the other view."""
        self.show_strip(not self.shows_strip)

    def show_strip(self, on: bool) -> None:
        """Show the time strip, or the list; the hand goes along, and comes here where the list is meant."""
        held = self._view.hasFocus() or self.strip.hasFocus()
        self._views.setCurrentWidget(self.strip if on else self._view)
        self._view.setFocusProxy(self.strip if on else None)  # type: ignore[arg-type]
        self.bar.show_view(on)
        if held:
            self._view.setFocus()

    def show_plan(self, plan: Plan, timetable: Schedule) -> None:
        """Show a plan in both views, and what is parked."""
        branches = agenda(plan, timetable, self._library)
        self._view.show_rows(branches)
        self.strip.show_plan(plan, timetable, branches)
        parked_had_hand = self.parking.list.hasFocus()
        self.parking.show_plan(plan)
        if parked_had_hand and not plan.parked:
            self._view.setFocus()
