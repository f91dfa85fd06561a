"""The session as a whole: the clock, how far behind or ahead it is, its end, and what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator_app.core.run_view import RunView
from facilitator_app.ui.run import words
from facilitator_app.ui.run.parts import set_role, set_text
from facilitator_app.ui.theme import SPACE
from facilitator_app.ui.widgets import Role, column, label


class Facts(QWidget):
    """Labels of the session's facts, one below the other."""

    def __init__(self, library: words.Library) -> None:
        super().__init__()
        self._library = library
        self.clock = label("", "display")
        self.standing = label("", "lead")
        self.end = label("", wrap=True)
        self.next = label("", wrap=True)
        self.blank = label("The participant screen is blank.", "warning", wrap=True)
        self.clock.setAccessibleName("The time now")
        layout = column(self, SPACE // 2)
        for each in (self.clock, self.standing, self.end, self.next, self.blank):
            layout.addWidget(each)
        layout.addStretch()

    def show_view(self, shown: RunView) -> None:
        """Show the facts of this moment."""
        set_text(self.clock, words.clock(shown, shown.now))
        set_text(self.standing, words.standing(shown.behind_s))
        role: Role = "warning" if words.late_minutes(shown) else ""
        set_text(self.end, words.end_words(shown))
        set_role(self.end, role)
        self.blank.setVisible(shown.blank)
        set_text(self.next, words.next_words(shown, self._library))
