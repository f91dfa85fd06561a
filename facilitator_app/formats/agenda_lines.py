"""The rows of a table by what their columns hold, each on its way to a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Final

from facilitator_app.formats.agenda_columns import JOINED, LEFT_OUT
from facilitator_app.formats.agenda_table import HOLDERS
from facilitator_app.formats.sheet import Sheet

_TAB: Final = 4
# A step of Excel's own indentation is about as wide as this many spaces.
_STEP: Final = 3


@dataclass(slots=True)
class Line:
    """A row on its way to a block; turns_back says that its times would go back in the day.

    only is the text of a row that has nothing but one cell of words; indent is how far in its title begins;
    texts are all its cells that hold anything, whatever their columns are for.
    """

    number: int
    cells: dict[str, str]
    only: str = ""
    indent: int = 0
    texts: tuple[str, ...] = ()
    level: int = 1
    key: str = ""
    start: time | None = None
    end: time | None = None
    minutes: int | None = None
    turns_back: bool = False
    wrong: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of the block that it becomes."""
        return self.key or f"row-{self.number}"

    @property
    def says(self) -> bool:
        """Whether any column that is taken holds something."""
        return any(self.cells.values())

    @property
    def holds(self) -> bool:
        """Whether it holds other rows, whose lengths are its own."""
        return self.cells.get("kind", "").casefold() in HOLDERS


def lines_of(sheet: Sheet, header: int, columns: Sequence[str]) -> list[Line]:
    """The rows below the header that are not blank."""
    lines = (_line(sheet, number, row, columns) for number, row in enumerate(sheet.rows[header:], header + 1))
    return [line for line in lines if line.texts]


def _line(sheet: Sheet, number: int, row: Sequence[str], columns: Sequence[str]) -> Line:
    cells: dict[str, str] = {}
    for cell, name in zip(row, columns, strict=False):
        if name in JOINED and cell.strip():
            cells[name] = "\n".join(filter(None, (cells.get(name, ""), cell)))
        elif name not in JOINED and name != LEFT_OUT:
            cells[name] = cell.strip()
    texts = tuple(cell.strip() for cell in row if cell.strip())
    alone = len(texts) == 1 and any(map(str.isalpha, texts[0]))
    return Line(number, cells, texts[0] if alone else "", _indent(sheet, number, row, columns), texts)


def _indent(sheet: Sheet, number: int, row: Sequence[str], columns: Sequence[str]) -> int:
    """How far in the title begins, or what stands alone: by the spaces before it and the cell's own steps."""
    filled = [place for place, cell in enumerate(row) if cell.strip()]
    titles = [place for place in filled if columns[place : place + 1] == ("title",)]
    place = next(iter((*titles, *filled)), 0)
    text = row[place].expandtabs(_TAB) if row else ""
    steps = sheet.indents.get((number, place), 0)
    return len(text) - len(text.lstrip()) + _STEP * steps
