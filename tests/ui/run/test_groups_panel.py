"""Forming groups in a run: of a headcount or of those present, shown, formed again, undone, on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator_app.core.groups import Group, pairings
from facilitator_app.formats.run_log import dump_log
from facilitator_app.ui.run.groups_panel import GroupsPanel
from facilitator_app.ui.run.run_place import RunPlace
from tests.builders import block, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
MakeRig = Callable[..., Rig]
NAMES = ("Anahera", "Béatrice", "Cyprian", "Dimitri", "Evangeline", "Filemon", "Gwen", "Hui")
EVENING = plan(
    block("a", 10, public_title="Welcome"), block("b", 20), group_size=9, public_title="Club night"
)


@dataclass
class Place:
    """Who is here, and the papers that were made."""

    present: Sequence[str] = ()
    papers: list[tuple[str, Sequence[Group]]] = field(default_factory=list)
    number: int = 0

    def chance(self) -> int:
        self.number += 1
        return self.number


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def rig(make_rig: MakeRig, place: Place) -> Rig:
    made = make_rig(EVENING)
    panel = made.console.groups
    panel._place = replace(
        RunPlace(),
        present=lambda: place.present,
        print_groups=lambda title, groups: place.papers.append((title, groups)),
        chance=place.chance,
    )
    made.start()
    return made


@pytest.fixture
def panel(rig: Rig) -> GroupsPanel:
    return rig.console.groups


def everybody(groups: Sequence[Group]) -> list[str]:
    return sorted(name for group in groups for name in group.people)


def lines(panel: GroupsPanel) -> list[str]:
    """What is to be read in the panel."""
    said = (each for each in panel.text.findChildren(QLabel) if not each.isHidden())
    return [each.text() for each in said if each.text()]


def pick(panel: GroupsPanel, way: str) -> None:
    panel.wish.way.setCurrentIndex(panel.wish.way.findData(way))


def test_a_headcount_begins_with_the_group_size_of_the_plan(rig: Rig, panel: GroupsPanel) -> None:
    rig.key(Key.Key_G)
    assert (panel.wish.people.value(), panel.wish.about.text()) == (9, "2 groups of 4 or 5")
    rig.key(Key.Key_Return)
    assert everybody(panel.groups) == [str(number) for number in range(1, 10)]
    assert lines(panel)[0] == "Group 1"


def test_forming_groups_opens_no_window_and_keeps_the_hand(rig: Rig, panel: GroupsPanel) -> None:
    before = len(QApplication.topLevelWindows())
    rig.key(Key.Key_G)
    rig.key(Key.Key_Return)
    rig.settle()
    assert panel.show_button.hasFocus()
    assert len(QApplication.topLevelWindows()) == before


def test_those_marked_present_are_put_in_groups_by_name(rig: Rig, panel: GroupsPanel, place: Place) -> None:
    place.present = NAMES
    rig.key(Key.Key_G)
    assert panel.wish.who.currentText() == "8 marked present"
    assert panel.wish.people.isHidden()
    rig.key(Key.Key_Return)
    assert everybody(panel.groups) == list(NAMES)


def test_somebody_marked_later_is_in_the_next_groups(rig: Rig, panel: GroupsPanel, place: Place) -> None:
    place.present = NAMES[:6]
    rig.key(Key.Key_G)
    rig.key(Key.Key_Return)
    rig.key(Key.Key_G)
    place.present = NAMES
    rig.key(Key.Key_G)
    panel.again_button.click()
    assert everybody(panel.groups) == list(NAMES)


def test_one_name_is_no_group(rig: Rig, panel: GroupsPanel, place: Place) -> None:
    place.present = NAMES
    rig.key(Key.Key_G)
    place.present = NAMES[:1]
    rig.key(Key.Key_G)
    rig.key(Key.Key_G)
    assert (panel.wish.only_counted, panel.wish.who.count()) == (True, 1)


@pytest.mark.parametrize(
    ("by", "number", "words"),
    [
        ("size", 3, "3 groups of 3"),
        ("size", 1, "4 groups of 2 or 3"),
        ("count", 4, "4 groups of 2 or 3"),
        ("count", 1, "One group of 9"),
        ("count", 40, "9 groups of 1"),
    ],
)
def test_groups_go_by_their_size_or_their_number(
    rig: Rig, panel: GroupsPanel, by: str, number: int, words: str
) -> None:
    rig.key(Key.Key_G)
    panel.wish.by.setCurrentIndex(panel.wish.by.findData(by))
    panel.wish.by.activated.emit(panel.wish.by.currentIndex())
    panel.wish.number.setValue(number)
    assert panel.wish.about.text() == words


def test_people_who_count_off_are_told_by_their_number(rig: Rig, panel: GroupsPanel) -> None:
    rig.key(Key.Key_G)
    pick(panel, "counted")
    rig.key(Key.Key_Return)
    assert lines(panel) == ["Group 1", "Everybody who said 1", "Group 2", "Everybody who said 2"]


def test_a_name_is_never_read_as_markup(rig: Rig, panel: GroupsPanel, place: Place) -> None:
    place.present = ("<b>Ana</b>", "Ben & Cy")
    rig.key(Key.Key_G)
    rig.key(Key.Key_Return)
    shown = lines(panel)
    assert "<b>Ana</b>" in shown[1]
    assert "Ben & Cy" in shown[1]


def test_a_new_mix_parts_those_who_were_together(rig: Rig, panel: GroupsPanel, place: Place) -> None:
    place.present = NAMES
    rig.key(Key.Key_G)
    pick(panel, "balanced")
    panel.wish.number.setValue(2)
    rig.key(Key.Key_Return)
    before = pairings(each.people for each in panel.groups)
    panel.again_button.click()
    assert not pairings(each.people for each in panel.groups) & before


def test_undo_goes_back_to_the_groups_of_before_and_then_to_none(rig: Rig, panel: GroupsPanel) -> None:
    rig.key(Key.Key_G)
    rig.key(Key.Key_Return)
    first = panel.groups
    panel.again_button.click()
    assert panel.groups != first
    panel.undo_button.click()
    assert panel.groups == first
    panel.undo_button.click()
    assert (panel.groups, panel.form_button.hasFocus()) == ((), True)


def test_they_are_shown_with_one_more_enter_and_taken_off_again(rig: Rig, panel: GroupsPanel) -> None:
    for key in (Key.Key_G, Key.Key_Return, Key.Key_Return):
        rig.key(key)
    assert rig.participant.scene.groups == panel.groups
    assert panel.show_button.text() == "Hide"
    rig.key(Key.Key_Return)
    assert rig.participant.scene.groups == ()
    assert panel.show_button.text() == "Show"


def test_other_groups_are_looked_at_before_participants_see_them(rig: Rig, panel: GroupsPanel) -> None:
    for key in (Key.Key_G, Key.Key_Return, Key.Key_Return):
        rig.key(key)
    seen = rig.participant.scene.groups
    panel.again_button.click()
    assert rig.participant.scene.groups == seen
    assert panel.show_button.text() == "Show"


def test_they_go_with_their_part_and_are_still_here(rig: Rig, panel: GroupsPanel) -> None:
    for key in (Key.Key_G, Key.Key_Return, Key.Key_Return):
        rig.key(key)
    made = panel.groups
    rig.live.press("next")
    assert rig.participant.scene.groups == ()
    assert (panel.groups, panel.show_button.text()) == (made, "Show")


def test_closed_and_opened_again_they_are_there_and_can_be_changed(rig: Rig, panel: GroupsPanel) -> None:
    for key in (Key.Key_G, Key.Key_Return, Key.Key_Escape):
        rig.key(key)
    assert panel.isHidden()
    rig.key(Key.Key_G)
    made = panel.groups
    assert (bool(made), panel.show_button.hasFocus()) == (True, True)
    panel.change_button.click()
    assert panel.form_button.hasFocus()
    panel.back_button.click()
    assert (panel.groups, panel.list.isVisible()) == (made, True)


def test_a_paper_of_them_has_the_public_title(rig: Rig, panel: GroupsPanel, place: Place) -> None:
    rig.key(Key.Key_G)
    rig.key(Key.Key_Return)
    panel.print_button.click()
    assert place.papers == [("Club night", panel.groups)]


def test_what_is_typed_in_its_fields_is_no_key_of_the_run(rig: Rig, panel: GroupsPanel) -> None:
    rig.key(Key.Key_G)
    panel.wish.people.setFocus()
    panel.wish.people.selectAll()
    QTest.keyClicks(panel.wish.people, "15 b")
    assert panel.wish.people.value() == 15
    assert rig.keeper.done() == ["start"]
    rig.key(Key.Key_Return)
    assert len(everybody(panel.groups)) == 15
    panel.change_button.click()
    panel.wish.number.setFocus()
    rig.key(Key.Key_Escape)
    assert panel.isHidden()


def test_another_run_begins_without_groups(rig: Rig, panel: GroupsPanel) -> None:
    rig.key(Key.Key_G)
    rig.key(Key.Key_Return)
    rig.live.press("finish")
    rig.live.close()
    rig.screen.take_focus()
    rig.key(Key.Key_Space)
    rig.key(Key.Key_G)
    assert panel.groups == ()


def test_names_never_reach_the_run_log(rig: Rig, panel: GroupsPanel, place: Place) -> None:
    place.present = NAMES
    for key in (Key.Key_G, Key.Key_Return, Key.Key_Return):
        rig.key(key)
    assert set(NAMES) <= {name for text in rig.participant.shown() for name in text.split(", ")}
    panel.again_button.click()
    rig.key(Key.Key_Return)
    panel.print_button.click()
    for key in (Key.Key_Return, Key.Key_B, Key.Key_B, Key.Key_H, Key.Key_H, Key.Key_Space, Key.Key_U):
        rig.key(key)
    panel.undo_button.click()
    rig.live.press("finish")
    kept = dump_log(rig.keeper.events("run-1")).decode()
    assert "show" in kept
    assert [name for name in NAMES if name in kept or name in repr(rig.keeper.run_plan("run-1"))] == []
