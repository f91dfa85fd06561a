"""What a table holds of a plan comes back out of it: blocks, sections, groups, and its facts."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings

from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.formats.agenda_columns import is_ours
from facilitator_app.formats.kinds import KINDS, Kind, dump
from facilitator_app.formats.losses import lost
from facilitator_app.formats.sheet import load_sheet
from tests.builders import at, block, breakout, plan, section, strand
from tests.formats.tables import LIBRARY, STAMP, TABLE_PLANS, held, taken, told

CSV, XLSX = (next(kind for kind in KINDS if kind.name == name) for name in ("csv", "xlsx"))
FACTS = ("title", "public_title", "notes", "time_zone", "setting", "facilitators", "tags")

EVENING = plan(
    block("a", 10, title="Welcome", lead="Jo", support="Sam", materials=("Pens", "Cards"), room="Hall"),
    section("s", block("b", 20, activity="circle", screen="Who?"), block("n", kind="note"), title="First"),
    breakout("g", strand("x", block("c", 15, title="=1+1")), strand("y", block("d", 5)), title="Groups"),
    block("e", 5, kind="break", notes="Line one\r\nline two\n\n- tea", public_title="Tea"),
    public_title="Club night",
    date="2026-03-02",
    must_end="20:00",
    group_size=31,
    facilitators=("Jo", "Sam"),
    women_consent=True,
    tags=("spring",),
)


@pytest.mark.parametrize("kind", [CSV, XLSX], ids=["csv", "xlsx"])
def test_a_table_of_ours_gives_the_same_blocks(kind: Kind) -> None:
    sheet = load_sheet(dump(EVENING, LIBRARY, kind, STAMP), "x")
    agenda = taken(sheet)
    assert is_ours(sheet)
    assert told(agenda) == []
    assert held(agenda.plan.blocks) == held(EVENING.blocks)
    assert agenda.plan.start == EVENING.start
    assert schedule(agenda.plan).end == schedule(EVENING).end


@pytest.mark.parametrize("kind", [CSV, XLSX], ids=["csv", "xlsx"])
@settings(max_examples=40)
@given(plan=TABLE_PLANS)
def test_any_plan_comes_back_out_of_a_table(kind: Kind, plan: Plan) -> None:
    agenda = taken(load_sheet(dump(plan, LIBRARY, kind, STAMP), "x"))
    assert told(agenda) == []
    assert held(agenda.plan.blocks) == held(plan.blocks)


@settings(max_examples=40)
@given(plan=TABLE_PLANS)
def test_a_spreadsheet_keeps_the_facts_of_a_plan(plan: Plan) -> None:
    back = taken(load_sheet(dump(plan, LIBRARY, XLSX, STAMP), "x")).plan
    assert back.start == plan.start
    assert (back.date, back.must_end) == (plan.date, plan.must_end)
    assert (back.group_size, back.women_consent) == (plan.group_size, plan.women_consent)
    for name in FACTS:
        was = getattr(plan, name)
        kept = tuple(filter(None, was)) if isinstance(was, tuple) else was or getattr(plan_of_base(), name)
        assert getattr(back, name) == kept


def plan_of_base() -> Plan:
    return plan()


def test_what_each_kind_does_not_keep_is_said() -> None:
    full = replace(
        EVENING,
        blocks=(
            block("a", 10, pin="18:30", priority="shrink", min_minutes=5, notes="x" * 40_000),
            block("b", 10, content_notes=("violence",), left_out=(1,), auto=True),
        ),
    )
    names = "locked starts, priorities, shortest lengths, content notes, how parts run on screen"
    assert lost(full, "csv") == [
        f"A CSV file does not keep the plan’s own facts, such as its date, {names} or steps that are left "
        "out. A plan file keeps all."
    ]
    assert lost(full, "xlsx") == [
        f"A spreadsheet does not keep {names} or steps that are left out. A plan file keeps all.",
        "Notes longer than 32,767 letters are cut, as Excel takes no more.",
    ]
    assert lost(EVENING, "xlsx") == []
    assert lost(full, "plan") == []
    assert "cannot be opened as a plan again" in lost(full, "markdown")[0]
    assert "title for participants alone" in lost(full, "ics")[0]


def test_every_field_of_a_block_is_in_the_table_or_told_as_lost() -> None:
    kept = set(held([block("a")])[0])
    sample = {"pin": at("18:00"), "until": at("18:00"), "priority": "drop", "sensitivity": "high"}
    others = {each.name for each in fields(block("a"))} - kept - {"id", "extra"}
    for name in others:
        value = sample.get(name, (1,) if name in ("content_notes", "left_out") else 1)
        assert lost(plan(block("a", 10, **{name: value})), "xlsx"), name


def test_text_that_a_cell_cannot_hold_whole_is_cut_and_ends_with_a_sign() -> None:
    long = plan(block("a", 5, title="A", notes="y" * 40_000))
    notes = taken(load_sheet(dump(long, LIBRARY, XLSX, STAMP), "x")).plan.blocks[0].notes
    assert len(notes) == 32_767
    assert notes.endswith("y…")
