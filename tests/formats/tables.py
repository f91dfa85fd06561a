"""Tables as people make them, plans as a table can hold them, and what comes of reading one."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook

from facilitator_app.core.plan import Block, Plan, Strand
from facilitator_app.formats.agenda_columns import find_header, guess_columns
from facilitator_app.formats.agenda_reading import Agenda, Ways, read_agenda
from facilitator_app.formats.agenda_table import usual_title
from facilitator_app.formats.sheet import Sheet, load_sheet
from tests import builders
from tests.formats.files import PLANS

STAMP = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LIBRARY = {each.id: each for each in (builders.activity("circle"), builders.activity("pairs"))}
BASE = builders.plan()
_KEPT = ("kind", "public_title", "activity", "minutes", "lead", "support", "notes", "screen", "room")


def taken(sheet: Sheet, columns: Sequence[str] | None = None, **ways: Any) -> Agenda:
    """What comes of a table whose headings and columns are guessed."""
    header = find_header(sheet.rows)
    named = guess_columns(sheet, header) if columns is None else columns
    return read_agenda(sheet, header, named, LIBRARY, BASE, Ways(**ways))


def csv(*lines: str) -> Sheet:
    """The table of a CSV file with these lines."""
    return load_sheet("\n".join(lines).encode(), "agenda.csv")


def book(rows: Iterable[Sequence[Any]], change: Callable[[Any], object] = lambda book: None) -> bytes:
    """A workbook with these rows, and whatever else is done to it."""
    made = Workbook()
    for row in rows:
        made.active.append(list(row))
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def seen(agenda: Agenda) -> list[tuple[str, int]]:
    """The titles and lengths of the parts that came of it."""
    return [(block.title, block.minutes) for block in agenda.plan.walk()]


def told(agenda: Agenda) -> list[str]:
    return [str(problem) for problem in agenda.problems]


def pins(agenda: Agenda) -> list[str]:
    """The starts that are held."""
    blocks = agenda.plan.blocks
    return [f"{block.title} {block.pin:%H:%M}" for block in blocks if block.pin is not None]


def held(blocks: Iterable[Block]) -> list[Any]:
    """All of some blocks that a table can hold, as it holds it."""
    made = []
    for block in blocks:
        title = block.title.strip()
        of_block: dict[str, Any] = {name: getattr(block, name) for name in _KEPT}
        for name in ("public_title", "activity", "lead", "support", "room"):
            of_block[name] = of_block[name].strip()
        of_block |= {name: of_block[name] if of_block[name].strip() else "" for name in ("notes", "screen")}
        of_block["title"] = "" if title == usual_title(block, LIBRARY).strip() else title
        of_block["minutes"] = block.minutes if block.is_leaf else 0
        of_block["materials"] = [each.strip() for each in block.materials if each.strip()]
        of_block["blocks"] = held(block.blocks)
        of_block["strands"] = [(each.title.strip(), held(each.blocks)) for each in block.strands]
        made.append(of_block)
    return made


def _plain(text: str) -> str:
    """Text without what ends a line, which a material of its own line cannot hold, and without NUL."""
    return " ".join(text.replace("\0", "").splitlines())


def _fit(block: Block) -> Block:
    return replace(
        block,
        title=block.title.replace("\0", ""),
        activity=_plain(block.activity).strip(),
        **{
            name: getattr(block, name).replace("\0", "")
            for name in ("public_title", "lead", "support", "notes", "screen", "room")
        },
        materials=tuple(map(_plain, block.materials)),
        blocks=tuple(map(_fit, block.blocks)),
        strands=tuple(_fit_strand(each) for each in block.strands),
    )


def _fit_strand(strand: Strand) -> Strand:
    blocks = tuple(map(_fit, strand.blocks))
    return replace(strand, title=strand.title.replace("\0", ""), blocks=blocks)


def _fit_plan(plan: Plan) -> Plan:
    return replace(
        plan,
        start=plan.start.replace(second=0, microsecond=0),
        must_end=plan.must_end and plan.must_end.replace(second=0, microsecond=0),
        date=plan.date and max(plan.date, date(1905, 1, 1)),
        blocks=tuple(map(_fit, plan.blocks)),
    )


TABLE_PLANS: st.SearchStrategy[Plan] = PLANS.map(_fit_plan).filter(lambda plan: bool(plan.blocks))
