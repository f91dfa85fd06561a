"""The groups of a session on paper: who is with whom, as large as one page allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator_app.core.groups import Group
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.fonts import name_or_blank
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, Placed, page_up, space, total
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.style import Look, look_for
from facilitator_app.papers.typeset import Canvas, width_of

# From the largest, to be read on a wall, to what can still be read in the hand.
SIZES = (36.0, 32.0, 28.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0)

# Each of two columns is wider than so many letters are tall.
_LETTERS = 11
_TO_WRITE_IN = "_" * 12


def render(title: str, groups: Sequence[Group], options: Options) -> bytes:
    """The paper as a PDF file; it is on more than one page only where there are very many people."""
    look, pages = _fitted(title, groups, options)
    facts = Facts(title, "Groups", options.language)
    return write(facts, framed(look, pages, Running(look, title, "", size=12)))


def _fitted(title: str, groups: Sequence[Group], options: Options) -> tuple[Look, list[list[Placed]]]:
    for size in SIZES:
        look = look_for(options, size)
        for across in (1, 2) if look.width > 2 * size * _LETTERS else (1,):
            pages = page_up(list(_pieces(title, groups, look, across)), look.page[1] - HEAD - FOOT)
            if len(pages) == 1:
                return look, pages
    return look, pages


def _pieces(title: str, groups: Sequence[Group], look: Look, across: int) -> Iterator[Piece]:
    between = look.body * 1.2
    wide = (look.width - between * (across - 1)) / across
    yield from paragraph(title, look.chapter, Column(0, look.width), keep=True)
    for at in range(0, len(groups), across):
        yield space(look.body * 0.7)
        columns = (Column(place * (wide + between), wide) for place in range(across))
        held = [_group(*each, look) for each in zip(groups[at : at + across], columns, strict=False)]
        yield from held[0] if across == 1 else [_beside(held)]


def _group(group: Group, column: Column, look: Look) -> list[Piece]:
    names = ", ".join(_whole(name_or_blank(each) or _TO_WRITE_IN, look, column) for each in group.people)
    title = paragraph(group.title, look.strong, column, keep=True)
    return [*title, *paragraph(names, look.text, column)]


def _whole(name: str, look: Look, column: Column) -> str:
    """A name whose words stay on one line where they can."""
    bound = name.replace(" ", "\u00a0")
    return bound if width_of(bound + ",", look.text) <= column.width else name


def _beside(columns: Sequence[Sequence[Piece]]) -> Piece:
    """Columns as one piece, which stays whole."""

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for pieces in columns:
            under = top
            for each in pieces:
                each.draw(canvas, left, under)
                under -= each.height

    return Piece(max(map(total, columns)), draw)
