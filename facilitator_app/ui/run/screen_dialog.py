"""How the participant screen looks and where it is: one small window with a picture of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from facilitator_app.ui.fields import ChoiceField
from facilitator_app.ui.run.displays import Displays
from facilitator_app.ui.run.looks import GROUNDS, LAYOUTS, ROOMS
from facilitator_app.ui.run.parts import TOUCH
from facilitator_app.ui.run.preview import Preview
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row


class ScreenDialog(QDialog):
    """Each choice shows at once, here and in the room, and is remembered."""

    def __init__(self, theme: Theme, displays: Displays, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Participant screen")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._displays, self._stage = displays, displays.participant.stage
        self.display = ChoiceField(theme, "Display", (), self._move)
        self.layouts = ChoiceField(theme, "Time", LAYOUTS, lambda value: self._choose(layout=value))
        self.grounds = ChoiceField(theme, "Colours", GROUNDS, lambda value: self._choose(ground=value))
        self.rooms = ChoiceField(theme, "Size, for", ROOMS, lambda value: self._choose(room=value))
        self.preview = Preview(theme, displays.participant)
        self.preview.picture.setMinimumWidth(360)
        layout = column(self, 2 * SPACE, 3 * SPACE)
        layout.addWidget(label("Participant screen", "title"))
        both = row(spacing=3 * SPACE)
        both.addLayout(self._fields(), 1)
        both.addWidget(self.preview, 2)
        layout.addLayout(both)
        foot = row()
        self.toggle = button(theme, "Open screen", "screen", pressed=displays.toggle)
        self.leave = button(theme, "Done", "present", "primary", pressed=self.accept)
        self.leave.setDefault(True)
        for each in (self.toggle, self.leave):
            each.setMinimumHeight(TOUCH)
        foot.addWidget(self.toggle)
        foot.addStretch()
        foot.addWidget(self.leave)
        layout.addLayout(foot)
        displays.changed.connect(self._show_displays)
        self._stage.changed.connect(self._show_choices)
        self._show_displays()
        self._show_choices()

    def _fields(self) -> QVBoxLayout:
        fields = column()
        for each in (self.display, self.layouts, self.grounds, self.rooms):
            each.setMinimumWidth(240)
            fields.addWidget(each)
        fields.addStretch()
        return fields

    def _choose(self, **chosen: Any) -> None:
        self._stage.choose(replace(self._stage.showing, **chosen))

    def _move(self, name: str) -> None:
        self._displays.prefer(name)

    def _show_choices(self) -> None:
        showing = self._stage.showing
        self.layouts.show_value(showing.layout)
        self.grounds.show_value(showing.ground)
        self.rooms.show_value(showing.room)

    def _show_displays(self) -> None:
        box = self.display.box
        box.clear()
        for name, words in self._displays.choices():
            box.addItem(words, name)
        self.display.show_value(self._displays.preferred)
        is_open = self._displays.is_open
        self.toggle.show_as("Close screen" if is_open else "Open screen", "screen")
