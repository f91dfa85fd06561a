"""An edit of a plan up to its repaint, in a long plan against one with a tenth of its blocks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator_app.core.advice import counsel
from facilitator_app.core.plan import Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner.screen import PlanScreen
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.benchmarks.test_speed import blocks_of, told
from tests.benchmarks.timing import ratio
from tests.builders import plan

FEW, MANY = 50, 500
ROUNDS = 31


def shown(qtbot: QtBot, count: int, strip: bool) -> PlanScreen:
    """The Plan screen with so many blocks."""
    theme = Theme("light")
    # Advice on a long plan waits until the hand rests, so it has no part in an edit.
    nothing = counsel(plan(), {})
    document: Document[Plan] = Document(lambda _before, _after: None)
    screen = PlanScreen(theme, document, {}, lambda _text: [], lambda: "new", lambda _plan: nothing)
    qtbot.addWidget(screen)
    screen.setStyleSheet(style_sheet(theme))
    screen.resize(1180, 800)
    document.open(blocks_of(count))
    screen.pane.show_strip(strip)
    screen.show()
    QApplication.processEvents()
    return screen


def lengths() -> Iterator[int]:
    """Lengths, each other than the one before."""
    while True:
        yield from (4, 8, 5, 12)


def lengthen(screen: PlanScreen, minutes: Iterator[int]) -> None:
    """Give the third block another length and draw what follows."""
    assert screen.edits.set_length("b2", next(minutes))
    QApplication.processEvents()


@pytest.mark.parametrize("strip", [False, True], ids=["list", "strip"])
def test_an_edit_of_ten_times_the_blocks_costs_no_more_than_ten_times(
    qtbot: QtBot, qapp: QApplication, strip: bool
) -> None:
    many, few, minutes = shown(qtbot, MANY, strip), shown(qtbot, FEW, strip), lengths()
    times, ours, theirs = ratio(lambda: lengthen(many, minutes), lambda: lengthen(few, minutes), ROUNDS)
    told(f"an edit to its repaint, {MANY} blocks against {FEW}", times, ours, theirs)
    assert times < MANY / FEW
