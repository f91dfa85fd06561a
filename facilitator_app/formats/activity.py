"""Activity files: TOML to Activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from facilitator_app.core import handout
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.core.handout import SheetBlock
from facilitator_app.core.spans import MOST_MINUTES
from facilitator_app.formats.reading import convert, parse, read_bytes, shown, told, unknown_keys

SHEET_BLOCKS: Mapping[str, type[SheetBlock]] = {
    "heading": handout.Heading,
    "text": handout.Text,
    "callout": handout.Callout,
    "lines": handout.Lines,
    "fields": handout.Fields,
    "boxes": handout.Boxes,
    "table": handout.Table,
    "cards": handout.Cards,
    "scale": handout.Scale,
    "circles": handout.Circles,
    "timeline": handout.Timeline,
    "wheel": handout.Wheel,
    "checklist": handout.Checklist,
    "page_break": handout.PageBreak,
}
FILE_KEYS = ("format", "kind")
MOST = 10_000


def read_activity(path: Path) -> Activity:
    """The activity in a file. Raises BadFile with every problem that makes it unusable."""
    return load_activity(read_bytes(path), str(path))[0]


def load_activity(raw: bytes, source: str) -> tuple[Activity, list[Problem]]:
    """The activity in a file's bytes, with the problems that do not stop it from being used.

    Raises BadFile with all problems when one of them does.
    """
    tables = parse(raw, source, "activity")
    problems: list[Problem] = []
    values = {
        each.name: convert(tables[each.name], hint, each.name, problems, dec_hook=sheet_block)
        for each, hint in _fields(Activity)
        if each.name in tables
    }
    problems += _missing(tables, Activity)
    problems += _odd(tables, Activity, "")
    if any(problem.fatal for problem in problems):
        raise BadFile(source, problems)
    activity = Activity(**values)
    return activity, problems + list(_sums(activity))


def sheet_block(type_: type[Any], value: Any) -> Any:
    """A handout's block from its table, by its kind."""
    # msgspec puts the path of the block behind a ValueError's message, and only behind that one's.
    if type_ is not SheetBlock or not isinstance(value, dict):
        raise ValueError("expected a table with a kind")
    kind = _kind(value)
    if kind is None:
        known = ", ".join(SHEET_BLOCKS)
        raise ValueError(f"“{shown(str(value.get('kind', '')))}” is not one of {known} - at `$.kind`")
    try:
        return msgspec.convert({k: v for k, v in value.items() if k != "kind"}, kind)
    except msgspec.ValidationError as error:
        inner, what = told(error, kind)
        raise ValueError(f"{what} - at `${inner}`") from error


def _kind(block: Mapping[str, Any]) -> type[SheetBlock] | None:
    name = block.get("kind")
    return SHEET_BLOCKS.get(name) if isinstance(name, str) else None


def _fields(type_: type[Any]) -> Iterator[tuple[Field[Any], Any]]:
    hints = get_type_hints(type_)
    return ((each, hints[each.name]) for each in fields(type_))


def _missing(tables: Mapping[str, Any], type_: type[Any]) -> Iterator[Problem]:
    for each, _ in _fields(type_):
        needed = each.default is MISSING and each.default_factory is MISSING
        if needed and each.name not in tables:
            yield Problem(each.name, "is missing")


def _odd(value: Any, hint: Any, where: str) -> list[Problem]:
    """Keys that no field has and numbers that nothing can be made with, anywhere within a value of a type."""
    problems: list[Problem] = []
    if get_origin(hint) is tuple and isinstance(value, list):
        for place, each in enumerate(value):
            problems += _odd(each, get_args(hint)[0], f"{where}[{place}]")
    elif isinstance(value, dict):
        kind = _kind(value) if hint is SheetBlock else hint
        if is_dataclass(kind) and isinstance(kind, type):
            also = ("kind",) if hint is SheetBlock else FILE_KEYS if not where else ()
            problems += _odd_in(value, kind, where, also)
    elif isinstance(value, int | float):
        least = 1 if where.endswith("columns") else 0
        most = MOST_MINUTES if "minutes" in where else MOST
        if not least <= value <= most:
            problems.append(Problem(where, f"{value} is not between {least} and {most}"))
    return problems


def _odd_in(table: Mapping[str, Any], type_: type[Any], where: str, also: tuple[str, ...]) -> list[Problem]:
    problems: list[Problem] = []
    hints = dict(get_type_hints(type_))
    unknown_keys(table, (*hints, *also), where, problems)
    for key in table.keys() & hints.keys():
        problems += _odd(table[key], hints[key], f"{where}.{key}".lstrip("."))
    return problems


def _sums(activity: Activity) -> Iterator[Problem]:
    total = sum(step.minutes for step in activity.steps)
    standard = activity.minutes.standard
    if activity.steps and total != standard:
        what = f"the steps add up to {total} minutes, the standard length is {standard}"
        yield Problem("steps", what, fatal=False)
