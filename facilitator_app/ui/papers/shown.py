"""What is shown of a paper: its pages, that it is being made, or that it was not made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from facilitator_app.ui.papers.pages import Pages
from facilitator_app.ui.papers.preview import Preview
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import EmptyState, button, column, label, row


class Shown(QStackedWidget):
    """One of three states of the paper that is chosen; cancelled and again ask for what their buttons say."""

    cancelled = Signal()
    again = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.preview = Preview(theme)
        self._making = self._build_making()
        self.retry = button(theme, "Make it", "papers", pressed=self.again.emit)
        words = "The paper is not made. Your plan is as it was."
        self._not_made = EmptyState(theme, "papers", "Not made", words, self.retry)
        for each in (self.preview, self._making, self._not_made):
            self.addWidget(each)

    @property
    def is_making(self) -> bool:
        """Whether it says that the paper is being made."""
        return self.currentWidget() is self._making

    def show_pages(self, pages: Pages) -> None:
        """Show a paper from its first page."""
        self.preview.show_pages(pages)
        self._turn_to(self.preview)

    def show_making(self) -> None:
        """Say that it is being made."""
        self.preview.show_pages(None)
        self._turn_to(self._making)

    def show_not_made(self) -> None:
        """Say that it was not made, and offer to make it."""
        self._turn_to(self._not_made)

    def _turn_to(self, wanted: QWidget) -> None:
        """Show one state; the keys stay here when they were here."""
        held = self.isAncestorOf(self.focusWidget()) and self.currentWidget() is not wanted
        self.setCurrentWidget(wanted)
        if held:
            hands = {self._making: self.cancel, self._not_made: self.retry}
            hands.get(wanted, self.preview).setFocus()

    def _build_making(self) -> QWidget:
        made = QWidget()
        layout = column(made, 2 * SPACE, 4 * SPACE)
        words = label("Making the paper…", "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        progress = QProgressBar()
        progress.setTextVisible(False)
        progress.setRange(0, 0)
        progress.setFixedWidth(240)
        progress.setAccessibleName("Making the paper")
        self.cancel = button(self._theme, "Cancel", pressed=self.cancelled.emit)
        layout.addStretch(2)
        for each in (words, progress, self.cancel):
            line = row()
            line.addStretch()
            line.addWidget(each)
            line.addStretch()
            layout.addLayout(line)
        layout.addStretch(3)
        return made
