"""The groups of a session on paper: who is with whom, as large as one page allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator_app.core.groups import Group
from facilitator_app.papers.document import Facts, write
from facilitator_app.papers.furniture import FOOT, HEAD, Running, framed
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, Placed, page_up, space
from facilitator_app.papers.prose import Column, paragraph
from facilitator_app.papers.style import Look, look_for

# From the largest, to be read on a wall, to what can still be read in the hand.
SIZES = (36.0, 32.0, 28.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0)


def render(title: str, groups: Sequence[Group], options: Options) -> bytes:
    """The paper as a PDF file; it is on more than one page only where there are very many people."""
    look, pages = _fitted(title, groups, options)
    facts = Facts(title, "Groups", options.language)
    return write(facts, framed(look, pages, Running(look, title, "", size=12)))


def _fitted(title: str, groups: Sequence[Group], options: Options) -> tuple[Look, list[list[Placed]]]:
    for size in SIZES:
        look = look_for(options, size)
        pages = page_up(list(_pieces(title, groups, look)), look.page[1] - HEAD - FOOT)
        if len(pages) == 1:
            break
    return look, pages


def _pieces(title: str, groups: Sequence[Group], look: Look) -> Iterator[Piece]:
    column = Column(0, look.width)
    yield from paragraph(title, look.chapter, column, keep=True)
    for group in groups:
        yield space(look.body * 0.7)
        yield from paragraph(group.title, look.strong, column, keep=True)
        yield from paragraph(", ".join(group.people), look.text, column)
