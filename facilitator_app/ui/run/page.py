"""Where everything of the participant screen goes, in shares of its window."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from facilitator_app.ui.run.face import DIGIT_SHARE
from facilitator_app.ui.run.fitted import Fitted, fit
from facilitator_app.ui.run.scene import Look, Scene
from facilitator_app.ui.theme import Theme

GROUND, OVER_GROUND = "#0F1317", "#A8201A"
WHITE, CALM, AMBER, TRACK = "#FFFFFF", "#AEB4C0", "#F2B84B", "#363C47"
CELLS = 20
MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class Page:
    """The texts with their colours, and the places of digits, bar and the shape beside the word."""

    texts: tuple[tuple[Fitted, str], ...] = ()
    digits: QRectF = field(default_factory=QRectF)
    digit_size: int = 1
    bar: QRectF = field(default_factory=QRectF)
    mark: QRectF = field(default_factory=QRectF)


@dataclass(frozen=True, slots=True)
class _Strip:
    """A strip across the window, and the largest text in it; all in shares of the height."""

    top: float
    height: float
    largest: float

    def on(self, window: QRectF) -> QRectF:
        return QRectF(
            window.width() * MARGIN,
            window.height() * self.top,
            window.width() * (1 - 2 * MARGIN),
            window.height() * self.height,
        )


_HEADING = _Strip(0.025, 0.05, 0.038)
_TITLE = _Strip(0.08, 0.1, 0.08)
_TALL_TITLE = _Strip(0.12, 0.2, 0.13)
_PROMPT = _Strip(0.185, 0.375, 0.09)
_TALL_PROMPT = _Strip(0.1, 0.455, 0.1)
_DIGITS = _Strip(0.57, 0.265, 1)
_TALL_DIGITS = _Strip(0.36, 0.46, 1)
_BAR = _Strip(0.865, 0.022, 1)
_FOOT = _Strip(0.9, 0.085, 0.06)
_QUIET_TITLE = _Strip(0.2, 0.4, 0.15)
_QUIET_FOOT = _Strip(0.62, 0.14, 0.09)


def lay_out(shown: Scene, window: QRectF, theme: Theme) -> Page:
    """The places of a scene in a window."""
    return _Layout(shown, window, theme).page()


def ground(look: Look) -> str:
    """The colour behind everything."""
    return OVER_GROUND if look == "over" else GROUND


def ink(look: Look) -> str:
    """The colour of digits and marks."""
    return {"warning": AMBER, "paused": CALM}.get(look, WHITE)


def digits_font(theme: Theme, size: int) -> QFont:
    """The font of the digits, all of one width."""
    return theme.font(max(1, size), QFont.Weight.Bold, tabular=True)


def cells(bar: QRectF) -> list[QRectF]:
    """The cells into which the bar breaks up towards the end."""
    gap = bar.height() / 2
    wide = (bar.width() - gap * (CELLS - 1)) / CELLS
    return [
        QRectF(bar.left() + place * (wide + gap), bar.top(), wide, bar.height()) for place in range(CELLS)
    ]


@dataclass(slots=True)
class _Layout:
    shown: Scene
    window: QRectF
    theme: Theme

    def page(self) -> Page:
        if not self.shown.texts():
            return Page()
        return self._quiet() if self.shown.look == "quiet" else self._timed()

    def _quiet(self) -> Page:
        foot = " · ".join(self.shown.foot)
        texts = (
            *self._text(self.shown.heading, _HEADING, self._soft),
            *self._text(self.shown.title, _QUIET_TITLE, WHITE, bold=True),
            *self._text(foot, _QUIET_FOOT, self._soft),
        )
        return Page(texts)

    def _timed(self) -> Page:
        shown = self.shown
        title_at = _TITLE if shown.prompt else _TALL_TITLE
        prompt_at = _PROMPT if shown.title else _TALL_PROMPT
        digits_at = _DIGITS if shown.prompt else _TALL_DIGITS
        digits = digits_at.on(self.window)
        foot, mark = self._foot()
        if not shown.digits:
            foot += self._text(shown.word, digits_at, WHITE, bold=True)
        texts = (
            *self._text(shown.heading, _HEADING, self._soft),
            *self._text(shown.title, title_at, WHITE, bold=True),
            *self._text(shown.prompt, prompt_at, WHITE),
            *foot,
        )
        return Page(texts, digits, self._digit_size(digits), _BAR.on(self.window), mark)

    @property
    def _soft(self) -> str:
        return WHITE if self.shown.look == "over" else CALM

    def _text(
        self, text: str, strip: _Strip, colour: str, *, bold: bool = False
    ) -> tuple[tuple[Fitted, str], ...]:
        if not text:
            return ()
        weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
        font = partial(self.theme.font, weight=weight, tabular=True)
        fitted = fit(text, font, strip.on(self.window), self.window.height() * strip.largest)
        return ((fitted, colour),)

    def _digit_size(self, place: QRectF) -> int:
        # Measured with figures of one width, so that the size stays while they count.
        like = self.shown.still.digits
        if not like:
            return 1
        wide = QFontMetricsF(digits_font(self.theme, 100)).horizontalAdvance(like)
        return int(min(place.height() * 0.97 / DIGIT_SHARE, place.width() / wide * 98))

    def _foot(self) -> tuple[tuple[tuple[Fitted, str], ...], QRectF]:
        """The word of the phase with its shape, and the times, side by side."""
        shown, strip = self.shown, _FOOT.on(self.window)
        items = [(shown.word, ink(shown.look), True)] if shown.word and shown.digits else []
        items += [(text, self._soft, False) for text in shown.foot]
        texts: list[tuple[Fitted, str]] = []
        mark = QRectF()
        for number, (text, colour, is_word) in enumerate(items):
            wide = strip.width() / len(items)
            room = QRectF(strip.left() + number * wide, strip.top(), wide, strip.height())
            side = strip.height() * 0.45 if is_word else 0.0
            weight = QFont.Weight.Bold if is_word else QFont.Weight.Normal
            font = partial(self.theme.font, weight=weight, tabular=True)
            inner = room.adjusted(1.6 * side, 0, 0, 0)
            fitted = fit(text, font, inner, self.window.height() * _FOOT.largest)
            if is_word:
                mark = QRectF(fitted.place.left() - 1.5 * side, strip.center().y() - side / 2, side, side)
            texts.append((fitted, colour))
        return tuple(texts), mark
