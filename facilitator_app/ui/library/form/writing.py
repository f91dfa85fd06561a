"""What people type into the form: lists a line each, materials, replies and sources; and how it is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from typing import Any, Final, get_args

from facilitator_app.core.activity import Activity, Material, MaterialPer, Reply, Source
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.spans import parse_minutes
from facilitator_app.ui.library.words import PER, material_text

BAR: Final = " | "
MOST: Final = 10_000
_PER: Final[dict[str, MaterialPer]] = {PER[per]: per for per in get_args(MaterialPer)}
_MATERIAL: Final = re.compile(rf"(?P<name>.+?)\s*:\s*(?P<count>\d+)\s+(?P<per>{'|'.join(_PER)})")


def at(activity: Activity, path: str) -> Any:
    """What stands at a path such as 'safety.opt_out'."""
    return reduce(getattr, path.split("."), activity)


def put(value: Any, path: str, new: Any) -> Any:
    """The value with something else at a path."""
    head, _, rest = path.partition(".")
    return replace(value, **{head: put(getattr(value, head), rest, new) if rest else new})


def read_lines(text: str) -> tuple[str, ...]:
    """One thing a line; empty lines part nothing."""
    return tuple(line for each in text.split("\n") if (line := each.strip()))


def write_lines(lines: tuple[str, ...]) -> str:
    """One thing a line."""
    return "\n".join(" ".join(each.split("\n")) for each in lines)


def read_materials(text: str) -> tuple[Material, ...]:
    """One material a line: 'Pens: 2 for each pair', or only what it is, for one in the room."""
    return tuple(_material(line) for line in read_lines(text))


def _material(line: str) -> Material:
    match = _MATERIAL.fullmatch(line)
    if match is None:
        return Material(line)
    count = int(match["count"])
    if not 0 < count <= MOST:
        raise BadEdit(f"“{match['count']}” of “{match['name'][:40]}” is not between 1 and {MOST:,}.")
    return Material(match["name"], count, _PER[match["per"]])


def write_materials(materials: tuple[Material, ...]) -> str:
    """One material a line."""
    return write_lines(tuple(map(material_text, materials)))


def read_replies(text: str) -> tuple[Reply, ...]:
    """One a line: what somebody may say, a stroke, what to answer."""
    return tuple(_reply(line) for line in read_lines(text))


def _reply(line: str) -> Reply:
    says, stroke, reply = (part.strip() for part in line.partition("|"))
    if not (says and stroke and reply):
        raise BadEdit(f"“{line[:40]}” needs what they say, a stroke | and what you answer.")
    return Reply(says, reply)


def write_replies(replies: tuple[Reply, ...]) -> str:
    """One a line."""
    return write_lines(tuple(f"{each.says}{BAR}{each.reply}" for each in replies))


def write_sources(sources: tuple[Source, ...]) -> str:
    """One a line: title, address, what was taken from it."""
    return write_lines(tuple(_source_line(each) for each in sources))


def _source_line(source: Source) -> str:
    return BAR.join((source.title, source.address, source.claim)).rstrip(" |")


def source_reader(known: tuple[Source, ...], text: str) -> tuple[Source, ...]:
    """One a line: title, and behind strokes its address and what was taken from it.

    A line that is as it was keeps the day on which its source was read.
    """
    before = {" ".join(_source_line(each).split()): each for each in known}
    return tuple(before.get(" ".join(line.split())) or _source(line) for line in read_lines(text))


def _source(line: str) -> Source:
    title, address, claim, *_ = (*(part.strip() for part in line.split("|", 2)), "", "")
    if not title:
        raise BadEdit(f"“{line[:40]}” has no title in front of the first stroke.")
    return Source(title, address, claim=claim)


def read_title(text: str) -> str:
    """A title, which may not be empty."""
    if not text.strip():
        raise BadEdit("An activity needs a title.")
    return text


def read_number(text: str) -> int:
    """A whole number; an empty field is 0."""
    tidy = text.strip()
    if tidy and (not (tidy.isascii() and tidy.isdecimal()) or int(tidy) > MOST):
        raise BadEdit(f"“{tidy[:40]}” is not a number from 0 to {MOST:,}.")
    return int(tidy or 0)


def write_number(number: int) -> str:
    """A number as it is shown, nothing for none."""
    return str(number) if number else ""


def read_optional_minutes(text: str) -> int:
    """Minutes, or 0 for an empty field."""
    return parse_minutes(text) if text.strip() else 0
