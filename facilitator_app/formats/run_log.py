"""Run logs: JSON lines to Events and back."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, get_type_hints

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.core.plan import Block
from facilitator_app.core.run import Event
from facilitator_app.core.spans import MOST_MINUTES
from facilitator_app.formats.block_reading import BlockReader, wrong_blocks
from facilitator_app.formats.plan import table_of
from facilitator_app.formats.reading import YEARS, convert, number_text, read_bytes, shown

_HINTS = {name: hint for name, hint in get_type_hints(Event).items() if name not in ("extra", "new")}
_NEEDED = ("at", "do")
_NEEDS: Mapping[str, str] = {"go": "block", "add": "seconds", "correct": "seconds", "insert": "new"}
MOST_SECONDS = 48 * 3600
MOST_STEPS = 1000


def read_log(path: Path, blocks: Iterable[str] | None = None) -> list[Event]:
    """The events in a file; blocks are the plan's ids, where those named are to be checked."""
    return load_log(read_bytes(path), str(path), blocks)


def load_log(raw: bytes, source: str, blocks: Iterable[str] | None = None) -> list[Event]:
    """The events in a log's bytes. Raises BadFile with the line and field of everything wrong.

    A last line that was cut off in the middle (power lost while it was written) is left out.
    """
    known = None if blocks is None else set(blocks)
    problems: list[Problem] = []
    events = []
    lines = raw.removeprefix(BOM_UTF8).split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        last = number == len(lines)
        event = _event(line, f"line {number}", problems, known, cut=last)
        if event is not None:
            events.append(event)
        # What was put in may be named from then on.
        if event is not None and event.new is not None and known is not None:
            known.add(event.new.id)
    if problems:
        raise BadFile(source, problems)
    return events


def dump_log(events: Iterable[Event]) -> bytes:
    """Events as a log, one a line."""
    return b"".join(json.dumps(_line(event)).encode() + b"\n" for event in events)


def _event(
    line: bytes, where: str, problems: list[Problem], known: set[str] | None, cut: bool
) -> Event | None:
    try:
        table = _parsed(line)
    except UnicodeEncodeError:
        problems.append(Problem(where, "a text holds half of a character"))
        return None
    except (ValueError, RecursionError):
        if not cut:
            problems.append(Problem(where, "this is not a line of JSON"))
        return None
    if not isinstance(table, dict):
        problems.append(Problem(where, "expected an object with “at” and “do”"))
        return None
    before = len(problems)
    values = {
        name: convert(table[name], hint, f"{where}: {name}", problems)
        for name, hint in _HINTS.items()
        if name in table
    }
    if "new" in table:
        values["new"] = _block(table["new"], f"{where}: new", problems)
    _check(values, where, problems, known)
    if len(problems) > before:
        return None
    names = {each.name for each in fields(Event)}
    extra = {key: value for key, value in table.items() if key not in names}
    return Event(**{**values, "at": values["at"].astimezone(UTC)}, extra=extra)


def _parsed(line: bytes) -> Any:
    table = json.loads(line.decode("utf-8"))
    if b"\\u" in line:
        json.dumps(table, ensure_ascii=False).encode()  # JSON may name what no text can hold
    return table


def _block(table: Any, where: str, problems: list[Problem]) -> Block | None:
    """The block of an insert, which is as in a plan file; keys that are not known are kept."""
    reader = BlockReader()
    blocks = reader.blocks([table], "new", 1)
    wrong = [*reader.problems, *(wrong_blocks(blocks, "new", None) if reader.whole else ())]
    told = [(each.where.replace("new[0]", where, 1), each.what) for each in wrong if each.fatal]
    problems += [Problem(*each) for each in told]
    return blocks[0] if blocks and not told else None


def _check(values: Mapping[str, Any], where: str, problems: list[Problem], known: set[str] | None) -> None:
    needed = _NEEDS.get(values.get("do") or "")
    names = (*_NEEDED, needed) if needed else _NEEDED
    problems += [Problem(f"{where}: {name}", "is missing") for name in names if name not in values]
    if isinstance(at := values.get("at"), datetime):
        problems += _wrong_moment(at, f"{where}: at")
    problems += _wrong_lengths(values, where)
    block = values.get("block")
    if known is not None and block and block not in known:
        problems.append(Problem(f"{where}: block", f"there is no block “{shown(block)}” in the plan"))


def _wrong_moment(at: datetime, where: str) -> Iterator[Problem]:
    if at.tzinfo is None:
        yield Problem(where, "has no time zone; add Z for UTC")
    if at.year not in YEARS:
        yield Problem(where, f"{at.year} is not between the years {YEARS[0]} and {YEARS[-1]}")


def _wrong_lengths(values: Mapping[str, Any], where: str) -> Iterator[Problem]:
    seconds = values.get("seconds") or 0
    if not abs(seconds) <= MOST_SECONDS:  # said this way round, NaN is told too
        yield Problem(f"{where}: seconds", f"{number_text(seconds)} is more than two days")
    step = values.get("step") or 0
    if not 0 <= step <= MOST_STEPS:
        yield Problem(f"{where}: step", f"{number_text(step)} is not between 0 and {MOST_STEPS}")
    for id, minutes in (values.get("minutes") or {}).items():
        if not 0 <= minutes <= MOST_MINUTES:
            what = f"{number_text(minutes)} is not between 0 and {MOST_MINUTES}"
            yield Problem(f"{where}: minutes.{shown(id)}", what)


def _line(event: Event) -> dict[str, Any]:
    line: dict[str, Any] = {"at": event.at.isoformat().replace("+00:00", "Z"), "do": event.do}
    needed = _NEEDS.get(event.do)
    given: dict[str, Any] = {
        "block": event.block,
        "seconds": event.seconds,
        "minutes": dict(event.minutes),
        "text": event.text,
        "step": event.step,
        "new": None if event.new is None else _plain(table_of(event.new)),
        "auto": event.auto,
    }
    said = {key: value for key, value in given.items() if value or key == needed}
    return line | said | ({} if event.done else {"done": False}) | dict(event.extra)


def _plain(value: Any) -> Any:
    """A table of TOML as JSON can hold it: its times as text."""
    match value:
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return value
