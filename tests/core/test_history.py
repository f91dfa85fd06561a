"""Undo and redo as earlier and later values."""

from __future__ import annotations

from facilitator_app.core.history import History


def test_a_new_history_has_nothing_to_undo_or_redo() -> None:
    new = History("first")
    assert (new.undo(), new.redo(), new.undo_name, new.redo_name) == (new, new, "", "")


def test_undo_gives_the_value_before_and_redo_the_one_after() -> None:
    typed = History("").record("Type", "a").record("Type more", "ab")
    assert (typed.undo().value, typed.undo().undo().value, typed.undo().redo()) == ("a", "", typed)


def test_steps_are_named() -> None:
    undone = History(0).record("One", 1).record("Two", 2).undo()
    assert (undone.undo_name, undone.redo_name) == ("One", "Two")


def test_a_new_step_after_an_undo_forgets_what_was_undone() -> None:
    other = History(0).record("One", 1).undo().record("Other", 5)
    assert (other.redo(), other.undo().value) == (other, 0)


def test_edits_with_one_merge_key_are_one_step() -> None:
    typed = History("").record("Title", "a", "title").record("Title", "ab", "title")
    assert (typed.value, typed.undo().value, typed.undo().redo().value) == ("ab", "", "ab")


def test_another_merge_key_or_none_begins_another_step() -> None:
    typed = History("").record("Title", "a", "title").record("Note", "b", "note").record("Cut", "c")
    assert len(typed.past) == len(typed.record("Cut", "d").past) - 1 == 3


def test_typing_after_an_undo_is_a_step_of_its_own() -> None:
    typed = History("").record("Title", "a", "title").record("Note", "ab", "note").undo()
    assert typed.record("Title", "ax", "title").undo().value == "a"


def test_typing_after_a_redo_is_a_step_of_its_own() -> None:
    again = History("").record("Title", "a", "title").undo().redo()
    assert again.record("Title", "ab", "title").undo().value == "a"
