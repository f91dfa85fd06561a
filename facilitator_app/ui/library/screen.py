"""The library screen: the list at the left, the activity that is current at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.foundation import Foundation
from facilitator_app.core.plan import Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.library.finder import Finder
from facilitator_app.ui.library.form.view import OwnForm
from facilitator_app.ui.library.foundation import FoundationView
from facilitator_app.ui.library.reading import ReadingPane
from facilitator_app.ui.library.sheets import Picture
from facilitator_app.ui.library.wanted import Search
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import EmptyState, row

LIST_SHARE = 0.36
NARROWEST, WIDEST = 280, 400
# A form with its page beside it needs the list's width too, in a window narrower than this.
FORM_BESIDE_LIST = 960


class LibraryScreen(QWidget):
    """Finds activities, shows them to read, and asks for one to be added to the plan or printed.

    search(text, filters, order) gives what fits; picture draws the pages of a sheet; favourites gives
    the ids of those that are marked, and mark_wanted asks to mark one or to mark it no more; used_in gives
    the titles of the plans that have an activity, foundation the reading card of a theme.
    own is the activity that is being changed, own_ids those that can be.
    """

    add_wanted = Signal(str, int)
    print_wanted = Signal(str)
    mark_wanted = Signal(str, bool)
    new_wanted = Signal()
    copy_wanted = Signal(str)
    edit_wanted = Signal(str)
    save_wanted = Signal(str)
    delete_wanted = Signal(str)
    import_wanted = Signal()
    pack_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        library: Mapping[str, Activity],
        search: Search,
        plan: Document[Plan],
        picture: Picture,
        favourites: Callable[[], Sequence[str]],
        used_in: Callable[[str], Sequence[str]],
        foundation: Callable[[str], Foundation | None],
        own: Document[Activity],
        own_ids: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self._favourites, self._used_in, self._foundation = favourites, used_in, foundation
        self._theme, self._library, self._plan = theme, library, plan
        self._own, self._own_ids, self._picture = own, own_ids, picture
        self.finder = Finder(theme, search)
        self.reading = ReadingPane(theme, picture)
        self._right = QStackedWidget()
        self._right.addWidget(self.reading)
        self._right.addWidget(_nothing(theme, bool(library)))
        self.foundation = FoundationView(theme)
        self._right.addWidget(self.foundation)
        layout = row(self, 0)
        layout.addWidget(self.finder)
        layout.addWidget(self._right, 1)
        self._connect()
        self._choose(self.finder.current)
        self._allow()

    @cached_property
    def form(self) -> OwnForm:
        """The form, made when something is first changed in it."""
        made = OwnForm(self._theme, self._own, self._picture)
        made.done.connect(self._leave_form)
        self._right.addWidget(made)
        return made

    def take_focus(self) -> None:
        """Put the keys into the search field, its words ready to be typed over, or into a form alone."""
        if self.finder.isHidden():
            self.form.take_focus()
            return
        self.finder.words.setFocus()
        self.finder.words.selectAll()
        if self._right.currentWidget() is self.reading:
            # The plans that use it may be others by now.
            self._choose(self.finder.current)

    def show_activity(self, id: str) -> None:
        """Show an activity, whatever is being looked for."""
        self.finder.go_to(id)

    def edit(self) -> None:
        """Show the form for the activity of one's own that is open."""
        activity = self._own.value
        if activity is not None:
            # Another choice in the list closes the form, and this is none.
            self._right.setCurrentWidget(self.reading)
            self.show_changed(activity.id)
            self._right.setCurrentWidget(self.form)
            self.form.take_focus()

    def show_changed(self, id: str = "") -> None:
        """Search anew, since activities have come, gone or changed; show one of them."""
        self.finder.look()
        if id:
            self.finder.go_to(id)
        self._choose(self.finder.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list its share of the width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        scale = self._theme.scale
        width = max(NARROWEST * scale, min(WIDEST * scale, LIST_SHARE * self.width()))
        self.finder.setFixedWidth(round(min(width, self.width() / 2)))
        writes = isinstance(self._right.currentWidget(), OwnForm)
        self.finder.setVisible(not writes or self.width() >= FORM_BESIDE_LIST * scale)

    def _connect(self) -> None:
        self.finder.chosen.connect(self._choose)
        self.finder.entered.connect(self._read)
        self.reading.left.connect(self._back)
        self.foundation.left.connect(self._leave_foundation)
        self.foundation.activity_wanted.connect(self._go_to)
        self.finder.about_wanted.connect(self._show_foundation)
        self.reading.add_wanted.connect(self.add_wanted)
        self.reading.print_wanted.connect(self.print_wanted)
        self.reading.favourite_wanted.connect(self._mark)
        self.reading.copy_wanted.connect(self.copy_wanted)
        self.reading.edit_wanted.connect(self.edit_wanted)
        self.reading.save_wanted.connect(self.save_wanted)
        self.reading.delete_wanted.connect(self.delete_wanted)
        self.finder.new_wanted.connect(self.new_wanted)
        self.finder.import_wanted.connect(self.import_wanted)
        self.finder.pack_wanted.connect(self.pack_wanted)
        self._own.opened.connect(self.edit)
        self._plan.changed.connect(self._allow)
        self._theme.changed.connect(self._share)
        self._right.currentChanged.connect(self._share)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._add_standard)

    def _choose(self, id: str) -> None:
        activity = self._library.get(id)
        if activity is not None:
            if isinstance(self._right.currentWidget(), OwnForm):
                self._own.open(None)
            self.reading.show_activity(activity, self._used_in(id))
            self.reading.show_favourite(id in self._favourites())
            self.reading.show_own(id in self._own_ids())
        self._right.setCurrentIndex(1 if activity is None else 0)

    def _mark(self, id: str, favourite: bool) -> None:
        """Have it marked, and show what it is now: the same as before where that failed."""
        self.mark_wanted.emit(id, favourite)
        self.reading.show_favourite(id in self._favourites())
        self.finder.look()

    def _show_foundation(self, theme: str) -> None:
        """Show the reading card of a theme in the place of the activity."""
        card = self._foundation(theme)
        if card is not None:
            titles = {id: each.title for id, each in self._library.items()}
            self.foundation.show_foundation(card, titles)
            self._right.setCurrentWidget(self.foundation)
            self.foundation.setFocus()

    def _leave_form(self) -> None:
        """Read what was changed, with the keys on its page."""
        activity = self._own.value
        self._own.open(None)
        self.show_changed("" if activity is None else activity.id)
        self._read()

    def _leave_foundation(self) -> None:
        self._choose(self.finder.current)
        self.finder.about.setFocus()

    def _go_to(self, id: str) -> None:
        self.show_activity(id)
        self._choose(id)
        self._read()

    def _allow(self) -> None:
        self.reading.bar.allow(self._plan.value is not None)

    def _read(self) -> None:
        self.reading.page.setFocus()

    def _back(self) -> None:
        self.finder.list.setFocus()

    def _add_standard(self) -> None:
        if self._right.currentWidget() is self.reading:
            self.reading.bar.add_standard()


def _nothing(theme: Theme, has_library: bool) -> EmptyState:
    if has_library:
        return EmptyState(theme, "search", "Nothing found", "Activities that fit will show here.")
    text = "The activities that come with the program are not there. Install it again to have them."
    return EmptyState(theme, "library", "The library is empty", text)
