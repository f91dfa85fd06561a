"""What the person at the computer has planned: plans, templates and what is archived, to look through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.plan_list import VIEWS, PlanList, View
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from facilitator_app.ui.home.finding import Finding
    from facilitator_app.ui.home.toggle import Toggle

SEARCH_FROM = 12
ROWS_AT_LEAST = 3


class OwnPlans(QWidget):
    """The views, the list, and where it is long a field to find a plan by its title.

    What few plans have no need of is made when it is first to show; grown says that it was.
    """

    grown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: Mapping[View, Sequence[PlanEntry]] = {}
        self.list = PlanList(theme)
        self.heading = label(VIEWS["plans"], "lead")
        self.views: dict[View, Toggle] = {}
        self._finding: Finding | None = None
        self.none_found = label(role="muted", wrap=True)
        self.more = button(theme, "More", "more", "quiet", "What else can be done with what is chosen")
        self.more.clicked.connect(self._show_menu)
        self._head, self._finding_place = row(), column()
        self._head.addWidget(self.heading)
        self._head.addStretch()
        self._head.addWidget(self.more)
        layout = column(self)
        layout.addLayout(self._head)
        layout.addLayout(self._finding_place)
        layout.addWidget(self.none_found)
        layout.addWidget(self.list, 100)
        # Takes what a short list leaves.
        layout.addStretch(1)
        theme.changed.connect(self._fit)

    @property
    def finding(self) -> Finding:
        """What finds a plan in the list."""
        if self._finding is None:
            from facilitator_app.ui.home.finding import Finding

            self._finding = Finding(self._theme)
            # Until there is something to be found.
            self._finding.hide()
            self._finding.changed.connect(self._look)
            self._finding.finder.returnPressed.connect(self.list.open_current)
            self._finding_place.addWidget(self._finding)
            self.grown.emit()
        return self._finding

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the keys go to, from the top to the bottom."""
        found = () if self._finding is None else (self._finding.finder, self._finding.tags)
        return (*self.views.values(), *found, self.more, self.list)

    def show_plans(self, plans: Sequence[PlanEntry], templates: Sequence[PlanEntry] = ()) -> None:
        """Show other plans and templates; nothing at all when there are none."""
        self.setVisible(bool(plans) or bool(templates))
        self._entries = {
            "plans": [each for each in plans if not each.archived],
            "templates": templates,
            "archived": [each for each in plans if each.archived],
        }
        several = bool(self._entries["templates"] or self._entries["archived"])
        if several and not self.views:
            self._make_views()
        self.heading.setVisible(not several)
        for view, each in self.views.items():
            each.say(f"{VIEWS[view]} ({len(self._entries[view]):,})")
            each.setVisible(several and (view == "plans" or bool(self._entries[view])))
        self.show_view(self.list.view if self._entries[self.list.view] else "plans")

    def show_view(self, view: View) -> None:
        """Show plans, templates or what is archived."""
        another = view != self.list.view
        self.list.show_view(view)
        if self.views:
            self.views[view].setChecked(True)
        entries = self._entries[view]
        many = len(entries) >= SEARCH_FROM
        tags = sorted({tag for each in entries for tag in each.tags}, key=str.casefold)
        if many or tags or self._finding is not None:
            self.finding.offer(many, tags)
        self.list.show_plans(entries)
        if another:
            self.list.to_top()
        self._say()

    def go_to(self, id: str) -> None:
        """Make a plan or a template the current one, in the view that has it."""
        holding = (view for view, entries in self._entries.items() if any(each.id == id for each in entries))
        self.show_view(next(holding, self.list.view))
        if not self.list.plans.index_of(id).isValid():
            self.finding.clear()
        self.list.go_to(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the words looked for to what was found."""
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Down and self.finding.finder.hasFocus() and self.list.isVisible():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _make_views(self) -> None:
        from facilitator_app.ui.home.toggle import Toggle

        group = QButtonGroup(self)
        for place, view in enumerate(VIEWS, 1):
            made = Toggle(self._theme, VIEWS[view])
            made.toggled.connect(partial(self._turn_to, view))
            group.addButton(made)
            self._head.insertWidget(place, made)
            self.views[view] = made
        self.grown.emit()

    def _turn_to(self, view: View, on: bool) -> None:
        if on and view != self.list.view:
            self.show_view(view)

    def _look(self) -> None:
        self.list.look_for(self.finding.finder.text(), self.finding.tag)
        self._say()

    def _say(self) -> None:
        found = self.list.plans.rowCount() > 0
        some = self._entries.get(self.list.view)
        self.none_found.setText("Nothing has these words." if some else "Every plan is archived.")
        self.none_found.setVisible(not found)
        self.list.setVisible(found)
        self.more.setEnabled(found)
        self._fit()

    def _show_menu(self) -> None:
        self.list.pop_up(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _fit(self) -> None:
        """As high as its rows, but no more than the page has room for, and no less than a few."""
        each, frame = self.list.row_height(), 2 * self.list.frameWidth()
        rows = self.list.plans.rowCount()
        self.list.setMinimumHeight(min(rows, ROWS_AT_LEAST) * each + frame)
        self.list.setMaximumHeight(rows * each + frame)
