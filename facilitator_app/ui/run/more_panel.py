"""What is not needed often in a run, beside the agenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal

from facilitator_app.core.run_view import RunView
from facilitator_app.ui.run.act_buttons import ActButtons, Word
from facilitator_app.ui.run.keys import Act, Keys
from facilitator_app.ui.run.parts import KeyButton
from facilitator_app.ui.run.side import SidePanel
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import column, label

BUTTONS: Final[tuple[Word, ...]] = (
    Word("skip", "Skip this part", "skip"),
    Word("earlier", "It began earlier…", "history"),
    Word("tick", "Tick the step", "present"),
    Word("insert", "Add part", "add"),
    Word("groups", "Groups", "group"),
    Word("attendance", "Attendance", "people"),
    Word("sound", "Sound…", "sound"),
    Word("keys", "Keys", "keyboard"),
    Word("finish", "Finish…", "stop"),
)


class MorePanel(SidePanel):
    """Its buttons do what they say and leave."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.acts = ActButtons(theme, BUTTONS)
        layout = column(self)
        layout.addWidget(label("More", "lead"))
        layout.addWidget(self.acts)
        layout.addStretch()
        self.acts.pressed.connect(self._do)

    @property
    def buttons(self) -> Mapping[Act, KeyButton]:
        """Its buttons by what they do."""
        return self.acts.buttons

    def open(self) -> None:
        """The hand is on the first."""
        self.buttons["skip"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_keys(self, keys: Keys) -> None:
        """Say the keys as they are set now."""
        self.acts.show_keys(keys)

    def show_view(self, shown: RunView) -> None:
        """There is nothing to skip where nothing is on."""
        self.buttons["skip"].setEnabled(shown.block is not None)

    def _do(self, act: str) -> None:
        self.left.emit()
        self.pressed.emit(act)
