"""What finds a plan in a long list: words of its title, and a tag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import Choice, row

ANY_TAG = "Any tag"


class Finding(QWidget):
    """A field for words and the tags that there are; changed says that something else is looked for."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("Find by title or tag")
        self.finder.setAccessibleName("Find by title or tag")
        self.finder.setClearButtonEnabled(True)
        self.finder.textChanged.connect(self.changed)
        # Takes the finder's room where there is nothing to be found.
        self._rest = QWidget()
        self.tags = Choice(theme)
        self.tags.setAccessibleName("Tag")
        self.tags.setMinimumContentsLength(18)
        self.tags.currentIndexChanged.connect(self.changed)
        layout = row(self)
        layout.addWidget(self.finder, 1)
        layout.addWidget(self.tags)
        layout.addWidget(self._rest, 1)

    @property
    def tag(self) -> str:
        """The tag that is chosen, or '' for any."""
        return self.tags.currentText() if self.tags.currentIndex() > 0 else ""

    def offer(self, many: bool, known: Sequence[str]) -> None:
        """Have a field for words where plans are many, and these tags; the one that is chosen stays so."""
        self.setVisible(many or bool(known))
        self.finder.setVisible(many)
        if not many:
            self.finder.clear()
        kept = self.tag
        self.tags.blockSignals(True)
        self.tags.clear()
        self.tags.addItems([ANY_TAG, *known])
        self.tags.setCurrentIndex(known.index(kept) + 1 if kept in known else 0)
        self.tags.blockSignals(False)
        self.tags.setVisible(bool(known))
        self._rest.setVisible(bool(known) and not many)
        if self.tag != kept:
            self.changed.emit()

    def clear(self) -> None:
        """Look for nothing in particular."""
        self.finder.clear()
        self.tags.setCurrentIndex(0)
