"""The command palette: everything that can be done to the plan, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator_app.ui.planner.actions import Command
from facilitator_app.ui.planner.agenda_model import Index
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column, draw_row, draw_words, label

WIDTH = 560
MOST_LINES = 9
ICON = 20
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOR_A_WHILE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_PLACE = Qt.ItemDataRole.UserRole


def found(commands: Sequence[Command], text: str) -> list[Command]:
    """The commands that have all words of a text, those that begin with it first."""
    wanted = text.casefold().split()
    fits = [each for each in commands if all(_has(each.words.casefold(), word) for word in wanted)]
    whole = " ".join(wanted)
    return sorted(fits, key=lambda each: not each.words.casefold().startswith(whole))


def _has(words: str, wanted: str) -> bool:
    """Whether a word begins like that."""
    return any(word.lstrip("“(").startswith(wanted) for word in words.split())


class CommandPalette(QFrame):
    """A small popover over the screen; Enter does what is marked, Esc closes it.

    It asks for the commands when it opens, and for more (library, blocks) as something is typed.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        screen: QWidget,
        commands: Callable[[], Sequence[Command]],
        more: Callable[[str], Sequence[Command]],
    ) -> None:
        super().__init__(screen)
        self._theme, self._screen = theme, screen
        self._ask, self._more = commands, more
        self._all: Sequence[Command] = ()
        self.shown: list[Command] = []
        self._before: QWidget | None = None
        self.setProperty("role", "card")
        self.line = QLineEdit()
        self.line.setPlaceholderText("What would you like to do?")
        self.line.setAccessibleName("Find an action, an activity or a block")
        self.list = QListWidget()
        self.list.setAccessibleName("What can be done")
        self.list.setItemDelegate(_CommandRow(theme, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label("Nothing fits these words.", "muted")
        layout = column(self, SPACE, SPACE)
        for each in (self.line, self.list, self.nothing):
            layout.addWidget(each)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self.hide()

    def open(self) -> None:
        """Show it, with all that can be done."""
        if self.isVisible():
            return
        self._before = self._screen.window().focusWidget()
        self._all = self._ask()
        self.line.clear()
        self._look()
        self.show()
        self.raise_()
        self.line.setFocus()

    def shut(self) -> None:
        """Go away; the hand goes back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go through the list, Enter does it, Esc and a hand elsewhere close it."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and self.isVisible():
            if event.reason() not in _FOR_A_WHILE:
                self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.shut()
        elif key in _ENTER:
            self._run()
        elif key in _PASSED_ON:
            self.list.keyPressEvent(event)
            self._tell()
        else:
            # The hand stays in the line; anything else is typing.
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _look(self) -> None:
        text = self.line.text()
        self.shown = [*found(self._all, text), *self._more(text)]
        self.list.clear()
        for place, each in enumerate(self.shown):
            item = QListWidgetItem(each.words)
            item.setData(_PLACE, place)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, each.sentence)
            if not each.allowed:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        first = next((place for place, each in enumerate(self.shown) if each.allowed), -1)
        self.list.setCurrentRow(first)
        self.list.setVisible(bool(self.shown))
        self.nothing.setVisible(not self.shown)
        self._tell()
        self.stay_inside()

    def _tell(self) -> None:
        """What Enter would do, for screen readers: the keys stay in the line."""
        place = max(0, self.list.currentRow())
        self.line.setAccessibleDescription(self.shown[place].sentence if self.shown else self.nothing.text())

    def _run(self) -> None:
        place = self.list.currentRow()
        if place >= 0 and self.shown[place].allowed:
            do = self.shown[place].do
            self.shut()
            do()

    def stay_inside(self) -> None:
        """Be in the middle of the screen, not far from its top, and no wider than it is."""
        width = min(round(WIDTH * max(1.0, self._theme.scale)), self._screen.width() - 4 * SPACE)
        lines = min(MOST_LINES, len(self.shown))
        self.list.setFixedHeight(lines * row_height(self._theme) + 4)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._screen.width() - width) // 2, min(64, self._screen.height() // 10))


def row_height(theme: Theme) -> int:
    """How high a line of the palette is."""
    return round(theme.sizes.body * 1.4) + 2 * SPACE


class _CommandRow(QStyledItemDelegate):
    """A command with its icon, and its keys at the right; one that is not possible is muted and says so."""

    def __init__(self, theme: Theme, palette: CommandPalette) -> None:
        super().__init__(palette)
        self._theme, self._palette = theme, palette

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(80, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a command."""
        command = self._palette.shown[index.data(_PLACE)]
        colours, sizes = self._theme.colours, self._theme.sizes
        place, chosen = QRect(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        draw_row(painter, place, self._theme, chosen, chosen, line=False)
        colour = colours.ink if command.allowed else colours.muted
        inner = place.adjusted(SPACE * 3 // 2, 0, -SPACE * 3 // 2, 0)
        icon = QRect(inner.left(), inner.center().y() - ICON // 2 + 1, ICON, ICON)
        self._theme.icon(command.icon, colour).paint(painter, icon)
        small = self._theme.font(sizes.small)
        told = command.keys if command.allowed else "not possible now"
        painter.setFont(small)
        room = painter.fontMetrics().horizontalAdvance(told)
        words = inner.adjusted(ICON + SPACE, 0, -room - SPACE, 0)
        draw_words(painter, words, command.words, self._theme.font(sizes.body), colour)
        draw_words(
            painter,
            QRect(inner.right() - room, inner.top(), room + 1, inner.height()),
            told,
            small,
            colours.muted,
        )
