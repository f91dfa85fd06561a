"""A plan as a Markdown document: its facts, the running order as a table, and what each part needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Schedule, schedule
from facilitator_app.core.spans import MONTHS, minutes_text, whole_minutes
from facilitator_app.formats.agenda_table import Row, public_rows, rows_of

# What Markdown, or the HTML within it, would read as more than the letter that it is.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~$&])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))", re.MULTILINE)
_INDENT = "&emsp;"


def dump_markdown(plan: Plan, library: Mapping[str, Activity], for_participants: bool) -> bytes:
    """The plan as Markdown; that for participants has nothing but what they may see."""
    lines = _public(plan, library) if for_participants else _whole(plan, library)
    return ("\n".join(lines) + "\n").encode()


def _public(plan: Plan, library: Mapping[str, Activity]) -> Iterator[str]:
    rows = public_rows(plan, library)
    yield from _head(plan.shown_title, _when(plan))
    yield from table(
        ("Time", "Length", "What"),
        [(_clock(row), _length(row), one_line(str(row["title"]))) for row in rows],
    )
    shown = [row for row in rows if row["screen"]]
    for row in shown:
        yield from ("", f"## {one_line(str(row['title']))}", "", text(str(row["screen"])))


def _whole(plan: Plan, library: Mapping[str, Activity]) -> Iterator[str]:
    times = schedule(plan)
    yield from _head(plan.title, [*_when(plan), *_facts(plan, times)])
    headings = ("Time", "Length", "What", "Leads", "Supports", "Room")
    yield from table(headings, [_cells(row) for row in rows_of(plan, library)])
    if plan.notes.strip():
        yield from ("", "## Notes on the session", "", text(plan.notes))
    for block in plan.walk():
        yield from _block(block, library, times)


def _head(title: str, facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f"# {one_line(title)}"
    yield ""
    yield from (f"- {name}: {one_line(value)}" for name, value in facts)
    yield from ("",) if facts else ()


def _when(plan: Plan) -> list[tuple[str, str]]:
    times = schedule(plan)
    facts = [("Time", f"{times.clock(times.start)}–{times.clock(times.end)}")]
    if plan.date is not None:
        facts.insert(0, ("Date", f"{plan.date.day} {MONTHS[plan.date.month - 1]} {plan.date.year}"))
    return facts


def _facts(plan: Plan, times: Schedule) -> Iterator[tuple[str, str]]:
    if times.must_end is not None:
        yield "Must end by", times.clock(times.must_end)
    if plan.group_size:
        yield "People", str(plan.group_size)
    if plan.facilitators:
        yield "Facilitators", ", ".join(plan.facilitators)
    if plan.public_title:
        yield "Title for participants", plan.public_title


def _cells(row: Row) -> tuple[str, ...]:
    depth = int(row["level"]) - 1
    title = f"{_INDENT * depth}{one_line(str(row['title']))}"
    people = (one_line(str(row.get(name, ""))) for name in ("lead", "support", "room"))
    return (_clock(row), _length(row), title, *people)


def _clock(row: Row) -> str:
    return f"{row['start']}–{row['end']}" if "start" in row else ""


def _length(row: Row) -> str:
    return minutes_text(int(row["minutes"])) if row.get("minutes") else ""


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; its cells are Markdown already."""
    yield f"| {' | '.join(headings)} |"
    yield f"| {' | '.join('---' for _ in headings)} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _block(block: Block, library: Mapping[str, Activity], times: Schedule) -> Iterator[str]:
    parts = [
        ("", text(block.notes)),
        ("What participants see", text(block.screen)),
        ("May be hard to hear", one_line(", ".join(block.content_notes))),
        ("Opting out", text(block.opt_out)),
        ("Materials", "\n".join(f"- {one_line(each)}" for each in block.materials)),
    ]
    told = [(name, words) for name, words in parts if words]
    if not told:
        return
    entry = times.of(block.id)
    assert entry is not None
    length = f" ({minutes_text(whole_minutes(entry.length))})" if entry.length else ""
    yield ""
    yield f"## {times.clock(entry.start)} {one_line(facilitator_title(block, library))}{length}"
    for name, words in told:
        yield from ("", f"**{name}**") if name else ()
        yield from ("", words)


def text(text: str) -> str:
    """Several lines as they stand: nothing in them is a mark of Markdown."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    return _AT_START.sub(r"\1\\\2", _MARKS.sub(r"\\\1", "  \n".join(lines)))


def one_line(text: str) -> str:
    """A text as one line: nothing in it is a mark of Markdown."""
    return _AT_START.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))
