"""Adds the activity that is read to the plan, in one of its lengths."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.library.words import lengths
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Button, button, column, label, row

NO_PLAN = "Open or start a plan first."
PADDING = 4 * SPACE
TIP = "Ctrl+Return adds the standard length"


class Segment(Button):
    """A length to choose, as wide as its words are when they are bold."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__(theme, word)
        self.setCheckable(True)

    def width_of(self, text: str) -> int:
        """How wide it is with these words."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return max(map(QFontMetrics(bold).horizontalAdvance, text.split("\n"))) + PADDING

    def sizeHint(self) -> QSize:
        """Room for its words, chosen or not."""
        return QSize(self.width_of(self.text()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Its words are never cut off."""
        return self.sizeHint()


class AddBar(QWidget):
    """The lengths of an activity side by side, and the button that adds it; below each other where narrow."""

    add_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._activity: Activity | None = None
        self._group = QButtonGroup(self)
        self.lengths = {word: self._length(word) for word in ("Short", "Standard", "Long")}
        self._group.buttonToggled.connect(self._let_tab_in)
        self.add = button(theme, "Add to plan", "add", "primary", TIP)
        self.add.clicked.connect(self._add)
        self.reason = label(NO_PLAN, "small", wrap=True)
        self._segments = QWidget()
        segments = row(self._segments, SPACE // 2)
        for each in self.lengths.values():
            segments.addWidget(each)
        segments.addStretch()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(SPACE)
        self._line.addWidget(self._segments)
        right = row()
        right.addWidget(self.add)
        right.addWidget(self.reason, 100)
        right.addStretch(1)
        self._line.addLayout(right, 1)
        column(self).addLayout(self._line)

    @property
    def minutes(self) -> int:
        """The length that is chosen."""
        chosen = next((word for word, each in self.lengths.items() if each.isChecked()), "Standard")
        return lengths(self._activity)[chosen] if self._activity else 0

    def show_activity(self, activity: Activity) -> None:
        """Offer the lengths that an activity has, the standard one chosen."""
        self._activity = activity
        forms = lengths(activity)
        for word, each in self.lengths.items():
            each.setVisible(word in forms)
            each.setAccessibleName(f"{word} {minutes_text(forms.get(word, 0))}")
        self.lengths["Standard"].setChecked(True)
        self._segments.setVisible(len(forms) > 1)
        self._fold()

    def allow(self, allowed: bool) -> None:
        """Let it be added, or say why not."""
        self.add.setEnabled(allowed)
        self.add.setAccessibleDescription(TIP if allowed else NO_PLAN)
        self.reason.setVisible(not allowed)

    def add_standard(self) -> None:
        """Add it in its standard length, when it may be added."""
        if self.add.isEnabled() and self._activity is not None:
            self.add_wanted.emit(self._activity.minutes.standard)

    def minimumSizeHint(self) -> QSize:
        """As wide as its lengths alone, since the button may go below them."""
        least = max(self._segments.minimumSizeHint().width(), self.add.sizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """See whether all still fits when the text has another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go below each other where there is no room side by side."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self._write_lengths("\n" if self._one_line_width() > self.width() else " ")
        reason = 0 if self.add.isEnabled() else 20 * SPACE
        needed = self._segments.sizeHint().width() + self.add.sizeHint().width() + reason + SPACE
        wide = self._segments.isHidden() or needed <= self.width()
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _write_lengths(self, between: str) -> None:
        """The words and minutes of the lengths, in one line or in two."""
        forms = lengths(self._activity) if self._activity else {}
        for word, minutes in forms.items():
            self.lengths[word].setText(f"{word}{between}{minutes_text(minutes)}")

    def _one_line_width(self) -> int:
        shown = [each for each in self.lengths.values() if not each.isHidden()]
        return sum(each.width_of(each.accessibleName()) for each in shown) + SPACE // 2 * (len(shown) - 1)

    def _length(self, word: str) -> Segment:
        made = Segment(self._theme, word)
        self._group.addButton(made)
        return made

    def _let_tab_in(self) -> None:
        """The tab key comes to the length that is chosen; the arrow keys go from there to the others."""
        for each in self.lengths.values():
            by_tab = Qt.FocusPolicy.StrongFocus if each.isChecked() else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(by_tab)

    def _add(self) -> None:
        self.add_wanted.emit(self.minutes)
