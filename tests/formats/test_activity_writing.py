"""Activity files come back as they were written, whatever text and whatever sheets are in them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator_app import bundled
from facilitator_app.core.activity import Activity, Minutes, Step
from facilitator_app.core.handout import BoxCell, Boxes, Cards, Handout, PageBreak, SheetBlock, Table
from facilitator_app.formats.activity import SHEET_BLOCKS, load_activity, read_activity
from facilitator_app.formats.activity_writing import activity_text
from tests.builders import activity

ODD_TEXTS = (
    *("\r\n", "\n", "\r", "\t", "  ", '"', '"""', "'''", "\\", "\\r\\n", "#", "\0", "\x1b", "\x7f", "\x85"),
    *("\u2028", "\ufeff", "\u202e", "שלום", "مرحبا", "👩🏽‍🏫", "é", "e\u0301", "Go."),
)
TEXTS = st.lists(st.sampled_from(ODD_TEXTS) | st.text(max_size=3), max_size=6).map("".join)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """What a field of an activity may hold."""
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is UnionType:
        return st.none() | st.dates()
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if hint is SheetBlock:
        return st.one_of(*(made(kind) for kind in SHEET_BLOCKS.values()))
    plain = {str: TEXTS, int: st.integers(0, 1440), bool: st.booleans(), float: st.floats(0, 10_000)}
    return plain[hint] if hint in plain else made(hint)


def made(type_: type[Any]) -> st.SearchStrategy[Any]:
    """Values of a type with every field drawn."""
    held = {name: values(hint) for name, hint in get_type_hints(type_).items()}
    if "columns" in held:
        held["columns"] = st.integers(1, 12)
    return st.builds(type_, **held)


def loaded(text: str) -> Activity:
    """The activity in a text that loads with no problems, but for lengths and numbers that do not agree."""
    read, problems = load_activity(text.encode(), "file")
    assert {each.where for each in problems} <= {"steps", "minutes.short", "minutes.long", "group_min"}
    return read


@given(made(Activity))
@example(activity("a", title="\r\n", aliases=("\n", "\r")))
@example(activity("a", handouts=(Handout("h", "H", ()), Handout("i", "I", (PageBreak(), Cards(()))))))
@example(activity("a", handouts=(Handout("h", "H", (Boxes((BoxCell(), BoxCell("x" * 99))), Table(()))),)))
def test_an_activity_comes_back_as_it_was_written(written: Activity) -> None:
    assert loaded(activity_text(written)) == written


@pytest.mark.parametrize("file", bundled.activity_files(), ids=lambda file: file.stem)
def test_bundled_activities_come_back_as_they_were_written(file: Path) -> None:
    written = read_activity(file)
    assert load_activity(activity_text(written).encode(), "file") == (written, [])


def test_what_has_its_usual_value_is_left_out_of_the_file() -> None:
    written = replace(activity("rounds", 10), reviewed_on=date(2026, 3, 2), steps=(Step("Go.", 10),))
    assert tomllib.loads(activity_text(written)) == {
        "format": 1,
        "kind": "activity",
        "id": "rounds",
        "title": "Rounds",
        "minutes": {"standard": 10},
        "reviewed_on": date(2026, 3, 2),
        "steps": [{"text": "Go.", "minutes": 10}],
    }


def test_sheets_are_written_with_their_kinds() -> None:
    sheet = Handout("h", "H", (PageBreak(), Boxes((BoxCell("A"),))))
    (table,) = tomllib.loads(activity_text(activity("a", handouts=(sheet,))))["handouts"]
    assert table["blocks"] == [{"kind": "page_break"}, {"kind": "boxes", "boxes": [{"title": "A"}]}]


def test_a_text_of_several_lines_is_written_over_several_lines() -> None:
    written = activity("a", summary="One \n\ttwo\r")
    assert 'summary = """\nOne \n\ttwo\\r"""' in activity_text(written)


def test_a_text_with_line_ends_of_windows_keeps_them() -> None:
    written = Activity("a", "A", Minutes(1), summary="One\r\ntwo\n")
    assert r'summary = "One\r\ntwo\n"' in activity_text(written)
    assert loaded(activity_text(written)) == written
