"""The earlier states of a plan: which days there are, what has changed since, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from facilitator_app.core.spans import MONTHS
from facilitator_app.store.entries import VersionEntry
from facilitator_app.ui.asking import is_sure
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import OneLine, button, column, label, row

SIZE = QSize(860, 600)
NONE_YET = (
    "There is no earlier version yet. When you change the plan on another day, it is kept here as it was "
    "at the end of the day before. You can keep it as it is now under a name."
)
SAME = "Nothing is different now."
AWAY_TIP = "Delete this version (Del)"
OF_A_DAY = "Only a version with a name can be taken away. Those of days go by themselves."
LOST = "This version cannot be brought back. The plan as it is now stays."
MOST_SHOWN = 80


class VersionList(QListWidget):
    """The versions; Del asks for the chosen one to be taken away."""

    away_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask on Del; other keys move as in any list."""
        if event.key() == Qt.Key.Key_Delete:
            self.away_wanted.emit()
        else:
            super().keyPressEvent(event)


class VersionsDialog(QDialog):
    """A list of versions, the newest first, and what has changed since the one that is chosen.

    since(place) tells what differs. name_wanted asks for the plan as it is now to be kept under a name, and
    away_wanted for one with a name to be deleted; after either show_versions shows them anew.
    """

    back_wanted = Signal(int)
    copy_wanted = Signal(int)
    name_wanted = Signal(str)
    away_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        title: str,
        since: Callable[[int], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._since = since
        self._entries: Sequence[VersionEntry] = ()
        self.setWindowTitle("Earlier versions")
        # No larger than the window that it belongs to: a part of it might hang off the screen.
        room = self.screen().availableSize() if parent is None else parent.window().size()
        self.resize((SIZE * theme.scale).boundedTo(room))
        self.list = VersionList()
        self.list.setAccessibleName("Earlier versions")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show)
        self.differences = QPlainTextEdit()
        self.differences.setReadOnly(True)
        self.differences.setTabChangesFocus(True)
        self.differences.setAccessibleName("What has changed since then")
        self.none_yet = label(NONE_YET, "muted", wrap=True)
        self.none_yet.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Such as: Before the client call")
        self.name.setAccessibleName("A name for the plan as it is now")
        self.name.textChanged.connect(self._say)
        self.name.returnPressed.connect(self._name)
        self.name_button = button(theme, "Keep as it is now", "save", pressed=self._name)
        self.away_button = button(theme, "Take away", "delete", "quiet", pressed=self._take_away)
        self.list.away_wanted.connect(self._take_away)
        self.close_button = button(theme, "Close", pressed=self.reject)
        self.copy_button = button(theme, "Open a copy", "copy", pressed=self._copy)
        self.back_button = button(theme, "Bring this back", "history", "primary", pressed=self._back)
        self._lay_out(title)

    def show_versions(self, entries: Sequence[VersionEntry]) -> None:
        """Show these, and what has changed since the newest."""
        self._entries = entries
        self.list.clear()
        for entry in entries:
            words = "\n".join(filter(None, (entry.name, moment_text(entry.saved))))
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
            item.setToolTip("" if not entry.name else f"<p>{_escaped(entry.name)}</p>")
            self.list.addItem(item)
        self.none_yet.setVisible(not entries)
        self.found.setVisible(bool(entries))
        self.away_button.setVisible(bool(entries))
        for each in (self.copy_button, self.back_button):
            each.setEnabled(bool(entries))
        self.list.setCurrentRow(0)
        self._allow_away()
        self._say()
        (self.list if entries else self.name).setFocus()

    @property
    def place(self) -> int:
        """Which version is chosen."""
        return self._entries[self.list.currentRow()].place

    @property
    def _chosen(self) -> VersionEntry | None:
        row_ = self.list.currentRow()
        return self._entries[row_] if 0 <= row_ < len(self._entries) else None

    def _show(self, row_: int) -> None:
        self._allow_away()
        if 0 <= row_ < len(self._entries):
            told = self._since(self._entries[row_].place)
            # A number and its unit stay on one line.
            self.differences.setPlainText("\n".join(told).replace(" min", "\u00a0min") or SAME)

    def _say(self) -> None:
        self.name_button.setEnabled(bool(self.name.text().strip()))

    def _name(self) -> None:
        if name := self.name.text().strip():
            self.name.clear()
            self.name_wanted.emit(name)

    def _allow_away(self) -> None:
        """Only what somebody named can be taken away; the versions of days go by themselves."""
        chosen = self._chosen
        named = chosen is not None and bool(chosen.name)
        self.away_button.setEnabled(named)
        self.away_button.setToolTip(AWAY_TIP if named else OF_A_DAY)

    def _take_away(self) -> None:
        chosen = self._chosen
        if chosen is None or not chosen.name:
            return
        text = f"Take “{shortened(chosen.name)}” away?\n\n{LOST}"
        if is_sure(self, "Take a version away", text, "Take it away", "Keep it"):
            self.away_wanted.emit(chosen.place)

    def _copy(self) -> None:
        self.copy_wanted.emit(self.place)
        self.accept()

    def _back(self) -> None:
        self.back_wanted.emit(self.place)
        self.accept()

    def _lay_out(self, title: str) -> None:
        layout = column(self, 2 * SPACE, 3 * SPACE)
        heading = OneLine("lead")
        heading.setText(title)
        layout.addWidget(heading)
        self.found = self._middle()
        layout.addWidget(self.found, 1)
        layout.addWidget(self.none_yet, 1)
        words = label("Name the plan as it is now", "small")
        words.setBuddy(self.name)
        naming = column(spacing=2)
        naming.addWidget(words)
        line = row()
        line.addWidget(self.name, 1)
        line.addWidget(self.name_button)
        naming.addLayout(line)
        layout.addLayout(naming)
        foot = row()
        foot.addWidget(self.away_button)
        foot.addStretch()
        for each in (self.close_button, self.copy_button, self.back_button):
            foot.addWidget(each)
        layout.addLayout(foot)

    def _middle(self) -> QWidget:
        right = column(spacing=2)
        right.addWidget(label("What has changed since then", "small"))
        right.addWidget(self.differences, 1)
        left = column(spacing=2)
        left.addWidget(label("Versions", "small"))
        left.addWidget(self.list, 1)
        made = QWidget()
        middle = row(made, 2 * SPACE)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        return made


def shortened(name: str) -> str:
    """A name that a question has room for."""
    return name if len(name) <= MOST_SHOWN else f"{name[: MOST_SHOWN - 1]}…"


def moment_text(moment: datetime) -> str:
    """When a version was saved, by this computer's clock: '2 March 2026, 18:40'."""
    local = moment.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def _escaped(text: str) -> str:
    from html import escape

    return escape(text)
