"""From the half-day workplace template to a plan of one's own for 2 hours 40 and 31 people, by keys alone."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.core.advice import Counsel
from facilitator_app.core.fit import fit_plan
from facilitator_app.core.schedule import schedule
from facilitator_app.ui.home.new_plan import NewPlanDialog
from facilitator_app.ui.planner.fit_dialog import FitDialog
from facilitator_app.ui.planner.foot import AgendaFoot
from tests.app.conftest import House

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MOST_PRESSES = 260
"""At two a second, about two minutes of the ten."""


class Hands:
    """A keyboard: presses go to whatever has the focus, and are counted."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.presses = 0

    @property
    def focus(self) -> QWidget:
        found: QWidget | None = QApplication.focusWidget()
        assert found is not None
        return found

    @property
    def name(self) -> str:
        """What a screen reader calls what has the focus."""
        return self.focus.accessibleName()

    def press(self, *keys: Qt.Key, hold: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.presses += 1
            QTest.keyClick(self.focus, key, hold)
            self.settle()

    def type(self, text: str) -> None:
        self.presses += len(text)
        QTest.keyClicks(self.focus, text)
        self.settle()

    def find(self, words: str) -> None:
        """Ask for something by its name, as one does who knows no other key."""
        self.press(Key.Key_K, hold=CTRL)
        self.type(words)
        self.press(Key.Key_Return)

    def settle(self) -> None:
        """Let Qt finish what it put off, and give the keys to the window that is in front."""
        QApplication.processEvents()
        front = QApplication.activeModalWidget() or self.house.program.window
        front.activateWindow()
        QApplication.processEvents()


def counsel(house: House) -> Counsel:
    return house.program.advise(house.plan)


def begin(hands: Hands) -> None:
    """From Home: the template, and its questions; the client has 2 hours 40."""
    hands.house.program.window.go("home")
    hands.press(Key.Key_Right)
    assert hands.name == "Half-day workplace allyship"
    hands.press(Key.Key_Return)
    assert isinstance(QApplication.activeModalWidget(), NewPlanDialog)
    hands.press(Key.Key_Tab, Key.Key_Tab)
    assert hands.name == "Starts"
    hands.type("13:00")
    hands.press(Key.Key_Tab)
    assert hands.name == "Must end"
    hands.type("15:40")
    hands.press(Key.Key_Tab)
    assert hands.name == "People"
    hands.type("31")
    hands.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert hands.name == "Setting"
    hands.type("w")
    hands.press(Key.Key_Return)
    assert hands.house.program.window.place == "plan"
    assert hands.name == "Agenda"


def make_room(hands: Hands) -> None:
    """The plan is too long, which is offered to be mended: open the proposal, read why, and accept it."""
    assert schedule(hands.house.plan).over_run
    foot = hands.house.program.window.findChild(AgendaFoot)
    assert isinstance(foot, AgendaFoot)
    assert foot.fit.isVisible()
    hands.find("fit to time")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FitDialog)
    reasons = [dialog.table.item(row, 3).text() for row in range(dialog.table.rowCount())]  # type: ignore[union-attr]
    assert all(reasons)
    assert "Must run" in reasons
    hands.press(Key.Key_Return)
    assert hands.name == "Agenda"


def settle_advice(hands: Hands) -> None:
    """Go through what there is to look at: what mends it, or for the last a reason to set it aside."""
    hands.press(Key.Key_I, hold=CTRL)
    while len(left := counsel(hands.house).open) > 1:
        assert hands.name == left[0].text
        hands.press(Key.Key_Tab, Key.Key_Return)
        assert len(counsel(hands.house).open) < len(left)
    hands.press(Key.Key_Tab, Key.Key_Tab)
    assert hands.name == "Why"
    hands.press(Key.Key_Return)
    hands.type("We split the big threes by table")
    hands.press(Key.Key_Return)


def make_it_ones_own(hands: Hands) -> None:
    """Another title, and another activity in the place of one."""
    hands.find("title of the plan")
    hands.type("Allies at Harbour Freight")
    hands.press(Key.Key_Return)
    hands.find("go to who gets credit")
    assert hands.name == "Agenda"
    hands.press(Key.Key_Delete)
    hands.find("add guess the group")
    make_room(hands)


def test_a_half_day_becomes_ones_own_plan_for_2_hours_40_and_31_people(house: House) -> None:
    hands = Hands(house)
    begin(hands)
    plan = house.plan
    assert (plan.start, plan.must_end) == (time(13), time(15, 40))
    assert (plan.group_size, plan.setting) == (31, "WRK")
    make_room(hands)
    assert not schedule(house.plan).over_run
    settle_advice(hands)
    assert counsel(house).open == ()
    make_it_ones_own(hands)
    plan = house.plan
    activities = [block.activity for block in plan.walk()]
    assert plan.title == "Allies at Harbour Freight"
    assert "who-gets-credit" not in activities
    assert "guess-the-group" in activities
    assert fit_plan(plan).fits
    assert counsel(house).open == ()
    assert hands.presses <= MOST_PRESSES
