"""The reading pane: an activity as one who is to run it reads it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QTextBrowser, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.ui.library.add_bar import AddBar
from facilitator_app.ui.library.page import write_page
from facilitator_app.ui.library.sheets import Picture, SheetPictures
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, line, row, yielding

MEASURE = 62
THREE_FROM = 54
MARGIN = 4 * SPACE
TITLE_ROOM = 260
COPY_TIP = "Make a copy that you can change"


class Page(QTextBrowser):
    """A document in a column of a width that is good to read; the arrow keys move it."""

    left = Signal()
    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._held: QTextDocument | None = None

    def fresh(self) -> QTextDocument:
        """An empty document to write in."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.font(self._theme.sizes.body))
        document.setIndentWidth(3 * SPACE)
        return document

    def take(self, document: QTextDocument) -> None:
        """Show a document that has been written, from its beginning."""
        frame = document.rootFrame().frameFormat()
        frame.setTopMargin(3 * SPACE)
        frame.setBottomMargin(6 * SPACE)
        document.rootFrame().setFrameFormat(frame)
        self.setDocument(document)
        # Qt deletes only the document that it made itself.
        if self._held is not None:
            self._held.deleteLater()
        self._held = document
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list; the space bar turns a page, as it does in a browser."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Space:
                bar = self.verticalScrollBar()
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines no longer than is good to read."""
        self.keep_measure()
        super().resizeEvent(event)
        self.resized.emit()

    @property
    def fact_columns(self) -> int:
        """How many facts there is room for side by side."""
        return 3 if self.viewport().width() >= self._letters(THREE_FROM) else 2

    def keep_measure(self) -> None:
        """Leave the room at the right that the column does not need."""
        widest = self._letters(MEASURE)
        bar = self.verticalScrollBar().sizeHint().width()
        rest = self.width() - bar - MARGIN - widest - 4
        margins = (MARGIN, 0, max(MARGIN - bar, rest), 0)
        if self.viewportMargins().left() != margins[0] or self.viewportMargins().right() != margins[2]:
            self.setViewportMargins(*margins)

    def _letters(self, count: int) -> int:
        """How wide so many letters are."""
        font = self._theme.font(self._theme.sizes.body)
        return round(QFontMetrics(font).averageCharWidth() * count)


class ReadingPane(QFrame):
    """An activity under its title, with what can be done with it."""

    add_wanted = Signal(str, int)
    print_wanted = Signal(str)
    favourite_wanted = Signal(str, bool)
    copy_wanted = Signal(str)
    edit_wanted = Signal(str)
    save_wanted = Signal(str)
    delete_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, picture: Picture) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._theme = theme
        self.activity: Activity | None = None
        self._columns = 0
        self._used_in: Sequence[str] = ()
        self.title = yielding(label(role="title", wrap=True))
        self.print = button(theme, "Print", "print", "quiet", "Print this activity and its worksheets")
        self.print.clicked.connect(self._print)
        self.favourite = button(
            theme, "Favourite", "star", "quiet", "Keep this activity among your favourites"
        )
        self.favourite.setCheckable(True)
        self.favourite.clicked.connect(self._mark)
        self.change = button(theme, "Copy to mine", "copy", "quiet", COPY_TIP)
        self.change.clicked.connect(self._change)
        self.more = button(theme, "More", "more", "quiet", "More to do with this activity")
        self.more.setMenu(self._menu())
        self._is_own = False
        self.bar = AddBar(theme)
        self.bar.add_wanted.connect(self._add)
        self.page = Page(theme)
        self.page.left.connect(self.left)
        self.page.resized.connect(self._fit)
        self._sheets = SheetPictures(theme, picture, self)
        self._lay_out()
        theme.changed.connect(self._redraw)

    def show_activity(self, activity: Activity, used_in: Sequence[str] = ()) -> None:
        """Show an activity from its beginning, with the plans that use it; its sheets follow the text."""
        if activity == self.activity and used_in == self._used_in:
            return
        self.activity, self._used_in = activity, used_in
        self.title.setText(activity.title)
        self.page.setAccessibleName(activity.title)
        self.bar.show_activity(activity)
        self._write()

    def show_favourite(self, favourite: bool) -> None:
        """Show whether the activity is a favourite."""
        self.favourite.setChecked(favourite)
        self.favourite.show_as("Favourite", "star-full" if favourite else "star")

    def show_own(self, own: bool) -> None:
        """Offer to change what is a person's own, and to copy what is not."""
        self._is_own = own
        self.change.show_as("Change" if own else "Copy to mine", "edit" if own else "copy")
        self.change.setToolTip("Change this activity of yours" if own else COPY_TIP)
        for each in self._own_only:
            each.setVisible(own)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        copy = menu.addAction("Make another copy", lambda: self._ask(self.copy_wanted))
        menu.addAction("Save as a file…", lambda: self._ask(self.save_wanted))
        delete = menu.addAction("Delete", lambda: self._ask(self.delete_wanted))
        self._own_only = (copy, delete)
        return menu

    def _change(self) -> None:
        self._ask(self.edit_wanted if self._is_own else self.copy_wanted)

    def _ask(self, signal: SignalInstance) -> None:
        if self.activity is not None:
            signal.emit(self.activity.id)

    def _write(self) -> None:
        if self.activity is None:
            return
        self._columns = self.page.fact_columns
        document = self.page.fresh()
        places = write_page(document, self.activity, self._theme, self._columns, self._used_in)
        self._sheets.begin(document, places, self.devicePixelRatioF())
        self.page.take(document)

    def _lay_out(self) -> None:
        head = column(spacing=SPACE + SPACE // 2)
        head.setContentsMargins(MARGIN, 3 * SPACE, 2 * SPACE, 2 * SPACE)
        self._doing = QWidget()
        doing = row(self._doing)
        for each in (self.favourite, self.print, self.change, self.more):
            doing.addWidget(each)
        doing.addStretch()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(SPACE)
        self._top.addWidget(self.title, 1)
        self._top.addWidget(self._doing, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(self._top)
        head.addWidget(self.bar)
        layout = column(self, 0)
        # Keeps the hairline at the left in sight.
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(line())
        layout.addWidget(self.page, 1)

    def _fit(self) -> None:
        """Set the facts anew when there is room for more of them or for fewer; the title has its room."""
        beside = self.width() - self._doing.sizeHint().width() >= TITLE_ROOM * self._theme.scale
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        if self.page.fact_columns != self._columns:
            self._write()

    def _redraw(self) -> None:
        self._sheets.forget()
        self.page.keep_measure()
        self._write()

    def _add(self, minutes: int) -> None:
        if self.activity is not None:
            self.add_wanted.emit(self.activity.id, minutes)

    def _mark(self) -> None:
        if self.activity is not None:
            self.favourite_wanted.emit(self.activity.id, self.favourite.isChecked())

    def _print(self) -> None:
        if self.activity is not None:
            self.print_wanted.emit(self.activity.id)
