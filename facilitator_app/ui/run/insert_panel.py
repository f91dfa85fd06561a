"""Adding a part beside the console: an energiser in two keys, another activity, or a part of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator_app.core.activity import Activity
from facilitator_app.core.adding import Asked, Room, offered, part
from facilitator_app.core.plan import Block
from facilitator_app.core.run import Event
from facilitator_app.core.run_view import RunView
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.live import Live
from facilitator_app.ui.run import words
from facilitator_app.ui.run.own_part import OwnPart
from facilitator_app.ui.run.parts import TOUCH, Rows, set_text
from facilitator_app.ui.run.remote import Remote
from facilitator_app.ui.run.row_model import ROW_ROLE, Index, RowModel, TwoLines
from facilitator_app.ui.run.run_place import RunPlace
from facilitator_app.ui.run.side import SidePanel
from facilitator_app.ui.run.typed import is_typed, is_typing, line
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import OneLine, button, column, draw_row, draw_words, label, row

# A block for which nothing is decided yet: it is only looked at.
LOOKED_AT = "looked-at"


@dataclass(frozen=True, slots=True)
class Offer:
    """An activity that can be added, with what is said of it."""

    activity: Activity
    about: str

    def __str__(self) -> str:
        return f"{self.activity.title}: {self.about}"


class OffersDelegate(TwoLines):
    """Draws an activity's title and, below it, how long it takes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one activity; the one that Enter adds is on a soft ground."""
        each: Offer = index.data(ROW_ROLE)
        colours, sizes = self._theme.colours, self._theme.sizes
        view = option.widget
        chosen = isinstance(view, Rows) and view.currentIndex().row() == index.row()
        draw_row(painter, option.rect, self._theme, chosen, view.hasFocus())
        place = option.rect.adjusted(12, SPACE, -SPACE, -SPACE)
        high = QFontMetrics(self._theme.font(sizes.body)).height()
        top, below = place.adjusted(0, 0, 0, high - place.height()), place.adjusted(0, high, 0, 0)
        painter.save()
        draw_words(painter, top, each.activity.title, self._theme.font(sizes.body), colours.ink)
        draw_words(painter, below, each.about, self._theme.font(sizes.small), colours.muted)
        painter.restore()


class InsertPanel(SidePanel):
    """Enter adds what is chosen after the part that is on; with Shift it begins at once."""

    def __init__(
        self, theme: Theme, live: Live, remote: Remote, library: words.Library, place: RunPlace
    ) -> None:
        super().__init__()
        self._live, self._remote, self._library, self._place = live, remote, library, place
        self._room = Room()
        self._minute: object = None
        self._model = RowModel[Offer]()
        self._delegate = OffersDelegate(theme)
        self.heading = label("A part of your own", "lead")
        self.seated = QCheckBox("Seated")
        self.seated.setToolTip("Only what can be done sitting down")
        self.search = line("Add from the library")
        self.list = Rows("What can be added")
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setMinimumHeight(TOUCH)
        self.own = OwnPart()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.own)
        self.effect = OneLine("small")
        self.after_button = button(theme, "After this", "", "primary", "Enter", self.add_after)
        self.now_button = button(theme, "Now", "", "", "Shift and Enter", self.add_now)
        self.own_button = button(theme, "Own…", "", pressed=self._turn)
        self._lay_out()
        self.search.textChanged.connect(self._look)
        self.seated.toggled.connect(self._look)
        self.own.changed.connect(self._say)
        self.list.selectionModel().currentChanged.connect(self._say)
        self.list.doubleClicked.connect(self.add_after)
        theme.changed.connect(self.list.doItemsLayout)

    @property
    def offers(self) -> Sequence[Activity]:
        """What can be added now, the best first."""
        return [each.activity for each in self._model.rows]

    def open(self) -> None:
        """Offer energisers, the best of them chosen, so that Enter adds it."""
        plan = self._live.plan
        if plan is not None:
            added = self._live.position.inserted.values()
            self._room = Room.of(plan, added, self._place.favourites())
        self.own.clear()
        self.search.clear()
        self._show_own(False)
        self._look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, shown: RunView) -> None:
        """Keep what it would do to the end true as time goes on."""
        minute = self._live.position, words.clock(shown, shown.now), words.late_minutes(shown)
        if not self.isHidden() and minute != self._minute:
            self._minute = minute
            self._say()

    def add_after(self) -> None:
        """Put what is chosen in after the part that is on."""
        self._add(at_once=False)

    def add_now(self) -> None:
        """Put what is chosen in and begin it at once; the part that is on can be gone back to."""
        self._add(at_once=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, the arrows go between words and list, Esc leaves; other keys are the run's."""
        field = is_typing(QApplication.focusWidget())
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._add(at_once=event.modifiers() == Qt.KeyboardModifier.ShiftModifier)
            case Qt.Key.Key_Down if field and not self.is_own:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            case _ if field and is_typed(event):
                event.accept()
            case _:
                super().keyPressEvent(event)

    @property
    def is_own(self) -> bool:
        """Whether a part of one's own is being written."""
        return self.pages.currentWidget() is self.own

    def _chosen(self, id: str) -> Block | None:
        if self.is_own:
            return self.own.block(id)
        at = self.list.currentIndex().row()
        return part(self._model.rows[at].activity, id) if 0 <= at < len(self._model.rows) else None

    def _add(self, *, at_once: bool) -> None:
        new = self._chosen(self._place.new_id())
        if new is not None and self._remote.insert(new, at_once=at_once):
            self.left.emit()

    def _look(self) -> None:
        """Offer what fits what is asked."""
        found = offered(self._library, self._room, Asked(self.search.text(), self.seated.isChecked()))
        self._model.show([Offer(each, self._about(each)) for each in found])
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._say()

    def _about(self, activity: Activity) -> str:
        facts = [minutes_text(part(activity, LOOKED_AT).minutes), f"{activity.energy} energy"]
        return " · ".join([*facts, *(["used today"] if activity.id in self._room.used else [])])

    def _say(self) -> None:
        """Say what adding the chosen part does to the end."""
        new = self._chosen(LOOKED_AT)
        for each in (self.after_button, self.now_button):
            each.setEnabled(new is not None)
        set_text(self.effect, self._ends(new) if new is not None else self._nothing())

    def _ends(self, new: Block) -> str:
        shown = self._live.foresee(Event(self._live.now(), "insert", new=new))
        return "" if shown is None else words.would_end(shown)

    def _nothing(self) -> str:
        if self.is_own:
            return "Give it a title first."
        if self.search.text().strip():
            return "Nothing in the library is called that."
        return "No energiser fits this group."

    def _turn(self) -> None:
        self._show_own(not self.is_own)
        self._say()
        (self.own.title if self.is_own else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_own(self, own: bool) -> None:
        self.pages.setCurrentWidget(self.own if own else self.list)
        self.heading.setHidden(not own)
        self.search.setHidden(own)
        self.seated.setHidden(own)
        self.own_button.setText("Library" if own else "Own…")

    def _lay_out(self) -> None:
        layout = column(self)
        top = row()
        top.addWidget(self.heading, 1)
        top.addWidget(self.search, 1)
        top.addWidget(self.seated)
        layout.addLayout(top)
        layout.addWidget(self.pages, 1)
        self.foot = QWidget()
        foot = column(self.foot)
        foot.addStretch()
        foot.addWidget(self.effect)
        foot.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        buttons = row()
        for each in (self.after_button, self.now_button, self.own_button):
            each.setMinimumHeight(TOUCH)
            each.setAutoDefault(True)
            buttons.addWidget(each)
        return buttons
