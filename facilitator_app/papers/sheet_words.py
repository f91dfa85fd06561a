"""Words on a sheet: headings, paragraphs, callouts and checklists."""

from __future__ import annotations

import re
from dataclasses import replace

from facilitator_app.core.handout import Callout, Checklist, Heading, Text
from facilitator_app.papers.fonts import BOLD
from facilitator_app.papers.pieces import PANEL_OVER, Panel, Piece, not_alone, space, together
from facilitator_app.papers.prose import on_panel, paragraph
from facilitator_app.papers.shapes import scissors, tick_box
from facilitator_app.papers.sheet import Sheet
from facilitator_app.papers.style import ACCENT, MM, MUTED, SOFT
from facilitator_app.papers.typeset import Canvas, Type, cut, put, put_lines, wrap

_CUT = re.compile(r"(.*?)\s*(?:\.\s*|…\s*){8,}")
_LEAST_ITEM = 48 * MM


def heading(sheet: Sheet, block: Heading) -> list[Piece]:
    """A heading that stays with what follows."""
    body = sheet.look.body
    size = body * ((1.15 if sheet.look.large else 1.3) if block.level == 1 else 1.05)
    type_ = Type(size, sheet.look.text.colour, BOLD, 1.25)
    return paragraph(block.text, type_, sheet.column, gap=sheet.gap * 1.2, keep=True)


def text(sheet: Sheet, block: Text) -> list[Piece]:
    """A paragraph; one that ends in a row of dots marks where to cut, from edge to edge."""
    if cut_here := _CUT.fullmatch(block.text.strip()):
        return [replace(_cut(sheet, cut_here[1]), gap=sheet.gap)]
    return paragraph(block.text, sheet.text, sheet.column, gap=sheet.gap)


def _cut(sheet: Sheet, words: str) -> Piece:
    """A line to cut along, with scissors at its left."""
    type_, size = sheet.small, 6 * MM
    shown = cut(words, type_, sheet.width - size - 20 * MM)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        base = top - type_.base
        y = base + type_.size * 0.3
        scissors(canvas, left + size / 2, y, size)
        end = put(canvas, left + size + 1.5 * MM, base, shown, type_)
        canvas.saveState()
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.8)
        canvas.setDash(4, 3)
        canvas.line(end + 2 * MM if shown else left + size, y, left + sheet.width, y)
        canvas.restoreState()

    return Piece(max(type_.line, size), draw)


def callout(sheet: Sheet, block: Callout) -> list[Piece]:
    """A tinted box with a bar, held together."""
    pad = sheet.look.body * 0.8
    inner = sheet.column.inset(pad, pad)
    pieces = paragraph(block.title, sheet.text.bold, inner, keep=True)
    pieces += paragraph(block.text, sheet.text, inner)
    panel = Panel(0, sheet.width, SOFT, bar=ACCENT)
    boxed = on_panel(pieces, panel, pad * 0.5, sheet.gap)
    return [*together(boxed, after=True), space(PANEL_OVER)] if boxed else []


def checklist(sheet: Sheet, block: Checklist) -> list[Piece]:
    """Items with a box to tick, row by row."""
    across = sheet.columns(block.columns, _LEAST_ITEM)
    wide = sheet.width / across
    pieces = []
    for at in range(0, len(block.items), across):
        row = _ticked(sheet, block.items[at : at + across], wide)
        pieces.append(replace(row, gap=0 if at else sheet.gap))
    return not_alone(pieces)


def _ticked(sheet: Sheet, items: tuple[str, ...], wide: float) -> Piece:
    type_ = sheet.text
    size = max(4.5 * MM, type_.size * 0.9)
    indent = size + type_.size * 0.6
    lines = [wrap(each, type_, wide - indent - type_.size * 0.5) for each in items]
    height = max(max(map(len, lines)) * type_.line, size) + type_.size * 0.45

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for at, held in enumerate(lines):
            x = left + at * wide
            tick_box(canvas, x + 0.5, top - type_.line / 2 - size / 2, size)
            put_lines(canvas, x + indent, top, held, type_)

    return Piece(height, draw)
