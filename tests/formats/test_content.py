"""The bundled activities are whole, plain and sourced; each fault of one that is not is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app import bundled
from facilitator_app.core.activity import Activity, Adaptations, Step
from facilitator_app.core.handout import Callout, Card, Cards, Checklist, Handout, Lines, Text
from facilitator_app.formats.activity import read_activity
from facilitator_app.formats.content import (
    content_problems,
    library_problems,
    participant_text,
    usable_text,
)

LIBRARY = [read_activity(file) for file in bundled.activity_files()]
GOOD = LIBRARY[0]


@pytest.mark.parametrize("activity", LIBRARY, ids=lambda each: each.id)
def test_each_bundled_activity_is_whole(activity: Activity) -> None:
    assert content_problems(activity) == []


def test_the_bundled_library_is_whole() -> None:
    assert list(library_problems(LIBRARY)) == []
    assert sorted(each.number for each in LIBRARY) == list(range(1, 64))


def told(activity: Activity) -> list[str]:
    return [str(each) for each in content_problems(activity)]


def test_what_is_empty_is_named() -> None:
    bare = replace(GOOD, closing="", sources=(), adaptations=replace(GOOD.adaptations, seated=""))
    assert {"closing: is empty", "sources: is empty", "adaptations.seated: is empty"} <= {*told(bare)}
    blind = replace(GOOD, steps=(*GOOD.steps, Step("Look.", 0)))
    assert told(blind) == [f"steps[{len(GOOD.steps)}].screen: is empty"]
    assert len(told(replace(GOOD, adaptations=Adaptations()))) == 5


def test_too_few_and_too_many_words_are_counted() -> None:
    (few,) = told(replace(GOOD, steps=(), preparation=("Sit.",)))
    assert few.startswith("steps: ")
    assert few.endswith(" words to run it from, not 450 to 1,100")
    (many,) = told(replace(GOOD, home_task="word " * 1_000))
    assert "words to run it from" in many


def test_too_few_and_too_many_questions_are_counted() -> None:
    assert "questions: there are 3, not 4 to 8" in told(replace(GOOD, questions=GOOD.questions[:3]))
    assert "questions: there are 9, not 4 to 8" in told(replace(GOOD, questions=("Why?",) * 9))


def test_text_that_is_hard_to_read_is_told() -> None:
    hard = "Organisational accountability necessitates comprehensive institutional consideration. " * 60
    (problem,) = told(replace(GOOD, handouts=(Handout("h", "H", (Text(hard),)),)))
    assert "above 8" in problem


def test_what_a_sheet_says_is_participants_text_and_no_note_is() -> None:
    blocks = (
        Text("one"),
        Callout("two"),
        Cards((Card("three"),)),
        Checklist(("four",)),
        Lines(3, "five"),
    )
    step = Step("Say it.", 5, screen="six", note="hidden")
    made = replace(GOOD, steps=(step,), handouts=(Handout("h", "H", blocks, instruction="seven"),))
    text = participant_text(made).split()
    assert {"one", "two", "three", "four", "six", "seven"} <= {*text}
    assert "hidden" not in text
    assert "hidden" in usable_text(made).split()


def test_a_library_with_too_little_of_a_theme_or_a_number_twice_is_told() -> None:
    problems = [str(each) for each in library_problems([GOOD, GOOD])]
    assert f"number: {GOOD.number} is the number of more than one activity" in problems
    assert any(each.startswith("themes: A more generous embrace has 0 activities") for each in problems)
