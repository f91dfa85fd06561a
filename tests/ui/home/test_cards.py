"""The cards of the first screen: their words whole at any size of text, and a ring for the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from facilitator_app.store.entries import TemplateEntry
from facilitator_app.ui.home.words import DOT
from facilitator_app.ui.theme import SPACE, Theme
from tests.ui.home.conftest import TEMPLATES, Opener, Shelf, entry, focused


def test_a_card_that_the_tab_key_came_to_has_a_ring_and_is_else_as_before(
    opened: Opener, shelf: Shelf, theme: Theme
) -> None:
    screen = opened(shelf)

    def inside() -> str:
        return screen.choices.cards[0].grab().toImage().pixelColor(10, 10).name().upper()

    assert inside() == theme.colours.surface
    screen.import_button.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is screen.choices.cards[0]
    assert inside() == theme.colours.surface


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("width", [900 - 88, 1000 - 88, 1280 - 88])
def test_the_facts_of_a_card_are_whole_in_two_lines_at_most(
    opened: Opener, theme: Theme, scale: float, width: int
) -> None:
    long = TemplateEntry("t", "A template of community work with a title that is longer", 460, 24, 0, 12)
    theme.set(scale=scale)
    screen = opened(Shelf(templates=(long, *TEMPLATES)), width)
    QApplication.processEvents()
    wide = screen.choices.cards[1]
    assert wide.offer.title == long.title
    drawn = wide.lines(wide.width())
    said = [line for line in drawn if line.text not in long.title]
    assert DOT.join(line.text for line in said) == wide.offer.facts
    assert len(said) < 3
    assert sum(QFontMetrics(line.font).height() for line in drawn) < wide.height() - SPACE
    assert len({each.height() for each in screen.choices.cards}) == 1
    assert all(QFontMetrics(line.font).horizontalAdvance(line.text) <= wide.room().width() for line in said)


def test_a_first_start_is_seen_as_a_whole(opened: Opener) -> None:
    screen = opened(Shelf(templates=tuple(TEMPLATES[0]._replace(id=f"t{each}") for each in range(10))))
    QApplication.processEvents()
    (area,) = screen.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_the_keys_go_to_a_card_that_shows(opened: Opener, theme: Theme) -> None:
    screen = opened(Shelf(entry("p1")._replace(archived=True)))
    theme.set(scale=1.5)
    screen.resize(700, 600)
    QApplication.processEvents()
    screen.import_button.setFocus()
    screen.take_focus()
    assert focused() is screen.choices.cards[0]
