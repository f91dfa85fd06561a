"""The tags of a plan: typed, or taken from those that other plans have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from facilitator_app.ui.home.toggle import Toggle
from facilitator_app.ui.planner.reading import read_names, write_names
from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import OneLine, button, column, label, row

WIDTH = 480
MOST_OFFERED = 24


class TagsDialog(QDialog):
    """A line with tags between commas, and the tags that there are to press."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        tags: Sequence[str],
        known: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tags")
        self.line = QLineEdit("".join(f"{tag}, " for tag in tags))
        self.line.setAccessibleName("Tags, with commas between them")
        self.line.setPlaceholderText("Such as: club, juniors")
        self.line.textChanged.connect(self._mark)
        self.offers = {tag: self._offer(theme, tag) for tag in known[:MOST_OFFERED]}
        self.keep_button = button(theme, "Keep", "", "primary", pressed=self.accept)
        self.keep_button.setDefault(True)
        self.cancel_button = button(theme, "Cancel", pressed=self.reject)
        self._lay_out(title)
        self.setMinimumWidth(round(WIDTH * max(1.0, theme.scale)))
        self._mark()
        self.line.setFocus()

    def open(self) -> None:
        """Show it, ready for one more tag to be typed: Qt would choose all of them, to be typed over."""
        super().open()
        self.line.end(False)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as they are now, each of them once."""
        return tuple(dict.fromkeys(read_names(self.line.text())))

    def _offer(self, theme: Theme, tag: str) -> Toggle:
        made = Toggle(theme, tag)
        made.clicked.connect(partial(self._toggle, tag))
        return made

    def _toggle(self, tag: str) -> None:
        has = self.tags
        others = tuple(each for each in has if each != tag)
        self.line.setText(write_names(others if tag in has else (*others, tag)))

    def _mark(self) -> None:
        for tag, offer in self.offers.items():
            offer.setChecked(tag in self.tags)

    def _lay_out(self, title: str) -> None:
        layout = column(self, 2 * SPACE, 3 * SPACE)
        heading = OneLine("lead")
        heading.setText(f"Tags of “{title}”")
        layout.addWidget(heading)
        words = label("Tags, with commas between them", "small")
        words.setBuddy(self.line)
        typed = column(spacing=2)
        typed.addWidget(words)
        typed.addWidget(self.line)
        layout.addLayout(typed)
        if self.offers:
            layout.addWidget(label("Tags that you use", "small"))
            offered = Flow()
            for each in self.offers.values():
                offered.addWidget(each)
            layout.addLayout(offered)
        layout.addStretch()
        foot = row()
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.keep_button)
        layout.addLayout(foot)
