"""Reading TOML files into values, and naming everything that is wrong with them."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from facilitator_app.core.errors import BadFile, Problem

MOST_BYTES = 2_000_000
NEWEST_FORMAT = 1


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises BadFile when it cannot be read or is far larger than any file of ours."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadFile(str(path), [Problem("", _cannot_read(error))]) from error
    if len(raw) > MOST_BYTES:
        what = f"too large to be one of our files (more than {MOST_BYTES // 1_000_000} MB)"
        raise BadFile(str(path), [Problem("", what)])
    return raw


def _cannot_read(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder, not a file"
    return f"it cannot be read ({error.strerror or error})"


def parse(raw: bytes, source: str, kind: str) -> dict[str, Any]:
    """The tables of a TOML file of one kind.

    Raises BadFile when it is not UTF-8, not TOML, another kind of file, or of a newer format.
    """
    try:
        tables = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadFile(source, [Problem(f"line {line}", "this is not UTF-8 text")]) from error
    except tomllib.TOMLDecodeError as error:
        raise BadFile(source, [Problem(*_toml_trouble(str(error)))]) from error
    except RecursionError as error:
        raise BadFile(source, [Problem("", "tables are nested too deep")]) from error
    version = tables.get("format")
    if type(version) is not int or version < 1:
        raise BadFile(source, [Problem("format", "must be 1, the version of the file format")])
    if version > NEWEST_FORMAT:
        raise BadFile(source, [Problem("format", f"{version} is newer than this program reads")])
    if tables.get("kind") != kind:
        raise BadFile(source, [Problem("kind", f"must be “{kind}”")])
    return tables


def _toml_trouble(message: str) -> tuple[str, str]:
    """TOML's own message as place and what: 'Invalid value (at line 3, column 5)'."""
    what, found, place = message.rpartition(" (at ")
    if not found:
        return "", f"not a TOML file: {message}"
    return place.rstrip(")"), f"not a TOML file: {what[:1].lower()}{what[1:]}"


def convert(
    value: Any,
    type_: Any,
    where: str,
    problems: list[Problem],
    dec_hook: Callable[[type[Any], Any], Any] | None = None,
) -> Any:
    """A value as a type, or None with the problem noted under the field where it lies."""
    try:
        return msgspec.convert(value, type_, dec_hook=dec_hook)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at `")
        inner = path.rstrip("`").removeprefix("$")
        problems.append(Problem(f"{where}{inner}".strip("."), plain(what, value)))
        return None


_PLAIN = {
    "`int`": "a whole number",
    "`float`": "a number",
    "`str`": "text",
    "`bool`": "true or false",
    "`array`": "a list",
    "`object`": "a table",
    "`date`": "a date such as 2026-03-02",
    "`time`": "a time such as 18:30:00",
    "`null`": "nothing",
}


def plain(what: str, value: Any = None) -> str:
    """msgspec's message in the words of somebody who writes the file."""
    for theirs, ours in _PLAIN.items():
        what = what.replace(theirs, ours)
    return what[:1].lower() + what[1:].replace(" | nothing", "")


def unknown_keys(
    table: Mapping[str, Any], known: Iterable[str], where: str, problems: list[Problem]
) -> dict[str, Any]:
    """The keys of a table that the program does not know, each noted with the likeliest it may be."""
    known = set(known)
    extra = {key: value for key, value in table.items() if key not in known}
    for key in extra:
        near = difflib.get_close_matches(key, known, 1)
        guess = f" Did you mean “{near[0]}”?" if near else ""
        place = f"{where}.{key}" if where else key
        problems.append(Problem(place, f"the program does not know this key.{guess}", fatal=False))
    return extra
