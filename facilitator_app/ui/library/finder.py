"""Finds activities: words to look for, filters, and the list of what fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QListView, QWidget

from facilitator_app.core.activity import SETTINGS, THEMES, Activity
from facilitator_app.core.errors import Trouble
from facilitator_app.core.spans import minutes_text
from facilitator_app.store.entries import Hit
from facilitator_app.ui.library.hit_model import ACTIVITY, HitModel
from facilitator_app.ui.library.hit_row import HitRow
from facilitator_app.ui.library.wanted import Search, Wanted, way_out
from facilitator_app.ui.library.words import count_text
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row

LIMITS = (10, 15, 20, 30, 45, 60, 90)


class SearchField(QLineEdit):
    """Where words are typed: Down and Enter go into the list, Escape clears."""

    down = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText("Search the library")
        self.setAccessibleName("Search the library")
        self.setClearButtonEnabled(True)
        self._icon = self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._draw)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the keys that are not for typing."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)

    def _draw(self) -> None:
        self._icon.setIcon(self._theme.icon("search", self._theme.colours.muted))


class HitList(QListView):
    """The activities found; Enter goes on to the page, Up from the first goes back to the words."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the keys that lead out of the list."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


class Finder(QWidget):
    """The left side of the library; chosen says which activity is current now."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, library: Mapping[str, Activity], search: Search) -> None:
        super().__init__()
        self._search = search
        self._current = ""
        self.words = SearchField(theme)
        self.about = _choice("Theme", "All themes", THEMES)
        settings = {code: word for code, word in SETTINGS.items() if code != "any"}
        self.setting = _choice("Setting", "All settings", settings)
        limits = {most: f"{minutes_text(most)} or less" for most in LIMITS}
        self.limit = _choice("Minutes at most", "Any length", limits)
        self.count = label(role="small")
        self.way_out = label(role="muted", wrap=True)
        self.clear_button = button(theme, "Clear filters", "close", pressed=self.clear)
        self.list = HitList()
        self.hits = HitModel(library, self)
        self._dress_list(theme)
        self._lay_out()
        self._connect(theme)
        self.look()

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(
            self.words.text(),
            self.about.currentData(),
            self.setting.currentData(),
            self.limit.currentData(),
        )

    def look(self) -> None:
        """Search anew; the current activity stays current where it is still found."""
        wanted = self.wanted
        hits: Sequence[Hit] = ()
        try:
            hits = wanted.find(self._search)
            out = "" if hits or wanted == Wanted() else way_out(wanted, self._search)
        except Trouble as trouble:
            out = str(trouble)
        kept = self._current
        self.hits.show(hits)
        found = self.hits.rowCount()
        self.count.setText(count_text(found))
        self.list.setVisible(found > 0)
        self._none.setVisible(not found)
        self.way_out.setText(out)
        self.clear_button.show_as("Clear filters" if wanted.is_filtered else "Clear search", "close")
        self.clear_button.setVisible(wanted != Wanted())
        self._stay(kept)
        if not found:
            self.chosen.emit("")

    @property
    def current(self) -> str:
        """The id of the activity that is current, or '' when nothing was found."""
        return self._current if self.hits.rowCount() else ""

    def clear(self) -> None:
        """Take the filters away, or where none is set the words."""
        filtered = self.wanted.is_filtered
        for choice in (self.about, self.setting, self.limit):
            choice.setCurrentIndex(0)
        if not filtered:
            self.words.clear()
        self.words.setFocus()

    def go_to(self, id: str) -> None:
        """Make an activity current, clearing what hides it."""
        if not self.hits.index_of(id).isValid():
            self.clear()
            self.words.clear()
        self._stay(id)

    def _stay(self, id: str) -> None:
        index = self.hits.index_of(id)
        if not index.isValid():
            index = self.hits.index(0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        activity: Activity | None = index.data(ACTIVITY)
        if activity is not None:
            self._current = activity.id
            self.chosen.emit(activity.id)

    def _go_down(self) -> None:
        if self.hits.rowCount():
            self.list.setFocus()
        else:
            self.clear_button.setFocus()

    def _go_up(self) -> None:
        self.words.setFocus()

    def _dress_list(self, theme: Theme) -> None:
        self.list.setModel(self.hits)
        self.list.setItemDelegate(HitRow(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Activities")

    def _lay_out(self) -> None:
        layout = column(self)
        layout.setContentsMargins(2 * SPACE, 3 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addWidget(self.words)
        layout.addWidget(self.about)
        pair = row()
        pair.addWidget(self.setting, 1)
        pair.addWidget(self.limit, 1)
        layout.addLayout(pair)
        layout.addWidget(self.count)
        layout.addWidget(self.list, 1)
        self._none = QWidget()
        inner = column(self._none, 2 * SPACE)
        inner.addWidget(self.way_out)
        inner.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch()
        layout.addWidget(self._none, 1)

    def _connect(self, theme: Theme) -> None:
        self.words.textChanged.connect(self.look)
        for choice in (self.about, self.setting, self.limit):
            choice.currentIndexChanged.connect(self.look)
        self.words.down.connect(self._go_down)
        self.list.left.connect(self._go_up)
        self.list.entered.connect(self.entered)
        self.list.selectionModel().currentChanged.connect(self._choose)
        theme.changed.connect(self.list.scheduleDelayedItemsLayout)


def _choice(name: str, all_of_them: str, words: Mapping[Any, str]) -> QComboBox:
    """A filter whose first entry lets everything through."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.addItem(all_of_them, None)
    for value, word in words.items():
        made.addItem(word, value)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made
