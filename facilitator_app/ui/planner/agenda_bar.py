"""The bar over the agenda: the library, adding, list or strip, and what can be done to what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from facilitator_app.ui.planner.actions import PlanActions
from facilitator_app.ui.planner.header import ActionButton
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Button, button, row

ADDING = ("add block", "add break", "add buffer", "add note", "add section", "add groups", "add group")
BUTTONS = ("up", "down", "duplicate", "remove")


class Group(NamedTuple):
    """Actions that open to the side: their common word, icon and names."""

    word: str
    icon: str
    names: tuple[str, ...]


# '' is a line between. So few that all are seen at once in a low window with large text.
SELECTED: tuple[str | Group, ...] = (
    *("edit", "length", "duplicate", "remove", ""),
    Group("Move", "drag", ("hold", "up", "down")),
    Group("Cut, copy, paste", "copy", ("cut", "copy", "paste")),
    Group("Split, join, park", "breakout", ("split", "join", "park")),
    *("keep", ""),
    Group("The whole plan", "plan", ("export", "template", "versions")),
    "palette",
)


class AgendaBar(QWidget):
    """Buttons with words; where they do not fit, only those of the menus stay, at last with icons alone."""

    strip_wanted = Signal(bool)

    def __init__(self, theme: Theme, actions: PlanActions) -> None:
        super().__init__()
        self._theme, self._actions = theme, actions
        self._groups: list[tuple[QMenu, str]] = []
        self.library = button(theme, "Library", "library", role="quiet", tip="Show or hide the library")
        self.library.setCheckable(True)
        self.add = button(theme, "Add", "add")
        self.add.setMenu(self.menu(ADDING))
        self.list = self._view(theme, "List", "plan", "The agenda line by line (Ctrl+L)")
        self.strip = self._view(theme, "Strip", "clock", "Each block as long as its minutes (Ctrl+L)")
        self._views = QButtonGroup(self)
        for each in (self.list, self.strip):
            self._views.addButton(each)
        self.list.setChecked(True)
        self.change = button(
            theme, "Change", "edit", role="quiet", tip="What can be done to what is selected"
        )
        self.change.setMenu(self.menu(SELECTED))
        self.buttons = [ActionButton(theme, actions[name]) for name in BUTTONS]
        stays = (self.library, self.add, self.list, self.strip, self.change)
        self._words = {each: each.text() for each in stays}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = row(self, SPACE // 2)
        layout.addWidget(self.library)
        layout.addWidget(self.add)
        layout.addStretch()
        for each in (*self.buttons, self.change, self.list, self.strip):
            layout.addWidget(each)
        self.list.clicked.connect(self._ask_view)
        self.strip.clicked.connect(self._ask_view)
        theme.changed.connect(self._draw)
        self._draw()

    def show_view(self, strip: bool) -> None:
        """Tell which view is shown."""
        (self.strip if strip else self.list).setChecked(True)

    def menu(self, names: Sequence[str | Group]) -> QMenu:
        """A menu of actions by their names."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name in names:
            if isinstance(name, Group):
                inner = self.menu(name.names)
                inner.setTitle(name.word)
                self._groups.append((inner, name.icon))
                menu.addMenu(inner)
            elif name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is width for."""
        super().resizeEvent(event)
        self.fit_width()

    def fit_width(self) -> None:
        """Show the buttons one by one where they fit; no words where there is too little room."""
        self._show_words(True)
        kept = self._wanted([*self._words])
        fits = kept + self._wanted(self.buttons) <= self.width()
        for each in self.buttons:
            each.setVisible(fits)
        self._show_words(kept <= self.width())

    def _wanted(self, buttons: list[Button] | list[ActionButton]) -> int:
        return sum(each.sizeHint().width() + SPACE // 2 for each in buttons)

    def _show_words(self, on: bool) -> None:
        for each, words in self._words.items():
            if each is not self.add:
                each.setText(words if on else "")

    def _draw(self) -> None:
        for menu, icon in self._groups:
            menu.setIcon(self._theme.icon(icon))

    def _ask_view(self) -> None:
        self.strip_wanted.emit(self.strip.isChecked())

    def _view(self, theme: Theme, word: str, icon: str, tip: str) -> Button:
        made = button(theme, word, icon, tip=tip)
        made.setCheckable(True)
        return made
