"""Chimes and flashes: whether, how loud, and with which sound."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QSlider, QWidget

from facilitator_app.ui.run.parts import TOUCH, set_text
from facilitator_app.ui.run.sound import Sound
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import OneLine, button, column, label, row

KINDS = "Sounds (*.wav *.mp3 *.ogg *.flac)"
STEP = 10


class SoundDialog(QDialog):
    """Each choice holds at once and is remembered."""

    def __init__(self, theme: Theme, sound: Sound, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sound")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sound = sound
        self.chimes = self._box("Chime near the end of a part, and at its end", "chimes")
        self.in_sensitive = self._box("In sensitive parts as well", "in_sensitive")
        self.flash = self._box("Light up the edge of my screen softly", "flash")
        self.flash_participants = self._box("And of the participants' screen", "flash_participants")
        self.volume = self._slider()
        self.file, self.trouble = OneLine("muted"), label("", "warning", wrap=True)
        self.trouble.hide()
        layout = column(self, SPACE, 3 * SPACE)
        layout.addWidget(label("Chimes", "title"))
        layout.addWidget(self.chimes)
        layout.addLayout(_indented(self.in_sensitive))
        layout.addLayout(self._volume_row(theme))
        layout.addLayout(self._file_row(theme))
        layout.addWidget(self.trouble)
        layout.addSpacing(SPACE)
        layout.addWidget(label("For those who do not hear them", "lead"))
        layout.addWidget(self.flash)
        layout.addLayout(_indented(self.flash_participants))
        layout.addSpacing(SPACE)
        layout.addLayout(self._foot(theme))
        self.setMinimumWidth(460)
        sound.changed.connect(self._show)
        sound.said.connect(self._say)
        self._show()

    def take_file(self, file: Path) -> None:
        """Use a sound file of one's own, and play it once."""
        self._choose(file=str(file))
        self._sound.try_out()

    def _say(self, words: str) -> None:
        set_text(self.trouble, words)
        self.trouble.show()

    def _box(self, words: str, name: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setMinimumHeight(32)
        box.clicked.connect(lambda on: self._choose(**{name: on}))
        return box

    def _slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setSingleStep(STEP)
        slider.setPageStep(STEP)
        slider.setAccessibleName("Volume")
        slider.setMinimumHeight(TOUCH)
        slider.valueChanged.connect(lambda volume: self._choose(volume=volume))
        return slider

    def _volume_row(self, theme: Theme) -> QHBoxLayout:
        line_up = row()
        self.percent = label("", "muted")
        self.percent.setFixedWidth(self.percent.fontMetrics().horizontalAdvance("100 %") + 2 * SPACE)
        word = label("Volume")
        word.setBuddy(self.volume)
        self.hear = button(theme, "Hear it", "run", pressed=self._sound.try_out)
        for each in (word, self.volume, self.percent, self.hear):
            line_up.addWidget(each, int(each is self.volume))
        return line_up

    def _file_row(self, theme: Theme) -> QHBoxLayout:
        line_up = row()
        line_up.addWidget(label("Sound"))
        line_up.addWidget(self.file, 1)
        self.own = button(theme, "My own…", "open", pressed=self._ask_file)
        self.usual = button(theme, "The usual", "undo", pressed=lambda: self._choose(file=""))
        line_up.addWidget(self.own)
        line_up.addWidget(self.usual)
        return line_up

    def _foot(self, theme: Theme) -> QHBoxLayout:
        foot = row()
        foot.addStretch()
        self.leave = button(theme, "Done", "present", "primary", pressed=self.accept)
        self.leave.setDefault(True)
        self.leave.setMinimumHeight(TOUCH)
        foot.addWidget(self.leave)
        return foot

    def _ask_file(self) -> None:
        # Kept as a member, not exec(): the clock of the session behind it goes on.
        chooser = QFileDialog(self, "A sound of your own", str(Path.home()), KINDS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda chosen: self.take_file(Path(chosen)))
        chooser.open()

    def _choose(self, **chosen: Any) -> None:
        self.trouble.hide()
        self._sound.choose(replace(self._sound.chosen, **chosen))

    def _show(self) -> None:
        chosen = self._sound.chosen
        self.chimes.setChecked(chosen.chimes)
        self.in_sensitive.setChecked(chosen.in_sensitive)
        self.in_sensitive.setEnabled(chosen.chimes)
        self.flash.setChecked(chosen.flash)
        self.flash_participants.setChecked(chosen.flash_participants)
        self.flash_participants.setEnabled(chosen.flash)
        self.volume.setValue(chosen.volume)
        set_text(self.percent, f"{chosen.volume} %")
        self.file.setText(Path(chosen.file).name if chosen.file else "The usual chimes")
        self.usual.setVisible(bool(chosen.file))


def _indented(box: QCheckBox) -> QHBoxLayout:
    """A choice that belongs to the one above it."""
    line_up = row(spacing=0)
    line_up.addSpacing(3 * SPACE)
    line_up.addWidget(box, 1)
    return line_up
