"""The two panels at the top of the first screen: a session to go on with, and the last plan."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.plan_model import title_of
from facilitator_app.ui.home.words import entry_facts
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row, yielding


class Panel(QFrame):
    """A card with a heading, a line under it, and a button that does what it is about."""

    wanted = Signal()

    def __init__(self, theme: Theme, icon: str, word: str, soft: bool = False) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setProperty("role", "soft" if soft else "card")
        self._mark = QLabel()
        self.heading = yielding(label(role="lead", wrap=True))
        self.line = yielding(label(role="muted", wrap=True))
        self.button = button(theme, word, "right", "primary", pressed=self.wanted.emit)
        layout = row(self, 2 * SPACE, 2 * SPACE)
        layout.addWidget(self._mark)
        words = column(spacing=SPACE // 2)
        words.addWidget(self.heading)
        words.addWidget(self.line)
        layout.addLayout(words, 1)
        layout.addWidget(self.button)
        theme.changed.connect(self._draw)
        self._draw()

    def say(self, heading: str, line: str) -> None:
        """Say what it is about."""
        self.heading.setText(heading)
        self.line.setText(line)
        self.button.setAccessibleDescription(f"{heading}. {line}")

    def _draw(self) -> None:
        self._mark.setPixmap(self._theme.icon(self._icon, self._theme.colours.accent, 32).pixmap(32, 32))


class RunPanel(Panel):
    """Says that a session is not finished, on or cut off by a crash, and offers to go on with it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "run", "Go on with it", soft=True)

    def show_run(self, title: str) -> None:
        """Say which session it was."""
        name = f"A session is not finished: {title}" if title else "A session is not finished"
        self.say(name, "Everything that was pressed is kept, and its clock goes on.")


class LastPlanPanel(Panel):
    """Offers to go on with the plan that was changed last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "plan", "Continue")
        self.entry: PlanEntry | None = None

    def show_plan(self, entry: PlanEntry | None) -> None:
        """Offer a plan, or nothing."""
        self.entry = entry
        self.setVisible(entry is not None)
        if entry is not None:
            self.say(f"Continue: {title_of(entry)}", entry_facts(entry))
