"""What the columns of somebody's agenda hold, told from their headings and from what is in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from facilitator_app.core.errors import Trouble
from facilitator_app.core.spans import parse_minutes
from facilitator_app.formats.agenda_table import COLUMNS, HEADINGS, KINDS
from facilitator_app.formats.clock_words import clock_span
from facilitator_app.formats.sheet import Sheet

Rows = Sequence[Sequence[str]]

LEFT_OUT: Final = ""
# Of these a plan can take what stands in several columns; of all others only one column can be taken.
JOINED: Final = ("notes", "screen", "materials")
_LOOKED_AT: Final = 20
_HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "start": ("start", "starts", "start time", "from", "begin", "begins", "at", "when", "clock"),
    "end": ("end", "ends", "end time", "finish", "finish time", "to", "until", "till"),
    "minutes": ("minutes", "min", "mins", "duration", "length", "how long", "time allotted", "time needed"),
    "title": (
        *("title", "activity", "activities", "item", "agenda", "agenda item", "what", "topic", "session"),
        *("subject", "name", "event", "exercise", "content", "description"),
    ),
    "lead": (
        *(
            "lead",
            "leads",
            "led by",
            "leader",
            "who",
            "who leads",
            "facilitator",
            "facilitators",
            "presenter",
        ),
        *("speaker", "trainer", "host", "owner", "responsible", "person", "by"),
    ),
    "support": ("support", "supports", "supported by", "co-facilitator", "cofacilitator", "assistant"),
    "notes": (
        *("notes", "note", "facilitator notes", "comments", "comment", "remarks", "details", "instructions"),
        *("how", "process", "purpose", "aim", "objective", "method", "additional information"),
    ),
    "screen": ("what participants see", "on screen", "screen", "slide", "slides", "prompt"),
    "materials": ("materials", "material", "resources", "equipment", "supplies", "needs", "bring", "tools"),
    "room": ("room", "place", "where", "location", "venue", "space"),
    "section": ("section", "sections", "part", "module", "phase", "chapter", "segment", "unit", "block"),
    "day": ("day", "date", "start date", "day of the week", "weekday"),
    "public_title": ("title for participants", "public title"),
    "kind": ("kind", "type", "category"),
    "activity": ("library activity",),
    "level": ("level",),
}
_DESCRIBES: Final = ("description", "content", "contents")
# A column that is called so holds starts or lengths; which of them, its cells tell.
_TIMES: Final = ("time", "times", "timing", "schedule")
_OURS: Final = {each.heading.casefold(): each.name for each in COLUMNS}
# What tells from where a row comes but is not taken from a table of ours: level says the same.
_TOLD: Final = ("section", "strand")
# What is called so is nothing that a plan has, though one of the words is.
_NOT_TAKEN: Final = ("end date", "finish date", "strand", "group")


def is_ours(sheet: Sheet) -> bool:
    """Whether a table has the very headings that the program writes."""
    return bool(sheet.rows) and sheet.rows[0] == HEADINGS


def find_header(rows: Rows) -> int:
    """The number of the row with the headings, counted from 1; 0 where there is none."""
    best, most = 0, 0
    for number, row in enumerate(rows[:_LOOKED_AT], 1):
        known = len({_named(cell) for cell in row} - {LEFT_OUT})
        if known > most:
            best, most = number, known
    return best if most > 1 else 0


def guess_columns(sheet: Sheet, header: int) -> tuple[str, ...]:
    """What each column holds, each thing once at most; LEFT_OUT where there is no telling."""
    if is_ours(sheet) and header == 1:
        return tuple(LEFT_OUT if each.name in _TOLD else each.name for each in COLUMNS)
    headings = sheet.rows[header - 1] if header else ()
    rows = sheet.rows[header : header + _LOOKED_AT]
    # What stands alone in its row is a heading across the table, and tells nothing of its column.
    body = [row for row in rows if sum(map(bool, row)) > 1] or rows
    guessed: list[str] = []
    for place in range(sheet.width):
        cells = [row[place] for row in body if place < len(row) and row[place].strip()]
        named = _named_beside(headings, place)
        field = _by_cells(cells) if named == "time" or not header else named
        if field == "kind" and not {cell.strip().casefold() for cell in cells} <= KINDS:
            field = LEFT_OUT
        guessed.append(LEFT_OUT if field in guessed and field not in JOINED else field)
    if "title" not in guessed:
        guessed = _with_title(guessed, body, header)
    return tuple(each if _fits(each, guessed) else LEFT_OUT for each in guessed)


def _fits(field: str, guessed: Sequence[str]) -> bool:
    """Whether a guess makes sense beside the others: only our own tables have levels, and kinds with them."""
    levels = "level" in guessed and "kind" in guessed
    return levels if field == "level" else not (field == "section" and levels)


def _named_beside(headings: Sequence[str], place: int) -> str:
    """The field that a heading names beside the others: a description is the title where nothing else is."""
    if place >= len(headings):
        return LEFT_OUT
    if _plain(headings[place]) in _DESCRIBES:
        others = (each for each in headings if _plain(each) not in _DESCRIBES)
        return "notes" if any(_named(each) == "title" for each in others) else "title"
    return _named(headings[place])


def _plain(heading: str) -> str:
    """A heading in small letters, without what is no word."""
    return " ".join(re.sub(r"[^\w' -]+", " ", heading.casefold()).split())


def _named(heading: str) -> str:
    """The field that a heading names, “time” where it may be a start or a length, or LEFT_OUT."""
    words = _plain(heading)
    if words in _TIMES:
        return "time"
    if words in _NOT_TAKEN:
        return LEFT_OUT
    if ours := _OURS.get(words):
        return ours
    exact = (field for field, names in _HEADINGS.items() if words in names)
    return next(exact, LEFT_OUT) or _within(words)


def _within(words: str) -> str:
    """The field whose name is one of several words, such as “time (min)” or “lead facilitator”."""
    parts = words.split()
    if len(parts) > 4:
        return LEFT_OUT  # a sentence, not a heading
    sure = (field for field in ("minutes", *_HEADINGS) if any(part in _HEADINGS[field] for part in parts))
    return next(sure, "time" if any(part in _TIMES for part in parts) else LEFT_OUT)


def _by_cells(cells: Sequence[str]) -> str:
    """Whether a column's cells are times of day or lengths."""
    if cells and _share(cells, clock_span) > 0.5:
        return "start"
    return "minutes" if cells and _share(cells, parse_minutes) > 0.5 else LEFT_OUT


def _share(cells: Sequence[str], read: Callable[[str], object]) -> float:
    return sum(_reads(cell, read) for cell in cells) / len(cells)


def _reads(cell: str, read: Callable[[str], object]) -> bool:
    try:
        read(cell)
    except Trouble:
        return False
    return True


def _with_title(guessed: Sequence[str], body: Iterable[Sequence[str]], header: int) -> list[str]:
    """The title, where nothing is called so: what is called “Part”, or without headings the first words."""
    if header:
        return ["title" if field == "section" else field for field in guessed]
    rows = [*body]
    free = (place for place, field in enumerate(guessed) if field == LEFT_OUT)
    title = next((place for place in free if any(row[place : place + 1] != () for row in rows)), -1)
    return ["title" if place == title else field for place, field in enumerate(guessed)]
