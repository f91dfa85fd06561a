"""Finds activities: words to look for, filters, and the list of what fits."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QListView, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Trouble
from facilitator_app.store.library import Found, Order
from facilitator_app.ui.library.filters import FIRST, MORE, FilterPanel
from facilitator_app.ui.library.hit_model import ACTIVITY, HitModel
from facilitator_app.ui.library.hit_row import HitRow
from facilitator_app.ui.library.wanted import Search, Wanted, way_out
from facilitator_app.ui.library.words import count_text
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row

ORDERS: dict[Order, str] = {
    "match": "By match",
    "length": "By length",
    "title": "By title",
    "used": "Last used",
}


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
    about_wanted = Signal(str)
    new_wanted = Signal()
    import_wanted = Signal()
    pack_wanted = Signal()

    def __init__(self, theme: Theme, search: Search) -> None:
        super().__init__()
        self._search = search
        self._current = ""
        self.words = SearchField(theme)
        self.filters = FilterPanel(FIRST, wide=1)
        self.more_filters = FilterPanel(MORE)
        self.more_filters.hide()
        tip = "What this theme says, what it asks of you, and what is contested"
        self.about = button(theme, "About this theme", "info", "quiet", tip, self._tell_about)
        self.more = button(theme, "More", "unfold", "quiet", "More filters", self._unfold)
        self.order = QComboBox()
        self.order.setAccessibleName("Order")
        for order in get_args(Order):
            self.order.addItem(ORDERS[order], order)
        self.order.setMinimumContentsLength(8)
        self.count = label(role="small")
        self.way_out = label(role="muted", wrap=True)
        self.clear_button = button(theme, "Clear filters", "close", pressed=self.clear)
        new, take_in, give_out = self.new_wanted.emit, self.import_wanted.emit, self.pack_wanted.emit
        self.new = button(theme, "New", "add", "quiet", "Write an activity of your own", new)
        tip = "Take in activities from a file or a pack"
        self.take_in = button(theme, "Import", "import", "quiet", tip, take_in)
        tip = "Save all activities of your own as one file, a pack"
        self.give_out = button(theme, "Share", "export", "quiet", tip, give_out)
        self.list = HitList()
        self.hits = HitModel(self)
        self._dress_list(theme)
        self._lay_out()
        self._connect(theme)
        self.look()

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        filters = {**self.filters.values, **self.more_filters.values}
        return Wanted(self.words.text(), filters, self.order.currentData())

    def look(self) -> None:
        """Search anew; the current activity stays current where it is still found."""
        wanted = self.wanted
        result: Found | None = None
        try:
            result = wanted.find(self._search)
            out = "" if len(result) or wanted.is_open else way_out(wanted, self._search)
        except Trouble as trouble:
            out = str(trouble)
        kept = self._current
        self.about.setVisible("theme" in wanted.filters)
        self.give_out.setEnabled(result is not None and bool(result.counts.get("mine", {}).get(True)))
        self.hits.show(result)
        for panel in (self.filters, self.more_filters):
            panel.show_counts(None if result is None else result.counts)
        self._tell_more()
        found = self.hits.rowCount()
        self.count.setText(count_text(found))
        self.list.setVisible(found > 0)
        self._none.setVisible(not found)
        self.way_out.setText(out)
        self.clear_button.show_as("Clear filters" if wanted.is_filtered else "Clear search", "close")
        self.clear_button.setVisible(not wanted.is_open)
        self._stay(kept)
        if not found:
            self.chosen.emit("")

    def _look_afresh(self) -> None:
        """Search for other words and begin with what fits them best; without words, stay where one was."""
        before = self._current
        if self.words.text():
            self._current = ""
        self.look()
        self._current = self._current or before

    @property
    def current(self) -> str:
        """The id of the activity that is current, or '' when nothing was found."""
        return self._current if self.hits.rowCount() else ""

    def clear(self) -> None:
        """Take the filters away, or where none is set the words."""
        filtered = self.wanted.is_filtered
        for panel in (self.filters, self.more_filters):
            panel.clear()
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

    def _tell_about(self) -> None:
        self.about_wanted.emit(self.wanted.filters["theme"])

    def _unfold(self) -> None:
        """Show the other filters, or put them away; those that are set stay set."""
        self.more_filters.setVisible(self.more_filters.isHidden())
        self._tell_more()

    def _tell_more(self) -> None:
        """Say on the button whether filters are set that cannot be seen."""
        shown = not self.more_filters.isHidden()
        number = len(self.more_filters.values)
        word = "Fewer" if shown else f"More · {number}" if number else "More"
        if self.more.text() != word:
            self.more.show_as(word, "up" if shown else "unfold")
            self.more.setAccessibleName("Fewer filters" if shown else f"More filters, {number} set")

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
        layout.addWidget(self.filters)
        layout.addWidget(self.about, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.more_filters)
        foot = row()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.more)
        foot.addWidget(self.order)
        layout.addLayout(foot)
        layout.addWidget(self.list, 1)
        self._none = QWidget()
        inner = column(self._none, 2 * SPACE)
        inner.addWidget(self.way_out)
        inner.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch()
        layout.addWidget(self._none, 1)
        own = row()
        own.addWidget(self.new)
        own.addWidget(self.take_in)
        own.addStretch()
        own.addWidget(self.give_out)
        layout.addLayout(own)

    def _connect(self, theme: Theme) -> None:
        self.words.textChanged.connect(self._look_afresh)
        self.order.currentIndexChanged.connect(self.look)
        for panel in (self.filters, self.more_filters):
            panel.changed.connect(self.look)
        self.words.down.connect(self._go_down)
        self.list.left.connect(self._go_up)
        self.list.entered.connect(self.entered)
        self.list.selectionModel().currentChanged.connect(self._choose)
        theme.changed.connect(self.list.scheduleDelayedItemsLayout)
