"""Plans, templates and what is archived, each in a view of its own; tags, and finding by words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator_app.store.entries import PlanEntry
from facilitator_app.ui.home.finding import ANY_TAG
from facilitator_app.ui.home.plan_list import View
from facilitator_app.ui.home.screen import HomeScreen
from facilitator_app.ui.theme import Theme
from tests.ui.home.conftest import Opener, Shelf, entry, focused


def filed(id: str, title: str, *tags: str, archived: bool = False) -> PlanEntry:
    return entry(id, title)._replace(tags=tags, archived=archived, people=20)


@pytest.fixture
def shelf() -> Shelf:
    """Three plans, one of them archived, and two templates of one's own."""
    shelf = Shelf(
        filed("p0", "Old", archived=True), filed("p1", "Club", "club"), filed("p2", "Away", "winter")
    )
    shelf.own = [filed("t1", "Ours"), filed("t2", "Theirs")]
    return shelf


def titles(screen: HomeScreen) -> list[str]:
    plans = screen.list.plans
    return [plans.index(row).data() for row in range(plans.rowCount())]


def offered(screen: HomeScreen) -> list[str]:
    screen.list.menu.aboutToShow.emit()
    return [each.text() for each in screen.list.menu.actions() if each.isVisible() and each.text()]


def view(screen: HomeScreen, name: View) -> None:
    QTest.mouseClick(screen.own_plans.views[name], Qt.MouseButton.LeftButton)


def pick_tag(screen: HomeScreen, tag: str) -> None:
    screen.own_plans.finding.tags.setCurrentIndex(screen.own_plans.finding.tags.findText(tag))


def test_each_view_has_its_own_plans_and_says_how_many(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    words = [each.text() for each in screen.own_plans.views.values()]
    assert words == ["Your plans (2)", "Your templates (2)", "Archived (1)"]
    assert titles(screen) == ["Club", "Away"]
    view(screen, "templates")
    assert titles(screen) == ["Ours", "Theirs"]
    view(screen, "archived")
    assert titles(screen) == ["Old"]
    view(screen, "plans")
    assert titles(screen) == ["Club", "Away"]


def test_a_view_begins_at_its_top(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    screen.list.go_to("p2")
    view(screen, "templates")
    assert screen.list.current_id == "t1"


def test_views_are_changed_by_the_arrow_keys(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    screen.own_plans.views["plans"].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert screen.list.view == "templates"


def test_with_plans_alone_there_is_nothing_to_choose_between(opened: Opener, shelf: Shelf) -> None:
    shelf.own, shelf.entries = [], shelf.entries[1:]
    screen = opened(shelf)
    assert screen.own_plans.heading.isVisible()
    assert not any(each.isVisible() for each in screen.own_plans.views.values())


def test_a_view_that_has_become_empty_gives_way_to_the_plans(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    view(screen, "archived")
    shelf.entries[0] = filed("p0", "Old")
    screen.refresh()
    assert titles(screen) == ["Old", "Club", "Away"]
    assert not screen.own_plans.views["archived"].isVisible()
    assert screen.own_plans.views["plans"].isChecked()


def test_an_archived_plan_is_not_the_one_to_continue(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    assert screen.last_plan.heading.text() == "Continue: Club"
    shelf.entries = shelf.entries[:1]
    screen.refresh()
    assert not screen.last_plan.isVisible()
    assert screen.own_plans.none_found.text() == "Every plan is archived."


def test_the_menu_fits_what_is_chosen(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    assert offered(screen)[0] == "Open"
    assert "Archive" in offered(screen)
    view(screen, "templates")
    assert offered(screen) == ["Start a plan…", "Rename…", "Export…", "Remove"]
    view(screen, "archived")
    assert "Bring back to your plans" in offered(screen)
    assert "Archive" not in offered(screen)


def test_enter_on_a_template_starts_a_plan_and_f2_renames_it(
    qtbot: QtBot, opened: Opener, shelf: Shelf
) -> None:
    screen = opened(shelf)
    with qtbot.assertNotEmitted(screen.list.rename_wanted):
        QTest.keyClick(screen.list, Qt.Key.Key_F2)
    view(screen, "templates")
    with qtbot.waitSignal(screen.template_wanted) as asked, qtbot.assertNotEmitted(screen.open_wanted):
        QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert asked.args == ["t1"]
    with qtbot.waitSignal(screen.list.rename_wanted) as renamed:
        QTest.keyClick(screen.list, Qt.Key.Key_F2)
    assert renamed.args == ["t1"]


def test_templates_of_ones_own_have_the_first_cards(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    screen.choices.open_out()
    words = [each.offer.title for each in screen.choices.cards]
    assert words == ["Blank plan", "Ours", "Theirs", "Club bystander", "Workplace allyship"]
    card = screen.choices.cards[1]
    assert card.accessibleDescription() == "Yours · 1 h 30 min · 20 people · 6 parts"
    with qtbot.waitSignal(screen.template_wanted) as asked:
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert asked.args == ["t1"]


def test_the_cards_follow_the_templates(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    screen.choices.open_out()
    before = screen.choices.cards
    screen.refresh()
    assert screen.choices.cards is before
    shelf.own = [filed(f"t{each}", f"Ours {each}") for each in range(6)]
    screen.refresh()
    words = [each.offer.title for each in screen.choices.cards]
    assert words[1:6] == ["Ours 0", "Ours 1", "Ours 2", "Ours 3", "Club bystander"]
    QApplication.processEvents()
    assert not any(each.isVisible() for each in before)


def test_a_template_that_is_removed_can_be_undone(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    screen.remove_wanted.connect(shelf.remove)
    screen.restore_wanted.connect(lambda id: shelf.own.append(filed(id, "Ours")))
    view(screen, "templates")
    screen.list.setFocus()
    with qtbot.waitSignal(screen.said) as said:
        QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    text, _, undo = said.args
    assert text == "“Ours” was removed."
    assert titles(screen) == ["Theirs"]
    view(screen, "plans")
    undo()
    assert (screen.list.view, screen.list.current_id) == ("templates", "t1")


def test_a_tag_shows_the_plans_that_have_it(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    tags = screen.own_plans.finding.tags
    assert [tags.itemText(each) for each in range(tags.count())] == [ANY_TAG, "club", "winter"]
    pick_tag(screen, "winter")
    assert titles(screen) == ["Away"]
    pick_tag(screen, ANY_TAG)
    assert titles(screen) == ["Club", "Away"]
    view(screen, "archived")
    assert not tags.isVisible()


def test_the_tag_that_is_chosen_stays_while_there_is_a_plan_with_it(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    pick_tag(screen, "winter")
    shelf.entries.append(filed("p3", "Shed", "winter", "summer"))
    screen.refresh()
    assert titles(screen) == ["Away", "Shed"]
    shelf.entries = shelf.entries[:2]
    screen.refresh()
    assert screen.own_plans.finding.tags.currentText() == ANY_TAG
    assert titles(screen) == ["Club"]


def test_plans_are_found_by_words_of_title_public_title_and_tags_without_accents(opened: Opener) -> None:
    shelf = Shelf(*(entry(f"p{each}", f"Night {each}") for each in range(20)))
    shelf.entries[3] = entry("p3", "Łódź, école")._replace(public_title="Club evening", tags=("Under 16",))
    screen = opened(shelf)
    for words in ("lodz ECOLE", "evening", "under", "club lodz 16"):
        screen.own_plans.finding.finder.setText(words)
        assert titles(screen) == ["Łódź, école"]
    pick_tag(screen, "Under 16")
    screen.own_plans.finding.finder.setText("night")
    assert screen.own_plans.none_found.text() == "Nothing has these words."


@pytest.mark.parametrize("place", ["card", "list"])
def test_a_plan_is_found_and_opened_by_key(qtbot: QtBot, opened: Opener, place: str) -> None:
    screen = opened(Shelf(*(entry(f"p{each}", f"Night {each}") for each in range(20))))
    (screen.list if place == "list" else screen.choices.cards[0]).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "night 1")
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert screen.list.current_id == "p10"
    screen.own_plans.finding.finder.setText("night 13")
    screen.own_plans.finding.finder.setFocus()
    with qtbot.waitSignal(screen.open_wanted) as asked:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked.args == ["p13"]


def test_where_there_is_nothing_to_find_the_keys_stay(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    before = focused()
    QTest.keyClick(before, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert focused() is before
    QTest.keyClick(screen.own_plans.more, Qt.Key.Key_Down)
    assert screen.list.current_id == "p1"


def test_where_there_is_nothing_to_find_no_key_brings_up_a_field_for_it(opened: Opener) -> None:
    screen = opened(Shelf(entry("p1", "Club")))
    QTest.keyClick(screen.own_plans.more, Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert not screen.own_plans.finding.isVisible()


def test_a_plan_that_is_gone_to_is_shown_whatever_was_looked_for(opened: Opener) -> None:
    screen = opened(Shelf(*(filed(f"p{each}", f"Night {each}", f"tag {each % 2}") for each in range(20))))
    screen.own_plans.finding.finder.setText("13")
    pick_tag(screen, "tag 1")
    screen.go_to("p4")
    assert screen.list.current_id == "p4"
    assert len(titles(screen)) == 20


def test_a_row_speaks_its_tags(opened: Opener, shelf: Shelf) -> None:
    shelf.entries[1] = filed("p1", "Club", "club", "juniors")
    row = opened(shelf).list.plans.index(0)
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("6 parts. Tags: club, juniors")


def test_more_tags_than_fit_are_counted_and_none_leaves_its_row(opened: Opener, shelf: Shelf) -> None:
    def inked(width: int, *tags: str) -> set[int]:
        """Where along the row of facts there is any ink of tags or of their number."""
        shelf.entries = [filed("p1", "Club", *tags)]
        screen = opened(shelf, width)
        place = screen.list.visualRect(screen.list.plans.index(0))
        picture = screen.list.viewport().grab(place).toImage()
        rows = range(picture.height() // 2, picture.height() - 10)
        every = ((x, y) for x in range(picture.width() // 3, picture.width()) for y in rows)
        return {x for x, y in every if picture.pixelColor(x, y).lightness() < 150}

    few, many = inked(560, "one"), inked(560, *(f"a longer tag {each}" for each in range(30)))
    assert few
    assert max(few) < max(many) < 560 - 64
    assert inked(420, "W" * 90)


def test_tags_that_do_not_fit_leave_the_row_below_as_it_is(
    opened: Opener, shelf: Shelf, theme: Theme
) -> None:
    shelf.own, shelf.entries = [], [filed("p1", "Club", *map(str, range(300))), filed("p2", "Away")]
    screen = opened(shelf)
    below = screen.list.visualRect(screen.list.plans.index(1))
    picture = screen.list.viewport().grab().toImage()
    every = (picture.pixelColor(x, y) for x in range(120) for y in range(below.top(), below.center().y()))
    assert theme.colours.ink.lower() in {each.name() for each in every}


def test_the_menu_comes_up_in_every_view(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    for name in screen.own_plans.views:
        screen.own_plans.show_view(name)
        screen.list.pop_up(screen.mapToGlobal(QPoint(9, 9)))
        qtbot.waitUntil(screen.list.menu.isVisible)
        screen.list.menu.close()
