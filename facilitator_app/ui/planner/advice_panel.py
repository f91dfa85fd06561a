"""What an experienced colleague would point out about the plan, kept quiet until it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from facilitator_app.core.advice import Advice
from facilitator_app.ui.planner.agenda_model import Index
from facilitator_app.ui.planner.rows import count_words
from facilitator_app.ui.planner.tips import tip
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import button, column, row

LINES = 4


class AdviceModel(QAbstractListModel):
    """Remarks, one a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._remarks: tuple[Advice, ...] = ()

    def show(self, remarks: Sequence[Advice]) -> bool:
        """Take on other remarks; whether they differ."""
        if self._remarks == tuple(remarks):
            return False
        self.beginResetModel()
        self._remarks = tuple(remarks)
        self.endResetModel()
        return True

    def block(self, index: Index) -> str:
        """The block that a remark is about, or ''."""
        return self._remarks[index.row()].block

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._remarks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The sentence."""
        text = self._remarks[index.row()].text
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return tip(text)
            case _:
                return None


class AdvicePanel(QWidget):
    """How many remarks there are, in words, and the remarks under it; picking one asks for its block."""

    block_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked: bool | None = None
        self._roomy = False
        self.toggle = button(theme, "", "info", role="quiet", tip="Show or hide the advice")
        self.toggle.clicked.connect(self._flip)
        self.model = AdviceModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName("Advice")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._picked)
        self.list.activated.connect(self._picked)
        layout = column(self, 4)
        head = row()
        head.addWidget(self.toggle)
        head.addStretch()
        layout.addLayout(head)
        layout.addWidget(self.list)
        theme.changed.connect(self._lay)
        self._lay()

    def show_advice(self, remarks: Sequence[Advice]) -> None:
        """Show what there is to say."""
        if self.model.show(remarks) or not self.toggle.text():
            self._lay()

    def give_room(self, roomy: bool) -> None:
        """Show the remarks without being asked where there is height for them."""
        self._roomy = roomy
        self._lay()

    @property
    def is_open(self) -> bool:
        """Whether the remarks show."""
        return self._roomy if self._asked is None else self._asked

    def _flip(self) -> None:
        self._asked = not self.is_open
        self._lay()

    def _lay(self) -> None:
        count = self.model.rowCount()
        words = count_words(count, "thing to look at", "things to look at") if count else "Nothing to look at"
        self.toggle.show_as(words, ("unfold" if self.is_open else "right") if count else "present")
        self.toggle.setEnabled(bool(count))
        self.list.setVisible(bool(count) and self.is_open)
        line = self.list.fontMetrics().lineSpacing() + 12
        self.list.setFixedHeight(line * min(count, LINES) + 4)

    def _picked(self, index: QModelIndex) -> None:
        if block := self.model.block(index):
            self.block_wanted.emit(block)
