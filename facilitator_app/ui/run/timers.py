"""The groups of a breakout as cards, each with its own clock: where everything on them goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from facilitator_app.ui.run.cards import SHAPES, columns_of, places_of
from facilitator_app.ui.run.figures import digit_size, figure_places
from facilitator_app.ui.run.fitted import Fitted, common_size, fit
from facilitator_app.ui.run.scene import Timer, as_eights
from facilitator_app.ui.theme import Theme

FontOf = Callable[[bool], Callable[[int], QFont]]
Line = tuple[str, QRectF]


@dataclass(frozen=True, slots=True)
class TimerPlace:
    """Where the figures and the shape of one group's phase go."""

    figures: tuple[QRectF, ...]
    mark: QRectF


@dataclass(frozen=True, slots=True)
class Board:
    """The cards; texts are words in the main colour, words those of the phases by number of the card."""

    cards: tuple[QRectF, ...] = ()
    texts: tuple[Fitted, ...] = ()
    words: tuple[tuple[int, Fitted], ...] = ()
    timers: tuple[TimerPlace, ...] = ()
    size: int = 1


@dataclass(frozen=True, slots=True)
class _Rooms:
    """The four rooms of a card, from the top."""

    title: QRectF
    part: QRectF
    digits: QRectF
    word: QRectF

    @classmethod
    def of(cls, card: QRectF) -> _Rooms:
        pad = min(card.height() * 0.07, card.width() * 0.05)
        inner = card.adjusted(pad, pad, -pad, -pad)
        shares = ((0.0, 0.19), (0.19, 0.18), (0.42, 0.36), (0.81, 0.19))
        return cls(*(_slice(inner, top, high) for top, high in shares))

    def beside_mark(self, *, alone: bool) -> QRectF:
        """The room of the word, in the middle where there are no figures, with a shape at its left."""
        left = self.word.adjusted(self.word.height() * 0.8, 0, 0, 0)
        left.moveCenter(QPointF(left.center().x(), (self.digits if alone else self.word).center().y()))
        return left


def _slice(room: QRectF, top: float, high: float) -> QRectF:
    return QRectF(room.left(), room.top() + room.height() * top, room.width(), room.height() * high)


def lay_timers(timers: Sequence[Timer], room: QRectF, theme: Theme, font_of: FontOf, largest: float) -> Board:
    """The cards in as many columns as give the largest figures."""
    count = len(timers)
    ways = sorted({columns_of(count, room, shape) for shape in SHAPES})
    cards = [places_of(count, room, columns) for columns in ways]
    best = max(cards, key=lambda each: _figure_size(timers, [_Rooms.of(card) for card in each], theme))
    return _board(timers, best, theme, font_of, largest)


def _board(
    timers: Sequence[Timer], cards: Sequence[QRectF], theme: Theme, font_of: FontOf, largest: float
) -> Board:
    rooms = [_Rooms.of(card) for card in cards]
    both = list(zip(timers, rooms, strict=True))
    titles = partial(_texts, font=font_of(True))
    parts = [(timer.part, each.part) for timer, each in both if timer.part]
    size = _figure_size(timers, rooms, theme)
    words = [
        (number, (each.word, at.beside_mark(alone=not each.digits)))
        for number, (each, at) in enumerate(both)
        if each.word
    ]
    said = [*_texts([line for _, line in words], font=font_of(True), largest=largest)]
    marks = {number: _mark(fitted, line[1]) for (number, line), fitted in zip(words, said, strict=True)}
    return Board(
        tuple(cards),
        (
            *titles([(timer.title, each.title) for timer, each in both], largest=largest),
            *_texts(parts, font=font_of(False), largest=largest),
        ),
        tuple((number, fitted) for (number, _), fitted in zip(words, said, strict=True)),
        tuple(
            TimerPlace(
                figure_places(theme, as_eights(timer.digits), each.digits, size),
                marks.get(number, QRectF()),
            )
            for number, (timer, each) in enumerate(both)
        ),
        size,
    )


def _figure_size(timers: Sequence[Timer], rooms: Sequence[_Rooms], theme: Theme) -> int:
    """One size for all that count."""
    sizes = (
        digit_size(theme, as_eights(timer.digits), each.digits)
        for timer, each in zip(timers, rooms, strict=True)
        if timer.digits
    )
    return min(sizes, default=1)


def _texts(lines: Sequence[Line], font: Callable[[int], QFont], largest: float) -> Iterator[Fitted]:
    """Words of one kind in one size."""
    size = common_size(lines, font, largest)
    for text, room in lines:
        yield fit(text, font, room, size)


def _mark(word: Fitted, room: QRectF) -> QRectF:
    """The shape of a phase, left of its word."""
    side = min(room.height() * 0.5, word.size * 0.7)
    left = word.place.center().x() - word.width / 2 - 1.6 * side
    return QRectF(left, word.place.center().y() - side / 2, side, side)
