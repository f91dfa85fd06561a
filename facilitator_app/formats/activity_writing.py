"""Activity files: Activity to TOML, the way back from formats.activity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

import tomli_w

from facilitator_app.core.activity import Activity
from facilitator_app.formats.activity import SHEET_BLOCKS

_KINDS: Mapping[type[Any], str] = {type_: kind for kind, type_ in SHEET_BLOCKS.items()}


def activity_text(activity: Activity) -> str:
    """An activity as the text of its file; what has its usual value is left out."""
    tables = {"format": 1, "kind": "activity", **_table(activity)}
    text = tomli_w.dumps(tables)
    # Over several lines tomli_w would make \n of a text's \r\n.
    return text if r"\r\n" in text else tomli_w.dumps(tables, multiline_strings=True)


def _table(value: Any) -> dict[str, Any]:
    """A value as its table, a sheet's block with its kind."""
    held = {each.name: getattr(value, each.name) for each in fields(value)}
    table = {each.name: _plain(held[each.name]) for each in fields(value) if held[each.name] != _usual(each)}
    kind = _KINDS.get(type(value))
    return {"kind": kind, **table} if kind else table


def _plain(held: Any) -> Any:
    if isinstance(held, tuple):
        return [_plain(each) for each in held]
    return _table(held) if is_dataclass(held) else held


def _usual(each: Field[Any]) -> Any:
    return each.default if each.default_factory is MISSING else each.default_factory()
