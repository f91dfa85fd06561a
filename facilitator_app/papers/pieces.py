"""Pieces of a paper, and breaking them into pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator_app.papers.typeset import Canvas, Colour

Draw = Callable[[Canvas, float, float], None]
_BEGINNING = 0.15
PANEL_OVER = 3.4


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted ground behind pieces that follow one another; left and width from the frame's left."""

    left: float
    width: float
    tint: Colour
    bar: Colour | None = None
    edge: Colour | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Something as tall as height, drawn from its left and its top; the least that a page holds.

    gap is the white space above it, left out at the top of a page. keep holds it on one page with
    the piece after. head is drawn again where a new page starts with this piece. room is how much
    must be left on the page for it to start there. fresh starts a new page.
    """

    height: float
    draw: Draw
    gap: float = 0
    keep: bool = False
    head: Piece | None = None
    panel: Panel | None = None
    outline: tuple[str, int] | None = None
    room: float = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with the distance of its top from the top of the frame, and how much it is scaled."""

    top: float
    piece: Piece
    scale: float = 1


def nothing(canvas: Canvas, left: float, top: float) -> None:
    """Draw nothing."""


def space(height: float, panel: Panel | None = None, keep: bool = False) -> Piece:
    """Room with nothing in it."""
    return Piece(height, nothing, panel=panel, keep=keep)


def together(pieces: Sequence[Piece], after: bool = False) -> list[Piece]:
    """The same pieces held on one page where they fit; after holds them to what follows as well."""
    last = len(pieces) - 1
    return [replace(each, keep=after or at < last) for at, each in enumerate(pieces)]


def not_alone(rows: Sequence[Piece], last: int = 2) -> list[Piece]:
    """The same rows, of which the last ones are on one page, where there are more."""
    if len(rows) <= last + 1:
        return [*rows]
    return [*rows[:-last], *together(rows[-last:])]


def total(pieces: Iterable[Piece]) -> float:
    """The height of pieces under one another, without the first one's gap."""
    height = 0.0
    for at, each in enumerate(pieces):
        height += each.height + (each.gap if at else 0)
    return height


def page_up(pieces: Sequence[Piece], height: float) -> list[list[Placed]]:
    """Pieces on pages of a height, each with its place."""
    pages: list[list[Placed]] = []
    used = height
    for group in _groups(pieces, height):
        needs = max(total(group) + group[0].gap, group[0].room)
        new = not pages or group[0].fresh or used + needs > height + 0.01
        if new:
            pages.append([])
            used = 0.0
            if group[0].head:
                used = _place(pages[-1], [group[0].head], used, height)
        used = _place(pages[-1], group, used, height)
    return pages


def _place(page: list[Placed], group: Sequence[Piece], used: float, height: float) -> float:
    for each in group:
        used += each.gap if page else 0
        scale = min(1.0, (height - used) / each.height) if each.height else 1.0
        page.append(Placed(used, each, scale if scale > 0 else 1.0))
        used += each.height * page[-1].scale
    return used


def _groups(pieces: Sequence[Piece], height: float) -> Iterator[list[Piece]]:
    """Pieces that stay together; a group taller than a page falls apart."""
    group: list[Piece] = []
    for each in pieces:
        group.append(each)
        if not each.keep:
            yield from _parted(group, height)
            group = []
    if group:
        yield from _parted(group, height)


def _parted(group: list[Piece], height: float) -> Iterator[list[Piece]]:
    """The group whole where it fits a page; else its beginning held together, then piece by piece."""
    first = len(group)
    if total(group) + (group[0].head.height if group[0].head else 0) > height:
        first = next((at for at in range(2, first) if total(group[:at]) > height * _BEGINNING), first)
        first = first if total(group[:first]) <= height else 1
    yield group[:first]
    yield from ([each] for each in group[first:])
