"""Documents, events and activities as the JSON bodies that the data file holds."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Final, TypeVar

import msgspec

from facilitator_app.core import handout
from facilitator_app.core.activity import Activity
from facilitator_app.core.handout import SheetBlock
from facilitator_app.core.people import Attendance, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event
from facilitator_app.core.template import Template
from facilitator_app.store.packing import each_extra, pack, unpack
from facilitator_app.store.troubles import NotRead, NotSaved

Document = Plan | Template | Roster | Attendance | Activity
D = TypeVar("D", Template, Plan, Roster, Attendance, Activity)
B = TypeVar("B", Template, Plan, Roster, Attendance, Activity, Event)

KINDS: Final[dict[type[Any], str]] = {
    Plan: "plan",
    Template: "template",
    Roster: "roster",
    Attendance: "attendance",
    Activity: "activity",
}
SCHEMA: Final = 1

_CALENDAR: Final = (date, datetime, time)
# Not __subclasses__(), which also has the classes that dataclass(slots=True) replaced.
_SHEET_BLOCKS: Final[dict[str, type[SheetBlock]]] = {
    name: each
    for name, each in vars(handout).items()
    if isinstance(each, type) and issubclass(each, SheetBlock)
}


def encode(value: Document | Event) -> str:
    """A value as its body. Raises NotSaved when a text in it is broken beyond what can be kept."""
    if isinstance(value, Activity):
        return encode_activity(value)
    tree = msgspec.to_builtins(value, builtin_types=_CALENDAR)
    each_extra(tree, pack)
    return to_json(tree)


def decode(body: str, kind: type[B]) -> B:
    """The value that a body holds. Raises NotRead when it does not hold one."""
    try:
        tree = msgspec.json.decode(body)
        each_extra(tree, unpack)
        return msgspec.convert(tree, kind, dec_hook=_sheet_block)
    except (ValueError, TypeError, AttributeError) as error:
        raise _damaged(KINDS.get(kind, "run"), error) from error


def encode_activity(activity: Activity) -> str:
    """An activity as its body."""
    tree = msgspec.to_builtins(activity)
    for sheet, packed in zip(activity.handouts, tree["handouts"], strict=True):
        for block, inner in zip(sheet.blocks, packed["blocks"], strict=True):
            inner["$sheet"] = type(block).__name__
    return to_json(tree)


def decode_activity(body: str) -> Activity:
    """The activity that a body holds. Raises NotRead when it does not hold one."""
    try:
        return msgspec.convert(msgspec.json.decode(body), Activity, dec_hook=_sheet_block)
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged("activity", error) from error


def _damaged(what: str, error: Exception) -> NotRead:
    article = "An" if what[0] in "aeiou" else "A"
    return NotRead(f"{article} {what} is damaged in the data file ({error}). A backup may have it whole.")


def _sheet_block(_: type[Any], tree: dict[str, Any]) -> SheetBlock:
    return msgspec.convert(tree, _SHEET_BLOCKS[tree["$sheet"]])


def to_json(value: Any) -> str:
    """A value as JSON text. Raises NotSaved for text that no file can hold."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError as error:
        raise NotSaved(
            "Not saved: the text holds half of a character, which no file can keep. "
            "Take out the character that shows as a box, then try again."
        ) from error
