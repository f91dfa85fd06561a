"""What is read out before a sensitive part."""

from __future__ import annotations

from facilitator_app.core.activity import Safety
from facilitator_app.core.advice.remedies import OPT_OUT
from facilitator_app.core.content_note import ContentNote, content_note, in_words
from tests.builders import activity, block, breakout, strand

LIBRARY = {
    "calm": activity("calm"),
    "hard": activity(
        "hard",
        safety=Safety("high", flags=("racism", "disclosure likely"), opt_out="You can step out."),
    ),
    "named": activity("named", safety=Safety("medium", flags=("suicide",))),
    "told": activity("told", safety=Safety("medium", flags=("disclosure likely",))),
}


def test_a_part_that_is_not_sensitive_needs_nothing() -> None:
    assert content_note(block("a", 5, activity="calm"), LIBRARY) is None
    assert content_note(block("a", 5), LIBRARY) is None
    assert content_note(block("a", 5, activity="not-there"), LIBRARY) is None


def test_that_somebody_may_disclose_is_no_subject_to_read_out() -> None:
    assert content_note(block("a", 5, activity="told"), LIBRARY) is None


def test_the_subjects_and_the_words_of_the_activity() -> None:
    assert content_note(block("a", 5, activity="hard"), LIBRARY) == ContentNote(
        ("racism",), ("You can step out.",), disclosure=True
    )


def test_what_a_block_names_itself_comes_first_and_each_once() -> None:
    own = block("a", 5, activity="hard", content_notes=("fire", "racism"), opt_out="Sit by the door.")
    assert content_note(own, LIBRARY) == ContentNote(("fire", "racism"), ("Sit by the door.",), True)


def test_with_no_words_of_its_own_there_are_some_for_everyone() -> None:
    assert content_note(block("a", 5, activity="named"), LIBRARY) == ContentNote(("suicide",), (OPT_OUT,))
    assert content_note(block("a", 5, sensitivity="high"), LIBRARY) == ContentNote((), (OPT_OUT,))


def test_a_breakout_is_what_its_groups_do() -> None:
    groups = breakout(
        "g",
        strand("s", block("x", 5, activity="hard")),
        strand("t", block("y", 5, activity="hard"), block("z", 5, activity="named")),
    )
    assert content_note(groups, LIBRARY) == ContentNote(("racism", "suicide"), ("You can step out.",), True)


def test_subjects_are_said_as_a_person_says_them() -> None:
    assert in_words([]) == "things that can be hard to hear"
    assert in_words(["racism"]) == "racism"
    assert in_words(["racism", "suicide", "fire"]) == "racism, suicide and fire"
