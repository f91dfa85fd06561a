"""Theme: colours, type sizes and spaces by name, light and dark, and the icons drawn in them."""

from __future__ import annotations

from functools import cache
from math import ceil
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from facilitator_app import bundled

Choice = Literal["system", "light", "dark"]
FAMILY = "Atkinson Hyperlegible Next"
SPACE = 8
ROW = 40
SIZES = (16, 20, 24, 32, 48)
HALF = 128


class Colours(NamedTuple):
    """The colours of one theme; each pair that carries text has a contrast of 4.5 or more."""

    paper: str
    surface: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    accent_soft: str
    warning: str
    danger: str
    fine: str
    opening: str
    reflect: str
    understand: str
    practise: str
    act: str
    rest: str
    closing: str
    dark: bool
    faded: float
    """How opaque ink is drawn to look like muted."""


LIGHT = Colours(
    paper="#FAF7F2",
    surface="#FFFFFF",
    ink="#1E2330",
    muted="#565D6B",
    line="#DDD7CC",
    accent="#17646D",
    on_accent="#FFFFFF",
    accent_soft="#E0EFEF",
    warning="#8A4B08",
    danger="#A8201A",
    fine="#23683F",
    opening="#2B6CB0",
    reflect="#6B4FA3",
    understand="#00695C",
    practise="#9C4A00",
    act="#A61E4D",
    rest="#5F6B3A",
    closing="#37474F",
    dark=False,
    faded=0.74,
)
DARK = Colours(
    paper="#15181D",
    surface="#1E222A",
    ink="#F3F0EA",
    muted="#AEB4C0",
    line="#363C47",
    accent="#6CCBD0",
    on_accent="#10262A",
    accent_soft="#1C3B3F",
    warning="#F2B84B",
    danger="#FF8A80",
    fine="#7FD1A0",
    opening="#8DBDF0",
    reflect="#BFA8F0",
    understand="#6FD0C0",
    practise="#F0B27A",
    act="#F29BB5",
    rest="#C3CF94",
    closing="#B7C4CC",
    dark=True,
    faded=0.72,
)


class Sizes(NamedTuple):
    """Type sizes in pixels: small print, body, lead, title, display."""

    small: int
    body: int
    lead: int
    title: int
    display: int


class Theme(QObject):
    """What everything is drawn in; changed says that colours or sizes are others now."""

    changed = Signal()

    def __init__(self, choice: Choice = "system", scale: float = 1.0) -> None:
        super().__init__()
        self.choice: Choice = choice
        self.scale = scale
        self._system_is_dark = _starts_dark()
        load_fonts()

    @property
    def colours(self) -> Colours:
        """The colours that are in force."""
        if self.choice == "system":
            return DARK if self._system_is_dark else LIGHT
        return DARK if self.choice == "dark" else LIGHT

    @property
    def sizes(self) -> Sizes:
        """The type sizes that are in force."""
        return _sizes(self.scale)

    def set(self, choice: Choice | None = None, scale: float | None = None) -> None:
        """Choose other colours or another text size (1.0 is the usual one)."""
        self.choice = self.choice if choice is None else choice
        self.scale = self.scale if scale is None else scale
        self.changed.emit()

    def follow(self) -> None:
        """Look again at what the system wants, and take that on where it is to decide."""
        dark = _system_is_dark()
        if dark != self._system_is_dark:
            self._system_is_dark = dark
            self.set()

    def font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal, tabular: bool = False) -> QFont:
        """The program's font in pixels, with figures of one width where they line up or count."""
        # A copy: whoever has it may change it.
        return QFont(_font(size, weight, tabular))

    def icon(self, name: str, colour: str | None = None, *sizes: int) -> QIcon:
        """An icon of resources/icons in a colour, ink when none is named; sizes are those it is shown in."""
        return _icon(name, colour or self.colours.ink, sizes or SIZES, sharpest())

    def fill(self, painter: QPainter, place: QRect, colour: str) -> None:
        """Fill a place with a colour; QPainter's own ways to say one have Python make all of Qt's names."""
        painter.drawPixmap(place, _flat(colour))

    def palette(self) -> QPalette:
        """Qt's own roles in the colours that are in force."""
        colours = self.colours
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: colours.paper,
            QPalette.ColorRole.WindowText: colours.ink,
            QPalette.ColorRole.Base: colours.surface,
            QPalette.ColorRole.AlternateBase: colours.paper,
            QPalette.ColorRole.Text: colours.ink,
            QPalette.ColorRole.Button: colours.surface,
            QPalette.ColorRole.ButtonText: colours.ink,
            QPalette.ColorRole.Highlight: colours.accent,
            QPalette.ColorRole.HighlightedText: colours.on_accent,
            QPalette.ColorRole.PlaceholderText: colours.muted,
            QPalette.ColorRole.ToolTipBase: colours.surface,
            QPalette.ColorRole.ToolTipText: colours.ink,
            QPalette.ColorRole.Link: colours.accent,
        }
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
        return palette


@cache
def _flat(colour: str) -> QPixmap:
    pixmap = QPixmap(1, 1)
    pixmap.fill(QColor(colour))
    return pixmap


@cache
def _sizes(scale: float) -> Sizes:
    return Sizes(*(round(size * scale) for size in (13, 15, 18, 24, 32)))


@cache
def _font(size: int, weight: QFont.Weight, tabular: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(weight)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def stage_look(stage: str) -> tuple[str, str, str]:
    """The icon, the name of the colour (a field of Colours) and the word for a stage or kind of block."""
    return _STAGES.get(stage, _STAGES["activity"])


_STAGES: dict[str, tuple[str, str, str]] = {
    "open": ("stage-open", "opening", "Opening"),
    "reflect": ("stage-reflect", "reflect", "Reflect"),
    "understand": ("stage-understand", "understand", "Understand"),
    "practise": ("stage-practise", "practise", "Practise"),
    "act": ("stage-act", "act", "Act"),
    "sustain": ("stage-sustain", "closing", "Sustain"),
    "activity": ("note", "closing", "Activity"),
    "break": ("break", "rest", "Break"),
    "buffer": ("buffer", "rest", "Buffer"),
    "note": ("note", "closing", "Note"),
    "section": ("section", "closing", "Section"),
    "breakout": ("breakout", "practise", "Breakout"),
}


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once."""
    for file in sorted(bundled.fonts().glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def sharpest() -> int:
    """How many dots to a pixel the sharpest screen has that is there, rounded up."""
    app = QGuiApplication.instance()
    return ceil(app.devicePixelRatio()) if isinstance(app, QGuiApplication) else 1


@cache
def _icon(name: str, colour: str, sizes: tuple[int, ...], sharp: int) -> QIcon:
    """An icon in a colour, sharp at these sizes on screens with up to so many dots to a pixel."""
    source = _svg(bundled.icons() / f"{name}.svg").replace("#000000", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    icon = QIcon()
    for size in sizes:
        for ratio in range(1, sharp + 1):
            pixmap = QPixmap(QSize(size, size) * ratio)
            pixmap.fill(QColor(0, 0, 0, 0))
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
            painter.end()
            pixmap.setDevicePixelRatio(ratio)
            icon.addPixmap(pixmap)
    return icon


@cache
def _svg(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _starts_dark() -> bool:
    """Whether the system is dark, by the palette that it gave as long as ours has not been put on.

    Asking for the scheme itself has Python make all of Qt's names, for which no start should wait.
    """
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    ours = {QColor(each.paper).rgb() for each in (LIGHT, DARK)}
    return _system_is_dark() if ground.rgb() in ours else ground.lightness() < HALF


def _system_is_dark() -> bool:
    from PySide6.QtCore import Qt

    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
