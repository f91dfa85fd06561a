"""The referral card of the place: lines that the facilitator types once, and checks again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from facilitator_app.ui.fields import TextField
from facilitator_app.ui.run.parts import TOUCH
from facilitator_app.ui.run.run_place import RunPlace
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row

STARTER: Final = """Emergency: 000
1800RESPECT (domestic, family and sexual violence): 1800 737 732
MensLine Australia: 1300 789 978
13YARN (Aboriginal and Torres Strait Islander people): 13 92 76
Kids Helpline: 1800 551 800
Lifeline: 13 11 14"""


class ReferralsDialog(QDialog):
    """Edits the card; changed says that it was kept."""

    changed = Signal()

    def __init__(self, theme: Theme, place: RunPlace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Referral card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place = place
        self._text = place.referrals()
        self.field = TextField("One service a line, with its number", self._take, 8, 12)
        self.starter = button(theme, "Start from the list for Australia", "add", pressed=self.start)
        self.starter_note = label("Check each number before you use it.", "warning", wrap=True)
        self.check = QCheckBox("I checked every line today")
        save = button(theme, "Keep the card", "save", "primary", pressed=self.accept)
        save.setDefault(True)
        leave = button(theme, "Cancel", "close", pressed=self.reject)
        self._column = layout = column(self, 2 * SPACE, 3 * SPACE)
        why = "The services near you. It stays on this computer, and is one key away (S) in every session."
        layout.addWidget(label(why, wrap=True))
        layout.addWidget(self.field)
        layout.addWidget(self.starter)
        layout.addWidget(self.starter_note)
        layout.addWidget(self.check)
        buttons = row()
        buttons.addStretch()
        for each in (leave, save):
            buttons.addWidget(each)
        layout.addLayout(buttons)
        hands: tuple[QWidget, ...] = (self.starter, self.check, save, leave)
        for hand in hands:
            hand.setMinimumHeight(TOUCH)
        self.setMinimumWidth(40 * theme.sizes.body)
        self.field.show_value(self._text)
        self._show_starter()
        self.field.text.setFocus()

    def event(self, event: QEvent) -> bool:
        """Be as high as wrapped words and the field need at this width, once they are laid out."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            needed = self._column.totalHeightForWidth(self.width())
            if self.height() < needed:
                self.resize(self.width(), needed)
        return done

    def start(self) -> None:
        """Put in the starter list, to be checked."""
        self._take(STARTER)
        self.field.show_value(STARTER)
        self.starter.hide()
        self.starter_note.show()
        self.check.setFocus()

    def accept(self) -> None:
        """Keep the card; what cannot be kept stays open to be tried again."""
        if not self._place.keep_referrals(self._text.strip()):
            return
        if self.check.isChecked():
            self._place.check()
        self.changed.emit()
        super().accept()

    def _take(self, text: str) -> None:
        self._text = text
        self.field.show_value(text)
        self._show_starter()

    def _show_starter(self) -> None:
        self.starter.setVisible(not self._text.strip())
        self.starter_note.setVisible(not self._text.strip())
