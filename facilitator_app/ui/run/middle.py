"""The part that is on with the agenda at its side, as much of each as the window has room for."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.run.places import part_and_agenda
from facilitator_app.ui.run.side import Side
from facilitator_app.ui.run.steps import Steps
from facilitator_app.ui.run.strands_bar import StrandsBar
from facilitator_app.ui.theme import Theme

# Below this height, in sizes of the text, there is no room for a panel beside the part.
LOW = 48


def is_low(widget: QWidget, theme: Theme) -> bool:
    """Whether the window that a widget is in has no room to spare for its height."""
    return widget.window().height() < LOW * theme.sizes.body


class Middle(QWidget):
    """In a low window a panel that is opened at the side has all of it; the clock above goes on in sight."""

    def __init__(self, theme: Theme, steps: Steps, reading: QWidget, strands: StrandsBar, side: Side) -> None:
        super().__init__()
        self._theme, self._part, self._side = theme, strands, side
        self.setLayout(part_and_agenda(strands.below, steps, reading, strands, side))
        side.currentChanged.connect(self._share)
        theme.changed.connect(self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again how much room there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        # The window's height, since that of this piece changes with what is in it.
        alone = is_low(self, self._theme) and self._side.is_taken
        if self._part.isHidden() != alone:
            self._side.widen(alone)
            self._part.setHidden(alone)
