"""Groups as cards in rows: where each card goes, and its words in one size for all."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from facilitator_app.core.groups import Group
from facilitator_app.ui.run.fitted import Fitted, common_size, fit

# How much wider than high a card may be, about; that with the largest words is taken.
SHAPES = (1.2, 1.9, 3.0, 4.5)
HEAD = 0.3

Font = Callable[[int], QFont]


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards with their words."""

    places: tuple[QRectF, ...]
    texts: tuple[Fitted, ...]
    size: int


def deal(groups: Sequence[Group], room: QRectF, font: Callable[[bool], Font], largest: float) -> Deck:
    """The cards of groups in a room, as large as their words can be there."""
    ways = {columns_of(len(groups), room, shape) for shape in SHAPES}
    decks = (_deck(groups, places_of(len(groups), room, columns), font, largest) for columns in sorted(ways))
    return max(decks, key=lambda deck: deck.size)


def _deck(
    groups: Sequence[Group], places: list[QRectF], font: Callable[[bool], Font], largest: float
) -> Deck:
    pad = min(places[0].height() * 0.08, places[0].width() * 0.06)
    rooms = [place.adjusted(pad, pad, -pad, -pad) for place in places]
    both = list(zip(groups, rooms, strict=True))
    heads = [(group.title, _head(room, bool(group.people))) for group, room in both]
    rests = [(", ".join(group.people), _rest(room)) for group, room in both if group.people]
    bold, plain = font(True), font(False)
    size = common_size(heads, bold, largest)
    small = common_size(rests, plain, size)
    texts = [fit(text, bold, room, min(size, 1.25 * small)) for text, room in heads]
    texts += [fit(text, plain, room, small) for text, room in rests]
    return Deck(tuple(places), tuple(texts), small)


def _head(room: QRectF, shared: bool) -> QRectF:
    return QRectF(room.left(), room.top(), room.width(), room.height() * (HEAD if shared else 1))


def _rest(room: QRectF) -> QRectF:
    return room.adjusted(0, room.height() * HEAD, 0, 0)


def columns_of(count: int, room: QRectF, shape: float) -> int:
    """In how many columns cards of about a shape make rows as even as can be."""
    about = min(count, max(1, round(math.sqrt(count * room.width() / room.height() / shape))))
    return -(-count // -(-count // about))


def places_of(count: int, room: QRectF, columns: int) -> list[QRectF]:
    """The places of cards in a room, in so many columns."""
    rows = -(-count // columns)
    gap = room.height() * 0.02
    wide = (room.width() - gap * (columns - 1)) / columns
    high = min((room.height() - gap * (rows - 1)) / rows, room.height() * 0.6)
    top = room.center().y() - (rows * (high + gap) - gap) / 2
    places = []
    for number in range(count):
        row, column = divmod(number, columns)
        # The last row may be shorter: it stands in the middle.
        here = min(columns, count - row * columns)
        left = room.center().x() - (here * (wide + gap) - gap) / 2
        places.append(QRectF(left + column * (wide + gap), top + row * (high + gap), wide, high))
    return places
