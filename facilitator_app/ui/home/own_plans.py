"""What the person at the computer has planned: plans, templates and what is archived, to look through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.plan_list import VIEWS, PlanList, View
from facilitator_app.ui.home.toggle import Toggle
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import Choice, button, column, label, row

SEARCH_FROM = 12
ROWS_AT_LEAST = 3
ANY_TAG = "Any tag"


class OwnPlans(QWidget):
    """The views, the list, and where it is long a field to find a plan by its title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: Mapping[View, Sequence[PlanEntry]] = {}
        self.list = PlanList(theme)
        self.heading = label(VIEWS["plans"], "lead")
        self.views = self._make_views()
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("Find by title or tag")
        self.finder.setAccessibleName("Find by title or tag")
        self.finder.setClearButtonEnabled(True)
        self.finder.textChanged.connect(self._look)
        self.finder.returnPressed.connect(self.list.open_current)
        # Takes the finder's room where there is nothing to be found.
        self._rest = QWidget()
        self.tags = Choice(theme)
        self.tags.setAccessibleName("Tag")
        self.tags.setMinimumContentsLength(18)
        self.tags.currentIndexChanged.connect(self._look)
        self.none_found = label(role="muted", wrap=True)
        self.more = button(theme, "More", "more", "quiet", "What else can be done with what is chosen")
        self.more.clicked.connect(self._show_menu)
        layout = column(self)
        layout.addLayout(self._head())
        layout.addWidget(self.none_found)
        layout.addWidget(self.list, 100)
        # Takes what a short list leaves.
        layout.addStretch(1)
        theme.changed.connect(self._fit)

    def show_plans(self, plans: Sequence[PlanEntry], templates: Sequence[PlanEntry] = ()) -> None:
        """Show other plans and templates; nothing at all when there are none."""
        self.setVisible(bool(plans) or bool(templates))
        self._entries = {
            "plans": [each for each in plans if not each.archived],
            "templates": templates,
            "archived": [each for each in plans if each.archived],
        }
        several = bool(self._entries["templates"] or self._entries["archived"])
        self.heading.setVisible(not several)
        for view, each in self.views.items():
            each.say(f"{VIEWS[view]} ({len(self._entries[view]):,})")
            each.setVisible(several and (view == "plans" or bool(self._entries[view])))
        self.show_view(self.list.view if self._entries[self.list.view] else "plans")

    def show_view(self, view: View) -> None:
        """Show plans, templates or what is archived."""
        another = view != self.list.view
        self.list.show_view(view)
        self.views[view].setChecked(True)
        entries = self._entries[view]
        many = len(entries) >= SEARCH_FROM
        self.finder.setVisible(many)
        if not many:
            self.finder.clear()
        self._offer_tags(entries)
        self.list.show_plans(entries)
        if another:
            self.list.to_top()
        self._say()

    def go_to(self, id: str) -> None:
        """Make a plan or a template the current one, in the view that has it."""
        holding = (view for view, entries in self._entries.items() if any(each.id == id for each in entries))
        self.show_view(next(holding, self.list.view))
        if not self.list.plans.index_of(id).isValid():
            self.finder.clear()
            self.tags.setCurrentIndex(0)
        self.list.go_to(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the words looked for to what was found."""
        if event.key() == Qt.Key.Key_Down and self.finder.hasFocus() and self.list.isVisible():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _make_views(self) -> dict[View, Toggle]:
        made: dict[View, Toggle] = {}
        group = QButtonGroup(self)
        for view in VIEWS:
            made[view] = Toggle(self._theme, VIEWS[view])
            made[view].toggled.connect(partial(self._turn_to, view))
            group.addButton(made[view])
        return made

    def _turn_to(self, view: View, on: bool) -> None:
        if on and view != self.list.view:
            self.show_view(view)

    def _head(self) -> QVBoxLayout:
        """Which view it is and what can be done, over what finds a plan in it."""
        first = row()
        first.addWidget(self.heading)
        for each in self.views.values():
            first.addWidget(each)
        first.addStretch()
        first.addWidget(self.more)
        second = row()
        second.addWidget(self.finder, 1)
        second.addWidget(self.tags)
        second.addWidget(self._rest, 1)
        head = column()
        head.addLayout(first)
        head.addLayout(second)
        return head

    def _offer_tags(self, entries: Sequence[PlanEntry]) -> None:
        """Offer the tags that there are, and stay on the one that is chosen."""
        known = sorted({tag for each in entries for tag in each.tags}, key=str.casefold)
        kept = self._tag
        self.tags.blockSignals(True)
        self.tags.clear()
        self.tags.addItems([ANY_TAG, *known])
        self.tags.setCurrentIndex(known.index(kept) + 1 if kept in known else 0)
        self.tags.blockSignals(False)
        self.tags.setVisible(bool(known))
        self._rest.setVisible(bool(known) and self.finder.isHidden())
        if self._tag != kept:
            self._look()

    @property
    def _tag(self) -> str:
        """The tag that is chosen, or '' for any."""
        return self.tags.currentText() if self.tags.currentIndex() > 0 else ""

    def _look(self) -> None:
        self.list.look_for(self.finder.text(), self._tag)
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
