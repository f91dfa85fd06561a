"""The participant screen beside the agenda: what participants see, and all that can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from facilitator_app.core.run_view import RunView
from facilitator_app.ui.run.act_buttons import ActButtons, Word
from facilitator_app.ui.run.keys import Act, Keys
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.run.parts import KeyButton, set_text
from facilitator_app.ui.run.preview import Preview
from facilitator_app.ui.run.side import SidePanel
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import column, label

BUTTONS: Final[tuple[Word, ...]] = (
    Word("words", "Write words…", "edit"),
    Word("hold", "Hold", "pin", "Let it go on"),
    Word("screen", "Open screen", "screen", "Close screen"),
    Word("full", "Full screen", "screen"),
    Word("look", "How it looks…", "settings"),
)
BESIDE: Final = 280
WIDEST: Final = 640
# What the panel has of the window's height, and what of it is taken by all else, in sizes of the text.
SHARE: Final = 0.62
TAKEN: Final = 21


class ScreenPanel(SidePanel):
    """A live picture of the participant screen with its buttons."""

    pressed = Signal(str)
    is_shaped = True

    def __init__(self, theme: Theme, participant: ParticipantScreen) -> None:
        super().__init__()
        self._theme, self._participant, self._is_wide = theme, participant, False
        self.preview = Preview(theme, participant)
        self.acts = ActButtons(theme, BUTTONS)
        self.where = label("", "small", wrap=True)
        seen, done, layout = column(), column(), column(self)
        layout.addWidget(label("What participants see", "lead"))
        seen.addWidget(self.preview)
        done.addWidget(self.where)
        done.addWidget(self.acts)
        done.addStretch()
        self._beside = column()
        self._beside.addLayout(seen)
        self._beside.addLayout(done)
        self.preview.setMaximumWidth(BESIDE)
        layout.addLayout(self._beside, 1)
        self.acts.pressed.connect(self.pressed)
        participant.stage.held.connect(self._show_hold)

    @property
    def buttons(self) -> Mapping[Act, KeyButton]:
        """Its buttons by what they do."""
        return self.acts.buttons

    def open(self) -> None:
        """The hand is on the words, as they are what is most often wanted."""
        self._show_hold(self._participant.stage.is_held)
        self.buttons["words"].setFocus(Qt.FocusReason.OtherFocusReason)

    def widen(self, wide: bool) -> None:
        """Have the buttons beside the picture where the place is wide and low."""
        ways = self._beside.Direction
        self._beside.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._is_wide = wide
        self._fit()
        for each in (0, 1):
            self._beside.setStretch(each, 4 + each if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the picture as large as the window has room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Above the buttons the picture leaves them their room, and that of a line that comes up over it."""
        # By the window's height, since its own follows that of the picture.
        high = self.window().height() * SHARE - TAKEN * self._theme.sizes.body
        beside = round(high * 16 / 9)
        self.preview.setMaximumWidth(WIDEST if self._is_wide else min(WIDEST, max(BESIDE, beside)))

    def show_keys(self, keys: Keys) -> None:
        """Say the keys as they are set now."""
        self.acts.show_keys(keys)

    def show_display(self, name: str, *, is_open: bool) -> None:
        """Say where participants see it; name is the other display, '' where there is none."""
        self.acts.say("screen", "Close screen" if is_open else "Open screen", "screen")
        self.buttons["full"].setEnabled(is_open)
        where = f"It opens on {name}." if name else "There is no second display: it opens as a window."
        set_text(self.where, "" if is_open else f"Nobody sees it yet. {where}")
        self.where.setHidden(is_open)
        # That participants see this is said only where they can.
        self.preview.standing.setVisible(is_open)

    def show_view(self, shown: RunView) -> None:
        """Words and a hold are for a session that is on."""
        for act in ("words", "hold"):
            self.buttons[act].setEnabled(shown.block is not None)

    def _show_hold(self, held: bool) -> None:
        self.acts.say("hold", *(("Let it go on", "run") if held else ("Hold", "pin")))
