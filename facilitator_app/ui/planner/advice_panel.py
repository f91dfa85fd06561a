"""What an experienced colleague would point out about the plan, kept quiet until it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from facilitator_app.core.advice import (
    Advice,
    Ask,
    Change,
    Counsel,
    Open,
    SetAside,
    remedy,
    set_aside,
    take_back,
)
from facilitator_app.core.plan import Plan
from facilitator_app.ui.planner.advice_row import AdviceLine, AsideLine, Line
from facilitator_app.ui.planner.rows import count_words
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import button, clear, column, row

LINES = 5
HEIGHT, LOW = 156, 104
# How much of what is above it the advice may cover.
MOST_OVER = 0.65
EDGE = 4

TryEdit = Callable[[str, Callable[[Plan], Plan], str | None], bool]


class AdviceSheet(QFrame):
    """Holds the advice over the lower part of the agenda, where there is too little height beside it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("role", "card")
        self.setStyleSheet("#page { background: transparent; }")
        self.column = column(self, 0, EDGE)
        self.hide()


class AdvicePanel(QWidget):
    """How much there is to look at, in words, and the advice under it, a line each with what to do about it.

    What was set aside is one line until that is opened.
    Where the window is low it is one line, and the advice rises over the agenda from it until it is answered,
    Esc is pressed or the hand goes elsewhere. open_wanted asks for what is done elsewhere: fit, materials or
    referrals. left says that the keys should go back to the agenda.
    """

    block_wanted = Signal(str)
    open_wanted = Signal(str)
    said = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, try_edit: TryEdit) -> None:
        super().__init__()
        self._theme, self._try_edit = theme, try_edit
        self._counsel: Counsel | None = None
        self._shown: tuple[Advice | SetAside, ...] = ()
        self._asked: bool | None = None
        self._roomy = self._all = self._aside_opened = False
        self._sheet: AdviceSheet | None = None
        self.lines: list[Line] = []
        self.toggle = button(theme, "", "info", role="quiet", tip="Show or hide the advice")
        self.toggle.clicked.connect(self._flip)
        self.more = button(theme, "", "unfold", role="quiet", pressed=self._show_all)
        self.fold = button(theme, "", "right", role="quiet", pressed=self._flip_aside)
        self._page = QWidget()
        self._page.setObjectName("page")
        self._column = column(self._page, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._page)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its words are its keys: whoever reads them has learned the way to everything.
        self.all = button(theme, "All actions: Ctrl+K", "search", role="quiet")
        head = row()
        head.addWidget(self.toggle)
        head.addStretch()
        head.addWidget(self.all)
        self._layout = column(self, 4)
        self._layout.addLayout(head)
        self._layout.addWidget(self.area)
        # Remedies are tried out one by one: after the plan has been drawn, so that no edit waits for them.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._offer)
        self._fits = QTimer(self)
        self._fits.setSingleShot(True)
        self._fits.setInterval(0)
        self._fits.timeout.connect(self._fit_height)
        self._goes = QTimer(self)
        self._goes.setSingleShot(True)
        self._goes.setInterval(0)
        self._goes.timeout.connect(self._see_where_the_hand_is)
        theme.changed.connect(self._lay)

    def rise_over(self, host: QWidget) -> None:
        """Where there is too little height, show the advice over this instead of taking room from it."""
        self._sheet = AdviceSheet(host)
        self._sheet.installEventFilter(self)
        self._page.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._goes.start)  # type: ignore[union-attr]
        self._settle()

    def take_focus(self) -> None:
        """Open, and put the hand on the first line."""
        self._asked = True
        self._lay()
        (self.lines[0] if self.lines else self.toggle).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_advice(self, counsel: Counsel) -> None:
        """Show what there is to say."""
        self._counsel = counsel
        self._lay()

    def give_room(self, roomy: bool) -> None:
        """Show the advice without being asked where there is height for it."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._settle()
        self._lay()

    @property
    def rises(self) -> bool:
        """Whether the advice shows over the agenda."""
        return self._sheet is not None and not self._roomy

    @property
    def is_open(self) -> bool:
        """Whether the advice shows."""
        return self._roomy if self._asked is None else self._asked

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines are in this width."""
        super().resizeEvent(event)
        self._fit_height()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take what rises from here along."""
        super().moveEvent(event)
        self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the agenda."""
        if event.key() == Qt.Key.Key_Escape:
            self._shut()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc on what rises from here is as it is here, and it grows with its lines."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest and self.rises:
            self._fits.start()
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and event.key() == Qt.Key.Key_Escape:
            self._shut()
            return True
        return False

    def _flip(self) -> None:
        if self.is_open:
            self._asked = False
            self._lay()
        elif self.rises:
            self.take_focus()
        else:
            self._asked = True
            self._lay()

    def _shut(self) -> None:
        """Give the keys back to the agenda, and the room where that was taken."""
        if self.rises:
            self._asked = False
            self._lay()
        self.left.emit()

    def _see_where_the_hand_is(self) -> None:
        """What rises over the agenda goes when the hand is at something else of the window."""
        hand = QApplication.focusWidget()
        if hand is None or not self.rises or not self.is_open or hand.window() is not self.window():
            return
        assert self._sheet is not None
        if not any(each is hand or each.isAncestorOf(hand) for each in (self, self._sheet)):
            self._asked = False
            self._lay()

    def _settle(self) -> None:
        """Put the advice where it belongs: here, or on what rises."""
        if self._sheet is None:
            return
        (self._sheet.column if self.rises else self._layout).addWidget(self.area)
        self._asked = None

    def _show_all(self) -> None:
        self._all = True
        self._lay()
        self.lines[LINES].setFocus()

    def _lay(self) -> None:
        if self._counsel is None:
            return
        said, aside = self._counsel.open, self._counsel.aside
        any_ = bool(said or aside)
        self.toggle.show_as(_words(len(said), len(aside)), _icon(any_, self.is_open))
        self.toggle.setEnabled(any_)
        if self.is_open:
            self._show(said, aside)
            self._later.start()
        # Last: what has the keys would lose them.
        self.area.setVisible(any_ and self.is_open)
        if self._sheet is not None:
            self._sheet.setVisible(any_ and self.is_open and self.rises)
            self._sheet.raise_()

    def _flip_aside(self) -> None:
        self._aside_opened = not self._aside_opened
        self._lay()
        if self._aside_opened:
            self._stretch()
            self.area.verticalScrollBar().setValue(self.fold.y())

    def _grow(self, line: AdviceLine) -> None:
        """Keep in sight all that a line shows now, and above all where the keys are."""
        self._fit_height()
        self._stretch()
        for each in (line, line.focusWidget()):
            if each is not None:
                self.area.ensureWidgetVisible(each)

    def _stretch(self) -> None:
        """Have the page its height at once, so that it can be scrolled to its foot."""
        self._page.resize(self._page.width(), self._column.totalHeightForWidth(self._page.width()))

    def _show(self, said: tuple[Advice, ...], aside: tuple[SetAside, ...]) -> None:
        self._aside_opened = self._aside_opened and bool(aside)
        shown = said if self._all else said[:LINES]
        over = len(said) - len(shown)
        self.more.setText(f"Show {over} more")
        self.fold.show_as(f"Set aside ({len(aside)})", "unfold" if self._aside_opened else "right")
        rows: tuple[Advice | SetAside, ...] = (*shown, *aside) if self._aside_opened else shown
        if rows != self._shown:
            self._shown = rows
            self._rebuild(bool(aside))
        self.more.setVisible(over > 0)
        self.fold.setVisible(bool(aside))
        self._fit_height()

    def _rebuild(self, any_aside: bool) -> None:
        """Make the lines anew; the keys stay on the line where they were, or near it."""
        focus = QApplication.focusWidget()
        was = next((at for at, line in enumerate(self.lines) if focus and _holds(line, focus)), None)
        folding = focus is self.fold
        for kept in (self.more, self.fold):
            kept.setParent(None)
        clear(self._column)
        self.lines = [self._line(each) for each in self._shown]
        for each in self._order():
            beside = Qt.AlignmentFlag.AlignLeft if each in (self.more, self.fold) else Qt.AlignmentFlag(0)
            self._column.addWidget(each, 0, beside)
            each.show()  # now, so that it can take the keys
        self._column.addStretch()
        stops = [stop for each in self._order() for stop in _stops(each)]
        for before, after in pairwise((self.toggle, *stops)):
            QWidget.setTabOrder(before, after)
        if was is not None and self.lines:
            self.lines[min(was, len(self.lines) - 1)].setFocus()
        elif folding or (was is not None and any_aside):
            self.fold.setFocus()
        elif was is not None:
            self.left.emit()

    def _order(self) -> list[QWidget]:
        """Everything from top to bottom, also what does not show now."""
        aside = [each for each in self.lines if isinstance(each, AsideLine)]
        said = [each for each in self.lines if each not in aside]
        return [*said, self.more, self.fold, *aside]

    def _line(self, each: Advice | SetAside) -> Line:
        if isinstance(each, SetAside):
            aside = AsideLine(self._theme, each)
            aside.back_wanted.connect(partial(self._take_back, each.advice))
            made: Line = aside
        else:
            line = AdviceLine(self._theme, each)
            line.pressed.connect(partial(self._press, each))
            line.aside_wanted.connect(partial(self._set_aside, each))
            line.grown.connect(partial(self._grow, line))
            made = line
        made.block_wanted.connect(self._go)
        made.stepped.connect(partial(self._step, made))
        return made

    def _offer(self) -> None:
        """Show on each line what would mend it."""
        if self._counsel is None or not self.is_open:
            return
        for line in self.lines:
            if isinstance(line, AdviceLine):
                line.offer(remedy(self._counsel, line.advice))
        self._fit_height()

    def _fit_height(self) -> None:
        if self._sheet is not None and self.rises:
            self._sheet.setFixedWidth(self.width())
            self._sheet.column.activate()
        layout, width = self._column, self.area.viewport().width()
        for line in self.lines:
            line.arrange(width)
        layout.activate()
        needed = max(layout.totalHeightForWidth(width), layout.minimumSize().height())
        most = round((HEIGHT if self._roomy else LOW) * max(1.0, self._theme.scale))
        if self._sheet is not None and self.rises:
            most = max(LOW, round(self.y() * MOST_OVER))
        self.area.setFixedHeight(min(needed + 4, most))
        if self._sheet is not None and self.rises:
            height = self.area.height() + 2 * EDGE
            self._sheet.setGeometry(self.x(), self.y() - height, self.width(), height)

    # What is done

    def _go(self, block: str) -> None:
        if block:
            if self.rises:
                self._asked = False
                self._lay()
            self.block_wanted.emit(block)

    def _step(self, line: Line, by: int) -> None:
        order = [each for each in self._order() if each.isVisible()]
        at = order.index(line) + by
        if 0 <= at < len(order):
            order[at].setFocus()
            self.area.ensureWidgetVisible(order[at])

    def _press(self, advice: Advice, name: str) -> None:
        """Do what would mend it, as it is now."""
        match remedy(self._counsel, advice) if self._counsel else None:
            case Open(what=what):
                self.open_wanted.emit(what)
            case Ask(name=step, change=ask):
                self._try_edit(step, lambda plan: ask(plan, name), None)
            case Change(name=step, change=change):
                if self._try_edit(step, change, None):
                    self.said.emit(f"“{step}” is done. Undo (Ctrl+Z) takes it back.")
            case None:
                pass

    def _set_aside(self, advice: Advice, why: str) -> None:
        self._try_edit("Set advice aside", lambda plan: set_aside(plan, advice, why), None)

    def _take_back(self, advice: Advice) -> None:
        self._try_edit("Take advice back", lambda plan: take_back(plan, advice), None)


def _holds(line: Line, focus: QWidget) -> bool:
    return line is focus or line.isAncestorOf(focus)


def _stops(each: QWidget) -> list[QWidget]:
    return each.stops() if isinstance(each, Line) else [each]


def _words(count: int, aside: int) -> str:
    words = count_words(count, "thing to look at", "things to look at") if count else "Nothing to point out"
    if aside:
        return f"{words}, {count_words(aside, 'set aside', 'set aside').lower()}"
    return words if count else f"{words}."


def _icon(any_: bool, is_open: bool) -> str:
    if not any_:
        return "present"
    return "unfold" if is_open else "right"
