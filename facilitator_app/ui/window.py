"""The main window: a rail of screens, the screen that is on, and a place for notices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import NamedTuple

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Button, button, column, label, put, row

NOTICE_MS = 8000


class Place(NamedTuple):
    """A screen of the program: its name, word and icon on the rail, and how it is built when first needed."""

    name: str
    word: str
    icon: str
    build: Callable[[], QWidget]


class Rail(QFrame):
    """The screens as icons with words, one below the other."""

    def __init__(self, theme: Theme, places: Mapping[str, Place], go: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._theme, self._places = theme, places
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = column(self, SPACE // 2, SPACE)
        for number, place in enumerate(places.values(), 1):
            layout.addWidget(self._button(place, number, go))
        layout.addStretch()
        self.foot = column()
        layout.addLayout(self.foot)
        theme.changed.connect(self._draw)
        self._draw()

    def mark(self, name: str) -> None:
        """Show which screen is on."""
        self._buttons[name].setChecked(True)
        self._draw()

    def _button(self, place: Place, number: int, go: Callable[[str], object]) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "rail")
        made.setText(place.word)
        made.setAccessibleName(place.word)
        made.setToolTip(f"{place.word} (Ctrl+{number})")
        put(made, toolButtonStyle="ToolButtonTextUnderIcon", focusPolicy="StrongFocus")
        made.setIconSize(QSize(24, 24))
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: go(place.name))
        self._buttons[place.name] = made
        self._group.addButton(made)
        return made

    def _draw(self) -> None:
        colours = self._theme.colours
        self.setFixedWidth(round(88 * max(1.0, self._theme.scale)))
        for name, each in self._buttons.items():
            colour = colours.accent if each.isChecked() else colours.muted
            each.setIcon(self._theme.icon(self._places[name].icon, colour, 24))


class Notice(QFrame):
    """A sentence that comes up at the foot of the window and goes by itself, with one thing to do.

    One that stays gives way to one that passes, and is back after it, until it is answered or another stays.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._theme = theme
        self._do: Callable[[], object] | None = None
        self._leads_to = ""
        self._staying = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTICE_MS)
        self._timer.timeout.connect(self._pass)
        self.hide()

    @cached_property
    def _text(self) -> QLabel:
        """The sentence; it and its button are made when there is first anything to say."""
        made = label("", wrap=True)
        layout = row(self, 2 * SPACE, SPACE)
        layout.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        layout.addWidget(made, 1)
        layout.addWidget(self._action)
        return made

    @cached_property
    def _action(self) -> Button:
        made = button(self._theme, "")
        made.clicked.connect(self._act)
        return made

    def text(self) -> str:
        """The sentence that is up."""
        return "" if self.isHidden() else self._text.text()

    def say(
        self,
        text: str,
        word: str = "",
        do: Callable[[], object] | None = None,
        stay: bool = False,
        leads_to: str = "",
    ) -> None:
        """Show a sentence; one that must be read stays until it is answered.

        leads_to names the screen that it offers to go to: it goes when the person is there.
        """
        if stay:
            self._staying = text
        elif text == self._staying:
            return
        self._text.setText(text)
        self._do, self._leads_to = do, leads_to
        self._action.setText(word or "OK")
        self._action.setAccessibleName(word or "OK")
        self._action.setVisible(bool(word) or stay)
        self.show()
        if stay:
            self._timer.stop()
        else:
            self._timer.start()

    def arrived(self, place: str) -> None:
        """Go, if all that it offers is to come to this screen."""
        if self._leads_to and self._leads_to == place:
            self._pass()

    def _act(self) -> None:
        do = self._do
        if self._text.text() == self._staying:
            self._staying = ""
        self._pass()
        if do is not None:
            do()

    def _pass(self) -> None:
        """Go, or show again what has to be answered."""
        if self._staying:
            self.say(self._staying, stay=True)
        else:
            self._timer.stop()
            self.hide()


class MainWindow(QMainWindow):
    """One window; screens are built when they are first gone to, so that it opens at once."""

    def __init__(self, theme: Theme, places: tuple[Place, ...]) -> None:
        super().__init__()
        self.setWindowTitle("Facilitator")
        self.setMinimumSize(900, 600)
        self._theme = theme
        self._places = {place.name: place for place in places}
        self._screens: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.rail = Rail(theme, self._places, self.go)
        self.notice = Notice(theme)
        self.may_close: Callable[[], bool] = lambda: True
        self._lay_out()
        self._add_keys()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def place(self) -> str:
        """The name of the screen that is on."""
        on = self._stack.currentWidget()
        return next((name for name, screen in self._screens.items() if screen is on), "")

    def built(self, name: str) -> QWidget | None:
        """A screen, if it has been shown already."""
        return self._screens.get(name)

    def go(self, name: str) -> QWidget:
        """Show a screen, building it if it has not been shown yet."""
        if name not in self._screens:
            screen = self._places[name].build()
            self._screens[name] = screen
            self._stack.addWidget(screen)
        screen = self._screens[name]
        self._stack.setCurrentWidget(screen)
        self.rail.mark(name)
        self.notice.arrived(name)
        if (focus := getattr(screen, "take_focus", None)) is not None:
            focus()
        return screen

    def add_action(self, text: str, keys: str, do: Callable[[], object]) -> QAction:
        """A thing that keys do anywhere in the window."""
        action = QAction(text, self)
        put(action, shortcut=keys)
        action.triggered.connect(lambda _checked: do())
        self.addAction(action)
        return action

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something must not be left."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        right = column()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        foot = column(margins=SPACE)
        foot.addWidget(self.notice)
        foot.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        right.addLayout(foot)
        layout.addLayout(right, 1)
        self.setCentralWidget(page)

    def _add_keys(self) -> None:
        for number, place in enumerate(self._places.values(), 1):
            self.add_action(place.word, f"Ctrl+{number}", partial(self.go, place.name))

    def _dress(self) -> None:
        self.setStyleSheet(style_sheet(self._theme))
