"""What is below the clock: the part and the agenda, or for a while a card in their place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from facilitator_app.ui.run.before_part import BeforePart
from facilitator_app.ui.run.support import SupportCard
from facilitator_app.ui.run.typed import is_typing


class Below(QStackedWidget):
    """Shows the support card over what is to be read out, and that over what is usual.

    left says that what is usual is in sight again.
    """

    left = Signal()

    def __init__(self, usual: QWidget, support: SupportCard, before: BeforePart) -> None:
        super().__init__()
        self._usual, self._support, self._before = usual, support, before
        for each in (usual, support, before):
            self.addWidget(each)
        support.left.connect(self.close_support)
        before.came.connect(self.turn)
        before.left.connect(self.turn)

    @property
    def is_covered(self) -> bool:
        """Whether a card is in the place of what is usual."""
        return self.currentWidget() is not self._usual

    @property
    def is_read_out(self) -> bool:
        """Whether what is to be read out before a part is in sight."""
        return self.currentWidget() is self._before

    def toggle_support(self) -> None:
        """Open the support card, or close it."""
        if self.currentWidget() is self._support:
            self.close_support()
        else:
            self.setCurrentWidget(self._support)
            self._support.open()

    def close_support(self) -> None:
        """Go back to what was there before the support card."""
        if self.currentWidget() is self._support:
            self.turn(closing=True)

    def uncover(self) -> None:
        """Put every card away."""
        self._before.stay()
        self.close_support()

    def turn(self, *, closing: bool = False) -> None:
        """Show what is wanted now; the support card stays until it is closed."""
        wanted = self._before if self._before.is_up else self._usual
        hand, now = QApplication.focusWidget(), self.currentWidget()
        typing = is_typing(hand)
        over = now is self._support and not closing
        # Who is writing in what would be covered goes on writing: it comes up after that.
        covered = typing and hand is not None and self.isAncestorOf(hand)
        if over or wanted is now or covered:
            return
        self.setCurrentWidget(wanted)
        if typing:
            return
        if wanted is self._before:
            self._before.take_focus()
        else:
            self.left.emit()
