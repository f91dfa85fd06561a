"""The list of papers, as tall as all of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from facilitator_app.papers.all import Paper
from facilitator_app.ui.theme import Theme

WIDTH = 232
EDGES = 4


class PaperList(QListWidget):
    """Every paper by its title; all of them are in sight."""

    def __init__(self, theme: Theme, papers: Mapping[str, Paper]) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Papers")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for paper in papers.values():
            item = QListWidgetItem(paper.title)
            item.setData(Qt.ItemDataRole.UserRole, paper.name)
            item.setToolTip(paper.about)
            self.addItem(item)
        self.setCurrentRow(0)
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def chosen(self) -> str:
        """The name of the paper that is chosen."""
        return str(self.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose(self, name: str) -> None:
        """Choose a paper by its name."""
        for place in range(self.count()):
            if self.item(place).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(place)

    def sizeHint(self) -> QSize:
        """As wide as the column and as tall as its rows."""
        rows = sum(self.sizeHintForRow(place) for place in range(self.count()))
        return QSize(round(WIDTH * max(1.0, self._theme.scale)), rows + EDGES)

    def changeEvent(self, event: QEvent) -> None:
        """Other type makes other rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def _draw(self) -> None:
        for place in range(self.count()):
            self.item(place).setIcon(self._theme.icon("papers"))
        self.updateGeometry()
