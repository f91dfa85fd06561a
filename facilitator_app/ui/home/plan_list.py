"""The list of plans: opens, copies, files away, hands on and removes them, by key or mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import Final, Literal

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyleOptionViewItem

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.plan_model import PlanModel
from facilitator_app.ui.home.plan_row import PlanRow
from facilitator_app.ui.home.words import entry_facts, own_template_facts
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import put

View = Literal["plans", "templates", "archived"]
VIEWS: Final[Mapping[View, str]] = {
    "plans": "Your plans",
    "templates": "Your templates",
    "archived": "Archived",
}
# What the menu offers, and in which views; the first is what Enter does.
_MENU: Final[Sequence[tuple[str, str, tuple[View, ...]]]] = (
    ("Open", "open_wanted", ("plans", "archived")),
    ("Start a plan…", "start_wanted", ("templates",)),
    ("Duplicate", "duplicate_wanted", ("plans",)),
    ("Rename…", "rename_wanted", ("templates",)),
    ("Tags…", "tags_wanted", ("plans", "archived")),
    ("Save as a template…", "keep_wanted", ("plans", "archived")),
    ("Earlier versions…", "versions_wanted", ("plans", "archived")),
    ("Export…", "export_wanted", ("plans", "templates", "archived")),
    ("Archive", "archive_wanted", ("plans",)),
    ("Bring back to your plans", "unarchive_wanted", ("archived",)),
    ("Remove", "remove_wanted", ("plans", "templates", "archived")),
)


class PlanList(QListView):
    """Plans one below the other; Enter opens, Delete removes, and a menu has the rest.

    Templates of one's own, which Enter starts a plan from, are listed as plans are.
    """

    open_wanted = Signal(str)
    start_wanted = Signal(str)
    duplicate_wanted = Signal(str)
    rename_wanted = Signal(str)
    tags_wanted = Signal(str)
    keep_wanted = Signal(str)
    versions_wanted = Signal(str)
    export_wanted = Signal(str)
    archive_wanted = Signal(str)
    unarchive_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.plans = PlanModel(self)
        self.setModel(self.plans)
        self.setItemDelegate(PlanRow(theme, self.plans, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        put(self, horizontalScrollBarPolicy="ScrollBarAlwaysOff")
        self.doubleClicked.connect(self._open_index)
        self.show_view("plans")
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current_id(self) -> str:
        """The id of the plan that is current, or ''."""
        entry = self.plans.entry(self.currentIndex())
        return entry.id if entry else ""

    @cached_property
    def menu(self) -> QMenu:
        """What can be done with the current plan; made when it is first asked for."""
        menu = QMenu(self)
        offers = [
            (menu.addAction(word, partial(self._ask, getattr(self, name))), views)
            for word, name, views in _MENU
        ]
        menu.insertSeparator(offers[-1][0])

        def suit() -> None:
            for action, views in offers:
                action.setVisible(self.view in views)

        menu.aboutToShow.connect(suit)
        return menu

    def show_view(self, view: View) -> None:
        """Be a list of plans, of templates or of what is archived."""
        self.view = view
        self.setAccessibleName(VIEWS[view])

    def show_plans(self, entries: Sequence[PlanEntry]) -> None:
        """Show other plans and stay on the one that was current, or where it stood."""
        kept, row = self.current_id, max(0, self.currentIndex().row())
        self.plans.show(entries, own_template_facts if self.view == "templates" else entry_facts)
        self._stay(kept, row)

    def look_for(self, words: str, tag: str) -> None:
        """Show only plans that have these words in their titles or tags, and this tag."""
        kept = self.current_id
        self.plans.look_for(words, tag)
        self._stay(kept, 0)

    def row_height(self) -> int:
        """How high one row is."""
        return self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current plan or starts one from the template; Delete removes it, F2 renames."""
        from PySide6.QtCore import Qt

        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_current()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._ask(self.remove_wanted)
            case Qt.Key.Key_F2 if self.view == "templates":
                self._ask(self.rename_wanted)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the plan under the mouse, or with the current one."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            self.setCurrentIndex(index)
            self.pop_up(event.globalPos())
        else:
            place = self.visualRect(self.currentIndex())
            self.pop_up(self.viewport().mapToGlobal(place.bottomLeft() + QPoint(2 * SPACE, 0)))

    def go_to(self, id: str) -> None:
        """Make a plan the current one."""
        self._stay(id, 0)
        self.setFocus()

    def to_top(self) -> None:
        """Make the first plan the current one."""
        self._stay("", 0)
        self.scrollToTop()

    def open_current(self) -> None:
        """Ask for the current plan to be opened, or for one from the current template."""
        self._ask(self.start_wanted if self.view == "templates" else self.open_wanted)

    def pop_up(self, place: QPoint) -> None:
        """Show at a place of the screen what can be done with the current plan."""
        if self.current_id:
            self.menu.popup(place)

    def _open_index(self, index: QModelIndex) -> None:
        self.open_current()

    def _ask(self, signal: SignalInstance) -> None:
        if id := self.current_id:
            signal.emit(id)

    def _stay(self, id: str, row: int) -> None:
        index = self.plans.index_of(id)
        if not index.isValid():
            index = self.plans.index(min(row, self.plans.rowCount() - 1))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
