"""Two lines that come up in the console when they are needed: a late end, and the question before the end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel

from facilitator_app.core.fit import Fit
from facilitator_app.core.run_view import RunView
from facilitator_app.ui.run import words
from facilitator_app.ui.run.middle import is_low
from facilitator_app.ui.run.parts import TOUCH, set_text
from facilitator_app.ui.run.remote import Remote
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, label, row


class LateLine(QFrame):
    """Says calmly that the session will end late, or that it was re-planned, with one thing to do."""

    replan_wanted = Signal()

    def __init__(self, theme: Theme, remote: Remote) -> None:
        super().__init__()
        self.setProperty("role", "soft")
        self._theme, self._remote = theme, remote
        self._accepted: tuple[Fit, str] | None = None
        self._gives_way = self._is_crowded = False
        self._icon = QLabel()
        self.text = label("", wrap=True)
        self.replan_button = button(theme, "Re-plan (R)", "clock", pressed=self.replan_wanted.emit)
        self.undo_button = button(theme, "Undo re-plan", "undo", pressed=self._undo)
        layout = row(self, SPACE, SPACE // 2)
        layout.setContentsMargins(2 * SPACE, SPACE // 2, SPACE // 2, SPACE // 2)
        layout.addWidget(self._icon)
        layout.addWidget(self.text, 1)
        for each in (self.replan_button, self.undo_button):
            each.setMinimumHeight(TOUCH)
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(each)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def show_view(self, shown: RunView) -> None:
        """Come up while the session will end late, or while a re-plan can still be undone."""
        block = shown.block.id if shown.block else ""
        if self._accepted and not self._still_stands(block):
            self._accepted = None
        late = words.late_words(shown)
        text = late
        if self._accepted:
            ends = late or f"It now ends at {words.clock(shown, shown.projected_end)}."
            text = f"Re-planned: {words.cost_words(self._accepted[0])}. {ends}"
        set_text(self.text, text)
        self.replan_button.setHidden(not late)
        self.undo_button.setHidden(self._accepted is None)
        # The end is told at the top as well; the groups of a breakout with their clocks are not.
        self._is_crowded = bool(shown.strands) and is_low(self, self._theme)
        self._come_or_go()

    def give_way(self, is_crowded: bool) -> None:
        """Make room while something else is asked or read, and come back after it."""
        self._gives_way = is_crowded
        self._come_or_go()

    def _come_or_go(self) -> None:
        self.setHidden(self._gives_way or self._is_crowded or not self.text.text())

    def accepted(self, fit: Fit, block: str) -> None:
        """Say what the re-plan cost, and let it be undone while the same block is on."""
        self._accepted = fit, block

    def _still_stands(self, block: str) -> bool:
        """Whether the re-plan can still be undone: the same part is on, and no other key undid it."""
        if self._accepted is None:
            return False
        fit, accepted_in = self._accepted
        return accepted_in == block and self._remote.is_replanned(fit)

    def _undo(self) -> None:
        kept, self._accepted = self._accepted, None
        if kept and not self._remote.undo_replan(kept[0]):
            self._accepted = kept

    def _draw(self) -> None:
        icon = self._theme.icon("clock", self._theme.colours.warning)
        self._icon.setPixmap(icon.pixmap(QSize(20, 20)))


class Question(QFrame):
    """Asks once whether to finish the session; nothing waits for the answer."""

    yes = Signal()
    no = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.text = label("", wrap=True)
        self.yes_button = button(theme, "Finish now", "stop", pressed=self.yes.emit)
        self.no_button = button(theme, "Keep going", "run", pressed=self.no.emit)
        layout = row(self, SPACE, SPACE // 2)
        layout.setContentsMargins(2 * SPACE, SPACE // 2, SPACE // 2, SPACE // 2)
        layout.addWidget(self.text, 1)
        for each in (self.yes_button, self.no_button):
            each.setAutoDefault(True)
            each.setMinimumHeight(TOUCH)
            layout.addWidget(each)
        self._asked_in = ""
        self.hide()

    def ask(self, shown: RunView) -> None:
        """Come up, saying what is still to come."""
        coming = len(shown.coming)
        rest = {0: "This is the last part.", 1: "One part is still to come."}
        self._asked_in = shown.block.id if shown.block else ""
        set_text(self.text, f"Finish the session? {rest.get(coming, f'{coming} parts are still to come.')}")
        self.show()
        self.yes_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, shown: RunView) -> None:
        """Go away when the run goes on to another block."""
        if not self.isHidden() and (shown.block is None or shown.block.id != self._asked_in):
            self.no.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc keeps going; other keys go on to the console."""
        if event.key() == Qt.Key.Key_Escape:
            self.no.emit()
        else:
            event.ignore()
