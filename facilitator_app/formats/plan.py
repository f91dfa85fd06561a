"""Plan files: TOML to Plan and back. Keys that the program does not know are kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar, get_type_hints
from zoneinfo import ZoneInfo

import tomli_w

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.core.plan import MOST_DEPTH, Block, Plan, Strand
from facilitator_app.core.spans import MOST_MINUTES
from facilitator_app.formats.reading import YEARS, convert, parse, read_bytes, shown, unknown_keys

MOST_PEOPLE = 100_000
MOST_BLOCKS = 2_000
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")

T = TypeVar("T", Plan, Block, Strand)

_HINTS: Mapping[type[Any], Mapping[str, Any]] = {
    type_: {
        name: hint
        for name, hint in get_type_hints(type_).items()
        if name not in ("blocks", "strands", "extra")
    }
    for type_ in (Plan, Block, Strand)
}


def read_plan(path: Path, activities: Collection[str] | None = None) -> tuple[Plan, list[Problem]]:
    """The plan in a file, with what is odd but does not stop it. Raises BadFile with all that is wrong."""
    return load_plan(read_bytes(path), str(path), activities)


def load_plan(
    raw: bytes, source: str, activities: Collection[str] | None = None
) -> tuple[Plan, list[Problem]]:
    """The plan in a file's bytes; activities are the ids that the library has, where that is to be checked.

    Raises BadFile with every problem when one of them makes the file unusable.
    """
    reader = _Reader()
    plan = reader.plan(parse(raw, source, "plan"))
    problems = reader.problems
    # Where a block or its id could not be read, there is no telling which id stands where.
    if plan is not None and reader.whole:
        problems += _wrong_ids(plan)
        if activities is not None:
            problems += _unknown_activities(plan, activities)
    if plan is None or any(problem.fatal for problem in problems):
        raise BadFile(source, problems)
    return plan, problems


def dump_plan(plan: Plan) -> bytes:
    """A plan as the bytes of its file; what has its usual value is left out."""
    tables = {"format": 1, "kind": "plan", **_table(plan)}
    return tomli_w.dumps(tables).encode()


class _Reader:
    """Reads one file and gathers everything that is wrong in it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.count = 0
        self.whole = True

    def plan(self, tables: Mapping[str, Any]) -> Plan | None:
        values = self._values(tables, Plan, "", ("format", "kind"))
        self._check_range(tables.get("group_size"), "group_size", MOST_PEOPLE)
        self._check_zone(tables.get("time_zone"))
        self._check_clocks(values, "")
        self._check_day(values.get("date"))
        values["blocks"] = self._blocks(tables.get("blocks", []), "blocks", 1)
        return self._make(Plan, values, "")

    def _blocks(self, tables: Any, where: str, depth: int) -> tuple[Block, ...]:
        if depth > MOST_DEPTH and tables:
            self._wrong(where, f"sections can be {MOST_DEPTH} deep at most")
            return ()
        made = [self._block(table, place, depth) for table, place in self._list(tables, where)]
        return tuple(block for block in made if block is not None)

    def _block(self, table: Mapping[str, Any], where: str, depth: int) -> Block | None:
        self.count += 1
        if self.count > MOST_BLOCKS:
            if self.count == MOST_BLOCKS + 1:
                self._wrong(where, f"a plan has {MOST_BLOCKS} blocks at most")
            return None
        values = self._values(table, Block, where)
        self._check_range(table.get("minutes"), f"{where}.minutes", MOST_MINUTES)
        self._check_range(table.get("min_minutes"), f"{where}.min_minutes", MOST_MINUTES)
        self._check_clocks(values, where)
        self._check_least(table, where)
        self._check_holds(table, where)
        values["blocks"] = self._blocks(table.get("blocks", []), f"{where}.blocks", depth + 1)
        values["strands"] = tuple(
            strand
            for each, place in self._list(table.get("strands", []), f"{where}.strands")
            if (strand := self._strand(each, place, depth)) is not None
        )
        return self._make(Block, values, where)

    def _strand(self, table: Mapping[str, Any], where: str, depth: int) -> Strand | None:
        values = self._values(table, Strand, where)
        values["blocks"] = self._blocks(table.get("blocks", []), f"{where}.blocks", depth + 1)
        return self._make(Strand, values, where)

    def _list(self, value: Any, where: str) -> Iterator[tuple[Mapping[str, Any], str]]:
        if not isinstance(value, list):
            self._wrong(where, "expected a list of tables")
            return
        for place, each in enumerate(value):
            if isinstance(each, dict):
                yield each, f"{where}[{place}]"
            else:
                self._wrong(f"{where}[{place}]", "expected a table")

    def _values(
        self,
        table: Mapping[str, Any],
        type_: type[Any],
        where: str,
        also: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        hints = _HINTS[type_]
        names = {each.name for each in fields(type_)} - {"extra"}
        values = {
            name: convert(table[name], hint, _join(where, name), self.problems)
            for name, hint in hints.items()
            if name in table
        }
        self.whole = self.whole and values.get("id", "") is not None
        values["extra"] = unknown_keys(table, (*names, *also), where, self.problems)
        return values

    def _make(self, type_: type[T], values: dict[str, Any], where: str) -> T | None:
        missing = [
            each.name
            for each in fields(type_)
            if each.default is MISSING and each.default_factory is MISSING and each.name not in values
        ]
        for name in missing:
            self.whole = False
            self._wrong(_join(where, name), "is missing")
        return None if missing else type_(**values)

    def _check_range(self, value: Any, where: str, most: int) -> None:
        if type(value) is int and not 0 <= value <= most:
            self._wrong(where, f"{value} is not between 0 and {most}")

    def _check_least(self, table: Mapping[str, Any], where: str) -> None:
        least, minutes = table.get("min_minutes"), table.get("minutes", 0)
        if type(least) is int and type(minutes) is int and least > minutes:
            self._wrong(f"{where}.min_minutes", f"{least} is more than the {minutes} minutes planned")

    def _check_holds(self, table: Mapping[str, Any], where: str) -> None:
        kind = table.get("kind", "activity")
        if table.get("blocks") and kind != "section":
            self._wrong(f"{where}.blocks", "only a section holds blocks")
        if table.get("strands") and kind != "breakout":
            self._wrong(f"{where}.strands", "only a breakout holds strands")
        if table.get("minutes") and kind in ("section", "breakout"):
            self._wrong(f"{where}.minutes", f"a {kind} is as long as what it holds")

    def _check_zone(self, name: Any) -> None:
        if not isinstance(name, str) or not name:
            return
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            self._wrong("time_zone", f"“{shown(name)}” is no time zone; one is “Australia/Sydney”")

    def _check_clocks(self, values: Mapping[str, Any], where: str) -> None:
        for name, value in values.items():
            if isinstance(value, time) and value.tzinfo is not None:
                self._wrong(_join(where, name), "a time of a plan has no zone of its own; time_zone says it")

    def _check_day(self, day: date | None) -> None:
        if day is not None and day.year not in YEARS:
            self._wrong("date", f"{day} is not between the years {YEARS[0]} and {YEARS[-1]}")

    def _wrong(self, where: str, what: str) -> None:
        self.problems.append(Problem(where, what))


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _places(blocks: tuple[Block, ...], where: str) -> Iterator[tuple[str, Block | Strand]]:
    """Every block and strand with the place in the file that it stands at."""
    for place, block in enumerate(blocks):
        here = f"{where}[{place}]"
        yield here, block
        yield from _places(block.blocks, f"{here}.blocks")
        for number, strand in enumerate(block.strands):
            yield f"{here}.strands[{number}]", strand
            yield from _places(strand.blocks, f"{here}.strands[{number}].blocks")


def _wrong_ids(plan: Plan) -> Iterator[Problem]:
    if not ID.fullmatch(plan.id):
        yield Problem("id", f"“{shown(plan.id)}” is no id: letters, digits, - and _ only")
    places = list(_places(plan.blocks, "blocks"))
    counts = Counter(each.id for _, each in places)
    first: dict[str, str] = {}
    for where, each in places:
        if not ID.fullmatch(each.id):
            yield Problem(f"{where}.id", f"“{shown(each.id)}” is no id: letters, digits, - and _ only")
        elif counts[each.id] > 1 and each.id in first:
            what = f"“{each.id}” is already the id of {first[each.id]}"
            yield Problem(f"{where}.id", what)
        first.setdefault(each.id, where)


def _unknown_activities(plan: Plan, activities: Collection[str]) -> Iterator[Problem]:
    for where, each in _places(plan.blocks, "blocks"):
        if isinstance(each, Block) and each.activity and each.activity not in activities:
            what = f"there is no activity “{shown(each.activity)}” in the library"
            yield Problem(f"{where}.activity", what, fatal=False)


def _table(value: Plan | Block | Strand) -> dict[str, Any]:
    """A value as its table, without what has its usual value, with the keys that are not ours."""
    table: dict[str, Any] = {}
    for each in fields(value):
        held = getattr(value, each.name)
        if each.name in ("blocks", "strands", "extra") or held == each.default:
            continue
        table[each.name] = list(held) if isinstance(held, tuple) else held
    table |= value.extra
    if isinstance(value, Block) and value.strands:
        table["strands"] = [_table(strand) for strand in value.strands]
    if value.blocks:
        table["blocks"] = [_table(block) for block in value.blocks]
    return table
