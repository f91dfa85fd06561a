"""How the program looks: light or dark, and the size of its text; remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar, get_args

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolButton

from facilitator_app.ui.theme import Choice, Theme, sharpest
from facilitator_app.ui.widgets import put

if TYPE_CHECKING:
    from facilitator_app.store.database import Store

V = TypeVar("V")
CHOICES: dict[Choice, str] = {"system": "As the computer", "light": "Light", "dark": "Dark"}
SCALES = {1.0: "Usual text", 1.25: "Larger text", 1.5: "Largest text"}


def remembered_theme(store: Store) -> Theme:
    """The theme as it was last chosen."""
    choice = store.setting("look", "system")
    scale = store.setting("text_scale", 1.0)
    known: Choice = next((each for each in get_args(Choice) if each == choice), "system")
    return Theme(known, scale if scale in SCALES else 1.0)


class LookButton(QToolButton):
    """The button at the foot of the rail with its menu of looks."""

    def __init__(
        self, theme: Theme, remember: Callable[[str, object], object], about: Callable[[], object]
    ) -> None:
        super().__init__()
        self._theme, self._remember = theme, remember
        self.setText("Look")
        self.setProperty("role", "rail")
        self.setToolTip("Light or dark, and the size of text")
        self.setAccessibleName("Look")
        put(self, toolButtonStyle="ToolButtonTextUnderIcon", focusPolicy="StrongFocus")
        self.setIconSize(QSize(24, 24))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Filled when it is first opened.
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu, about))
        self.setMenu(menu)
        theme.changed.connect(self._draw)
        self._draw()

    def _fill(self, menu: QMenu, about: Callable[[], object]) -> None:
        if not menu.isEmpty():
            return
        self._add_choices(menu, CHOICES, self._theme.choice, self._choose)
        self._add_choices(menu, SCALES, self._theme.scale, self._resize)
        menu.addAction("About Facilitator").triggered.connect(lambda _checked: about())

    def _add_choices(
        self, menu: QMenu, words: Mapping[V, str], chosen: V, choose: Callable[[V], object]
    ) -> None:
        """Add values of which one is in force."""
        from PySide6.QtGui import QActionGroup

        group = QActionGroup(menu)
        for value, word in words.items():
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _checked, value=value: choose(value))
            group.addAction(action)
        menu.addSeparator()

    def _choose(self, choice: Choice) -> None:
        self._remember("look", choice)
        self._theme.set(choice=choice)

    def _resize(self, scale: float) -> None:
        self._remember("text_scale", scale)
        self._theme.set(scale=scale)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon("settings", self._theme.colours.muted, 24))


def follow_system(app: QApplication, theme: Theme) -> None:
    """Dress the application, now and whenever the theme, the system's own look or the screens change."""

    def dress() -> None:
        app.setPalette(theme.palette())

    sharp = sharpest()

    def sharpen() -> None:
        """Have icons drawn anew where a screen has come that is sharper than those before it."""
        nonlocal sharp
        if sharpest() > sharp:
            sharp = sharpest()
            theme.set()

    dress()
    theme.changed.connect(dress)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: theme.follow())
    app.screenAdded.connect(lambda _screen: sharpen())
