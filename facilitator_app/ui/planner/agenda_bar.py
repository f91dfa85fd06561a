"""The bar over the agenda: the library, adding, and what can be done to the block that is selected."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from facilitator_app.ui.planner.actions import PlanActions
from facilitator_app.ui.planner.header import ActionButton
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, row

ADDING = ("add block", "add break", "add buffer", "add note", "add section", "add groups", "add group")
CHANGING = ("up", "down", "duplicate", "remove")
SELECTED = ("edit", "length", "hold", *CHANGING, "keep")


class AgendaBar(QWidget):
    """Buttons with words; where they do not fit, those for the block become one menu."""

    def __init__(self, theme: Theme, actions: PlanActions) -> None:
        super().__init__()
        self._actions = actions
        self.library = button(theme, "Library", "library", role="quiet", tip="Show or hide the library")
        self.library.setCheckable(True)
        self.add = button(theme, "Add", "add")
        self.add.setMenu(self._menu(ADDING))
        self.change = button(theme, "Change", "edit", role="quiet", tip="What can be done to this block")
        self.change.setMenu(self._menu(SELECTED))
        self.buttons = [ActionButton(theme, actions[name]) for name in CHANGING]
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = row(self, SPACE // 2)
        layout.addWidget(self.library)
        layout.addWidget(self.add)
        layout.addStretch()
        for each in self.buttons:
            layout.addWidget(each)
        layout.addWidget(self.change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is width for."""
        super().resizeEvent(event)
        self.fit_width()

    def fit_width(self) -> None:
        """Show the buttons one by one where they fit, else their menu."""
        every = [self.library, self.add, *self.buttons]
        wanted = sum(each.sizeHint().width() + SPACE // 2 for each in every) + SPACE
        fits = wanted <= self.width()
        for each in self.buttons:
            each.setVisible(fits)
        self.change.setVisible(not fits)

    def _menu(self, names: tuple[str, ...]) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name in names:
            menu.addAction(self._actions[name])
        return menu
