"""Spreadsheets are read as they look, and never trusted; ours have real times and text that stays text."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from facilitator_app.formats.about import about_rows
from facilitator_app.formats.agenda_table import COLUMNS, HEADINGS, rows_of
from facilitator_app.formats.sheet import load_sheet
from facilitator_app.formats.sheet_xlsx import dump_xlsx
from tests.builders import block, plan
from tests.formats.files import taken_or_refused, told
from tests.formats.tables import LIBRARY, book

WORKBOOK = book([["Time", "What"], [time(9, 0), "Welcome"], [None, "=1+1"]])


def ours(*blocks: Any, **fields: Any) -> Any:
    made = plan(*blocks, **fields)
    return load_workbook(io.BytesIO(dump_xlsx(rows_of(made, LIBRARY), COLUMNS, about_rows(made))))


def changed(raw: bytes, change: dict[str, bytes | None]) -> bytes:
    """A zip with other parts: those that are None left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {each: old.read(each) for each in old.namelist()} | change
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def test_ours_has_times_widths_a_frozen_head_and_the_facts() -> None:
    made = ours(block("a", 10, title="Welcome"), start="23:55", group_size=12)
    sheet = made["Agenda"]
    assert [cell.value for cell in sheet[1]] == list(HEADINGS)
    assert [cell.value for cell in sheet[2]][:4] == [time(23, 55), time(0, 5), 10, "Welcome"]
    assert sheet["A2"].number_format == "hh:mm"
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["D"].width == 36
    assert sheet["D2"].alignment.wrap_text
    assert [row[:2] for row in made["About"].values] == [
        ("Title", "Evening"),
        ("Starts", time(23, 55)),
        ("People", 12),
        ("Women’s consent", "no"),
    ]
    assert made.properties.creator == "Facilitator"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "#N/A", "_x0041_", "_x0041\x01", "a\rb", "\ufffe"]
)
def test_text_stays_text_and_comes_back(text: str) -> None:
    made = plan(block("a", 5, notes=text))
    raw = dump_xlsx(rows_of(made, LIBRARY), COLUMNS, ())
    cell = load_workbook(io.BytesIO(raw))["Agenda"]["M2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix == (text[0] in "=+-@")
    assert load_sheet(raw, "x").rows[1][12] == text


def test_times_dates_and_lengths_are_as_they_would_be_typed() -> None:
    cells = (
        time(9, 0),
        time(0, 45),
        timedelta(minutes=90),
        timedelta(hours=26, seconds=30),
        datetime(2026, 3, 2, 9, 30),  # noqa: DTZ001 - spreadsheets know no zones
        datetime(2026, 3, 2),  # noqa: DTZ001
        45,
        45.0,
        1.5,
        True,
        False,
        time(9, 29, 59, 999_900),
    )
    typed = ("9:00", "0:45", "1:30", "26:00:30", "2026-03-02 09:30", "2026-03-02")
    assert load_sheet(book([cells]), "x").rows == ((*typed, "45", "45", "1.5", "yes", "no", "9:30"),)


def test_a_formula_is_read_as_what_it_last_came_to() -> None:
    raw = book([["=1+1", "x"]])
    part = zipfile.ZipFile(io.BytesIO(raw)).read("xl/worksheets/sheet1.xml")
    worked = part.replace(b"<v />", b"<v>2</v>").replace(b"<v></v>", b"<v>2</v>")
    assert worked != part
    assert load_sheet(changed(raw, {"xl/worksheets/sheet1.xml": worked}), "x").rows == (("2", "x"),)


def test_a_sheet_that_only_has_the_name_of_ours_brings_no_facts() -> None:
    def name(made: Workbook) -> None:
        made.active.title = "Agenda"

    assert load_sheet(book([["Title", "Min"], ["a", 5]], name), "x").about == {}


def test_a_whole_number_is_one_however_it_was_written() -> None:
    raw = book([[45]])
    part = zipfile.ZipFile(io.BytesIO(raw)).read("xl/worksheets/sheet1.xml")
    written = part.replace(b"<v>45</v>", b"<v>45.0</v>")
    assert written != part
    assert load_sheet(changed(raw, {"xl/worksheets/sheet1.xml": written}), "x").rows == (("45",),)


def test_the_first_visible_sheet_with_anything_in_it_is_read() -> None:
    def more(made: Workbook) -> None:
        made.create_sheet("Hidden", 0).append(["no"])
        made["Hidden"].sheet_state = "hidden"
        made.create_sheet("Later").append(["later"])

    made = book([], more)
    assert load_sheet(made, "x").rows == (("later",),)
    assert told(load_sheet, book([])) == ["there is nothing in it"]


def test_a_merged_cell_counts_for_each_of_its_rows() -> None:
    rows: list[list[Any]] = [["9:00", "a", "Jo"], [None, "b"], [], [None, "c", "Sam"]]

    def merge(made: Workbook) -> None:
        made.active.merge_cells("A1:A4")
        made.active.merge_cells("C1:C2")
        made.active.merge_cells("H9:H12")

    assert load_sheet(book(rows, merge), "x").rows == (
        ("9:00", "a", "Jo"),
        ("9:00", "b", "Jo"),
        (),
        ("9:00", "c", "Sam"),
    )


def test_rows_that_are_only_formatted_count_for_nothing() -> None:
    def paint(made: Workbook) -> None:
        made.active["A30000"].number_format = "0.00"

    assert load_sheet(book([["a"]], paint), "x").rows == (("a",),)


def test_a_workbook_with_macros_and_pictures_is_read_without_them() -> None:
    raw = changed(book([["a"]]), {"xl/vbaProject.bin": b"\0" * 100, "xl/media/image1.png": b"no picture"})
    assert load_sheet(raw, "x").rows == (("a",),)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"xl/workbook.xml": None}, "this is a zip file, but not a spreadsheet"),
        ({"xl/workbook.xml": b"<x"}, "the spreadsheet is damaged, or of a kind not known here"),
        ({"xl/x.xml": b" " * 24_000_001}, "what is in it has more than 24 MB; save its agenda alone"),
        ({"xl/x.xml": b"<!DOCTYPE x>"}, "the spreadsheet has parts that no spreadsheet program writes"),
        ({f"p{each}": b"" for each in range(2001)}, "the spreadsheet has too many parts to be an agenda"),
    ],
)
def test_a_spreadsheet_that_is_harmful_or_broken_is_refused(change: dict[str, Any], what: str) -> None:
    assert told(load_sheet, changed(book([["a"]]), change)) == [what]


def test_a_spreadsheet_that_is_cut_short_or_locked_is_refused() -> None:
    raw = book([["a"]])
    assert told(load_sheet, raw[:-30]) == ["the spreadsheet is cut short or damaged"]
    locked = bytearray(raw)
    at = -1
    while (at := locked.find(b"PK\x01\x02", at + 1)) >= 0:
        locked[at + 8] |= 1
    assert told(load_sheet, bytes(locked)) == ["the spreadsheet is locked with a password"]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([["a"]] * 2001, "an agenda has 2,000 rows at most"),
        ([[None] * 60 + ["a"]], "an agenda has 60 columns at most"),
    ],
)
def test_a_sheet_that_is_far_too_large_is_refused(rows: list[list[Any]], what: str) -> None:
    assert told(load_sheet, book(rows)) == [what]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_spreadsheet_with_any_bytes_changed_is_taken_or_refused(changes: list[tuple[int, int]]) -> None:
    raw = bytearray(WORKBOOK)
    for place, byte in changes:
        raw[place % len(raw)] = byte
    taken_or_refused(load_sheet, bytes(raw))


def test_something_far_below_all_else_is_refused() -> None:
    def below(made: Workbook) -> None:
        made.active["A30000"] = "x"

    assert told(load_sheet, book([["a"]], below)) == ["an agenda has 2,000 rows at most"]
