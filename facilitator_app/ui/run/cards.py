"""Groups as cards in rows: where each card goes, and its words in one size for all."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from facilitator_app.core.groups import Group
from facilitator_app.ui.run.fitted import Fitted, common_size, fit, tied

# How much wider than high a card may be, about; that with the largest words is taken.
SHAPES = (1.2, 1.9, 3.0, 4.5)
# The shares of a card that its title may have; the smaller where the names need the rest.
HEADS = (0.3, 0.2)
# What is no longer than this is the number of somebody who was only counted.
NUMBER = 3

Font = Callable[[int], QFont]
Say = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards with their words."""

    places: tuple[QRectF, ...]
    texts: tuple[Fitted, ...]
    size: int


def deal(groups: Sequence[Group], room: QRectF, font: Callable[[bool], Font], largest: float) -> Deck:
    """The cards of groups in a room, as large as their words can be there."""
    columns = sorted({columns_of(len(groups), room, shape) for shape in SHAPES})
    places = [places_of(len(groups), room, each) for each in columns]
    named = any(len(person) > NUMBER for group in groups for person in group.people)
    sayings = [each for each in SAYINGS if named or each[1] is not _below]

    def laid(head: float, cards: list[QRectF], say: Say) -> Deck:
        return _deck(groups, [_Room.of(card, head) for card in cards], say, font, largest)

    ways = [(worth, say, cards, laid(HEADS[0], cards, say)) for worth, say in sayings for cards in places]
    _, say, cards, best = max(
        ways, key=lambda way: (way[0] * min(way[-1].size, ENOUGH * largest), way[-1].size)
    )
    return max(best, *(laid(head, cards, say) for head in HEADS[1:]), key=lambda deck: deck.size)


def _below(people: Sequence[str]) -> str:
    """A name in each line, which is found soonest."""
    return "\n".join(map(tied, people))


def _beside(people: Sequence[str]) -> str:
    """Names one after the other, each in one line whole."""
    return ", ".join(map(tied, people))


def _flowing(people: Sequence[str]) -> str:
    return ", ".join(people)


# How names can be said, and how much their size counts for: a little larger is no reason to break them,
# and nor is anything once they are large enough, as a share of the largest.
SAYINGS: tuple[tuple[float, Say], ...] = ((1.0, _below), (0.95, _beside), (0.85, _flowing))
ENOUGH = 0.75


@dataclass(frozen=True, slots=True)
class _Room:
    """A card, with the room of its title in it and that of its names."""

    card: QRectF
    all: QRectF
    head: QRectF
    rest: QRectF

    @classmethod
    def of(cls, card: QRectF, share: float) -> _Room:
        pad = min(card.height() * 0.08, card.width() * 0.06)
        inner = card.adjusted(pad, pad, -pad, -pad)
        high = inner.height() * share
        head = QRectF(inner.left(), inner.top(), inner.width(), high)
        return cls(card, inner, head, inner.adjusted(0, high, 0, 0))


def _deck(
    groups: Sequence[Group], rooms: Sequence[_Room], say: Say, font: Callable[[bool], Font], largest: float
) -> Deck:
    both = list(zip(groups, rooms, strict=True))
    heads = [(group.title, room.head if group.people else room.all) for group, room in both]
    rests = [(say(group.people), room.rest) for group, room in both if group.people]
    bold, plain = font(True), font(False)
    size = common_size(heads, bold, largest)
    small = common_size(rests, plain, size)
    texts = [fit(text, bold, room, min(size, 1.25 * small)) for text, room in heads]
    texts += [fit(text, plain, room, small) for text, room in rests]
    return Deck(tuple(room.card for room in rooms), tuple(texts), small)


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
