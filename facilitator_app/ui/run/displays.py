"""Where participants see their screen: the second display when there is one, else a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.run.participant import ParticipantScreen

_FULL = Qt.WindowState.WindowFullScreen


class Displays(QObject):
    """Puts the participant screen on the second display, and takes it away when that is unplugged.

    main gives the window that the facilitator works in; remembered and remember keep the name of the
    display that was last used.
    """

    changed = Signal()

    def __init__(
        self,
        participant: ParticipantScreen,
        main: Callable[[], QWidget | None],
        remembered: Callable[[], str],
        remember: Callable[[str], object],
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__()
        self.participant = participant
        self._main, self._screens = main, screens
        self._remembered, self._remember = remembered, remember
        self._waits_for = ""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        participant.closed.connect(self._closed)

    @property
    def is_open(self) -> bool:
        """Whether participants have their screen."""
        return self.participant.isVisible()

    @property
    def second(self) -> QScreen | None:
        """The display for participants: the one used before, else any that the main window is not on."""
        main = self._main()
        mine = main.screen() if main is not None else QGuiApplication.primaryScreen()
        others = [each for each in self._screens() if each != mine]
        known = (each for each in others if each.name() == self._remembered())
        return next(known, others[0] if others else None)

    @property
    def second_name(self) -> str:
        """The name of that display, or ''."""
        return "" if self.second is None else display_name(self.second)

    def open(self) -> None:
        """Show the participant screen, full screen on the second display where there is one."""
        self._waits_for = ""
        second = self.second
        if second is None:
            self._show_window()
        else:
            self._fill(second)
        self.changed.emit()

    def close(self) -> None:
        """Take the participant screen away."""
        self._waits_for = ""
        self.participant.hide()
        self.changed.emit()

    def toggle(self) -> None:
        """Open it, or take it away."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def toggle_full_screen(self) -> None:
        """Full screen on the display that it is on, or a window again; opens it when it is not open."""
        if not self.is_open:
            self.open()
        elif self.participant.isFullScreen():
            self._show_window()
        else:
            self._fill(self.participant.screen())

    def _fill(self, screen: QScreen) -> None:
        self._remember(screen.name())
        if self.participant.screen() != screen or not self.participant.isVisible():
            # A window that already fills another display has to be a plain one to be moved.
            self.participant.setWindowState(self.participant.windowState() & ~_FULL)
            self.participant.setScreen(screen)
            self.participant.setGeometry(screen.geometry())
        self.participant.setCursor(Qt.CursorShape.BlankCursor)
        self.participant.showFullScreen()

    def _show_window(self) -> None:
        size = self.participant.sizeHint().boundedTo(self.participant.screen().availableSize())
        self.participant.setWindowState(self.participant.windowState() & ~_FULL)
        self.participant.unsetCursor()
        self.participant.resize(size)
        self.participant.showNormal()

    def _added(self, screen: QScreen) -> None:
        if self._waits_for and screen.name() == self._waits_for:
            self._waits_for = ""
            self._fill(screen)
        self.changed.emit()

    def _removed(self, screen: QScreen) -> None:
        """Before Qt would put it over the console: hide it until its display is back."""
        lost = self.participant.screen() == screen or len(self._screens()) < 2
        if self.is_open and self.participant.isFullScreen() and lost:
            self._waits_for = self.participant.screen().name()
            self.participant.hide()
        self.changed.emit()

    def _closed(self) -> None:
        # Told while it closes: it is still on the display until it is hidden.
        self.close()


def display_name(screen: QScreen) -> str:
    """What a display is called, for people: its maker's name for it where it tells one."""
    model = " ".join(each for each in (screen.manufacturer(), screen.model()) if each)
    return model or screen.name()
