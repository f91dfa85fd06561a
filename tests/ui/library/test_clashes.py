"""The question about activities whose places are taken."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.ui.library.clashes import ClashDialog
from facilitator_app.ui.theme import Theme
from tests.builders import activity

THERE = {each.id: each for each in (activity("a"), activity("b", title="Bees"))}
COMING = [replace(THERE["a"], summary="New"), replace(THERE["b"], title="Bees and wasps")]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(parent: QWidget) -> ClashDialog:
    return ClashDialog(Theme("light"), COMING, THERE, parent)


def choose(box: object, answer: str) -> None:
    box.setCurrentIndex(box.findData(answer))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_what_is_there_is_kept_unless_something_else_is_chosen(dialog: ClashDialog) -> None:
    assert dialog.answers == {"a": "keep", "b": "keep"}
    choose(dialog.choices["b"], "both")
    assert dialog.answers == {"a": "keep", "b": "both"}


def test_one_choice_is_for_all_until_another_is_made_for_one(dialog: ClashDialog) -> None:
    choose(dialog.for_all, "replace")
    assert dialog.answers == {"a": "replace", "b": "replace"}
    choose(dialog.choices["a"], "keep")
    assert dialog.answers == {"a": "keep", "b": "replace"}
    assert dialog.for_all.currentData() is None
