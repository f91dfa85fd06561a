"""A table out of a CSV file or a spreadsheet: rows of plain text, whatever the file held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.formats.reading import read_bytes

MOST_BYTES: Final = 10_000_000
MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 60
# With the blank rows in between.
MOST_HEIGHT: Final = 20_000
# Excel takes no longer text in a cell.
MOST_LETTERS: Final = 32_767
SHEETS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text as they stand in a file, blank ones too, and the facts of a plan that came with them.

    indents are the steps by which a spreadsheet sets cells in, by row (counted from 1) and column (from 0).
    name is what a spreadsheet calls the sheet, and others are its other sheets that hold anything.
    """

    rows: tuple[tuple[str, ...], ...]
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    indents: Mapping[tuple[int, int], int] = field(default_factory=dict)
    name: str = ""
    others: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)


def read_sheet(path: Path) -> Sheet:
    """The table in a CSV file or a spreadsheet, told apart by what is in it. Raises BadFile."""
    return load_sheet(_read(path), str(path))


def load_sheet(raw: bytes, source: str) -> Sheet:
    """The table in a file's bytes. Raises BadFile with what is wrong."""
    if raw.startswith(_ZIP):
        from facilitator_app.formats.sheet_xlsx import load_xlsx

        return load_xlsx(raw, source)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        what = "this is an old Excel file, or one with a password; save it as .xlsx or as CSV"
        raise BadFile(source, [Problem("", what)])
    from facilitator_app.formats.sheet_csv import load_csv

    return load_csv(raw, source)


def tidy_rows(rows: Sequence[Sequence[str]], source: str) -> tuple[tuple[str, ...], ...]:
    """The rows without what is blank at the end of each and of all. Raises BadFile for far too many."""
    kept = [_without_tail(row) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    if not kept:
        raise BadFile(source, [Problem("", "there is nothing in it")])
    if sum(map(bool, kept)) > MOST_ROWS or len(kept) > MOST_HEIGHT:
        raise too_long(source)
    if max(map(len, kept)) > MOST_COLUMNS:
        raise BadFile(source, [Problem("", f"an agenda has {MOST_COLUMNS} columns at most")])
    return tuple(kept)


def too_long(source: str) -> BadFile:
    """The refusal of a table with more rows than anybody's agenda."""
    return BadFile(source, [Problem("", f"an agenda has {MOST_ROWS:,} rows at most")])


def _without_tail(row: Sequence[str]) -> tuple[str, ...]:
    last = max((place for place, cell in enumerate(row) if cell), default=-1)
    return tuple(row[: last + 1])


def _read(path: Path) -> bytes:
    return read_bytes(path, MOST_BYTES, f"an agenda has {MOST_BYTES // 1_000_000} MB at most")
