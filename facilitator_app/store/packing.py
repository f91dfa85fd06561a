"""What a plan file holds in keys of its own, in a form that JSON keeps exactly."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

_BIGGEST: Final = 2**63

_FROM_TEXT: Final[Mapping[str, Callable[[str], Any]]] = {
    "$datetime": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$time": time.fromisoformat,
    "$float": float,
    "$int": lambda text: int(text, 16),
}
_TABLE: Final = "$table"


def pack(value: Any) -> Any:
    """A TOML value with all that JSON would lose (dates, times, nan, huge numbers) put as tables."""
    match value:
        case dict():
            packed = {key: pack(each) for key, each in value.items()}
            return {_TABLE: packed} if any(key.startswith("$") for key in value) else packed
        case list() | tuple():
            return [pack(each) for each in value]
        case datetime():
            return {"$datetime": value.isoformat()}
        case date():
            return {"$date": value.isoformat()}
        case time():
            return {"$time": value.isoformat()}
        case _:
            return _pack_number(value)


def _pack_number(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": repr(value)}
    if isinstance(value, int) and not -_BIGGEST <= value < _BIGGEST:
        return {"$int": hex(value)}
    return value


def unpack(value: Any) -> Any:
    """The TOML value that pack was given."""
    if isinstance(value, list):
        return [unpack(each) for each in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        (key, inner), *_ = value.items()
        if key in _FROM_TEXT:
            return _FROM_TEXT[key](inner)
        if key == _TABLE:
            value = inner
    return {key: unpack(each) for key, each in value.items()}


def each_extra(tree: dict[str, Any], change: Callable[[Any], Any]) -> None:
    """Change, in place, every `extra` of a document given as plain tables."""
    if tree.get("extra"):
        tree["extra"] = change(tree["extra"])
    for name in ("blocks", "strands", "parked", "reasons", "supplies"):
        for inner in tree.get(name, ()):
            each_extra(inner, change)
    # What is parked holds one block, and so may a press; the block of a reason is only an id.
    for name in ("block", "new"):
        if isinstance(tree.get(name), dict):
            each_extra(tree[name], change)
