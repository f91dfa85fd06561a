"""What a block takes of its library activity: which steps, and the activity itself to read beside."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QSizePolicy, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Block
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.library.page import write_page
from facilitator_app.ui.library.reading import Page
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, clear, column, label

# The room of the box itself, with its space.
BOX = 32


class ActivityPart(QWidget):
    """The steps of a block's activity, each ticked unless it is left out; take is given those left out."""

    def __init__(self, theme: Theme, take: Callable[[tuple[int, ...]], object]) -> None:
        super().__init__()
        self._theme, self._take = theme, take
        self._block: Block | None = None
        self._activity: Activity | None = None
        self.ticks: list[QCheckBox] = []
        self.head = label("Steps to take", "small")
        self.sum = label("", "small", wrap=True)
        self.read = button(theme, "Read the activity", "library", "quiet", pressed=self._read)
        self._reader: ActivityReader | None = None
        layout = column(self, SPACE // 2)
        layout.addWidget(self.head)
        self._rows = column(spacing=SPACE // 2)
        layout.addLayout(self._rows)
        layout.addWidget(self.sum)
        layout.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)

    def show_block(self, block: Block, activity: Activity | None) -> None:
        """Show the steps of a block's activity; nothing where it has none."""
        if activity is None:
            self._block = self._activity = None
            self.hide()
            return
        if activity != self._activity:
            self._make_rows(activity)
        self._block, self._activity = block, activity
        for number, tick in enumerate(self.ticks, 1):
            tick.setChecked(number not in block.left_out)
        self.sum.setText(_sum_text(block, activity))
        self.sum.setVisible(bool(self.sum.text()))
        self.show()

    def _make_rows(self, activity: Activity) -> None:
        clear(self._rows)
        self.ticks = []
        for number, step in enumerate(activity.steps, 1):
            words = step.title or f"Step {number}"
            tick = StepTick(words, minutes_text(step.minutes), step.core, step.text)
            # Of a partial Qt would not know that it takes whether the box is ticked.
            tick.clicked.connect(lambda on, number=number: self._ticked(number, on))
            self._rows.addWidget(tick)
            self.ticks.append(tick)

    def _ticked(self, number: int, on: bool) -> None:
        if self._block is not None:
            others = {each for each in self._block.left_out if each != number}
            self._take(tuple(sorted(others if on else others | {number})))

    def _read(self) -> None:
        if self._activity is None:
            return
        if self._reader is None:
            self._reader = ActivityReader(self._theme, self.window())
        self._reader.show_activity(self._activity)


class StepTick(QCheckBox):
    """A step to tick. Where there is little room its words end in … but for its minutes; its tip has all."""

    def __init__(self, title: str, minutes: str, core: bool, text: str) -> None:
        self._title, self._minutes = title, minutes
        self._words = f"{title} ({minutes}{'' if core else ', may be left out'})"
        super().__init__()
        self._say(self._words)
        self.setAccessibleName(self._words)
        self.setToolTip(f"<p>{html.escape(self._words)}</p><p>{html.escape(text)}</p>")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of the words as there is room for."""
        super().resizeEvent(event)
        metrics, cut = self.fontMetrics(), Qt.TextElideMode.ElideRight
        room = self.width() - BOX
        if metrics.horizontalAdvance(f"{self._title} ({self._minutes},…") <= room:
            self._say(metrics.elidedText(self._words, cut, room))
            return
        minutes = f" ({self._minutes})"
        title = metrics.elidedText(self._title, cut, room - metrics.horizontalAdvance(minutes))
        self._say(title + minutes)

    def _say(self, words: str) -> None:
        """Say words of which a lone & marks no key."""
        self.setText(words.replace("&", "&&"))


class ActivityReader(QDialog):
    """An activity in a window of its own, to be read beside the plan; Escape closes it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._activity: Activity | None = None
        self.page = Page(theme)
        self.page.left.connect(self.close)
        layout = column(self)
        layout.addWidget(self.page)
        self.resize(round(560 * theme.scale), round(640 * theme.scale))
        theme.changed.connect(self._write)

    def show_activity(self, activity: Activity) -> None:
        """Show another activity from its beginning."""
        self._activity = activity
        self.setWindowTitle(activity.title)
        self.show()
        self.raise_()
        self._write()
        self.page.setFocus()

    def _write(self) -> None:
        if self._activity is not None:
            document = self.page.fresh()
            write_page(document, self._activity, self._theme, 2)
            self.page.take(document)


def _sum_text(block: Block, activity: Activity) -> str:
    """What is taken, in words, where it is not all of it."""
    left = [step for number, step in enumerate(activity.steps, 1) if number in block.left_out]
    if not left:
        return ""
    core = [step for step in left if step.core]
    much = minutes_text(sum(step.minutes for step in left))
    warning = " One of them carries the activity." if len(core) == 1 else " They carry the activity."
    return f"Left out: {len(left)} of {len(activity.steps)} steps, {much}.{warning if core else ''}"
