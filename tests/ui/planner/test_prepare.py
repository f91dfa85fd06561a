"""Getting ready: materials with owner and tick, roles with minutes, and what the group size comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from facilitator_app.core.activity import Activity, Adaptations, Material
from facilitator_app.core.handout import Handout
from facilitator_app.core.plan import Plan, Supply
from facilitator_app.ui.planner.prepare_dialog import PrepareDialog
from tests.builders import activity, block, plan
from tests.ui.planner.conftest import LIBRARY, Build, Desk

Key = Qt.Key
KIT: dict[str, Activity] = {
    **LIBRARY,
    "kit": activity(
        "kit",
        title="Kit",
        materials=(Material("Pen", 1, "person"), Material("Ball")),
        handouts=(Handout("h", "Worksheet", (), per="person"),),
    ),
    "few": activity("few", title="Few", group_max=12, adaptations=Adaptations(large_group="Use tables.")),
    "less": activity("less", title="Less", group_max=16),
    "crowd": activity("crowd", title="Crowd", group_min=40),
}
DAY = plan(
    block("kit", 30, activity="kit", lead="Ana", support="Ben"),
    block("talk", 20, title="Talk", lead="Ben"),
    block("end", 5, title="Closing"),
    group_size=20,
    facilitators=("Ana", "Ben"),
)
Ready = Callable[..., tuple[Desk, PrepareDialog]]


@pytest.fixture
def ready(build: Build) -> Ready:
    """Give a function that opens the dialog on a plan."""

    def made(value: Plan = DAY) -> tuple[Desk, PrepareDialog]:
        desk = build(value, library=KIT)
        desk.screen.header.prepare.click()
        QApplication.processEvents()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PrepareDialog)
        return desk, dialog

    return made


def told(page: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in page.findChildren(QLabel) if not each.isHidden()]


def pressed(page: QWidget, word: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == word)


def test_it_opens_by_keyboard_and_turns_its_pages(ready: Ready, desk: Desk) -> None:
    desk.press(Key.Key_P, hold=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PrepareDialog)
    assert dialog.tabs["materials"].hasFocus()
    desk.key(dialog.tabs["materials"], Key.Key_Right)
    assert dialog.tabs["roles"].hasFocus()
    desk.key(dialog.tabs["roles"], Key.Key_Return)
    assert dialog.roles.isVisible()
    dialog.close_button.click()
    assert QApplication.activeModalWidget() is None


def test_without_a_plan_there_is_nothing_to_prepare(build: Build) -> None:
    screen = build(None).screen
    screen.advising.prepare()
    screen.advising.tell_of_people()
    assert QApplication.activeModalWidget() is None


def test_the_dialog_goes_when_its_plan_does(ready: Ready) -> None:
    desk, dialog = ready()
    desk.document.open(None)
    assert not dialog.isVisible()


def test_things_are_listed_with_how_many(ready: Ready) -> None:
    _, dialog = ready()
    page = dialog.materials
    assert [(each.name.text(), each.count.text()) for each in page.rows] == [("Pen", "20"), ("Ball", "1")]
    assert page.words.text() == "Two things to bring, none ready yet."


@pytest.mark.parametrize("count", [2, 40])
def test_the_word_over_those_who_bring_things_stands_over_them(build: Build, count: int) -> None:
    things = tuple(f"Thing {number}" for number in range(count))
    desk = build(plan(replace(block("a", 10, title="A"), materials=things)))
    desk.screen.header.prepare.click()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PrepareDialog)
    page = dialog.materials
    QApplication.processEvents()  # the bar has its place, and the word follows
    owner = page.rows[0].owner
    assert owner.mapTo(page, QPoint()).x() == page.who.x()
    dialog.reject()


def test_a_tick_and_an_owner_are_kept_with_the_plan(ready: Ready) -> None:
    desk, dialog = ready()
    pen, ball = dialog.materials.rows
    pen.box.setFocus()
    desk.key(pen.box, Key.Key_Space)
    assert desk.document.undo_name == "Tick “Pen”"
    assert dialog.materials.words.text() == "Two things to bring, one ready."
    desk.keys(ball.owner.line, "Ben")
    assert [*desk.plan.supplies] == [Supply("Pen", "", True), Supply("Ball", "Ben")]
    assert desk.document.undo_name == "Change who brings “Ball”"
    desk.document.undo()
    assert [*desk.plan.supplies] == [Supply("Pen", "", True)]
    desk.key(pen.box, Key.Key_Space)
    assert desk.document.undo_name == "Untick “Pen”"
    for each in (pen, ball):
        each.box.click()
    assert dialog.materials.words.text() == "Everything is ready."


def test_something_else_can_be_put_on_the_list_and_taken_off(ready: Ready) -> None:
    desk, dialog = ready()
    page = dialog.materials
    page.add.click()
    assert [*desk.plan.supplies] == []
    desk.keys(page.more, "Name tags")
    desk.key(page.more, Key.Key_Return)
    assert page.more.text() == ""
    last = page.rows[-1]
    assert (last.name.text(), last.count.text()) == ("Name tags", "Put on the list by hand")
    assert [each.off.isHidden() for each in page.rows] == [True, True, False]
    last.off.click()
    assert [*desk.plan.supplies] == []
    assert page.more.hasFocus()


def test_a_plan_with_nothing_to_bring_says_so(ready: Ready) -> None:
    _, dialog = ready(plan(block("a", 10, title="Talk")))
    assert dialog.materials.words.text().startswith("No part of this plan names anything to bring.")


def test_roles_are_told_person_by_person_with_minutes(ready: Ready) -> None:
    _, dialog = ready()
    said = told(dialog.roles)
    assert said[0] == "Leading is not shared evenly. Ana: 30 min, Ben: 20 min."
    assert {"Ana", "Leads 30 min", "Ben", "Leads 20 min, supports 30 min"} <= {*said}
    assert {"Nobody yet", "One block has no lead", "leads, 30 min", "supports, 30 min"} <= {*said}


def test_with_nobody_named_the_page_says_what_to_do(ready: Ready) -> None:
    _, dialog = ready(plan(block("a", 10, title="Talk")))
    assert told(dialog.roles)[0].startswith("Name the facilitators at the top of the plan")


def test_the_group_size_is_told_and_can_be_changed(ready: Ready) -> None:
    desk, dialog = ready()
    people = dialog.groups.people
    people.line.setFocus()
    desk.type(people.line, "31", Key.Key_Return)
    assert desk.plan.group_size == 31
    said = {*told(dialog.groups)}
    assert "14 pairs and one three" in said
    assert "8 small groups of 3 or 4, or 7 small groups of 4 or 5, or 6 small groups of 5 or 6" in said
    assert {"31", "Worksheet", "Every block works with so many people."} <= said
    desk.type(people.line, "many", Key.Key_Return)
    assert "“many” is not a number of people. Try 20." in told(dialog.groups)


def test_groups_that_come_to_the_same_are_told_once(ready: Ready) -> None:
    _, dialog = ready(replace(DAY, group_size=20))
    assert "5 small groups of 4, or 4 small groups of 5" in told(dialog.groups)


@pytest.mark.parametrize(("size", "shown"), [(0, "Say how many people you expect"), (1, ""), (2, "Pairs")])
def test_few_people_are_told_of_what_there_is(ready: Ready, size: int, shown: str) -> None:
    _, dialog = ready(replace(DAY, group_size=size))
    assert any(each.startswith(shown) for each in told(dialog.groups))


def test_blocks_for_fewer_people_can_be_run_side_by_side(ready: Ready) -> None:
    value = plan(block("few", 30, activity="few"), block("less", 30, activity="less"), group_size=31)
    desk, dialog = ready(value)
    said = told(dialog.groups)
    assert "“Few” works with up to 12 people and gets 31." in said
    assert "For a large group: Use tables." in said
    pressed(dialog.groups, "Run it in 3 groups side by side").click()
    assert [each.kind for each in desk.plan.blocks] == ["breakout", "activity"]
    desk.document.undo()
    told(dialog.groups)
    pressed(dialog.groups, "Do this for all of them").click()
    assert [len(each.strands) for each in desk.plan.blocks] == [3, 2]
    assert desk.document.undo_name == "Do this for all of them"


def test_a_block_for_a_few_people_less_can_be_run_as_for_a_large_group(ready: Ready) -> None:
    desk, dialog = ready(plan(block("few", 30, activity="few"), group_size=15))
    told(dialog.groups)
    pressed(dialog.groups, "Run it as for a large group").click()
    assert [each.why for each in desk.plan.reasons] == ["We run it as for a large group. Use tables."]
    assert "Every other block works with so many people." in told(dialog.groups)


def test_blocks_for_more_people_are_named_and_left(ready: Ready) -> None:
    _, dialog = ready(plan(block("crowd", 30, activity="crowd"), group_size=10))
    assert any(each.startswith("“Crowd” needs 40 people and gets 10.") for each in told(dialog.groups))


def test_a_new_group_size_is_told_once_the_hand_leaves_it(build: Build) -> None:
    desk = build(DAY, library=KIT)
    line = desk.screen.header.group_size.line
    desk.type(line, "31", Key.Key_Return)
    assert desk.said == [
        "31 people: 14 pairs and one three; 7 small groups of 4 or 5. Prepare (Ctrl+Shift+P) has the rest."
    ]
    desk.key(line, Key.Key_Return)
    assert len(desk.said) == 1
