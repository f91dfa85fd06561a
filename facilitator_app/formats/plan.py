"""Plan files: TOML to Plan and back. Keys that the program does not know are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import tomli_w

from facilitator_app.core.errors import BadFile, Problem
from facilitator_app.core.plan import Plan, Reason, Supply
from facilitator_app.formats.block_reading import MOST_PEOPLE, BlockReader, wrong_blocks, wrong_id
from facilitator_app.formats.reading import YEARS, parse, read_bytes, shown


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
        problems += [*wrong_id(plan.id, "id"), *wrong_blocks(plan.blocks, "blocks", activities, plan.parked)]
    if plan is None or any(problem.fatal for problem in problems):
        raise BadFile(source, problems)
    return plan, problems


def dump_plan(plan: Plan) -> bytes:
    """A plan as the bytes of its file; what has its usual value is left out."""
    tables = {"format": 1, "kind": "plan", **table_of(plan)}
    return tomli_w.dumps(tables).encode()


class _Reader(BlockReader):
    """Reads the tables of a plan file."""

    def plan(self, tables: Mapping[str, Any]) -> Plan | None:
        """The plan that the tables of a file describe."""
        values = self.values(tables, Plan, "", ("format", "kind"))
        self.check_range(tables.get("group_size"), "group_size", MOST_PEOPLE)
        self._check_zone(tables.get("time_zone"))
        self.check_clocks(values, "")
        self._check_day(values.get("date"))
        values["blocks"] = self.blocks(tables.get("blocks", []), "blocks", 1)
        values["parked"] = self.parked(tables.get("parked", []), "parked")
        values["reasons"] = self.each_of(Reason, tables.get("reasons", []), "reasons")
        values["supplies"] = self.each_of(Supply, tables.get("supplies", []), "supplies")
        return self.make(Plan, values, "")

    def _check_zone(self, name: Any) -> None:
        if not isinstance(name, str) or not name:
            return
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            self.wrong("time_zone", f"“{shown(name)}” is no time zone; one is “Australia/Sydney”")

    def _check_day(self, day: date | None) -> None:
        if day is not None and day.year not in YEARS:
            self.wrong("date", f"{day} is not between the years {YEARS[0]} and {YEARS[-1]}")


def table_of(value: Any) -> dict[str, Any]:
    """A plan, or a part of one, as its table: what has its usual value left out, unknown keys kept."""
    table: dict[str, Any] = {}
    for each in fields(value):
        held = getattr(value, each.name)
        if each.name in ("blocks", "strands", "extra") or held == each.default:
            continue
        table[each.name] = _plain(held)
    table |= value.extra
    # Last, since all that stands behind a list of tables would belong to the last of them.
    for name in ("strands", "blocks"):
        if held := getattr(value, name, ()):
            table[name] = _plain(held)
    return table


def _plain(held: Any) -> Any:
    if isinstance(held, tuple):
        return [_plain(each) for each in held]
    return table_of(held) if is_dataclass(held) else held
