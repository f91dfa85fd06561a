"""Lists of people: names from a CSV file or from pasted lines, and back."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.core.people import Roster
from facilitator_app.formats.reading import read_bytes

NAME_HEADINGS = ("name", "full name", "participant", "person", "display name")
FIRST_HEADINGS = ("first name", "first", "given name", "given names", "forename")
LAST_HEADINGS = ("last name", "last", "surname", "family name")
LONGEST_NAME = 200
MOST_PEOPLE = 5_000


def read_names(path: Path) -> list[str]:
    """The names in a CSV file, in its order. Raises BadFile with what is wrong."""
    return load_names(read_bytes(path), str(path))


def load_names(raw: bytes, source: str) -> list[str]:
    """The names in a CSV's bytes: a column called name, or first and last name, else the first column."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = "this is not UTF-8 text; save the list as “CSV UTF-8”"
        raise BadFile(source, [Problem(f"line {line}", what)]) from error
    if "\0" in text:
        raise BadFile(source, [Problem("", "this is not a text file")])
    rows = _rows(text, source)
    columns, body = _columns(rows)
    names = [_tidy(" ".join(row[each] for each in columns if each < len(row))) for row in body]
    return _checked([name for name in names if name], source)


def dump_roster(roster: Roster) -> bytes:
    """A roster as CSV with one column of names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["Name"])
    writer.writerows([person.name] for person in roster.people)
    return out.getvalue().encode("utf-8-sig")


def _rows(text: str, source: str) -> list[list[str]]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadFile(source, [Problem("", f"this is not a CSV file ({error})")]) from error
    return [row for row in rows if any(cell.strip() for cell in row)]


def _columns(rows: list[list[str]]) -> tuple[list[int], list[list[str]]]:
    """Which columns make up a name, and the rows below the headings."""
    headings = [cell.strip().casefold() for cell in rows[0]] if rows else []
    for wanted in ((NAME_HEADINGS,), (FIRST_HEADINGS, LAST_HEADINGS), (FIRST_HEADINGS,)):
        found = [_place(headings, names) for names in wanted]
        if all(place is not None for place in found):
            return [place for place in found if place is not None], rows[1:]
    return [0], rows


def _place(headings: Sequence[str], names: Sequence[str]) -> int | None:
    return next((headings.index(name) for name in names if name in headings), None)


def _tidy(name: str) -> str:
    """One line, composed characters, no control characters."""
    composed = unicodedata.normalize("NFC", name)
    kept = (" " if unicodedata.category(each) == "Cc" else each for each in composed)
    return " ".join("".join(kept).split())


def _checked(names: list[str], source: str) -> list[str]:
    if len(names) > MOST_PEOPLE:
        raise BadFile(source, [Problem("", f"more than {MOST_PEOPLE} people are on this list")])
    long = next((name for name in names if len(name) > LONGEST_NAME), None)
    if long is not None:
        what = f"a name is longer than {LONGEST_NAME} characters: “{long[:40]}…”"
        raise BadFile(source, [Problem("name", what)])
    return names
