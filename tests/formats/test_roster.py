"""Lists of names, as spreadsheets of many kinds save them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator_app.core.people import Person, Roster
from facilitator_app.formats.roster import LONGEST_NAME, MOST_PEOPLE, dump_roster, load_names, read_names
from tests.formats.files import taken_or_refused, told

ANA_AND_LUKASZ = ["Ana Ruiz", "Łukasz Nowak"]


def names(text: str) -> list[str]:
    return load_names(text.encode(), "list.csv")


def roster(*people: str) -> Roster:
    return Roster("r", people=tuple(Person(str(number), name) for number, name in enumerate(people)))


@pytest.mark.parametrize("heading", ["Name", "name", " FULL NAME ", "Participant", "person", "Display name"])
def test_a_column_of_names_is_found_by_its_heading(heading: str) -> None:
    assert names(f"No,{heading},Team\n1,Ana Ruiz,A\n2,Łukasz Nowak,B\n") == ANA_AND_LUKASZ


@pytest.mark.parametrize(
    ("first", "last"),
    [("First name", "Last name"), ("Given names", "Surname"), ("forename", "FAMILY NAME"), ("first", "last")],
)
def test_first_and_last_names_are_put_together(first: str, last: str) -> None:
    assert names(f"{last},{first}\nRuiz,Ana\nNowak,Łukasz\n") == ANA_AND_LUKASZ
    assert names(f"{first},Team\nAna,A\n,B\n") == ["Ana"]


def test_a_name_column_comes_before_first_and_last_names() -> None:
    assert names("First name,Last name,Name\nA,R,Ana\n") == ["Ana"]


def test_a_list_without_headings_is_its_first_column() -> None:
    assert names("Ana Ruiz,A\nŁukasz Nowak,B\n") == ANA_AND_LUKASZ
    assert names("Ana Ruiz\nŁukasz Nowak") == ANA_AND_LUKASZ


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lists_of_every_spreadsheet_are_read(delimiter: str, end: str) -> None:
    rows = [["", ""], ["Team", "Name"], ["A", "Ana Ruiz"], ["", " "], ["B", "Łukasz Nowak"], [""]]
    assert names(end.join(delimiter.join(row) for row in rows)) == ANA_AND_LUKASZ
    assert names(end * 2 + end.join(delimiter.join(row) for row in rows[1:])) == ANA_AND_LUKASZ


def test_a_byte_order_mark_is_not_part_of_the_heading() -> None:
    assert load_names("Team,Name\nA,Ana Ruiz\n".encode("utf-8-sig"), "list.csv") == ["Ana Ruiz"]


def test_quoted_names_keep_their_commas_and_quotes() -> None:
    assert names('Name,Team\n"Ruiz, Ana",A\n"Ana ""Annie"" Ruiz",B\n') == ["Ruiz, Ana", 'Ana "Annie" Ruiz']


def test_short_rows_are_read_as_far_as_they_go() -> None:
    assert names("Team,Name\nA\nB,Ana Ruiz\n") == ["Ana Ruiz"]
    assert names("First name,Last name\nAna\n") == ["Ana"]


def test_names_become_one_line_of_composed_characters() -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Hồng")
    assert names(f'{decomposed}\n"  Ana\n\t\x07Ruiz  "\n') == ["Nguyễn Hồng", "Ana Ruiz"]


def test_joining_characters_that_names_are_written_with_are_kept() -> None:
    assert names("Name\nامیر\u200cحسین\n") == ["امیر\u200cحسین"]


@pytest.mark.parametrize(
    "name", ["=1+1", "+61 400", "-Ana", "@ana", "=HYPERLINK(1)", "Name", "Ana; Ruiz", "\"'"]
)
def test_a_name_comes_back_unchanged_whatever_it_looks_like(name: str) -> None:
    assert load_names(dump_roster(roster(name, "Ana")), "list.csv") == [name, "Ana"]


def _tidy(name: str) -> bool:
    return bool(name) and name == " ".join(unicodedata.normalize("NFC", name).split())


TIDY_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).filter(_tidy)


@given(st.lists(TIDY_NAMES, max_size=5))
@example(["a,b", 'a"b', "a;b"])
def test_a_list_comes_back_as_it_was_written(written: list[str]) -> None:
    assert load_names(dump_roster(roster(*written)), "list.csv") == written


def test_a_list_is_written_so_that_spreadsheets_read_it() -> None:
    assert dump_roster(roster("Łukasz")) == "\ufeffName\r\nŁukasz\r\n".encode()


@pytest.mark.parametrize("text", ["", "\n\n", "Name\n", ",,\n"])
def test_an_empty_list_has_nobody_on_it(text: str) -> None:
    assert names(text) == []


def test_text_in_another_encoding_is_told_with_its_line() -> None:
    raw = "Name\nAna\nJosé\n".encode("latin-1")
    assert told(load_names, raw) == ["line 3: this is not UTF-8 text; save the list as “CSV UTF-8”"]


def test_a_spreadsheets_own_file_is_no_list() -> None:
    assert told(load_names, b"PK\3\4\0\0") == ["this is not a text file"]


def test_an_open_quote_is_told() -> None:
    (problem,) = told(load_names, 'Name\n"Ana\nŁukasz\n')
    assert problem.startswith("this is not a CSV file (")


def test_a_list_has_a_largest_size() -> None:
    full = "Name\n" + "Ana\n" * MOST_PEOPLE
    assert len(names(full)) == MOST_PEOPLE
    assert told(load_names, full + "Ana\n") == ["more than 5000 people are on this list"]


def test_a_name_has_a_longest_length() -> None:
    assert names("x" * LONGEST_NAME) == ["x" * LONGEST_NAME]
    (problem,) = told(load_names, "x" * (LONGEST_NAME + 1))
    assert problem == f"name: a name is longer than 200 characters: “{'x' * 40}…”"


def test_a_file_of_names_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name\nAna\n", encoding="utf-8")
    assert read_names(path) == ["Ana"]


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
@example(b"")
def test_any_bytes_are_a_list_or_are_refused_with_reasons(raw: bytes) -> None:
    if taken_or_refused(load_names, raw):
        assert all(_tidy(name) for name in load_names(raw, "list.csv"))
