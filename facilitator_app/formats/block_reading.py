"""Reads blocks, and what holds them, from the tables of a plan file or a series file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import time
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from facilitator_app.core.errors import Problem
from facilitator_app.core.plan import MOST_BLOCKS, MOST_DEPTH, Block, Parked, Strand
from facilitator_app.core.spans import MOST_MINUTES
from facilitator_app.formats.reading import convert, number_text, shown, unknown_keys

MOST_PEOPLE = 100_000
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


class BlockReader:
    """Reads the blocks of one file, and what holds them, and gathers everything that is wrong in it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.count = 0
        self.whole = True

    def blocks(self, tables: Any, where: str, depth: int) -> tuple[Block, ...]:
        """The blocks of a list of tables; depth is 1 for those that nothing holds."""
        if depth > MOST_DEPTH and tables:
            self.wrong(where, f"sections can be {MOST_DEPTH} deep at most")
            return ()
        made = [self._block(table, place, depth) for table, place in self.tables(tables, where)]
        return tuple(block for block in made if block is not None)

    def _block(self, table: Mapping[str, Any], where: str, depth: int) -> Block | None:
        self.count += 1
        if self.count > MOST_BLOCKS:
            if self.count == MOST_BLOCKS + 1:
                self.wrong(where, f"a plan has {MOST_BLOCKS:,} blocks at most")
            return None
        values = self.values(table, Block, where)
        self.check_range(table.get("minutes"), f"{where}.minutes", MOST_MINUTES)
        for name in ("min_minutes", "warning_minutes", "danger_minutes"):
            self.check_range(table.get(name), f"{where}.{name}", MOST_MINUTES)
        self.check_clocks(values, where)
        self._check_least(table, where)
        self._check_holds(table, where)
        values["blocks"] = self.blocks(table.get("blocks", []), f"{where}.blocks", depth + 1)
        values["strands"] = tuple(
            strand
            for each, place in self.tables(table.get("strands", []), f"{where}.strands")
            if (strand := self._strand(each, place, depth)) is not None
        )
        return self.make(Block, values, where)

    def _strand(self, table: Mapping[str, Any], where: str, depth: int) -> Strand | None:
        values = self.values(table, Strand, where)
        values["blocks"] = self.blocks(table.get("blocks", []), f"{where}.blocks", depth + 1)
        return self.make(Strand, values, where)

    def parked(self, tables: Any, where: str) -> tuple[Parked, ...]:
        """The blocks that are kept out of the time."""
        made = [self._parked(table, place) for table, place in self.tables(tables, where)]
        return tuple(each for each in made if each is not None)

    def _parked(self, table: Mapping[str, Any], where: str) -> Parked | None:
        values = self.values(table, Parked, where)
        self.check_range(table.get("place"), f"{where}.place", MOST_BLOCKS)
        inner = table.get("block")
        if not isinstance(inner, dict):
            self.wrong(f"{where}.block", "expected a table" if "block" in table else "is missing")
            return None
        block = self._block(inner, f"{where}.block", 1)
        return None if block is None else self.make(Parked, {**values, "block": block}, where)

    def each_of(self, type_: type[T], tables: Any, where: str) -> tuple[T, ...]:
        """The values of a list of tables."""
        made = [
            self.make(type_, self.values(table, type_, place), place)
            for table, place in self.tables(tables, where)
        ]
        return tuple(each for each in made if each is not None)

    def tables(self, value: Any, where: str) -> Iterator[tuple[Mapping[str, Any], str]]:
        """The tables of a list, each with the place in the file that it stands at."""
        if not isinstance(value, list):
            self.wrong(where, "expected a list of tables")
            return
        for place, each in enumerate(value):
            if isinstance(each, dict):
                yield each, f"{where}[{place}]"
            else:
                self.wrong(f"{where}[{place}]", "expected a table")

    def values(
        self,
        table: Mapping[str, Any],
        type_: type[DataclassInstance],
        where: str,
        also: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """What a table says of a type's fields; `also` are keys that are read elsewhere."""
        hints = _hints(type_)
        names = {each.name for each in fields(type_)} - {"extra"}
        values = {
            name: convert(table[name], hint, joined(where, name), self.problems)
            for name, hint in hints.items()
            if name in table
        }
        self.whole = self.whole and values.get("id", "") is not None
        values["extra"] = unknown_keys(table, (*names, *also), where, self.problems)
        return values

    def make(self, type_: type[T], values: dict[str, Any], where: str) -> T | None:
        """A value of a type, or None where a field that must be there is missing."""
        missing = [
            each.name
            for each in fields(type_)
            if each.default is MISSING and each.default_factory is MISSING and each.name not in values
        ]
        for name in missing:
            self.whole = False
            self.wrong(joined(where, name), "is missing")
        return None if missing else type_(**values)

    def check_range(self, value: Any, where: str, most: int) -> None:
        """Note a whole number that is out of its range."""
        if type(value) is int and not 0 <= value <= most:
            self.wrong(where, f"{number_text(value)} is not between 0 and {most}")

    def _check_least(self, table: Mapping[str, Any], where: str) -> None:
        least, minutes = table.get("min_minutes"), table.get("minutes", 0)
        if type(least) is int and type(minutes) is int and least > minutes:
            what = f"{number_text(least)} is more than the {number_text(minutes)} minutes planned"
            self.wrong(f"{where}.min_minutes", what)

    def _check_holds(self, table: Mapping[str, Any], where: str) -> None:
        kind = table.get("kind", "activity")
        if table.get("blocks") and kind != "section":
            self.wrong(f"{where}.blocks", "only a section holds blocks")
        if table.get("strands") and kind != "breakout":
            self.wrong(f"{where}.strands", "only a breakout holds strands")
        if table.get("minutes") and kind in ("section", "breakout"):
            self.wrong(f"{where}.minutes", f"a {kind} is as long as what it holds")

    def check_clocks(self, values: Mapping[str, Any], where: str) -> None:
        """Note clock times that name a zone."""
        for name, value in values.items():
            if isinstance(value, time) and value.tzinfo is not None:
                self.wrong(joined(where, name), "a time of a plan has no zone of its own; time_zone says it")

    def wrong(self, where: str, what: str) -> None:
        """Note one thing that is wrong."""
        self.problems.append(Problem(where, what))


def joined(where: str, name: str) -> str:
    """The place of a field within a place ('' is the file itself)."""
    return f"{where}.{name}" if where else name


@cache
def _hints(type_: type[DataclassInstance]) -> Mapping[str, Any]:
    tables = ("blocks", "strands", "sessions", "parked", "reasons", "supplies", "extra")
    # What is parked holds a block; of a reason it is the id.
    held = (*tables, "block") if type_ is Parked else tables
    return {name: hint for name, hint in get_type_hints(type_).items() if name not in held}


def wrong_id(id: str, where: str) -> Iterator[Problem]:
    """What is wrong with an id, if anything."""
    if not ID.fullmatch(id):
        yield Problem(where, f"“{shown(id)}” is no id: letters, digits, - and _ only")


def wrong_ids(places: list[tuple[str, str]]) -> Iterator[Problem]:
    """Ids that are none, and ids that stand twice; each id comes with the place of what has it."""
    counts = Counter(id for _, id in places)
    first: dict[str, str] = {}
    for where, id in places:
        if not ID.fullmatch(id):
            yield from wrong_id(id, f"{where}.id")
        elif counts[id] > 1 and id in first:
            yield Problem(f"{where}.id", f"“{id}” is already the id of {first[id]}")
        first.setdefault(id, where)


def wrong_blocks(
    blocks: tuple[Block, ...],
    where: str,
    activities: Collection[str] | None,
    parked: tuple[Parked, ...] = (),
) -> Iterator[Problem]:
    """Ids that are wrong in these blocks, and activities that the library (None: any) does not have."""
    places = list(_places(blocks, where))
    for number, each in enumerate(parked):
        home = f"parked[{number}].block"
        # It stands alone, so no number is behind it.
        places += [(f"{home}{place[len(home) + 3 :]}", held) for place, held in _places((each.block,), home)]
    yield from wrong_ids([(place, each.id) for place, each in places])
    if activities is not None:
        yield from _unknown_activities(places, activities)


def _unknown_activities(
    places: list[tuple[str, Block | Strand]], activities: Collection[str]
) -> Iterator[Problem]:
    for place, each in places:
        if isinstance(each, Block) and each.activity and each.activity not in activities:
            what = f"there is no activity “{shown(each.activity)}” in the library"
            yield Problem(f"{place}.activity", what, fatal=False)


def _places(blocks: tuple[Block, ...], where: str) -> Iterator[tuple[str, Block | Strand]]:
    """Every block and strand with the place in the file that it stands at."""
    for place, block in enumerate(blocks):
        here = f"{where}[{place}]"
        yield here, block
        yield from _places(block.blocks, f"{here}.blocks")
        for number, strand in enumerate(block.strands):
            yield f"{here}.strands[{number}]", strand
            yield from _places(strand.blocks, f"{here}.strands[{number}].blocks")
