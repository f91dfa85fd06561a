"""Spreadsheets (XLSX) of agendas: written with real times, and read without trusting them.

openpyxl takes long to import, so this module is imported only when a spreadsheet is at hand.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import get_column_letter, range_boundaries

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.formats.about import NO, YES, Fact
from facilitator_app.formats.agenda_table import Column, Row
from facilitator_app.formats.sheet import (
    MOST_COLUMNS,
    MOST_HEIGHT,
    MOST_LETTERS,
    MOST_ROWS,
    Sheet,
    tidy_rows,
    too_long,
)
from facilitator_app.formats.xlsx_safety import checked

AGENDA, ABOUT = "Agenda", "About"
Indents = dict[tuple[int, int], int]
MOST_BEGINNING: Final = 200
_CLOCKS: Final = ("start", "end")
# What XML cannot hold is written as Excel itself does it, and text that looks so is kept from being read so.
_UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4})")
_FIT: Final = re.compile("_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
_AREA: Final = rb"[A-Z]{1,3}[1-9]\d{0,6}"
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref=\"(" + _AREA + b":" + _AREA + rb")\"")
_EPOCHS: Final = (date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1904, 1, 1))


def dump_xlsx(rows: Iterable[Row], columns: Sequence[Column], about: Iterable[Sequence[Fact]]) -> bytes:
    """Rows as a workbook with a sheet for them and one for the facts."""
    book = Workbook()
    book.properties.creator = "Facilitator"
    sheet = book.active
    sheet.title = AGENDA
    sheet.append([each.heading for each in columns])
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(columns, 1):
            _fill(sheet.cell(number, place), _value(column.name, row.get(column.name, "")))
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        _head(sheet.cell(1, place))
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    _add_about(book.create_sheet(ABOUT), about)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def load_xlsx(raw: bytes, source: str) -> Sheet:
    """The first sheet of a workbook that has anything in it, as its cells show. Raises BadFile."""
    parts = checked(raw, source)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of all that it leaves out, such as the colours of rules.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            sheet, rows, indents = _first(book, source)
            about = _about(book) if sheet is not None and sheet.title == AGENDA else {}
            others = _others(book, sheet, about)
            path, name = (sheet._worksheet_path.lstrip("/"), sheet.title) if sheet is not None else ("", "")
            book.close()
    except BadFile:
        raise
    except Exception as error:
        # openpyxl raises all sorts of errors for a file that does not hold together.
        raise BadFile(
            source, [Problem("", "the spreadsheet is damaged, or of a kind not known here")]
        ) from error
    for area in islice(_MERGED.finditer(parts.get(path, b"")), MOST_ROWS):
        _spread(rows, range_boundaries(area[1].decode()))
    return Sheet(tidy_rows(rows, source), about, indents, name, others)


def _first(book: Any, source: str) -> tuple[Any, list[list[str]], Indents]:
    """The first sheet with anything in it (None: there is none), its rows, and how far cells are set in."""
    for sheet in _seen(book):
        rows, indents = _grid(sheet, source)
        if rows:
            return sheet, rows, indents
    return None, [], {}


def _seen(book: Any) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _others(book: Any, first: Any, about: Mapping[str, object]) -> tuple[str, ...]:
    """The names of the other sheets with anything in them, but for our own facts."""
    rest = [each for each in _seen(book) if each is not first and not (about and each.title == ABOUT)]
    return tuple(sheet.title for sheet in rest if _holds(sheet))


def _holds(sheet: Any) -> bool:
    """Whether there is anything at the beginning of a sheet."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MOST_BEGINNING, max_col=MOST_COLUMNS, values_only=True)
    return any(cell is not None for row in rows for cell in row)


def _value(name: str, cell: str | int) -> Fact:
    """A cell's value: clock times are real ones, by which a spreadsheet can reckon."""
    return time.fromisoformat(str(cell)[:5]) if name in _CLOCKS and cell else cell


def _fill(cell: Any, value: Fact | None) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if value is None or value == "":
        return
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, time):
            cell.number_format = "hh:mm"
        return
    cell.value = _fit(value)
    # Text stays text, whatever it begins with.
    cell.data_type = "s"
    cell.quotePrefix = value[:1] in ("=", "+", "-", "@")


def _fit(text: str) -> str:
    """Text as a cell can hold it; of what is too long the beginning."""
    written = _UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return written if len(written) <= MOST_LETTERS else f"{_UNFIT.sub('', text)[: MOST_LETTERS - 1]}…"


def _head(cell: Any) -> None:
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color="E0EFEF")
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _add_about(sheet: Any, about: Iterable[Sequence[Fact]]) -> None:
    for number, values in enumerate(about, 1):
        for place, value in enumerate(values, 1):
            _fill(sheet.cell(number, place), value)
        _head(sheet.cell(number, 1))
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 60


def _grid(sheet: Any, source: str) -> tuple[list[list[str]], Indents]:
    """The cells of a sheet as text, and how far they are set in.

    One column more is read than an agenda has, so that too many are noticed.
    """
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    indents: dict[tuple[int, int], int] = {}
    blank = 0
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
        row = [_text(cell.value) for cell in cells]
        if not any(row):
            # Some sheets are formatted down to their millionth row, with nothing in it.
            blank += 1
            continue
        if len(rows) + blank > MOST_HEIGHT:
            raise too_long(source)
        rows += [*([] for _ in range(blank)), row]
        blank = 0
        indents |= {(len(rows), place): steps for place, steps in _steps(cells)}
    return rows, indents


def _steps(cells: Iterable[Any]) -> Iterator[tuple[int, int]]:
    """The place of each cell of words that is set in, and by how many steps."""
    for place, cell in enumerate(cells):
        if isinstance(cell.value, str) and cell.has_style and (steps := int(cell.alignment.indent or 0)):
            yield place, steps


def _text(value: Any) -> str:
    """A cell's value as the text that it would be typed as."""
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case float() if value.is_integer():
            return str(int(value))
        case datetime() | time() | timedelta():
            return _time_text(value)
        case str():
            return _FIT.sub(lambda found: chr(int(found[1], 16)), value)
        case _:
            return str(value)


def _time_text(value: datetime | time | timedelta) -> str:
    """A day, a time of day or a length; a length of less than a day may come as a time of day."""
    if isinstance(value, timedelta):
        return _length(value)
    if isinstance(value, datetime) and value.date() not in _EPOCHS:
        return f"{value:%Y-%m-%d}" if value.time() == time(0) else f"{value:%Y-%m-%d %H:%M}"
    clock = value.time() if isinstance(value, datetime) else value
    midnight = datetime.combine(date.min, time(0))
    return _length(datetime.combine(date.min, clock) - midnight)


def _length(span: timedelta) -> str:
    """Hours and minutes, and seconds where there are any; Excel keeps times as fractions, not exactly."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")


def _about(book: Any) -> dict[str, tuple[str, ...]]:
    """The facts of the second sheet, where we wrote it."""
    if ABOUT not in book.sheetnames:
        return {}
    rows = book[ABOUT].iter_rows(max_row=100, max_col=MOST_COLUMNS, values_only=True)
    cells = ([_text(cell) for cell in row] for row in rows)
    return {row[0]: tuple(row[1:]) for row in cells if row and row[0]}


def _spread(rows: list[list[str]], area: tuple[int, int, int, int]) -> None:
    """Have each row of a merged area say what the area says, as it looks to whoever reads it."""
    left, top, _, bottom = area
    if top > len(rows) or left > len(rows[top - 1]):
        return
    words = rows[top - 1][left - 1]
    for row in rows[top : min(bottom, len(rows))]:
        if any(row):
            row.extend([""] * (left - len(row)))
            row[left - 1] = words
