"""Asks what to do with activities of an import whose places are taken: keep, replace or have both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Choice, button, column, label, line, row, yielding

Answer = Literal["keep", "replace", "both"]
ANSWERS: tuple[tuple[Answer, str], ...] = (
    ("keep", "Keep what is there"),
    ("replace", "Replace it"),
    ("both", "Have both"),
)
FOR_ALL = "Choose for each"


class ClashDialog(QDialog):
    """One choice for each activity that clashes, and one for all of them."""

    def __init__(
        self, theme: Theme, clashing: Sequence[Activity], library: Mapping[str, Activity], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Import activities")
        self.choices = {each.id: self._choice(each.title) for each in clashing}
        self.for_all = Choice(theme)
        self.for_all.setAccessibleName("For all of them")
        self.for_all.addItem(FOR_ALL, None)
        for answer, words in ANSWERS:
            self.for_all.addItem(f"{words}, all of them", answer)
        self.for_all.activated.connect(self._choose_all)
        self._lay_out(clashing, library)

    @property
    def answers(self) -> dict[str, Answer]:
        """What was chosen, by the id of each."""
        return {id: each.currentData() for id, each in self.choices.items()}

    def _choice(self, title: str) -> Choice:
        made = Choice(self._theme)
        made.setAccessibleName(f"What to do with {title}")
        for answer, words in ANSWERS:
            made.addItem(words, answer)
        made.activated.connect(self._no_longer_all)
        return made

    def _choose_all(self) -> None:
        answer = self.for_all.currentData()
        if answer is not None:
            for each in self.choices.values():
                each.setCurrentIndex(each.findData(answer))

    def _no_longer_all(self) -> None:
        self.for_all.setCurrentIndex(0)

    def _lay_out(self, clashing: Sequence[Activity], library: Mapping[str, Activity]) -> None:
        layout = column(self, 2 * SPACE, 3 * SPACE)
        many = len(clashing) > 1
        head = f"{len(clashing)} activities are there already" if many else "This activity is there already"
        layout.addWidget(label(head, "lead"))
        text = "They differ from yours. Replacing one changes it in every plan that uses it."
        layout.addWidget(
            label(text if many else text.replace("They differ", "It differs"), "muted", wrap=True)
        )
        if many:
            layout.addWidget(self.for_all)
        rows = QWidget()
        rows.setObjectName("scrolled")
        inner = column(rows, SPACE)
        for each in clashing:
            inner.addLayout(self._row(each, library[each.id]))
            inner.addWidget(line())
        inner.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(rows)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scale = self._theme.scale
        scroll.setMinimumHeight(round(scale * min(360, 64 * len(clashing) + 16)))
        layout.addWidget(scroll, 1)
        foot = row()
        foot.addStretch()
        foot.addWidget(button(self._theme, "Import nothing", pressed=self.reject))
        take_in = button(self._theme, "Import", "import", "primary", pressed=self.accept)
        take_in.setDefault(True)
        foot.addWidget(take_in)
        layout.addLayout(foot)
        self.resize(round(560 * scale), layout.totalHeightForWidth(round(560 * scale)))

    def _row(self, activity: Activity, there: Activity) -> QHBoxLayout:
        side = row(spacing=2 * SPACE)
        words = column(spacing=0)
        words.addWidget(yielding(label(activity.title, wrap=True)))
        other = f"Yours is called “{there.title}”." if there.title != activity.title else "Same title."
        words.addWidget(yielding(label(other, "small", wrap=True)))
        side.addLayout(words, 1)
        self.choices[activity.id].setMinimumWidth(round(184 * self._theme.scale))
        side.addWidget(self.choices[activity.id])
        return side
