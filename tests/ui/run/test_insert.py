"""A part added on the fly: an energiser in two keys, one that is looked for, one of one's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.core.activity import Activity, Adaptations
from facilitator_app.core.plan import Block
from facilitator_app.ui.run.insert_panel import InsertPanel
from tests.builders import activity, block, plan
from tests.ui.run.conftest import Rig

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
MakeRig = Callable[..., Rig]
EVENING = plan(
    block("a", 10, title="Arrive"),
    block("b", 20, title="Hard talk", activity="talk"),
    block("c", 10, title="Close"),
    must_end="19:10",
    group_size=12,
)
KNOWN: dict[str, Activity] = {
    each.id: each
    for each in (
        activity("wake", 6, title="Wake up", energy="high", stage="open"),
        activity(
            "clap", 8, title="Clapping", energy="high", adaptations=Adaptations(seated="From the chair.")
        ),
        activity("talk", 30, title="Talk it over"),
    )
}


@pytest.fixture
def rig(make_rig: MakeRig) -> Rig:
    made = make_rig(EVENING, activities=KNOWN)
    made.start()
    return made


@pytest.fixture
def panel(rig: Rig) -> InsertPanel:
    return rig.console.adding


def new(rig: Rig) -> Block:
    """The part that was put in last."""
    put_in = [each.new for each in rig.keeper.events("run-1") if each.new is not None]
    return put_in[-1]


def test_an_energiser_is_two_keys_away(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    assert [each.id for each in panel.offers] == ["wake", "clap"]
    rig.key(Key.Key_Return)
    assert rig.keeper.done() == ["start", "insert"]
    assert (new(rig).activity, new(rig).minutes) == ("wake", 6)
    assert [each.block.title or each.block.activity for each in rig.view.blocks] == [
        "Arrive",
        "wake",
        "Hard talk",
        "Close",
    ]
    assert rig.on == "a"
    assert panel.isHidden()
    rig.key(Key.Key_Space)
    assert rig.on == new(rig).id
    assert "Wake up" in rig.participant.shown()


def test_with_shift_it_begins_at_once_and_back_goes_back(rig: Rig) -> None:
    rig.pass_time(minutes=4)
    rig.key(Key.Key_I)
    rig.key(Key.Key_Return, SHIFT)
    assert rig.keeper.done() == ["start", "insert", "go"]
    assert rig.on == new(rig).id
    rig.pass_time(minutes=6)
    rig.key(Key.Key_Backspace)
    assert (rig.on, rig.view.elapsed_s // 60) == ("a", 4)


def test_one_undo_takes_it_back(rig: Rig) -> None:
    order = rig.live.position.order
    rig.key(Key.Key_I)
    rig.key(Key.Key_Return)
    rig.key(Key.Key_U)
    assert rig.live.position.order == order


def test_one_undo_takes_back_a_part_that_began_at_once(rig: Rig) -> None:
    order = rig.live.position.order
    rig.key(Key.Key_I)
    rig.key(Key.Key_Return, SHIFT)
    rig.key(Key.Key_U)
    assert (rig.live.position.order, rig.on) == (order, "a")


def test_going_to_a_part_that_was_put_in_before_is_undone_alone(rig: Rig) -> None:
    rig.key(Key.Key_I)
    rig.key(Key.Key_Return)
    rig.key(Key.Key_Space)
    rig.key(Key.Key_U)
    assert (rig.on, new(rig).id in rig.live.position.order) == ("a", True)
    rig.console._go(new(rig).id)
    rig.key(Key.Key_U)
    assert (rig.on, new(rig).id in rig.live.position.order) == ("a", True)


def test_it_says_what_it_does_to_the_end_and_keeps_that_true(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    assert panel.effect.text() == "Ends 19:16, 6 min late"
    rig.key(Key.Key_Down)
    assert panel.effect.text() == "Ends 19:18, 8 min late"
    rig.pass_time(minutes=13)
    assert panel.effect.text() == "Ends 19:21, 11 min late"


def test_it_says_so_when_the_end_is_kept(make_rig: MakeRig) -> None:
    rig = make_rig(plan(block("a", 10), must_end="19:00"), activities=KNOWN)
    rig.start()
    rig.key(Key.Key_I)
    assert rig.console.adding.effect.text() == "Ends 18:46, in time for 19:00"


def test_what_is_typed_looks_for_titles_and_is_no_key_of_the_run(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    panel.search.setFocus()
    QTest.keyClicks(panel.search, "b talk p")
    assert rig.keeper.done() == ["start"]
    assert panel.effect.text() == "Nothing in the library is called that."
    assert not panel.after_button.isEnabled()
    rig.key(Key.Key_Return)
    assert rig.keeper.done() == ["start"]
    panel.search.clear()
    QTest.keyClicks(panel.search, "talk")
    assert [each.id for each in panel.offers] == ["talk"]
    rig.key(Key.Key_Return)
    assert new(rig).activity == "talk"


def test_the_arrow_goes_from_the_words_into_the_list(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    panel.search.setFocus()
    rig.key(Key.Key_Down)
    assert panel.list.hasFocus()


def test_a_clicker_works_while_words_are_typed(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    panel.search.setFocus()
    rig.key(Key.Key_PageDown)
    assert rig.on == "b"


def test_keys_of_the_run_work_in_the_list(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    rig.key(Key.Key_Space)
    assert (rig.on, panel.isVisible()) == ("b", True)


def test_escape_leaves_from_the_words_and_from_the_list(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    rig.key(Key.Key_Escape)
    assert panel.isHidden()
    rig.key(Key.Key_I)
    panel.search.setFocus()
    rig.key(Key.Key_Escape)
    assert panel.isHidden()
    assert rig.keeper.done() == ["start"]


def test_only_what_can_be_done_seated_where_that_is_asked(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    panel.seated.setChecked(True)
    assert [each.id for each in panel.offers] == ["clap"]


def test_what_was_done_already_comes_last_and_says_so(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    rig.key(Key.Key_Return)
    rig.key(Key.Key_I)
    assert [each.id for each in panel.offers] == ["clap", "wake"]
    assert panel.list.model().index(1, 0).data() == "Wake up: 6 min · high energy · used today"


def test_nothing_fits_a_group_that_is_too_large(make_rig: MakeRig) -> None:
    known = {"wake": activity("wake", 6, energy="high", group_max=10)}
    rig = make_rig(EVENING, activities=known)
    rig.start()
    rig.key(Key.Key_I)
    assert rig.console.adding.effect.text() == "No energiser fits this group."


def test_a_part_of_ones_own_shows_participants_their_title_only(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    panel.own_button.click()
    assert panel.effect.text() == "Give it a title first."
    QTest.keyClicks(panel.own.title, "Calm them down")
    QTest.keyClicks(panel.own.public_title, "A breather")
    panel.own.minutes.setValue(3)
    assert panel.effect.text() == "Ends 19:13, 3 min late"
    rig.key(Key.Key_Return, SHIFT)
    assert (new(rig).title, new(rig).public_title, new(rig).minutes) == ("Calm them down", "A breather", 3)
    assert "A breather" in rig.participant.shown()
    assert "Calm them down" not in rig.participant.shown()


def test_a_public_title_alone_is_a_title_for_the_facilitator_too(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    panel.own_button.click()
    QTest.keyClicks(panel.own.public_title, "Stretch")
    panel.after_button.click()
    assert (new(rig).title, new(rig).public_title) == ("Stretch", "Stretch")


def test_a_full_disk_leaves_it_open_with_what_was_written(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    panel.own_button.click()
    QTest.keyClicks(panel.own.title, "Stretch")
    rig.keeper.full = True
    panel.after_button.click()
    assert (panel.isVisible(), panel.own.title.text()) == (True, "Stretch")
    assert rig.said == ["The disk is full. Nothing was changed."]


def test_back_to_the_library_from_a_part_of_ones_own(rig: Rig, panel: InsertPanel) -> None:
    rig.key(Key.Key_I)
    panel.own_button.click()
    panel.own_button.click()
    assert (panel.is_own, panel.list.hasFocus()) == (False, True)
