"""Words for participants: written and seen in a picture of their screen before they are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from facilitator_app.ui.fields import TextField
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.run.parts import TOUCH
from facilitator_app.ui.run.preview import Preview
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row


class SayDialog(QDialog):
    """wanted gives the words to show; '' is the part's own again. Nothing shows before that."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, participant: ParticipantScreen, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Words for participants")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._stage = participant.stage
        self.words = TextField("Words to show in this part", self._take, 3, 6)
        self.preview = Preview(theme, participant, coming=True)
        self.preview.picture.setFixedWidth(440)
        layout = column(self, 2 * SPACE, 3 * SPACE)
        layout.addWidget(label("Words for participants", "title"))
        layout.addWidget(self.words)
        layout.addWidget(self.preview)
        foot = row()
        self.own = button(theme, "The part's own words", "undo", pressed=self._show_own)
        self.leave = button(theme, "Cancel", "close", pressed=self.reject)
        self.show_button = button(theme, "Show (Ctrl+Enter)", "screen", "primary", pressed=self.accept)
        self.show_button.setShortcut("Ctrl+Return")
        for each in (self.own, self.leave, self.show_button):
            each.setMinimumHeight(TOUCH)
        foot.addWidget(self.own)
        foot.addStretch()
        foot.addWidget(self.leave)
        foot.addWidget(self.show_button)
        layout.addLayout(foot)
        self.finished.connect(self._put_away)
        self.words.show_value(self._stage.scene.prompt)
        # What is typed takes the place of the words that are on; an arrow key goes on with them.
        self.words.text.selectAll()
        self.words.setFocus()

    def accept(self) -> None:
        """Show the words."""
        words = self.words.text.toPlainText().strip()
        super().accept()
        self.wanted.emit(words)

    def _take(self, words: str) -> None:
        self.words.show_value(words)
        self._stage.draft(words.strip())

    def _show_own(self) -> None:
        self._take("")

    def _put_away(self) -> None:
        self._stage.draft(None)
