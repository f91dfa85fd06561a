"""CSV files come in from any program, and go out so that no spreadsheet takes their text for formulas."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.errors import BadFile
from facilitator_app.formats.agenda_table import COLUMNS
from facilitator_app.formats.sheet import load_sheet, read_sheet
from facilitator_app.formats.sheet_csv import dump_csv
from tests.formats.files import taken_or_refused, told

ROWS = (("Time", "Was"), ("9:00", "Grüße, “wir”\nzwei"))


def written(delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(ROWS)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_encoding_and_delimiter_is_told(encoding: str, delimiter: str) -> None:
    assert load_sheet(written(delimiter).encode(encoding), "x").rows == ROWS


def test_a_line_that_names_the_delimiter_is_a_row_of_its_own() -> None:
    assert load_sheet(b"sep=;\r\nTime;What, and who\r\n", "x").rows == ((), ("Time", "What, and who"))


def test_a_comma_within_words_does_not_part_columns_of_semicolons() -> None:
    assert load_sheet(b"Time;What\n9:00;a, b, c\n9:30;d\n", "x").rows[1] == ("9:00", "a, b, c")


def test_blank_rows_keep_their_numbers_and_blank_ends_go() -> None:
    assert load_sheet(b"a,b,,\n\nc,,,\n,,\n\n", "x").rows == (("a", "b"), (), ("c",))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "'=1", "''-", "＝1", "- pens"]
)
def test_what_a_spreadsheet_would_reckon_with_is_guarded_and_comes_back(text: str) -> None:
    raw = dump_csv([{"notes": text}], COLUMNS)
    cells = next(
        row for place, row in enumerate(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))) if place
    )
    assert cells[12] == f"'{text}"
    assert load_sheet(raw, "x").rows[1][12] == text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_comes_back_and_no_cell_is_a_formula(text: str) -> None:
    raw = dump_csv([{"title": "t", "notes": text, "room": "x"}], COLUMNS)
    assert raw.startswith(b"\xef\xbb\xbfStart,End,")
    assert load_sheet(raw, "x").rows[1][12] == text
    cells = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))[1]
    assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in cells if cell)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "there is nothing in it"),
        (b"a\0\0b\x81", "this is not a text file; save the agenda as “CSV UTF-8” or as .xlsx"),
        (b'a,b\n"c', "this is not a CSV file (unexpected end of data)"),
        (b"a\n" * 2001, "an agenda has 2,000 rows at most"),
        (b"\n" * 20_000 + b"a", "an agenda has 2,000 rows at most"),
        (b"," * 60 + b"a", "an agenda has 60 columns at most"),
        (
            b"\xd0\xcf\x11\xe0",
            "this is an old Excel file, or one with a password; save it as .xlsx or as CSV",
        ),
    ],
)
def test_what_cannot_be_an_agenda_is_refused(raw: bytes, what: str) -> None:
    assert told(load_sheet, raw) == [what]


def test_files_that_are_not_there_or_are_far_too_large_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="there is no such file"):
        read_sheet(tmp_path / "none.csv")
    large = tmp_path / "large.csv"
    large.write_bytes(b"a" * 10_000_001)
    with pytest.raises(BadFile, match="an agenda has 10 MB at most"):
        read_sheet(large)
    small = tmp_path / "small.csv"
    small.write_bytes(b"a,b")
    assert read_sheet(small).rows == (("a", "b"),)


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(raw: bytes) -> None:
    taken_or_refused(load_sheet, raw)
