"""Those whom the rows of a table name are the facilitators of the plan that comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app.formats.agenda_people import named_in
from facilitator_app.formats.agenda_reading import read_agenda
from facilitator_app.formats.kinds import KINDS, dump
from facilitator_app.formats.sheet import load_sheet
from tests.builders import block, breakout, plan, section, strand
from tests.formats.tables import BASE, LIBRARY, STAMP, csv, taken

CSV, XLSX = (next(kind for kind in KINDS if kind.name == name) for name in ("csv", "xlsx"))


def test_a_column_of_who_leads_fills_the_facilitators_of_the_plan() -> None:
    agenda = taken(csv("Start,Min,What,Facilitator", "9:00,10,a,Jo", "9:10,10,b,Sam", "9:20,10,c,jo"))
    assert agenda.plan.facilitators == ("Jo", "Sam")
    assert [each.lead for each in agenda.plan.blocks] == ["Jo", "Sam", "jo"]


def test_those_who_support_come_after_those_whom_they_support() -> None:
    agenda = taken(csv("Min,What,Led by,Supported by", "10,a,Jo,Sam", "10,b,Kai,Jo"))
    assert agenda.plan.facilitators == ("Jo", "Sam", "Kai")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Jo, Sam", ("Jo", "Sam")),
        ("Jo & Sam/Kai", ("Jo", "Sam", "Kai")),
        ("Jo and Sandy Band", ("Jo", "Sandy Band")),
        ("Jo\nSam", ("Jo", "Sam")),
        ("Jo (lead)", ("Jo",)),
        ("Jo Brown-Lee", ("Jo Brown-Lee",)),
        ("Dr. Jo O’Neill", ("Dr. Jo O’Neill",)),
        ("All", ()),
        ("n/a", ()),
        ("TBC", ()),
        ("–", ()),
        ("", ()),
        ("whoever of us has had the most coffee", ()),
    ],
)
def test_what_stands_beside_a_part_is_read_as_names_only_where_it_is_some(
    cell: str, names: tuple[str, ...]
) -> None:
    assert named_in([block("a", 10, lead=cell)]) == names


def test_names_are_found_in_sections_and_in_small_groups() -> None:
    inner = section("s", block("a", 10, lead="Jo"))
    assert named_in([inner, breakout("g", strand("x", block("b", 5, lead="Kai")))]) == ("Jo", "Kai")


def test_facilitators_that_are_known_stay() -> None:
    base = replace(BASE, facilitators=("Ana",))
    sheet = csv("Min,What,Who", "10,a,Jo")
    agenda = read_agenda(sheet, 1, ("minutes", "title", "lead"), LIBRARY, base)
    assert agenda.plan.facilitators == ("Ana",)


def test_a_row_that_is_left_out_names_nobody() -> None:
    assert taken(csv("Min,What,Who", "10,a,Jo", "soon,b,Sam")).plan.facilitators == ("Jo",)


def test_our_own_csv_file_gives_them_back_and_our_workbook_says_them_itself() -> None:
    led = plan(block("a", 10, title="A", lead="Jo"), block("b", 10, title="B", support="Sam"))
    assert taken(load_sheet(dump(led, LIBRARY, CSV, STAMP), "x")).plan.facilitators == ("Jo", "Sam")
    assert taken(load_sheet(dump(led, LIBRARY, XLSX, STAMP), "x")).plan.facilitators == ()
