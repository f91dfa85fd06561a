"""Rows of a table made into the blocks of a plan; a row that cannot be read is named and never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any, Final, cast

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Problem
from facilitator_app.core.plan import Block, BlockKind, Plan
from facilitator_app.core.spans import DAY, since_midnight
from facilitator_app.formats.about import read_about
from facilitator_app.formats.agenda_columns import JOINED, LEFT_OUT
from facilitator_app.formats.agenda_table import GROUP, KINDS, usual_title
from facilitator_app.formats.agenda_times import Line, begin_of, read_times, work_out_times
from facilitator_app.formats.agenda_tree import Placed, Tree
from facilitator_app.formats.sheet import Sheet

USUAL_START: Final = time(9, 0)
_WORDS: Final = ("public_title", "lead", "support", "activity", "notes", "screen", "room")
_BREAKS: Final = (
    *("break", "lunch", "lunch break", "morning tea", "afternoon tea", "tea", "coffee", "tea break"),
    *("coffee break", "short break", "comfort break", "dinner", "supper", "breakfast"),
)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What came of a table: a plan of the rows that can be read, and what is wrong with the others.

    begun says whether the table itself says when it begins; left_out counts the rows that cannot be read, and
    turns_back says whether that is for times that go back in the day.
    """

    plan: Plan
    begun: bool
    left_out: int
    turns_back: bool = False
    problems: tuple[Problem, ...] = ()


def read_agenda(
    sheet: Sheet,
    header: int,
    columns: Sequence[str],
    library: Mapping[str, Activity],
    plan: Plan,
    afternoon: bool = False,
) -> Agenda:
    """The rows below the header (counted from 1; 0: there is none) as the blocks of a plan.

    columns says what each holds. The plan lends its title and all else that the table does not say.
    Where afternoon is true, 1:00 after 12:15 is in the afternoon.
    """
    lines = [_line(number, row, columns) for number, row in enumerate(sheet.rows[header:], header + 1)]
    lines = [line for line in lines if any(line.cells.values())]
    levels = "level" in columns
    read_times(lines)
    if not levels:
        work_out_times(lines, afternoon)
    blocks = _blocks(lines, library, levels)
    facts, odd = read_about(sheet.about if levels else {})
    begin = begin_of(lines)
    made = replace(plan, start=begin or USUAL_START, blocks=blocks)
    made = replace(made, **facts) if levels else _pinned(made, lines)
    bad = [line for line in lines if line.wrong]
    problems = [Problem(f"Row {line.number}", what) for line in bad for what in line.wrong]
    problems += [Problem("About", what) for what in odd]
    begun = begin is not None or "start" in facts
    turns_back = any(line.turns_back for line in bad)
    return Agenda(made, begun, len(bad) + len(odd), turns_back, tuple(problems))


def _line(number: int, row: Sequence[str], columns: Sequence[str]) -> Line:
    cells: dict[str, str] = {}
    for cell, name in zip(row, columns, strict=False):
        if name in JOINED and cell.strip():
            cells[name] = "\n".join(filter(None, (cells.get(name, ""), cell)))
        elif name not in JOINED and name != LEFT_OUT:
            cells[name] = cell.strip()
    return Line(number, cells)


def _blocks(lines: Sequence[Line], library: Mapping[str, Activity], levels: bool) -> tuple[Block, ...]:
    """The blocks of the rows that can be read; what would stand in one that cannot is not read either."""
    tree = Tree()
    for line in lines:
        placed = _placed(line, library, levels)
        if placed is None:
            tree.leave_out(1)
            continue
        line.wrong += tree.wrong(placed)
        if line.wrong:
            tree.leave_out(placed.level)
        else:
            tree.put(placed)
    return tree.blocks()


def _placed(line: Line, library: Mapping[str, Activity], levels: bool) -> Placed | None:
    """The block of a row with its level; None where its kind or level cannot be read."""
    cells = line.cells
    kind = cells.get("kind", "").casefold() or _usual_kind(cells.get("title", ""))
    if kind not in KINDS:
        line.wrong.append(f"“{kind[:40]}” is not one of {', '.join(sorted(KINDS))}.")
        return None
    level = cells.get("level") or "1"
    if not (level.isdecimal() and len(level) < 3 and int(level)):
        line.wrong.append(f"“{level[:40]}” is not a level. Levels are counted from 1.")
        return None
    block = _block(line, kind, library)
    return Placed(int(level) if levels else 1, kind == GROUP, block)


def _usual_kind(title: str) -> str:
    return "break" if title.casefold() in _BREAKS else "activity"


def _block(line: Line, kind: str, library: Mapping[str, Activity]) -> Block:
    cells = line.cells
    if not line.holds and line.minutes is None and not line.wrong:
        line.wrong.append("There is no length.")
    if not (cells.get("title") or cells.get("activity") or cells.get("kind")):
        line.wrong.append("There is no title.")
    block = Block(
        f"row-{line.number}",
        kind="breakout" if kind == GROUP else cast(BlockKind, kind),
        minutes=line.minutes or 0,
        materials=tuple(filter(None, map(str.strip, cells.get("materials", "").splitlines()))),
    )
    words: dict[str, Any] = {name: cells.get(name, "") for name in _WORDS}
    block = replace(block, **words)
    title = cells.get("title", "")
    return block if kind != GROUP and title == usual_title(block, library) else replace(block, title=title)


def _pinned(plan: Plan, lines: Sequence[Line]) -> Plan:
    """The plan with each part that does not begin where the one before it ends held to its own start."""
    starts = {f"row-{line.number}": line.start for line in lines}
    cursor = since_midnight(plan.start)
    blocks = []
    for block in plan.blocks:
        start = starts[block.id]
        differs = start is not None and since_midnight(start) != cursor % DAY
        if differs and start is not None:
            cursor = since_midnight(start)
        blocks.append(replace(block, pin=start) if differs else block)
        cursor += block.length
    return replace(plan, blocks=tuple(blocks))
