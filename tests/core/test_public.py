"""What participants may see of a plan, and what only facilitators see."""

from __future__ import annotations

from facilitator_app.core.activity import Step
from facilitator_app.core.public import facilitator_title, prompt, prompts, public_title
from tests.builders import activity, block, breakout

BOXES = activity("boxes", title="Two boxes", steps=(Step("Draw", 5), Step("Talk", 5, screen="Talk.")))
LIBRARY = {"boxes": BOXES}


def test_a_title_for_facilitators_never_shows_to_participants() -> None:
    assert public_title(block("a", title="Watch Joe"), LIBRARY) == ""


def test_a_public_title_comes_before_that_of_the_library() -> None:
    assert public_title(block("a", activity="boxes", public_title="Boxes"), LIBRARY) == "Boxes"
    assert public_title(block("a", activity="boxes", title="Mine"), LIBRARY) == "Two boxes"


def test_breaks_and_breakouts_have_a_public_word() -> None:
    parts = (block("a", kind="break"), breakout("b"), block("c", kind="note"))
    assert [public_title(each, LIBRARY) for each in parts] == ["Break", "Small groups", ""]


def test_a_prompt_is_the_blocks_own_else_the_first_of_its_activity() -> None:
    assert prompt(block("a", activity="boxes", screen="Sit."), LIBRARY) == "Sit."
    assert prompt(block("a", activity="boxes"), LIBRARY) == "Talk."


def test_a_block_without_an_activity_has_no_prompts() -> None:
    assert (prompt(block("a"), LIBRARY), prompts(block("a"), LIBRARY)) == ("", ())


def test_each_step_has_its_prompt() -> None:
    assert prompts(block("a", activity="boxes"), LIBRARY) == ("", "Talk.")


def test_a_facilitator_reads_the_title_the_activity_or_what_kind_it_is() -> None:
    parts = (
        block("a", title="Mine", activity="boxes"),
        block("b", activity="boxes"),
        block("c", activity="not-in-library"),
        block("d", kind="buffer"),
        breakout("e"),
    )
    titles = [facilitator_title(each, LIBRARY) for each in parts]
    assert titles == ["Mine", "Two boxes", "not-in-library", "Buffer", "Small groups"]


def test_a_step_that_is_left_out_shows_nothing() -> None:
    steps = (Step("One.", 5, screen="First"), Step("Two.", 5, screen="Second"))
    library = {"a": activity("a", 10, steps=steps)}
    assert prompts(block("b", activity="a", left_out=(1,)), library) == ("Second",)
    assert prompt(block("b", activity="a", left_out=(1,)), library) == "Second"
    assert prompts(block("b", activity="gone"), library) == ()
