"""Participants' handouts: the sheets of the activities in a plan, with no word that is for facilitators."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from facilitator_app.core import grouping
from facilitator_app.core import handout as h
from facilitator_app.core.handout import Handout, SheetBlock
from facilitator_app.core.plan import Plan
from facilitator_app.papers.document import Facts, Page, write
from facilitator_app.papers.options import Options
from facilitator_app.papers.pieces import Piece, Placed, page_up
from facilitator_app.papers.sheet import Sheet
from facilitator_app.papers.sheet_figures import circles, timeline, wheel
from facilitator_app.papers.sheet_grids import cards, table
from facilitator_app.papers.sheet_page import SheetPage
from facilitator_app.papers.sheet_words import callout, checklist, heading, text
from facilitator_app.papers.sheet_writing import boxes, fields, lines, scale
from facilitator_app.papers.style import LARGE, look_for
from facilitator_app.papers.words import Library

copies = grouping.copies
BODY = 13.0
_LEAST_STRETCH = 0.72
_TRIES = {
    False: ((BODY, 0.9), (12.0, 0.85), (12.0, _LEAST_STRETCH)),
    True: ((LARGE, _LEAST_STRETCH),),
}
_MOST_STRETCH = 1.3
_LAST_STRETCH = 2.0
_FULL = 0.55

Pager = Callable[[Sheet], list[list[Placed]]]


def render(plan: Plan, library: Library, options: Options) -> bytes:
    """The handouts of a plan in running order, each once and each on its own pages."""
    sheets = grouping.sheets(plan, library)
    pages = [page for sheet in sheets for page in _pages(sheet, options, plan.public_title)] or _none(
        plan, options
    )
    return write(_facts(plan.shown_title, options), pages)


def render_one(handout: Handout, options: Options, public_title: str = "") -> bytes:
    """One handout as a PDF file."""
    return write(_facts(handout.title, options), _pages(handout, options, public_title))


def _facts(title: str, options: Options) -> Facts:
    return Facts(title, "Handouts", options.language)


def _none(plan: Plan, options: Options) -> list[Page]:
    words = "No part of this session has a sheet to hand out."
    return _pages(Handout("none", "Handouts", (h.Text(words),)), options, plan.public_title)


def _pages(handout: Handout, options: Options, public_title: str) -> list[Page]:
    look = look_for(options, BODY, landscape=handout.orientation == "landscape")
    page = SheetPage(look, handout, public_title)
    sheet = Sheet(look, page.height)
    placed = []
    for at, part in enumerate(_parts(handout.blocks)):
        placed += _fitted(sheet, page.title() if not at else [], part)
    return [
        Page(look.page, look.side, page.top, each, page.draw, at + 1, len(placed))
        for at, each in enumerate(placed)
    ]


def _parts(blocks: Sequence[SheetBlock]) -> Iterator[list[SheetBlock]]:
    """The blocks between page breaks."""
    found = False
    for is_break, part in groupby(blocks, key=lambda each: isinstance(each, h.PageBreak)):
        if not is_break:
            found = True
            yield list(part)
    if not found:
        yield []


def _fitted(sheet: Sheet, title: Sequence[Piece], blocks: Sequence[SheetBlock]) -> list[list[Placed]]:
    """The blocks on one page where they can be: with less room to write in, or smaller text.

    The room to write in then grows as far as the same number of pages allows, and on a last page
    that has blocks of its own still further.
    """

    paged = _pager(title, blocks)
    for size, least in _TRIES[sheet.look.large]:
        draft = sheet.sized(size)
        if len(paged(draft.stretched(least))) <= 1:
            return _filled(draft, least, 1, paged)
    pages = len(paged(sheet))
    for at in range(len(blocks) - 1, 0, -1):
        before, after = _pager(title, blocks[:at]), _pager((), blocks[at:])
        if _may_part(sheet, blocks[at - 1], before(sheet), pages) and len(after(sheet)) == 1:
            return _filled(sheet, 1, pages - 1, before) + _filled(sheet, 1, 1, after, _LAST_STRETCH)
    return _filled(sheet, 1, pages, paged)


def _pager(title: Sequence[Piece], blocks: Sequence[SheetBlock]) -> Pager:
    """How blocks are broken into the pages of a sheet."""
    return lambda draft: page_up([*title, *_drawn(draft, blocks)], draft.height)


def _may_part(sheet: Sheet, block: SheetBlock, before: Sequence[Sequence[Placed]], pages: int) -> bool:
    """Whether the last page may begin after a block, as the pages before it are full enough."""
    if isinstance(block, h.Heading) or len(before) != pages - 1:
        return False
    last = before[-1][-1]
    return last.top + last.piece.height > sheet.height * _FULL


def _filled(
    sheet: Sheet, least: float, pages: int, paged: Pager, most: float = _MOST_STRETCH
) -> list[list[Placed]]:
    low, high = least, most
    best = paged(sheet.stretched(high))
    if len(best) <= pages:
        return best
    for _ in range(6):
        middle = (low + high) / 2
        if len(paged(sheet.stretched(middle))) <= pages:
            low = middle
        else:
            high = middle
    return paged(sheet.stretched(low))


def _drawn(sheet: Sheet, blocks: Sequence[SheetBlock]) -> list[Piece]:
    return [piece for block in blocks for piece in _block(sheet, block)]


def _block(sheet: Sheet, block: SheetBlock) -> list[Piece]:
    return _KINDS[type(block)](sheet, block)


_KINDS: dict[type[SheetBlock], Callable[[Sheet, Any], list[Piece]]] = {
    h.Heading: heading,
    h.Text: text,
    h.Callout: callout,
    h.Lines: lines,
    h.Fields: fields,
    h.Boxes: boxes,
    h.Table: table,
    h.Cards: cards,
    h.Scale: scale,
    h.Circles: circles,
    h.Timeline: timeline,
    h.Wheel: wheel,
    h.Checklist: checklist,
}
