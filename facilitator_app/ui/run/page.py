"""Where everything of the participant screen goes in a window of some size."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from facilitator_app.ui.run.cards import deal
from facilitator_app.ui.run.figures import digit_size, figure_places
from facilitator_app.ui.run.fitted import Fitted, common_size, fit
from facilitator_app.ui.run.layouts import (
    CALM,
    GROUPED,
    NARROW,
    QUIET,
    QUIET_WORDS,
    Strip,
    Strips,
    sized,
    strips,
    with_long_title,
)
from facilitator_app.ui.run.looks import INKS, Inks, Showing
from facilitator_app.ui.run.scene import Look, Scene
from facilitator_app.ui.run.timers import Board, lay_timers
from facilitator_app.ui.theme import Theme

CELLS = 20
# Words smaller than this are hard to read from the back: their capitals are a thirtieth of the height.
LEAST = 0.05
RING_WIDTH = 0.085

Texts = tuple[tuple[Fitted, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The texts with their colours, and the places of figures, bar, ring, groups and the phase's shape."""

    texts: Texts = ()
    figures: tuple[QRectF, ...] = ()
    digit_size: int = 1
    bar: QRectF = field(default_factory=QRectF)
    ring: QRectF = field(default_factory=QRectF)
    mark: QRectF = field(default_factory=QRectF)
    cards: tuple[QRectF, ...] = ()
    board: Board = field(default_factory=Board)

    @property
    def digits(self) -> QRectF:
        """The place of all the figures together."""
        return self.figures[0].united(self.figures[-1]) if self.figures else QRectF()


def lay_out(shown: Scene, window: QRectF, theme: Theme, showing: Showing | None = None) -> Page:
    """The places of a scene in a window."""
    return _Layout(shown, window, theme, showing or Showing()).page()


def ground(look: Look, inks: Inks) -> str:
    """The colour behind everything."""
    return inks.over_ground if look == "over" else inks.ground


def ink(look: Look, inks: Inks) -> str:
    """The colour of figures and marks."""
    return {"warning": inks.warning, "paused": inks.soft, "over": inks.over_ink}.get(look, inks.ink)


def timer_ink(whole: Look, look: Look, inks: Inks) -> str:
    """The colour of one group's figures: on a ground that is over all are drawn as that asks."""
    return inks.over_ink if whole == "over" else ink(look, inks)


def cells(bar: QRectF) -> list[QRectF]:
    """The cells into which the bar breaks up towards the end."""
    gap = bar.width() / (CELLS * 9)
    wide = (bar.width() - gap * (CELLS - 1)) / CELLS
    return [
        QRectF(bar.left() + place * (wide + gap), bar.top(), wide, bar.height()) for place in range(CELLS)
    ]


@dataclass(slots=True)
class _Layout:
    shown: Scene
    window: QRectF
    theme: Theme
    showing: Showing

    def page(self) -> Page:
        if not self.shown.texts():
            return Page()
        match self.shown.look:
            case "support":
                return Page(self._text(self.shown.title, CALM, self.inks.soft))
            case "quiet" if not self._is_carded:
                return self._quiet()
            case _:
                return self._timed()

    @property
    def inks(self) -> Inks:
        return INKS[self.showing.ground]

    def _quiet(self) -> Page:
        where = sized(QUIET_WORDS if self.shown.prompt else QUIET, self.showing.room)
        return Page(
            (
                *self._heading(where),
                *self._text(self.shown.title, where.title, self.inks.ink, bold=True),
                *self._text(self.shown.prompt, where.prompt, self.inks.ink),
                *self._text(" · ".join(self.shown.foot), where.foot, self.inks.soft),
            )
        )

    def _timed(self) -> Page:
        shown, where = self.shown, self._strips()
        ring = where.on_ring(self.window)
        room = _inside(ring) if where.ring else where.digits.on(self.window)
        like = shown.still.digits
        size = digit_size(self.theme, like, room, where.digits.largest)
        foot, mark = self._foot(where.foot)
        if not shown.digits:
            # Never larger than the title, so that the end of a part does not shout.
            foot += self._fitted(shown.word, room, self.window.height() * 0.2, self._main, bold=True)
        texts, cards = self._grouped(where.prompt)
        board = self._timers(where.prompt)
        texts += self._on_board(board)
        texts += self._heading(where) + foot
        texts += self._text(shown.title, where.title, self._main, bold=True)
        texts += self._text(shown.prompt, where.prompt, self._main)
        bar = where.bar.on(self.window) if where.bar and shown.look != "quiet" else QRectF()
        figures = figure_places(self.theme, like, room, size)
        return Page(texts, figures, size, bar, ring, mark, cards or board.cards, board)

    def _strips(self) -> Strips:
        if self._is_carded:
            return sized(GROUPED, self.showing.room)
        wide = self.window.width() >= NARROW * self.window.height()
        there = {"title": bool(self.shown.title), "prompt": bool(self.shown.prompt)}
        made = self._with_title(strips(self.showing.layout, self.showing.room, wide=wide, **there))
        if self._is_small(self.shown.prompt, made.prompt):
            made = self._with_title(sized(GROUPED, self.showing.room))
        return made

    def _with_title(self, made: Strips) -> Strips:
        """With more room for a title that would be small."""
        is_long = self.shown.prompt and self._is_small(self.shown.title, made.title, bold=True)
        return with_long_title(made) if is_long else made

    def _is_small(self, text: str, strip: Strip, *, bold: bool = False) -> bool:
        """Whether words would be hard to read from the back in a strip."""
        least = LEAST * self.window.height()
        room = strip.on(self.window)
        return bool(text) and common_size(((text, room),), self._font(bold), least) < int(least)

    @property
    def _is_carded(self) -> bool:
        return bool(self.shown.groups or self.shown.timers)

    @property
    def _main(self) -> str:
        return self.inks.over_ink if self.shown.look == "over" else self.inks.ink

    @property
    def _soft(self) -> str:
        return self.inks.over_ink if self.shown.look == "over" else self.inks.soft

    def _heading(self, where: Strips) -> Texts:
        return self._text(self.shown.heading, where.heading, self._soft) if where.heading else ()

    def _text(self, text: str, strip: Strip, colour: str, *, bold: bool = False) -> Texts:
        largest = self.window.height() * strip.largest
        return self._fitted(text, strip.on(self.window), largest, colour, bold=bold)

    def _fitted(self, text: str, room: QRectF, largest: float, colour: str, *, bold: bool = False) -> Texts:
        return ((fit(text, self._font(bold), room, largest), colour),) if text else ()

    def _font(self, bold: bool) -> partial[QFont]:
        weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
        return partial(self.theme.font, weight=weight, tabular=True)

    def _foot(self, where: Strip) -> tuple[Texts, QRectF]:
        """The word of the phase with its shape, and the times, side by side."""
        shown, strip = self.shown, where.on(self.window)
        items = [(shown.word, ink(shown.look, self.inks), True)] if shown.word and shown.digits else []
        items += [(text, self._soft, False) for text in shown.foot]
        texts: list[tuple[Fitted, str]] = []
        mark = QRectF()
        for number, (text, colour, is_word) in enumerate(items):
            wide = strip.width() / len(items)
            room = QRectF(strip.left() + number * wide, strip.top(), wide, strip.height())
            side = strip.height() * 0.45 if is_word else 0.0
            inner = room.adjusted(1.6 * side, 0, 0, 0)
            fitted = fit(text, self._font(is_word), inner, self.window.height() * where.largest)
            if is_word:
                left = fitted.place.center().x() - fitted.width / 2
                mark = QRectF(left - 1.5 * side, strip.center().y() - side / 2, side, side)
            texts.append((fitted, colour))
        return tuple(texts), mark

    def _grouped(self, where: Strip) -> tuple[Texts, tuple[QRectF, ...]]:
        """The groups as cards, and nothing where there are none."""
        if not self.shown.groups:
            return (), ()
        deck = deal(self.shown.groups, where.on(self.window), self._font, self.window.height() * 0.055)
        return tuple((text, self._main) for text in deck.texts), deck.places

    def _timers(self, where: Strip) -> Board:
        """Each group's clock on a card of its own, and nothing where there are none."""
        if not self.shown.timers:
            return Board()
        largest = self.window.height() * 0.06
        return lay_timers(self.shown.timers, where.on(self.window), self.theme, self._font, largest)

    def _on_board(self, board: Board) -> Texts:
        looks = [each.look for each in self.shown.timers]
        words = ((text, timer_ink(self.shown.look, looks[at], self.inks)) for at, text in board.words)
        return *((text, self._main) for text in board.texts), *words


def _inside(ring: QRectF) -> QRectF:
    """The room for figures in a ring."""
    wide, high = ring.width() * 0.68, ring.height() * 0.4
    middle = ring.center()
    return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
