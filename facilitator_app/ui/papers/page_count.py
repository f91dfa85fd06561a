"""Which page of a paper is in sight, and how many it has."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class PageCount(QLabel):
    """“Page 3 of 21”; “3 of 21” where that is all there is room for, so that no figure is ever cut off."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""

    def tell(self, page: int, number: int) -> None:
        """Say which page, counted from 0, of how many is in sight; nothing where there is none."""
        self._words = "1 page" if number == 1 else f"Page {page + 1} of {number}" if number else ""
        self.setAccessibleName(self._words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self._words) <= self.width()
        self.setText(self._words if fits else self._words.removeprefix("Page "))
