"""The side of the console: the agenda, or beside the run something to do that took its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from facilitator_app.core.run_view import RunView
from facilitator_app.ui.run.parts import Reader
from facilitator_app.ui.theme import SPACE
from facilitator_app.ui.widgets import column


class SidePanel(QWidget):
    """Something to do while the session goes on; Esc leaves it, other keys are keys of the run.

    Its foot, if it has one, is always in sight.
    """

    left = Signal()
    foot: QWidget | None = None
    # Whether its height follows its width, as a picture's does.
    is_shaped = False

    def open(self) -> None:
        """Look at this moment and put the hand on what is most likely wanted."""

    def show_view(self, shown: RunView) -> None:
        """Keep up with the run."""

    def widen(self, wide: bool) -> None:
        """Stand side by side, or one below the other, as there is room."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is; other keys go on to the console."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()


class Scrolled(Reader):
    """A panel that scrolls where the window is low, what the hand is on always in sight."""

    def __init__(self, panel: SidePanel) -> None:
        super().__init__("", panel)
        self._panel = panel
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        if panel.is_shaped:
            # A bar that came and went would change the width, with it the height, and so on without end.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep it in sight in less room as well."""
        super().resizeEvent(event)
        self._keep_in_sight(None, QApplication.focusWidget())

    def _keep_in_sight(self, _old: QWidget | None, hand: QWidget | None) -> None:
        if hand is None or not self._panel.isAncestorOf(hand):
            return
        # First what belongs together, then the thing itself.
        whole = hand
        while (above := whole.parentWidget()) is not None and above is not self._panel:
            whole = above
        self.ensureWidgetVisible(whole, 0, 4)
        self.ensureWidgetVisible(hand, 0, 4)


class Page(QWidget):
    """A panel with its foot, which stays where it is while the rest scrolls."""

    def __init__(self, panel: SidePanel) -> None:
        super().__init__()
        self._panel = panel
        self._layout = column(self)
        self._layout.addWidget(Scrolled(panel), 1)
        if panel.foot is not None:
            self._layout.addWidget(panel.foot)

    def widen(self, wide: bool) -> None:
        """Have the foot beside the rest where the panel is wide and low, and below it otherwise."""
        self._panel.widen(wide)
        if self._panel.foot is not None:
            ways = self._layout.Direction
            self._layout.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
            self._layout.setStretch(1, 1 if wide else 0)
            self._layout.setSpacing(3 * SPACE if wide else SPACE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the panel are those of its foot too."""
        self._panel.keyPressEvent(event)


class Side(QStackedWidget):
    """Shows what is usual, or one panel in its place; left says that a panel went."""

    left = Signal()

    def __init__(self, usual: QWidget) -> None:
        super().__init__()
        self._pages: dict[SidePanel, Page] = {}
        self.addWidget(usual)

    def add(self, *panels: SidePanel) -> None:
        """Let some panels be opened here."""
        for each in panels:
            self._pages[each] = Page(each)
            self.addWidget(self._pages[each])
            each.hide()
            each.left.connect(self.leave)

    def is_open(self, panel: SidePanel) -> bool:
        """Whether a panel is the one that is open."""
        return self.currentWidget() is self._pages[panel]

    @property
    def is_taken(self) -> bool:
        """Whether a panel is in the place of what is usual."""
        return self.currentIndex() > 0

    def widen(self, wide: bool) -> None:
        """Give the panels a wide and low place, or a narrow and high one."""
        for each in self._pages.values():
            each.widen(wide)

    def toggle(self, panel: SidePanel) -> None:
        """Open a panel, or leave it when it is open."""
        if self.is_open(panel):
            self.leave()
            return
        panel.show()
        self.setCurrentWidget(self._pages[panel])
        self._put_away_all_but(panel)
        panel.open()

    def leave(self) -> None:
        """Go back to what is usual."""
        if self.currentIndex():
            self.setCurrentIndex(0)
            self._put_away_all_but(None)
            self.left.emit()

    def _put_away_all_but(self, panel: SidePanel | None) -> None:
        for each in self._pages:
            if each is not panel:
                each.hide()
