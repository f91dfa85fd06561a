"""A document changes only when what it changes to is kept."""

from __future__ import annotations

import pytest

from facilitator_app.core.errors import BadEdit, Trouble
from facilitator_app.ui.document import Document


class Keeper:
    """Keeps words; it can be full."""

    def __init__(self) -> None:
        self.kept: list[tuple[str | None, str | None]] = []
        self.full = False

    def save(self, before: str | None, after: str | None) -> None:
        if self.full:
            raise Trouble("The disk is full.")
        self.kept.append((before, after))


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def document(keeper: Keeper) -> Document[str]:
    made: Document[str] = Document(keeper.save)
    made.open("a")
    return made


@pytest.fixture
def heard(document: Document[str]) -> list[str]:
    """What the document says from now on."""
    told: list[str] = []
    document.opened.connect(lambda: told.append("opened"))
    document.changed.connect(lambda: told.append(f"changed {document.value}"))
    document.refused.connect(lambda words: told.append(f"refused {words}"))
    return told


def test_a_step_is_taken_back_later_only_while_it_is_the_last_one(
    document: Document[str], heard: list[str]
) -> None:
    document.edit("grow", "b")
    undo = document.undoing()
    document.edit("grow", "c")
    heard.clear()
    assert not undo()
    assert document.value == "c"
    assert heard == ["refused Something else was changed since. Nothing was taken back."]
    document.undo()
    document.edit("other", "d")
    undo = document.undoing()
    assert undo()
    assert document.value == "b"
    assert not undo()


def test_a_step_is_not_taken_back_from_another_value_that_was_opened_since(document: Document[str]) -> None:
    document.edit("grow", "b")
    undo = document.undoing()
    document.open("x")
    document.edit("grow", "y")
    assert not undo()
    assert document.value == "y"


def test_an_edit_is_kept_before_it_is_told(document: Document[str], keeper: Keeper, heard: list[str]) -> None:
    document.changed.connect(lambda: heard.append(f"kept {keeper.kept[-1]}"))
    assert document.edit("grow", "b")
    assert heard == ["changed b", "kept ('a', 'b')"]


def test_a_refused_edit_leaves_everything_as_it_was(
    document: Document[str], keeper: Keeper, heard: list[str]
) -> None:
    document.edit("grow", "b")
    keeper.full = True
    assert not document.edit("grow more", "c")
    assert not document.undo()
    assert (document.value, document.undo_name, document.redo_name) == ("b", "grow", "")
    assert heard == ["changed b", "refused The disk is full.", "refused The disk is full."]
    keeper.full = False
    assert document.undo()
    assert keeper.kept == [("a", "b"), ("b", "a")]


def test_an_edit_to_the_same_is_none(document: Document[str], keeper: Keeper, heard: list[str]) -> None:
    assert not document.edit("nothing", "a")
    assert (keeper.kept, heard) == ([], [])


def test_edits_with_one_key_are_one_step(document: Document[str], keeper: Keeper) -> None:
    for word in ("ab", "abc", "abcd"):
        document.edit("type", word, merge="title")
    document.edit("other", "x", merge="place")
    document.undo()
    assert document.value == "abcd"
    document.undo()
    assert document.value == "a"
    assert keeper.kept[-1] == ("abcd", "a")


def test_undo_and_redo_have_the_name_of_the_step(document: Document[str]) -> None:
    assert (document.undo_name, document.redo_name) == ("", "")
    assert not document.undo()
    assert not document.redo()
    document.edit("grow", "b")
    document.undo()
    assert (document.undo_name, document.redo_name) == ("", "grow")
    document.redo()
    assert (document.value, document.undo_name, document.redo_name) == ("b", "grow", "")


def test_a_change_that_cannot_be_made_is_told(
    document: Document[str], keeper: Keeper, heard: list[str]
) -> None:
    def bad(_value: str) -> str:
        raise BadEdit("A section cannot be in itself.")

    assert not document.try_edit("move", bad)
    assert document.try_edit("shout", str.upper)
    assert heard == ["refused A section cannot be in itself.", "changed A"]
    assert keeper.kept == [("a", "A")]


def test_opening_another_value_forgets_the_steps(
    document: Document[str], keeper: Keeper, heard: list[str]
) -> None:
    document.edit("grow", "b")
    document.open("z")
    assert not document.undo()
    assert heard == ["changed b", "opened", "changed z"]
    assert keeper.kept == [("a", "b")]


def test_with_nothing_open_nothing_can_be_done(document: Document[str], keeper: Keeper) -> None:
    document.open(None)
    assert document.value is None
    assert (document.undo_name, document.redo_name) == ("", "")
    assert not document.edit("grow", "b")
    assert not document.try_edit("grow", str.upper)
    assert not document.undo()
    assert not document.redo()
    assert keeper.kept == []
