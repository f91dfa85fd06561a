"""Rows of a table made into the blocks of a plan; a row that cannot be read is named and never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any, Final, cast

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Problem
from facilitator_app.core.plan import Block, BlockKind, Plan
from facilitator_app.core.spans import DAY, since_midnight
from facilitator_app.formats.about import read_about
from facilitator_app.formats.agenda_days import Day, days_left, of_day
from facilitator_app.formats.agenda_lines import Line, lines_of
from facilitator_app.formats.agenda_people import named_in
from facilitator_app.formats.agenda_sections import (
    counted_twice,
    in_sections,
    make_heading,
    refuse_heading,
    without_length,
)
from facilitator_app.formats.agenda_table import GROUP, KINDS, usual_title
from facilitator_app.formats.agenda_times import begin_of, read_times, work_out_times
from facilitator_app.formats.agenda_tree import Placed, Tree
from facilitator_app.formats.sheet import Sheet

USUAL_START: Final = time(9, 0)
_WORDS: Final = ("public_title", "lead", "support", "activity", "notes", "screen", "room")
_BREAKS: Final = (
    *("break", "lunch", "lunch break", "morning tea", "afternoon tea", "tea", "coffee", "tea break"),
    *("coffee break", "short break", "comfort break", "dinner", "supper", "breakfast"),
)


@dataclass(frozen=True, slots=True)
class Ways:
    """What only the person can say: that times which go back are after noon, that rows without a length are
    headings, and which of several days is wanted, counted from 0.
    """

    afternoon: bool = False
    headings: bool = False
    day: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """What came of a table: a plan of the rows that can be read, and what is wrong with the others.

    begun says whether the table itself says when it begins; left_out counts the rows that cannot be read, and
    turns_back says whether that is for times that go back in the day. headings counts the rows that may be
    headings, days has what there is to choose from, and told says what of the file is not taken.
    """

    plan: Plan
    begun: bool
    left_out: int
    turns_back: bool = False
    problems: tuple[Problem, ...] = ()
    headings: int = 0
    days: tuple[Day, ...] = ()
    told: tuple[str, ...] = ()


def read_agenda(
    sheet: Sheet,
    header: int,
    columns: Sequence[str],
    library: Mapping[str, Activity],
    plan: Plan,
    ways: Ways = Ways(),
) -> Agenda:
    """The rows below the header (counted from 1; 0: there is none) as the blocks of a plan.

    columns says what each holds. The plan lends its title and all else that the table does not say; where it
    names no facilitators, they are those whom the rows name.
    """
    rows = lines_of(sheet, header, columns)
    if "level" in columns:
        lines = [line for line in rows if line.says]
        read_times(lines)
        return _of_ours(sheet, lines, library, plan)
    lines, days = of_day(rows, ways.day)
    place = ways.day if ways.day < len(days) else 0
    read_times(lines)
    short = without_length(lines) if "title" in columns else []
    for line in short:
        (make_heading if ways.headings else refuse_heading)(line)
    lines = in_sections([line for line in lines if line.says])
    work_out_times(lines, ways.afternoon)
    begin = begin_of(lines)
    title = f"{plan.title} – {days[place].name}" if days else plan.title
    blocks = _blocks(lines, library, levels=False)
    made = _staffed(replace(plan, title=title, start=begin or USUAL_START, blocks=blocks))
    agenda = _agenda(_pinned(made, lines), lines, begin is not None)
    told = (*_other_sheets(sheet), *_above(sheet, header), *days_left(days, place), *counted_twice(lines))
    return replace(agenda, headings=len(short), days=days, told=told)


def _of_ours(sheet: Sheet, lines: list[Line], library: Mapping[str, Activity], plan: Plan) -> Agenda:
    """The agenda of rows that say themselves what stands in what, as ours do."""
    blocks = _blocks(lines, library, levels=True)
    facts, odd = read_about(sheet.about)
    begin = begin_of(lines)
    made = replace(replace(plan, start=begin or USUAL_START, blocks=blocks), **facts)
    # A workbook of ours says who facilitates, be it nobody; a CSV file has no place for it.
    made = made if sheet.about else _staffed(made)
    agenda = _agenda(made, lines, begin is not None or "start" in facts)
    problems = (*agenda.problems, *(Problem("About", what) for what in odd))
    left_out = agenda.left_out + len(odd)
    return replace(agenda, left_out=left_out, problems=problems, told=tuple(_other_sheets(sheet)))


def _staffed(plan: Plan) -> Plan:
    """The plan with those as its facilitators whom its parts name, where it names none itself."""
    return replace(plan, facilitators=plan.facilitators or named_in(plan.blocks))


def _agenda(plan: Plan, lines: Sequence[Line], begun: bool) -> Agenda:
    bad = [line for line in lines if line.wrong]
    problems = tuple(Problem(f"Row {line.number}", what) for line in bad for what in line.wrong)
    return Agenda(plan, begun, len(bad), any(line.turns_back for line in bad), problems)


def _above(sheet: Sheet, header: int) -> list[str]:
    """A sentence on what stands above the headings, such as the title of the table."""
    said = [next(filter(None, map(str.strip, row)), "") for row in sheet.rows[: max(0, header - 1)]]
    words = " and ".join(f"“{each}”" for each in said if each)
    return [f"What stands above the headings is not taken: {words}."] if words else []


def _other_sheets(sheet: Sheet) -> list[str]:
    """A sentence on the sheets of a workbook that are not read."""
    if not sheet.others:
        return []
    names = ", ".join(f"“{name}”" for name in sheet.others)
    return [f"Only the sheet “{sheet.name}” is read, not {names}."]


def _blocks(lines: Sequence[Line], library: Mapping[str, Activity], levels: bool) -> tuple[Block, ...]:
    """The blocks of the rows that can be read; what would stand in one that cannot is not read either."""
    tree = Tree()
    for line in lines:
        placed = _placed(line, library, levels)
        if placed is None:
            tree.leave_out(line.level)
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
    return Placed(int(level) if levels else line.level, kind == GROUP, block)


def _usual_kind(title: str) -> str:
    return "break" if title.casefold() in _BREAKS else "activity"


def _block(line: Line, kind: str, library: Mapping[str, Activity]) -> Block:
    cells = line.cells
    if not line.holds and line.minutes is None and not line.wrong:
        line.wrong.append("There is no length.")
    if not (cells.get("title") or cells.get("activity") or cells.get("kind")):
        line.wrong.append("There is no title.")
    block = Block(
        line.id,
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
    starts = {line.id: line.start for line in lines if not line.holds}
    blocks, _ = _held(plan.blocks, starts, since_midnight(plan.start))
    return replace(plan, blocks=blocks)


def _held(
    blocks: Sequence[Block], starts: Mapping[str, time | None], cursor: timedelta
) -> tuple[tuple[Block, ...], timedelta]:
    """Blocks from a moment on, each held that does not begin when the one before it ends, and their end."""
    held: list[Block] = []
    for block in blocks:
        if block.blocks:
            inner, cursor = _held(block.blocks, starts, cursor)
            held.append(replace(block, blocks=inner))
            continue
        start = starts.get(block.id)
        differs = start is not None and since_midnight(start) != cursor % DAY
        if differs and start is not None:
            cursor = since_midnight(start)
        held.append(replace(block, pin=start) if differs else block)
        cursor += block.length
    return tuple(held), cursor
