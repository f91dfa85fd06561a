"""The form has the whole width of a narrow window, and gives it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.core.making import copy_of
from tests.ui.library.conftest import Opener, Shelf, focused


@pytest.mark.parametrize(("width", "beside"), [(1190, True), (890, False)])
def test_the_list_makes_room_for_the_form_in_a_narrow_window(
    opened: Opener, shelf: Shelf, width: int, beside: bool
) -> None:
    screen = opened(width)
    shelf.own.open(copy_of(shelf.library["ally"], "mine"))
    assert screen.finder.isVisible() is beside
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert screen.finder.isVisible()


def test_who_comes_back_to_a_form_that_is_alone_has_the_keys_in_it(opened: Opener, shelf: Shelf) -> None:
    screen = opened(890)
    shelf.own.open(copy_of(shelf.library["ally"], "mine"))
    screen.setFocus()
    screen.take_focus()
    assert screen.form.isAncestorOf(focused())
