"""The reading card of a theme is a value that knows its length."""

from __future__ import annotations

from facilitator_app.core.activity import Source
from facilitator_app.core.foundation import Foundation

CARD = Foundation("CC", "A long title", ("One two", "three"), ("four",), "five six", ("id",), ("seven",), ())


def test_its_length_is_that_of_what_there_is_to_read() -> None:
    assert CARD.words == 7


def test_its_title_and_its_sources_are_not_counted() -> None:
    sourced = Foundation("CC", "", (), (), "one", (), (), (Source("A title of many words"),))
    assert sourced.words == 1
