"""Getting ready for the day: what to bring, who does what, and what the headcount means, in one dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QDialog, QStackedWidget, QWidget

from facilitator_app.core.advice import Counsel
from facilitator_app.core.plan import Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner.edits import PlanEdits
from facilitator_app.ui.planner.groups_page import GroupsPage
from facilitator_app.ui.planner.materials_page import MaterialsPage
from facilitator_app.ui.planner.roles_page import RolesPage
from facilitator_app.ui.planner.rows import Library
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Button, button, column, row

Page = Literal["materials", "roles", "groups"]
TABS: tuple[tuple[Page, str, str], ...] = (
    ("materials", "Materials", "present"),
    ("roles", "Roles", "people"),
    ("groups", "Group size", "group"),
)
SIZE = QSize(680, 620)


class PrepareDialog(QDialog):
    """Three pages about the plan that is open; each change is a step of the plan, kept at once."""

    def __init__(
        self,
        theme: Theme,
        document: Document[Plan],
        edits: PlanEdits,
        library: Library,
        counsel: Callable[[Plan], Counsel],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document, self._counsel = document, counsel
        self.setWindowTitle("Prepare")
        self.resize((SIZE * max(1.0, theme.scale)).boundedTo(self.screen().availableSize() * 0.95))
        change_people = partial(edits.change_plan, "group_size", "the group size")
        self.materials = MaterialsPage(theme, library, document.try_edit)
        self.roles = RolesPage(theme, library)
        self.groups = GroupsPage(theme, library, document.try_edit, change_people)
        self._pages: dict[Page, QWidget] = {
            "materials": self.materials,
            "roles": self.roles,
            "groups": self.groups,
        }
        self._stack = QStackedWidget()
        self._tabs = QButtonGroup(self)
        self.tabs: dict[Page, Button] = {}
        head = row(spacing=SPACE // 2)
        for name, word, icon in TABS:
            tab = button(theme, word, icon, "quiet", pressed=partial(self.show_page, name))
            tab.setCheckable(True)
            # The page that shows has its word in bold, which is wider.
            bold = QFontMetrics(theme.font(theme.sizes.body, QFont.Weight.DemiBold))
            tab.setMinimumWidth(bold.horizontalAdvance(word) + 6 * SPACE)
            self._tabs.addButton(tab)
            self.tabs[name] = tab
            head.addWidget(tab)
            self._stack.addWidget(self._pages[name])
        head.addStretch()
        self.close_button = button(theme, "Done", pressed=self.accept)
        foot = row()
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout = column(self, 2 * SPACE, 3 * SPACE)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)
        document.changed.connect(self._redraw)
        self._redraw()
        self.show_page("materials")

    def show_page(self, page: Page) -> None:
        """Turn to a page."""
        self.tabs[page].setChecked(True)
        self._stack.setCurrentWidget(self._pages[page])
        self.tabs[page].setFocus()

    def _redraw(self) -> None:
        plan = self._document.value
        if plan is None:
            self.reject()
            return
        self.materials.show_plan(plan)
        self.roles.show_plan(plan)
        self.groups.show_plan(plan, self._counsel(plan))
