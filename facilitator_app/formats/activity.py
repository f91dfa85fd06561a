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
from facilitator_app.formats.reading import convert, parse, read_bytes, unknown_keys

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
    problems += _unknown(tables, Activity, "")
    if any(problem.fatal for problem in problems):
        raise BadFile(source, problems)
    activity = Activity(**values)
    return activity, problems + list(_sums(activity))


def sheet_block(type_: type[Any], value: Any) -> Any:
    """A handout's block from its table, by its kind."""
    if type_ is not SheetBlock or not isinstance(value, dict):
        raise msgspec.ValidationError("must be a table with a kind")
    kind = SHEET_BLOCKS.get(value.get("kind", ""))
    if kind is None:
        known = ", ".join(SHEET_BLOCKS)
        raise msgspec.ValidationError(f"“{value.get('kind', '')}” is no kind of block ({known})")
    return msgspec.convert({k: v for k, v in value.items() if k != "kind"}, kind)


def _fields(type_: type[Any]) -> Iterator[tuple[Field[Any], Any]]:
    hints = get_type_hints(type_)
    return ((each, hints[each.name]) for each in fields(type_))


def _missing(tables: Mapping[str, Any], type_: type[Any]) -> Iterator[Problem]:
    for each, _ in _fields(type_):
        needed = each.default is MISSING and each.default_factory is MISSING
        if needed and each.name not in tables:
            yield Problem(each.name, "is missing")


def _unknown(value: Any, hint: Any, where: str) -> list[Problem]:
    """Keys that no field has, anywhere within a value of a type."""
    problems: list[Problem] = []
    if get_origin(hint) is tuple and isinstance(value, list):
        for place, each in enumerate(value):
            problems += _unknown(each, get_args(hint)[0], f"{where}[{place}]")
    elif isinstance(value, dict):
        kind = SHEET_BLOCKS.get(value.get("kind", "")) if hint is SheetBlock else hint
        if is_dataclass(kind) and isinstance(kind, type):
            problems += _unknown_in(value, kind, where)
    return problems


def _unknown_in(table: Mapping[str, Any], type_: type[Any], where: str) -> list[Problem]:
    problems: list[Problem] = []
    hints = dict(get_type_hints(type_))
    unknown_keys(table, (*hints, *FILE_KEYS), where, problems)
    for key in table.keys() & hints.keys():
        problems += _unknown(table[key], hints[key], f"{where}.{key}".lstrip("."))
    return problems


def _sums(activity: Activity) -> Iterator[Problem]:
    total = sum(step.minutes for step in activity.steps)
    standard = activity.minutes.standard
    if activity.steps and total != standard:
        what = f"the steps add up to {total} minutes, the standard length is {standard}"
        yield Problem("steps", what, fatal=False)
