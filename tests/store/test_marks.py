"""What matched is marked where it stands, whatever marks its letters have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.store.marks import Marker, fold
from facilitator_app.store.searching import END, START


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        (["box"], "Two boxes, one Box", "Two [boxes], one [Box]"),
        (["cafe"], "Café circle", "[Café] circle"),
        (["viet"], "Tiếng Việt", "Tiếng [Việt]"),
        (["ox"], "Two boxes", "Two boxes"),
        (["a+b"], "one a+b two", "one [a+b] two"),
        ([], "Two boxes", "Two boxes"),
    ],
)
def test_each_word_that_begins_so_is_marked(words: list[str], text: str, marked: str) -> None:
    assert Marker(words).marked(text).replace(START, "[").replace(END, "]") == marked


def test_a_snippet_stands_around_the_first_match() -> None:
    text = " ".join(f"w{number}" for number in range(40))
    assert Marker(["w20"]).snippet(text).startswith("…w15 ")
    assert f"{START}w20{END}" in Marker(["w20"]).snippet(text)
    assert Marker(["w20"]).snippet(text).endswith(" w30…")
    assert Marker(["w39"]).snippet(text).endswith(f"{START}w39{END}")


def test_without_a_match_it_is_the_first_words() -> None:
    assert Marker(["zebra"]).snippet("One two") == "One two"
    assert Marker(["zebra"]).snippet("") == ""


def test_in_a_long_text_it_is_the_same_as_in_a_short_one() -> None:
    short = "one two three four five a match " + "word " * 30
    snippet = Marker(["match"]).snippet(short)
    long = Marker(["match"]).snippet("long " * 900 + short)
    assert (snippet[:10], long) == ("…two three", snippet)


def test_a_match_at_the_end_of_one_endless_word_is_shown() -> None:
    text = "-".join(["x" * 50] * 40) + "-zebra"
    assert f"{START}zebra{END}" in Marker(["zebra"]).snippet(text)


@given(st.text())
def test_every_letter_keeps_its_place(text: str) -> None:
    assert len(fold(text)) == len(text) or text.isascii()
