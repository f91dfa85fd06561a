from __future__ import annotations

import pytest

from facilitator_app.core.finding import has_words, plainly


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Club Night", "club night"),
        ("Łódź", "lodz"),
        ("Tāne Ōtene", "tane otene"),
        ("CAFÉ", "cafe"),
        ("Straße", "strasse"),
        ("Þórður", "thordur"),
    ],
)
def test_case_and_accents_do_not_count(text: str, plain: str) -> None:
    assert plainly(text) == plain


def test_every_word_must_be_there_in_any_order() -> None:
    text = plainly("Bystander night, Łódź")
    assert has_words(text, ("lodz", "night"))
    assert has_words(text, ())
    assert not has_words(text, ("lodz", "morning"))
