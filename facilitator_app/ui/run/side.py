"""The side of the console: the agenda, or beside the run something to do that took its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator_app.core.run_view import RunView


class SidePanel(QWidget):
    """Something to do while the session goes on; Esc leaves it, other keys are keys of the run."""

    left = Signal()

    def open(self) -> None:
        """Look at this moment and put the hand on what is most likely wanted."""

    def show_view(self, shown: RunView) -> None:
        """Keep up with the run."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is; other keys go on to the console."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()


class Side(QStackedWidget):
    """Shows what is usual, or one panel in its place; left says that a panel went."""

    left = Signal()

    def __init__(self, usual: QWidget) -> None:
        super().__init__()
        self.addWidget(usual)

    def add(self, *panels: SidePanel) -> None:
        """Let some panels be opened here."""
        for each in panels:
            self.addWidget(each)
            each.left.connect(self.leave)

    def is_open(self, panel: SidePanel) -> bool:
        """Whether a panel is the one that is open."""
        return self.currentWidget() is panel

    def toggle(self, panel: SidePanel) -> None:
        """Open a panel, or leave it when it is open."""
        if self.is_open(panel):
            self.leave()
        else:
            self.setCurrentWidget(panel)
            panel.open()

    def leave(self) -> None:
        """Go back to what is usual."""
        if self.currentIndex():
            self.setCurrentIndex(0)
            self.left.emit()
