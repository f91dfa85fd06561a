"""What people type for the blocks of a worksheet: a card, a row or a box on each line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.handout import BoxCell, Boxes, Card, Cards, Table
from facilitator_app.ui.library.form.writing import BAR, read_lines

T = TypeVar("T")
BREAK: Final = " / "
_STROKE: Final = re.compile(r" ?(?<!\S)/(?!\S) ?")
TITLE_HINT: Final = "One on each line: title | words, or only the words; a / between spaces begins a new line"
ROW_HINT: Final = "One row on each line, a | between its columns"


def read_title(text: str) -> str:
    """A title, which may not be empty."""
    if not text.strip():
        raise BadEdit("A worksheet needs a title.")
    return text


def read_cards(block: Cards, text: str) -> tuple[Card, ...]:
    """A card a line: its title, a stroke, its words; or only its words."""
    return _kept(block.cards, _titled, lambda line: Card(*reversed(_parted(line))), text)


def write_cards(cards: tuple[Card, ...]) -> str:
    """A card a line."""
    return "\n".join(map(_titled, cards))


def read_boxes(block: Boxes, text: str) -> tuple[BoxCell, ...]:
    """A box a line: its title, a stroke, its words; or only its title."""
    return _kept(block.boxes, _box_line, _box, text)


def write_boxes(boxes: tuple[BoxCell, ...]) -> str:
    """A box a line; one with nothing in it is a stroke."""
    return "\n".join(map(_box_line, boxes))


def read_rows(block: Table, text: str) -> tuple[tuple[str, ...], ...]:
    """A row a line, a stroke between its cells. Raises BadEdit for one with more cells than columns."""
    return _kept(block.rows, _row_line, lambda line: _row(line, len(block.headers)), text)


def write_rows(rows: tuple[tuple[str, ...], ...]) -> str:
    """A row a line."""
    return "\n".join(map(_row_line, rows))


def read_head(text: str) -> tuple[str, ...]:
    """The heads of columns with a stroke between them; none for an empty line."""
    return tuple(_lines(each) for each in text.split("|")) if text.strip() else ()


def write_head(head: tuple[str, ...]) -> str:
    """The heads of columns with a stroke between them."""
    return BAR.join(map(_flat, head)).strip()


def number_between(low: int, high: int) -> Callable[[str], int]:
    """What reads a whole number between two."""

    def read(text: str) -> int:
        tidy = text.strip()
        if not (tidy.isascii() and tidy.isdecimal()) or not low <= int(tidy[:6]) <= high:
            raise BadEdit(f"“{tidy[:40]}” is not a number from {low} to {high}.")
        return int(tidy)

    return read


def _kept(
    before: Sequence[T], write: Callable[[T], str], read: Callable[[str], T], text: str
) -> tuple[T, ...]:
    """What each line stands for; a line that is as it was stands for exactly what it did."""
    known = {" ".join(write(each).split()): each for each in before}
    return tuple(
        known[" ".join(line.split())] if " ".join(line.split()) in known else read(line)
        for line in read_lines(text)
    )


def _titled(card: Card | BoxCell) -> str:
    if not card.title and "|" not in card.text and card.text:
        return _flat(card.text)
    return f"{_flat(card.title)}{BAR}{_flat(card.text)}".strip()


def _parted(line: str) -> tuple[str, str]:
    title, stroke, words = line.partition("|")
    return (_lines(title), _lines(words)) if stroke else ("", _lines(line))


def _box_line(box: BoxCell) -> str:
    if box.title and "|" not in box.title and not box.text:
        return _flat(box.title)
    return f"{_flat(box.title)}{BAR}{_flat(box.text)}".strip()


def _box(line: str) -> BoxCell:
    title, _, words = line.partition("|")
    return BoxCell(_lines(title), _lines(words))


def _row_line(row: tuple[str, ...]) -> str:
    return BAR.join(map(_flat, row)).strip() or "|"


def _row(line: str, columns: int) -> tuple[str, ...]:
    cells = tuple(_lines(each) for each in line.split("|"))
    if columns and len(cells) > columns:
        raise BadEdit(f"“{line[:40]}” has {len(cells)} parts; the table has {columns} columns.")
    return cells


def _flat(text: str) -> str:
    return text.replace("\n", BREAK)


def _lines(text: str) -> str:
    return _STROKE.sub("\n", text.strip())
