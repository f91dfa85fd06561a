"""Activity files: TOML to Activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from facilitator_app.core import handout
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Problem
from facilitator_app.core.handout import SheetBlock
from facilitator_app.formats.reading import parse, read_bytes, shown, told
from facilitator_app.formats.tables import made

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


def read_activity(path: Path) -> Activity:
    """The activity in a file. Raises BadFile with every problem that makes it unusable."""
    return load_activity(read_bytes(path), str(path))[0]


def load_activity(raw: bytes, source: str) -> tuple[Activity, list[Problem]]:
    """The activity in a file's bytes, with the problems that do not stop it from being used.

    Raises BadFile with all problems when one of them does.
    """
    tables = parse(raw, source, "activity")
    activity, problems = made(tables, Activity, source, sheet_block, _kind_of)
    return activity, problems + list(_odd_lengths(activity))


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


def _kind_of(hint: Any, table: Mapping[str, Any]) -> Any:
    return _kind(table) if hint is SheetBlock else hint


def _odd_lengths(activity: Activity) -> Iterator[Problem]:
    total = sum(step.minutes for step in activity.steps)
    standard = activity.minutes.standard
    if activity.steps and total != standard:
        what = f"the steps add up to {total} minutes, the standard length is {standard}"
        yield Problem("steps", what, fatal=False)
    short, long = activity.minutes.short, activity.minutes.long
    if short and short >= standard:
        what = f"{short} is not shorter than the standard length of {standard} minutes"
        yield Problem("minutes.short", what, fatal=False)
    if long and long <= standard:
        what = f"{long} is not longer than the standard length of {standard} minutes"
        yield Problem("minutes.long", what, fatal=False)
    if activity.group_min > activity.group_max:
        what = f"{activity.group_min} is more than the {activity.group_max} of group_max"
        yield Problem("group_min", what, fatal=False)
