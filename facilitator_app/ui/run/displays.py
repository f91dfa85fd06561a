"""Where participants see their screen: the second display when there is one, else a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.ui.run.participant import ParticipantScreen

WINDOW = "window"
"""Chosen in place of a display's name: a plain window."""
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
        self._waits_for: tuple[str, str] | None = None
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
    def preferred(self) -> str:
        """The name of the display that was chosen, WINDOW for a plain window, '' for none yet."""
        return self._remembered()

    def choices(self) -> list[tuple[str, str]]:
        """Where the screen can go, with its words; a display that was chosen and is away is among them."""
        mine = self._mine()
        found = [(each.name(), display_name(each)) for each in self._screens() if each != mine]
        names = {name for name, _words in found}
        if not self.preferred:
            found.insert(0, ("", "The second display"))
        elif self.preferred != WINDOW and self.preferred not in names:
            found.insert(0, (self.preferred, f"{self.preferred} (not connected)"))
        return [*found, (WINDOW, "A window of its own")]

    def prefer(self, name: str) -> None:
        """Choose a display by its name, or WINDOW; a screen that is open goes there at once."""
        self._remember(name)
        if self.is_open:
            self.open()
        else:
            self.changed.emit()

    @property
    def second(self) -> QScreen | None:
        """The display for participants: the one used before, else any that the main window is not on."""
        mine = self._mine()
        others = [each for each in self._screens() if each != mine]
        if self.preferred == WINDOW:
            return None
        known = (each for each in others if each.name() == self.preferred)
        return next(known, others[0] if others else None)

    @property
    def second_name(self) -> str:
        """The name of that display, or ''."""
        return "" if self.second is None else display_name(self.second)

    def open(self) -> None:
        """Show the participant screen, full screen on the second display where there is one."""
        self._waits_for = None
        second = self.second
        if second is None:
            self._show_window()
        else:
            # Another one than was chosen, since that is away, is not remembered in its place.
            self._fill(second, chosen=not self.preferred)
            self._keep_the_hand()
        self.changed.emit()

    def close(self) -> None:
        """Take the participant screen away."""
        self._waits_for = None
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
            self._fill(self.participant.screen(), chosen=True)
            self.changed.emit()

    def _mine(self) -> QScreen:
        main = self._main()
        return main.screen() if main is not None else QGuiApplication.primaryScreen()

    def _keep_the_hand(self) -> None:
        """Some desktops give the keys to any window that fills a display: they stay with the console."""
        mine = QApplication.activeModalWidget() or self._main()
        if mine is not None and mine.isVisible():
            mine.activateWindow()

    def _fill(self, screen: QScreen, *, chosen: bool = False) -> None:
        if chosen:
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
        # Another socket gives the same projector another name.
        if self._waits_for and (screen.name() in self._waits_for or display_name(screen) in self._waits_for):
            self._waits_for = None
            self._fill(screen)
        self.changed.emit()

    def _removed(self, screen: QScreen) -> None:
        """Before Qt would put it over the console: hide it until its display is back."""
        lost = self.participant.screen() == screen or len(self._screens()) < 2
        if self.is_open and self.participant.isFullScreen() and lost:
            away = self.participant.screen()
            self._waits_for = away.name(), display_name(away)
            self.participant.hide()
        self.changed.emit()

    def _closed(self) -> None:
        # Told while it closes: it is still on the display until it is hidden.
        self.close()


def display_name(screen: QScreen) -> str:
    """What a display is called, for people: its maker's name for it where it tells one."""
    model = " ".join(each for each in (screen.manufacturer(), screen.model()) if each)
    return model or screen.name()
