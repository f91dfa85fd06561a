"""Reading TOML files into values, and naming everything that is wrong with them."""

from __future__ import annotations

import difflib
import os
import re
import stat
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import msgspec

from facilitator_app.core.errors import BadFile, Problem

MOST_BYTES: Final = 2_000_000
TOO_LARGE: Final = f"too large to be one of our files (more than {MOST_BYTES // 1_000_000} MB)"
NEWEST_FORMAT = 1
MOST_LEVELS = 100
_LONGEST_NUMBER: Final = 40
YEARS: Final = range(1900, 3000)
TOO_DEEP: Final = "tables are nested too deep"
# So many keys that nobody knows get a guess each; to look for more of them would take seconds.
MOST_GUESSES: Final = 20
# A key of very many parts takes tomllib memory by the square of their number, and a number of thousands of
# hexadecimal digits cannot be told to anybody.
_COSTLY: Final = (
    (
        re.compile(
            rb"(?:\A(?:\xef\xbb\xbf)?|[\n\[{,])[ \t]*+"
            rb"(?:(?:[\w-]++|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}"
        ),
        TOO_DEEP,
    ),
    (re.compile(rb"0[xob][0-9A-Fa-f_]{200}"), "a number has more than 200 digits"),
)
_MORE_DIGITS: Final = re.compile(rb"(?<![\w\"'])\d[\d_]{4000}")


def read_bytes(path: Path, most: int = MOST_BYTES, too_large: str = TOO_LARGE) -> bytes:
    """A file's bytes. Raises BadFile when it cannot be read or is far larger than any file of ours."""
    try:
        # Opening one waits until somebody writes into it. Those of the system have their writer.
        if stat.S_ISFIFO(path.stat().st_mode) and path.parts[1:2] != ("dev",):
            raise BadFile(str(path), [Problem("", "this is a pipe, not a file")])
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError as error:
        raise BadFile(str(path), [Problem("", _cannot_read(path, error))]) from error
    if len(raw) > most:
        raise BadFile(str(path), [Problem("", too_large)])
    return raw


def _cannot_read(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if os.path.isdir(path):  # noqa: PTH112 - never raises; and Windows has another error for folders
        return "this is a folder, not a file"
    return f"it cannot be read ({error.strerror or error})"


def parse(raw: bytes, source: str, kind: str) -> dict[str, Any]:
    """The tables of a TOML file of one kind.

    Raises BadFile when it is not UTF-8, not TOML, another kind of file, or of a newer format.
    """
    tables = tables_of(raw, source)
    if _too_deep(tables):
        raise BadFile(source, [Problem("", TOO_DEEP)])
    version = tables.get("format")
    if type(version) is not int or version < 1:
        raise BadFile(source, [Problem("format", "must be 1, the version of the file format")])
    if version > NEWEST_FORMAT:
        raise BadFile(source, [Problem("format", f"{version} is newer than this program reads")])
    if tables.get("kind") != kind:
        raise BadFile(source, [Problem("kind", f"must be “{kind}”")])
    return tables


def tables_of(raw: bytes, source: str) -> dict[str, Any]:
    """The tables of a TOML file of any kind. Raises BadFile when it is not UTF-8 or not TOML."""
    searched = [(pattern.search(raw), what) for pattern, what in _COSTLY]
    costly = [Problem(_line(raw, found.end()), what) for found, what in searched if found]
    if costly:
        raise BadFile(source, costly)
    try:
        return tomllib.loads(_text(raw, source))
    except tomllib.TOMLDecodeError as error:
        raise BadFile(source, [Problem(*_toml_trouble(str(error)))]) from error
    except RecursionError as error:
        raise BadFile(source, [Problem("", TOO_DEEP)]) from error
    except ValueError as error:  # a number that has more digits than Python reads
        found = _MORE_DIGITS.search(raw)
        where = _line(raw, found.end()) if found else ""
        raise BadFile(source, [Problem(where, "a number has thousands of digits")]) from error


def _line(raw: bytes, at: int) -> str:
    before = raw.count(b"\n", 0, at)
    return f"line {before + 1}"


def _text(raw: bytes, source: str) -> str:
    nul = raw.find(b"\0")  # as in text of two bytes for each character
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        nul = error.start if nul < 0 else min(nul, error.start)
    if nul >= 0:
        raise BadFile(source, [Problem(_line(raw, nul), "this is not UTF-8 text")])
    if not text.strip():
        raise BadFile(source, [Problem("", "the file is empty")])
    return text


def _too_deep(tables: Mapping[str, Any]) -> bool:
    """Whether tables and lists hold one another more deeply than can be worked with."""
    level: list[Any] = [tables]
    for _ in range(MOST_LEVELS):
        level = [inner for each in level for inner in _held(each)]
        if not level:
            return False
    return True


def _held(value: Any) -> Iterator[Any]:
    inner = value.values() if isinstance(value, dict) else value
    return (each for each in inner if isinstance(each, dict | list))


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
        inner, what = told(error, type_)
        problems.append(Problem(f"{where}{inner}".strip("."), what))
        return None


@cache
def hints_of(type_: Any) -> dict[str, Any]:
    """The types of a dataclass's fields, worked out once."""
    return get_type_hints(type_)


_AT = re.compile(r" - at `\$([^`]*)`\Z")
_NAMED = re.compile(r"`([^`]*)`")
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_CHOICE = re.compile(r"Invalid enum value '(.*)'", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[[^]]*\]")
_PLAIN: Final[Mapping[str, str]] = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a date such as 2026-03-02",
    "time": "a time such as 18:30:00",
    "datetime": "a moment such as 2026-03-02T07:31:05Z",
    "null": "nothing",
}


def told(error: msgspec.ValidationError, type_: Any) -> tuple[str, str]:
    """Where in a value msgspec's error lies ('.steps[2].minutes'), and what is wrong, in plain words."""
    what, path = str(error), ""
    while place := _AT.search(what):
        what, path = what[: place.start()], path + place[1]
    if missing := _MISSING.fullmatch(what):
        return f"{path}.{missing[1]}", "is missing"
    if choice := _CHOICE.fullmatch(what):
        return path, f"“{shown(choice[1])}” is not one of {', '.join(_choices(type_, path))}"
    return path, plain(what)


def shown(text: str) -> str:
    """Text of a file, short enough and fit to stand within one line."""
    return "".join(each if each.isprintable() else "�" for each in text[:40])


def number_text(value: float) -> str:
    """A number of a file, short enough to stand within one line."""
    text = str(value)
    return text if len(text) <= _LONGEST_NUMBER else f"{text[:_LONGEST_NUMBER]}…"


def plain(what: str) -> str:
    """msgspec's message in the words of somebody who writes the file."""
    if what.startswith("Invalid RFC3339 encoded "):
        return f"expected {_PLAIN[what.split()[-1]]}"
    named = _NAMED.sub(lambda found: _named(found[1]), what)
    return named[:1].lower() + named[1:].replace(", got a number", ", got a decimal number")


def _named(types: str) -> str:
    names = [each for each in types.split(" | ") if each != "null"] or ["null"]
    return " or ".join(_PLAIN.get(each, each) for each in names)


def _choices(type_: Any, path: str) -> Iterator[str]:
    """The texts that a type allows at a path within it."""
    for step in _STEP.finditer(path):
        type_ = hints_of(type_)[step[1]] if step[1] else get_args(type_)[0]
    for each in (type_, *get_args(type_)):
        if get_origin(each) is Literal:
            yield from get_args(each)


def unknown_keys(
    table: Mapping[str, Any], known: Iterable[str], where: str, problems: list[Problem]
) -> dict[str, Any]:
    """The keys of a table that the program does not know, each noted with the likeliest it may be."""
    known = set(known)
    extra = {key: value for key, value in table.items() if key not in known}
    for number, key in enumerate(extra):
        near = difflib.get_close_matches(key, known, 1) if number < MOST_GUESSES else []
        guess = f" Did you mean “{near[0]}”?" if near else ""
        place = f"{where}.{shown(key)}" if where else shown(key)
        problems.append(Problem(place, f"the program does not know this key.{guess}", fatal=False))
    return extra
