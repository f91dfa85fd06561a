"""The support card: what to do when somebody tells of harm, beside the referral card of the place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from facilitator_app.core.run_view import RunView
from facilitator_app.ui.run.hung import Hung
from facilitator_app.ui.run.parts import TOUCH, KeyButton, Reader, set_text
from facilitator_app.ui.run.run_place import RunPlace
from facilitator_app.ui.run.words import bullets
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HARM_SUFFERED: Final = (
    "Listen. Let them say as much, or as little, as they want.",
    "Believe them, and say so: “Thank you for telling me. It was not your fault.”",
    "Say what you can keep to yourself and what you cannot: when a child or anybody's life is in danger, "
    "you must tell somebody who can act.",
    "Tell them of specialist help, on the card beside this, and let them choose.",
    "Do not investigate, do not try to fix it, and give no advice of your own.",
)
HARM_DONE: Final = (
    "Do not agree with excuses, and do not accuse.",
    "The safety of a partner and of children comes first.",
    "Refer him to a service that works with people who use violence.",
    "In danger now: call the emergency number.",
)
NO_CARD: Final = (
    "No referral card yet. Write the services near you, with their numbers, so that they are here when "
    "somebody needs them."
)


class SupportCard(QFrame):
    """Opens below the clock, never over it. Only a bare tick that a referral was offered is ever kept."""

    left = Signal()
    pause_wanted = Signal()
    offered = Signal(bool)
    change_wanted = Signal()

    def __init__(self, theme: Theme, place: RunPlace) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Support card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._place = place
        self.referrals = label("", "reading", wrap=True)
        self.referrals.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.referrals.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.checked = label("", "small", wrap=True)
        self.change = button(theme, "Change the card…", "edit", pressed=self.change_wanted.emit)
        go_on = "Go on with the session"
        self.pause = KeyButton(theme, "Pause for support", "pause", "Enter", "primary", go_on)
        self.pause.clicked.connect(self.pause_wanted)
        self.tick = QCheckBox("Referral offered")
        self.tick.setToolTip("Only that one was offered is kept: not to whom, and not why.")
        self.tick.clicked.connect(self.offered)
        self.close_button = button(theme, "Close", "close", pressed=self.left.emit)
        self._lay_out()

    def open(self) -> None:
        """Show the card as it is now; Enter is its pause, and Space stays what it is in the run."""
        self.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the referral card of the place again."""
        text = self._place.referrals()
        set_text(self.referrals, text or NO_CARD)
        day = self._place.checked()
        checked = f"Last checked {day}" if day else "Never checked: check it before you use it."
        set_text(self.checked, checked if text else "")
        self.checked.setVisible(bool(text))

    def show_view(self, shown: RunView) -> None:
        """Say whether the session is paused for support, and whether the tick is on."""
        word, icon = ("Go on with the session", "run") if shown.support else ("Pause for support", "pause")
        if self.pause.text() != word:
            self.pause.show_as(word, icon)
        if self.tick.isChecked() != shown.offered:
            self.tick.setChecked(shown.offered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter pauses or goes on, Esc closes it; other keys go on to the console."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.key() in ENTER and not event.isAutoRepeat():
            self.pause.click()
        else:
            event.ignore()

    def _lay_out(self) -> None:
        layout = column(self, SPACE, 2 * SPACE)
        beside = row(spacing=3 * SPACE)
        beside.addWidget(self._what_to_do(), 1)
        beside.addWidget(self._card_of_the_place(), 1)
        layout.addLayout(beside, 1)
        foot = row(spacing=2 * SPACE)
        foot.addWidget(self.pause)
        foot.addWidget(self.tick)
        foot.addStretch()
        foot.addWidget(self.change)
        foot.addWidget(self.close_button)
        # The pause, with its key below its word, is as high as larger text makes it.
        for each in (self.tick, self.change, self.close_button):
            each.setMinimumHeight(TOUCH)
        layout.addLayout(foot)

    def _what_to_do(self) -> Reader:
        page = QWidget()
        inside = column(page, SPACE)
        for heading, lines in (
            ("If somebody tells of harm done to them", HARM_SUFFERED),
            ("If somebody tells of harm that he did", HARM_DONE),
        ):
            inside.addWidget(label(heading, "lead", wrap=True))
            inside.addWidget(Hung(bullets(lines)))
        inside.addStretch()
        return Reader("What to do", page, on_card=True)

    def _card_of_the_place(self) -> Reader:
        page = QWidget()
        inside = column(page, SPACE)
        inside.addWidget(label("Where to find help", "lead", wrap=True))
        inside.addWidget(self.referrals)
        inside.addWidget(self.checked)
        inside.addStretch()
        return Reader("Where to find help", page, on_card=True)
