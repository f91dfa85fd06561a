from __future__ import annotations

import pytest

from facilitator_app.formats.reading_age import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("cat", 1), ("boxes", 2), ("made", 1), ("table", 2), ("wanted", 2), ("named", 1), ("the", 1)),
        *(("changes", 2), ("responsibility", 6), ("Tāne", 1), ("b", 1)),
    ],
)
def test_syllables_are_near_enough(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_plain_sentences_are_easy_and_long_ones_are_hard() -> None:
    plain = "Sit with a friend. Say what you saw. What did you want to do?"
    official = (
        "Organisational accountability necessitates comprehensive consideration of institutional activities "
        "that systematically perpetuate inequitable participation in decision-making processes."
    )
    assert grade(plain) < 3
    assert grade(official) > 16


def test_lines_count_as_sentences_and_nothing_is_grade_0() -> None:
    assert grade("one two three\nfour five six") == grade("one two three. four five six.")
    assert grade("") == 0
    assert grade("123 …") == 0
