"""What people type into the form means what it says, and what the form shows can be read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app import bundled
from facilitator_app.core.activity import Material, Reply, Source
from facilitator_app.core.errors import Trouble
from facilitator_app.formats.activity import read_activity
from facilitator_app.ui.library.form import sheet_writing, writing

words = st.text(st.characters(codec="utf-8", exclude_characters="|:\n\r"), min_size=1).map(
    lambda text: " ".join(text.split())
)
materials = st.builds(
    Material,
    words.filter(bool),
    st.integers(1, writing.MOST),
    st.sampled_from(["person", "pair", "group", "room"]),
)


@given(st.lists(materials))
def test_materials_are_read_as_they_are_written(some: list[Material]) -> None:
    assert writing.read_materials(writing.write_materials(tuple(some))) == tuple(some)


@given(st.lists(st.builds(Reply, words.filter(bool), words.filter(bool))))
def test_replies_are_read_as_they_are_written(some: list[Reply]) -> None:
    assert writing.read_replies(writing.write_replies(tuple(some))) == tuple(some)


@pytest.mark.parametrize("file", bundled.activity_files(), ids=lambda file: file.stem)
def test_every_bundled_activity_can_be_shown_in_the_form_and_read_again(file: Path) -> None:
    activity = read_activity(file)
    resistance, sources = activity.safety.resistance, activity.sources
    assert writing.read_materials(writing.write_materials(activity.materials)) == activity.materials
    assert writing.read_replies(writing.write_replies(resistance)) == resistance
    assert writing.read_lines(writing.write_lines(activity.questions)) == activity.questions
    assert writing.source_reader(sources, writing.write_sources(sources)) == sources


def test_a_source_that_is_typed_anew_has_no_day_and_one_that_stays_keeps_it() -> None:
    known = (Source("A page", "a.org", date(2026, 1, 2), "A fact"),)
    text = f"{writing.write_sources(known)}\nA book"
    assert writing.source_reader(known, text) == (*known, Source("A book"))
    assert writing.source_reader(known, "A page | a.org | Another")[0].read is None


@pytest.mark.parametrize(
    ("read", "text", "says"),
    [
        (writing.read_title, " ", "An activity needs a title"),
        (sheet_writing.read_title, " ", "A worksheet needs a title"),
        (writing.read_number, "ten", "is not a number"),
        (writing.read_number, "99999", "is not a number"),
        (writing.read_materials, "Pens: 0 for each pair", "not between 1"),
        (writing.read_replies, "It is only a joke", "needs what they say"),
        (lambda text: writing.source_reader((), text), "| a.org", "has no title"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(read: object, text: str, says: str) -> None:
    with pytest.raises(Trouble, match=says):
        read(text)  # type: ignore[operator]


def test_an_empty_number_is_none_and_is_shown_as_nothing() -> None:
    assert (writing.read_number(""), writing.read_optional_minutes(" ")) == (0, 0)
    assert (writing.write_number(0), writing.write_number(7)) == ("", "7")
    assert writing.read_optional_minutes("1h30") == 90
