"""Grids on a sheet: ruled tables, and cards to cut out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator_app.core.handout import Card, Cards, Table
from facilitator_app.papers.pieces import Piece, not_alone
from facilitator_app.papers.shapes import scissors
from facilitator_app.papers.sheet import Sheet
from facilitator_app.papers.style import MM, MUTED, RULE, SOFT
from facilitator_app.papers.typeset import Canvas, Type, put_lines, width_of, wrap

_PAD = 2.2 * MM
# Lower than this, a row has no room for handwriting.
_LEAST_ROW = 7.5 * MM
_LOW = 0.25
_CARD_PAD = 5 * MM
_LEAST_CARD = 40 * MM
_CARD_SIZES = (15.0, 14.0, 13.0)


def table(sheet: Sheet, block: Table) -> list[Piece]:
    """A ruled table with its head on every page; rows are as tall as asked, or as their text.

    Text stands at the top of its cell where any cell is to be filled in, else in the middle.
    """
    columns = max([len(block.headers), *map(len, block.rows)], default=0)
    if not columns:
        return []
    widths = column_widths(sheet, block, columns)
    blank = [("",) * columns] * block.blank_rows
    least = max(sheet.room(block.row_height_mm), min(block.row_height_mm * MM, _LEAST_ROW))
    texts = (*block.rows, *blank)
    centred = all(_at(each, at).strip() for each in texts for at in range(columns))
    rows = [_row(_Row(each, widths, sheet.small, least, centred=centred)) for each in texts]
    if not any(block.headers):
        return [replace(rows[0], gap=sheet.gap), *_kept(sheet, rows[1:])] if rows else []
    head = _row(_Row(block.headers, widths, sheet.small.bold, 0, head=True))
    first = replace(head, gap=sheet.gap, keep=True)
    return [first, *rows[:1], *_kept(sheet, [replace(each, head=head) for each in rows[1:]])]


def _kept(sheet: Sheet, rows: list[Piece]) -> list[Piece]:
    """The rows with the last two together, where they are not tall."""
    return not_alone(rows) if sum(each.height for each in rows[-2:]) < sheet.height * _LOW else rows


def column_widths(sheet: Sheet, block: Table, columns: int) -> list[float]:
    """Widths in the shares asked for, with every column at least as wide as its longest word."""
    shares = (*block.widths, *(1.0,) * columns)[:columns]
    wanted = [sheet.width * max(each, 0.05) / sum(shares) for each in shares]
    strong, plain = sheet.small.bold, sheet.small
    least = [
        max([_longest(_at(block.headers, at), strong), *_words(block, at, plain)]) + 2 * _PAD + 1
        for at in range(columns)
    ]
    if sum(least) >= sheet.width:
        return [sheet.width * each / sum(least) for each in least]
    return _given(wanted, least, sheet.width)


def _given(wanted: list[float], least: list[float], width: float) -> list[float]:
    """Columns that are too narrow get their least, and the others share what is left."""
    fixed: set[int] = set()
    while True:
        left = width - sum(least[at] for at in fixed)
        free = sum(each for at, each in enumerate(wanted) if at not in fixed)
        got = [least[at] if at in fixed else wanted[at] * left / free for at in range(len(wanted))]
        short = {at for at in range(len(got)) if got[at] < least[at] - 0.01} - fixed
        if not short:
            return got
        fixed |= short


def _words(block: Table, at: int, type_: Type) -> Iterator[float]:
    return (_longest(_at(row, at), type_) for row in block.rows)


def _longest(text: str, type_: Type) -> float:
    return max((width_of(word, type_) for word in text.split()), default=0)


def _at(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Sequence[str]
    widths: Sequence[float]
    type_: Type
    least: float
    head: bool = False
    centred: bool = True


def _row(row: _Row) -> Piece:
    type_ = row.type_
    held = [
        wrap(_at(row.cells, at), type_, wide - 2 * _PAD) if _at(row.cells, at).strip() else []
        for at, wide in enumerate(row.widths)
    ]
    height = max(row.least, max(map(len, held)) * type_.line + 2 * _PAD)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.7)
        canvas.setFillColor(SOFT)
        x = left
        for wide in row.widths:
            canvas.rect(x, top - height, wide, height, stroke=1, fill=int(row.head))
            x += wide
        canvas.restoreState()
        x = left
        for lines, wide in zip(held, row.widths, strict=True):
            high = len(lines) * type_.line
            down = (height - high) / 2 if row.centred else _PAD * 0.8
            put_lines(canvas, x + _PAD, top - down, lines, type_)
            x += wide

    return Piece(height, draw)


def cards(sheet: Sheet, block: Cards) -> list[Piece]:
    """Cards that share their cutting lines, all of one height where the longest is not far longer.

    Their text is as large as their height allows.
    """
    if not block.cards:
        return []
    across = sheet.columns(block.columns, _LEAST_CARD)
    wide = sheet.width / across
    asked = sheet.room(block.height_mm, most=1)
    type_ = _card_type(sheet, block.cards, wide, asked)
    rows = [block.cards[at : at + across] for at in range(0, len(block.cards), across)]
    needed = [_needs(row, type_, wide) for row in rows]
    even = max(asked, *needed)
    tall = even if even <= asked * 1.3 else asked
    head = _cut_hint()
    pieces = []
    for at, row in enumerate(rows):
        each = _cards(row, type_, wide, max(tall, needed[at]))
        pieces.append(replace(each, head=head) if at else each)
    return [replace(head, gap=sheet.gap * 0.6, keep=True), *pieces]


def _card_type(sheet: Sheet, held: Sequence[Card], wide: float, height: float) -> Type:
    if sheet.look.large:
        return sheet.text
    sizes = (sheet.text.at(size) for size in _CARD_SIZES)
    return next((each for each in sizes if _needs(held, each, wide) <= height), sheet.small)


def _needs(held: Sequence[Card], type_: Type, wide: float) -> float:
    texts = (_set(card, type_, wide) for card in held)
    return max((len(title) + len(text)) * type_.line for title, text in texts) + 2 * _CARD_PAD


def _set(card: Card, type_: Type, wide: float) -> tuple[list[str], list[str]]:
    room = wide - 2 * _CARD_PAD
    title = wrap(card.title, type_.bold, room) if card.title else []
    return title, wrap(card.text, type_, room) if card.text else []


def _cut_hint() -> Piece:
    """The line above the first cards of a page, with scissors on it."""
    height = 4.5 * MM

    def draw(canvas: Canvas, left: float, top: float) -> None:
        scissors(canvas, left + 3 * MM, top - height, 6 * MM)

    return Piece(height, draw)


def _cards(row: Sequence[Card], type_: Type, wide: float, height: float) -> Piece:
    held = [_set(card, type_, wide) for card in row]

    def draw(canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.8)
        canvas.setDash(4, 3)
        right = left + wide * len(row)
        for y in (top, top - height):
            canvas.line(left, y, right, y)
        for at in range(len(row) + 1):
            canvas.line(left + at * wide, top, left + at * wide, top - height)
        canvas.restoreState()
        for at, (title, text) in enumerate(held):
            x = left + at * wide + _CARD_PAD
            y = put_lines(canvas, x, top - _CARD_PAD, title, type_.bold)
            put_lines(canvas, x, y, text, type_)

    return Piece(height, draw)
