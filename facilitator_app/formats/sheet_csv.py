"""CSV files of agendas: written for any spreadsheet program, and read as any of them writes them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.formats.agenda_table import Column, Row
from facilitator_app.formats.sheet import Sheet, tidy_rows

_LOOKED_AT: Final = 30
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEP: Final = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
# What a spreadsheet would take for a formula. The same with apostrophes before it is guarded too, so that
# what is taken off in reading is what was put on.
_FORMULA: Final = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def dump_csv(rows: Iterable[Row], columns: Sequence[Column]) -> bytes:
    """Rows as CSV in UTF-8 with a mark at its start, by which Excel knows it; no cell is a formula there."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([each.heading for each in columns])
    writer.writerows([_guarded(str(row.get(each.name, ""))) for each in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def load_csv(raw: bytes, source: str) -> Sheet:
    """The table in a CSV file, whatever its encoding and whatever parts its columns. Raises BadFile."""
    text = _text(raw, source)
    if found := _SEP.match(text):
        rows = _rows(text[found.end() :], found[1], source)
        # The line that says what parts the columns counts as a row, as it does in a spreadsheet program.
        rows.insert(0, [])
    else:
        rows = _rows(text, max(",;\t", key=lambda mark: _columns(text, mark)), source)
    return Sheet(tidy_rows([[_unguarded(cell) for cell in row] for row in rows], source))


def _guarded(text: str) -> str:
    plain = text.replace("\0", "")
    return f"'{plain}" if _FORMULA.match(plain) else plain


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _text(raw: bytes, source: str) -> str:
    encodings = [name for mark, name in _MARKS if raw.startswith(mark)] or [*_likely(raw)]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadFile(
        source, [Problem("", "this is not a text file; save the agenda as “CSV UTF-8” or as .xlsx")]
    )


def _likely(raw: bytes) -> Iterable[str]:
    """The encodings that a file with no mark may be in, the likeliest first."""
    if b"\0" in raw[:1000]:
        yield "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
    yield from ("utf-8", "cp1252")


def _rows(text: str, delimiter: str, source: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadFile(source, [Problem("", f"this is not a CSV file ({error})")]) from error


def _columns(text: str, delimiter: str) -> float:
    """How many columns the first rows have when they are parted so."""
    counts: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            counts += [len(row)] if row else []
            if len(counts) == _LOOKED_AT:
                break
    except csv.Error:
        return 0
    return median(counts) if counts else 0
