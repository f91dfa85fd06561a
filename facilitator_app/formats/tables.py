"""The tables of a file made into a value of one type, with every problem in them named by its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, TypeVar, get_args, get_origin

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.core.spans import MOST_MINUTES
from facilitator_app.formats.reading import convert, hints_of, number_text, unknown_keys

FILE_KEYS = ("format", "kind")
MOST = 10_000
T = TypeVar("T")
Hook = Callable[[type[Any], Any], Any]
KindOf = Callable[[Any, Mapping[str, Any]], Any]


def made(
    tables: Mapping[str, Any],
    type_: type[T],
    source: str,
    hook: Hook | None = None,
    kind_of: KindOf | None = None,
) -> tuple[T, list[Problem]]:
    """The value in a file's tables, with the problems that do not stop it from being used.

    kind_of gives the type of a table whose kind says which of several it is, and hook makes that value.
    Raises BadFile with all problems when one of them stops it.
    """
    problems: list[Problem] = []
    values = {
        each.name: convert(tables[each.name], hint, each.name, problems, dec_hook=hook)
        for each, hint in _fields(type_)
        if each.name in tables
    }
    problems += _missing(tables, type_)
    problems += _Oddities(kind_of or _as_it_is).within(tables, type_, "")
    if any(problem.fatal for problem in problems):
        raise BadFile(source, problems)
    return type_(**values), problems


def _as_it_is(hint: Any, _table: Mapping[str, Any]) -> Any:
    return hint


def _fields(type_: Any) -> Iterator[tuple[Field[Any], Any]]:
    hints = hints_of(type_)
    return ((each, hints[each.name]) for each in fields(type_))


def _missing(tables: Mapping[str, Any], type_: type[Any]) -> Iterator[Problem]:
    for each, _ in _fields(type_):
        needed = each.default is MISSING and each.default_factory is MISSING
        if needed and each.name not in tables:
            yield Problem(each.name, "is missing")


class _Oddities:
    """Keys that no field has and numbers that nothing can be made with, anywhere within a value of a type."""

    def __init__(self, kind_of: KindOf) -> None:
        self._kind_of = kind_of

    def within(self, value: Any, hint: Any, where: str) -> list[Problem]:
        """Those in a value that stands at a place."""
        problems: list[Problem] = []
        if get_origin(hint) is tuple and isinstance(value, list):
            for place, each in enumerate(value):
                problems += self.within(each, get_args(hint)[0], f"{where}[{place}]")
        elif isinstance(value, dict):
            problems += self._in_table(value, hint, where)
        elif isinstance(value, int | float):
            problems += _odd_number(value, where)
        return problems

    def _in_table(self, table: Mapping[str, Any], hint: Any, where: str) -> list[Problem]:
        problems: list[Problem] = []
        kind = self._kind_of(hint, table)
        if not (is_dataclass(kind) and isinstance(kind, type)):
            return problems
        hints = hints_of(kind)
        also = ("kind",) if kind is not hint else FILE_KEYS if not where else ()
        unknown_keys(table, (*hints, *also), where, problems)
        for key in table.keys() & hints.keys():
            problems += self.within(table[key], hints[key], f"{where}.{key}".lstrip("."))
        return problems


def _odd_number(value: float, where: str) -> Iterator[Problem]:
    least = 1 if where.endswith("columns") else 0
    most = MOST_MINUTES if "minutes" in where else MOST
    if not least <= value <= most:
        yield Problem(where, f"{number_text(value)} is not between {least} and {most}")
