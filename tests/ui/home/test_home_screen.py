"""The first screen: ways into a plan, the list of plans, and a session to go on with."""

from __future__ import annotations

from operator import attrgetter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from facilitator_app.core.errors import Trouble
from facilitator_app.store.entries import TemplateEntry
from facilitator_app.ui.home.choice import Choice
from facilitator_app.ui.home.screen import HomeScreen
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.ui.home.conftest import TEMPLATES, Opener, Shelf, entry, focused


def card(screen: HomeScreen, title: str) -> Choice:
    return next(each for each in screen.choices.cards if each.offer.title == title)


def test_enter_goes_on_with_the_plan_changed_last(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    assert screen.last_plan.heading.text() == "Continue: Club night"
    assert screen.last_plan.line.text() == "Mon 2 Mar 2026, 18:30 · 1 h 30 min · 6 parts"
    with qtbot.waitSignal(screen.open_wanted) as asked:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked.args == ["p1"]


def test_an_interrupted_run_comes_first_and_is_the_one_primary_button(
    qtbot: QtBot, opened: Opener, shelf: Shelf
) -> None:
    shelf.run = "club night"
    screen = opened(shelf)
    assert screen.run_panel.heading.text() == "A session is not finished: Club night"
    assert screen.run_panel.button.property("role") == "primary"
    assert screen.last_plan.button.property("role") != "primary"
    with qtbot.waitSignal(screen.resume_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_the_panel_goes_when_the_run_is_over(opened: Opener, shelf: Shelf) -> None:
    shelf.run = "r"
    screen = opened(shelf)
    shelf.run = ""
    screen.refresh()
    assert screen.run_panel.isHidden()
    assert screen.last_plan.button.property("role") == "primary"


def test_a_first_start_shows_the_ways_in_and_no_empty_list(
    qtbot: QtBot, opened: Opener, shelf: Shelf
) -> None:
    screen = opened(Shelf(), width=700)
    assert screen.welcome.isVisible()
    assert not screen.own_plans.isVisible()
    assert not screen.last_plan.isVisible()
    assert [each.isVisible() for each in screen.choices.cards] == [True] * 3
    with qtbot.waitSignal(screen.template_wanted) as asked:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked.args == ["club"]


def test_a_first_start_without_templates_offers_the_blank_plan(qtbot: QtBot, opened: Opener) -> None:
    screen = opened(Shelf(templates=()))
    with qtbot.waitSignal(screen.blank_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Space)


def test_a_card_says_how_long_for_how_many_in_how_many_parts(qtbot: QtBot, opened: Opener) -> None:
    screen = opened(Shelf())
    club = card(screen, "Club bystander")
    assert club.accessibleDescription() == "1 h 30 min · 20 people · 2 parts"
    assert card(screen, "Workplace allyship").accessibleDescription() == "40 min · 1 part"
    with qtbot.waitSignal(screen.template_wanted) as asked:
        QTest.mouseClick(club, Qt.MouseButton.LeftButton)
    assert asked.args == ["club"]


def test_a_card_of_a_series_says_how_many_sessions_it_has_and_how_long_each_is(
    qtbot: QtBot, opened: Opener
) -> None:
    even, mixed = TemplateEntry("even", "Even", 120, 12, 0, 8), TemplateEntry("mixed", "Mixed", 0, 1, 0, 3)
    screen = opened(Shelf(templates=(even, mixed)))
    assert card(screen, "Even").accessibleDescription() == "8 sessions · 2 h each · 12 people"
    assert card(screen, "Mixed").accessibleDescription() == "3 sessions · 1 person"
    with qtbot.waitSignal(screen.series_wanted) as asked, qtbot.assertNotEmitted(screen.template_wanted):
        QTest.mouseClick(card(screen, "Even"), Qt.MouseButton.LeftButton)
    assert asked.args == ["even"]


def test_more_templates_than_fit_wait_behind_a_button(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    shelf.templates = tuple(TEMPLATES[0]._replace(id=f"t{each}", title="T" * 80) for each in range(9))
    screen = opened(shelf)
    shown = [each for each in screen.choices.cards if each.isVisible()]
    assert len(shown) == 3
    QTest.mouseClick(screen.all_templates, Qt.MouseButton.LeftButton)
    assert all(each.isVisible() for each in screen.choices.cards)
    assert not screen.all_templates.isVisible()
    assert focused() is screen.choices.cards[0]


def test_arrows_go_from_card_to_card_and_stop_at_the_edge(opened: Opener) -> None:
    screen = opened(Shelf(), width=1280)
    first, second, third = screen.choices.cards[:3]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert focused() is second
    QTest.keyClick(second, Qt.Key.Key_Right)
    QTest.keyClick(third, Qt.Key.Key_Left)
    assert focused() is second
    QTest.keyClick(second, Qt.Key.Key_Up)
    QTest.keyClick(second, Qt.Key.Key_Down)
    assert focused() is second


def test_a_narrow_window_has_fewer_cards_in_a_row(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf, width=1190)
    assert not screen.all_templates.isVisible()
    screen.resize(700, 600)
    qtbot.waitUntil(screen.all_templates.isVisible)
    screen.resize(1190, 800)
    qtbot.waitUntil(lambda: not screen.all_templates.isVisible())


def test_a_title_with_an_ampersand_or_markup_is_shown_as_it_is(opened: Opener) -> None:
    odd = "R&D <b>now</b>"
    screen = opened(
        Shelf(entry("p1", odd), templates=(TEMPLATES[0]._replace(title=odd),)),
    )
    assert screen.choices.cards[1].offer.title == odd
    assert screen.choices.cards[1].shortcut().isEmpty()
    assert screen.last_plan.heading.textFormat() is Qt.TextFormat.PlainText
    tip = screen.list.plans.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip


def test_the_list_opens_with_enter_and_with_a_double_click(
    qtbot: QtBot, opened: Opener, shelf: Shelf
) -> None:
    screen = opened(shelf)
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.open_wanted) as asked:
        QTest.keyClick(screen.list, Qt.Key.Key_Enter)
    assert asked.args == ["p2"]
    third = screen.list.visualRect(screen.list.plans.index(2)).center()
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=third)
    with qtbot.waitSignal(screen.open_wanted) as asked:
        QTest.mouseDClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert asked.args == ["p3"]


def test_delete_removes_and_undo_brings_it_back(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    screen.remove_wanted.connect(shelf.remove)
    screen.restore_wanted.connect(lambda id: shelf.entries.append(entry(id, "Away day")))
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.said) as said:
        QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    text, word, undo = said.args
    assert (text, word) == ("“Away day” was removed.", "Undo")
    assert screen.list.current_id == "p3"
    undo()
    assert screen.list.current_id == "p2"
    assert [each.id for each in shelf.entries] == ["p1", "p3", "p2"]


def test_a_plan_that_could_not_be_removed_stays_and_nothing_says_otherwise(
    qtbot: QtBot, opened: Opener, shelf: Shelf
) -> None:
    screen = opened(shelf)
    screen.list.setFocus()
    with qtbot.assertNotEmitted(screen.said), qtbot.waitSignal(screen.remove_wanted):
        QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert screen.list.current_id == "p1"


def test_removing_the_last_plan_leads_back_to_the_first_start(
    qtbot: QtBot, opened: Opener, shelf: Shelf
) -> None:
    shelf.entries = shelf.entries[:1]
    screen = opened(shelf)
    screen.remove_wanted.connect(shelf.remove)
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert screen.welcome.isVisible()
    with qtbot.assertNotEmitted(screen.open_wanted):
        screen.last_plan.wanted.emit()
        screen.list.open_current()


@pytest.mark.parametrize(
    ("word", "signal"),
    [
        ("Open", "open_wanted"),
        ("Duplicate", "duplicate_wanted"),
        ("Tags…", "list.tags_wanted"),
        ("Save as a template…", "list.keep_wanted"),
        ("Earlier versions…", "list.versions_wanted"),
        ("Archive", "list.archive_wanted"),
        ("Export…", "export_wanted"),
        ("Remove", "remove_wanted"),
    ],
)
def test_the_menu_has_a_word_for_each_thing_to_do(
    qtbot: QtBot, opened: Opener, shelf: Shelf, word: str, signal: str
) -> None:
    screen = opened(shelf)
    QTest.mouseClick(screen.own_plans.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.list.menu.isVisible)
    action = next(each for each in screen.list.menu.actions() if each.text() == word)
    with qtbot.waitSignal(attrgetter(signal)(screen)) as asked:
        action.trigger()
    screen.list.menu.close()
    assert asked.args == ["p1"]


def menu_event(screen: HomeScreen, reason: QContextMenuEvent.Reason, place: QPoint) -> None:
    event = QContextMenuEvent(reason, place, screen.list.viewport().mapToGlobal(place))
    QApplication.sendEvent(screen.list.viewport(), event)


def test_the_menu_comes_up_for_the_plan_under_the_mouse_or_by_key(
    qtbot: QtBot, opened: Opener, shelf: Shelf
) -> None:
    screen = opened(shelf)
    second = screen.list.visualRect(screen.list.plans.index(1)).center()
    menu_event(screen, QContextMenuEvent.Reason.Mouse, QPoint(5, 5000))
    assert not screen.list.menu.isVisible()
    menu_event(screen, QContextMenuEvent.Reason.Mouse, second)
    qtbot.waitUntil(screen.list.menu.isVisible)
    assert screen.list.current_id == "p2"
    screen.list.menu.close()
    menu_event(screen, QContextMenuEvent.Reason.Keyboard, QPoint())
    qtbot.waitUntil(screen.list.menu.isVisible)
    screen.list.menu.close()


def test_a_file_can_be_opened(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    screen.import_button.setFocus()
    with qtbot.waitSignal(screen.import_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_the_current_plan_stays_current_when_the_list_changes(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    screen.list.go_to("p2")
    shelf.entries.insert(0, entry("p0", "New"))
    screen.refresh()
    assert screen.list.current_id == "p2"
    assert screen.last_plan.heading.text() == "Continue: New"


def test_a_long_list_can_be_looked_through(qtbot: QtBot, opened: Opener) -> None:
    shelf = Shelf(*(entry(f"p{each}", f"Night {each}") for each in range(20)))
    screen = opened(shelf)
    finder = screen.own_plans.finding.finder
    QTest.keyClicks(finder, "NIGHT 13")
    assert screen.list.current_id == "p13"
    assert screen.list.plans.rowCount() == 1
    QTest.keyClicks(finder, "x")
    assert screen.own_plans.none_found.isVisible()
    assert not screen.own_plans.more.isEnabled()
    shelf.entries = shelf.entries[:3]
    screen.refresh()
    assert not finder.isVisible()
    assert screen.list.plans.rowCount() == 3


def test_thousands_of_plans_need_no_widget_each_and_no_room_for_each(opened: Opener) -> None:
    few = opened(Shelf(*(entry(f"p{each}", "Night") for each in range(20))))
    many = opened(Shelf(*(entry(f"p{each}", "Night") for each in range(5000))))
    assert many.list.plans.rowCount() == 5000
    assert len(many.findChildren(QWidget)) == len(few.findChildren(QWidget))
    assert many.list.height() < many.height()


def test_trouble_with_the_plans_is_told_and_goes_when_it_is_over(opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    shelf.trouble = Trouble("This could not be read: the disk is full.")
    screen.refresh()
    assert screen.trouble.isVisible()
    assert "disk is full" in screen.trouble.text()
    assert screen.list.plans.rowCount() == 3
    shelf.trouble = None
    screen.refresh()
    assert not screen.trouble.isVisible()


def test_the_tab_key_goes_from_the_top_to_the_bottom(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    names = []
    for _ in range(7):
        names.append(focused().accessibleName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    ways = ["Continue", "Open a file…", "Blank plan", "Club bystander", "Workplace allyship"]
    assert names == [*ways, "More", "Your plans"]
    assert screen.isVisible()


def test_what_comes_later_has_its_place_among_the_tab_stops(opened: Opener) -> None:
    shelf = Shelf(*(entry(f"p{each}", f"Night {each}")._replace(tags=("club",)) for each in range(12)))
    shelf.run = "r"
    screen = opened(shelf, width=700)
    screen.all_templates.click()
    shelf.entries.append(entry("old", "Old")._replace(archived=True))
    screen.refresh()
    screen.run_panel.button.setFocus()
    names = []
    for _ in range(11):
        names.append(focused().accessibleName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    ways = ["Go on with it", "Continue", "Open a file…", "Blank plan", "Club bystander", "Workplace allyship"]
    assert names == [*ways, "Your plans (12)", "Find by title or tag", "Tag", "More", "Your plans"]


def test_cards_that_do_not_show_are_made_when_they_do(opened: Opener, shelf: Shelf) -> None:
    shelf.templates = tuple(TEMPLATES[0]._replace(id=f"t{each}") for each in range(9))
    screen = opened(shelf, width=1190)
    assert len(screen.choices.cards) == 3
    screen.all_templates.click()
    assert len(screen.choices.cards) == 10


def test_a_row_says_all_to_a_screen_reader(opened: Opener) -> None:
    screen = opened(Shelf(entry("p1", " ", minutes=0), entry("p2")._replace(date=None, blocks=0)))
    rows = [screen.list.plans.index(row) for row in range(2)]
    spoken = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert spoken[0] == "Untitled plan. Mon 2 Mar 2026, 18:30 · 6 parts"
    assert spoken[1] == "Untitled plan. Starts 18:30 · 1 h 30 min · no parts yet"
    assert rows[0].data(Qt.ItemDataRole.DecorationRole) is None
    assert screen.list.plans.index(9).data() is None


def test_everything_grows_with_the_text_and_takes_the_other_colours(
    opened: Opener, shelf: Shelf, theme: Theme
) -> None:
    screen = opened(shelf)
    row, card_height = screen.list.row_height(), screen.choices.cards[0].sizeHint().height()
    theme.set("dark", 1.5)
    assert screen.list.row_height() > row
    assert screen.choices.cards[0].sizeHint().height() > card_height
    picture = screen.grab().toImage()
    edge = screen.choices.mapTo(screen, QPoint(10, screen.choices.cards[0].height() // 2))
    assert picture.pixelColor(edge).name().upper() == theme.colours.surface


def test_the_card_under_the_mouse_has_the_accents_edge(qtbot: QtBot, opened: Opener, shelf: Shelf) -> None:
    screen = opened(shelf)
    blank = screen.choices.cards[0]

    def edge() -> str:
        return blank.grab().toImage().pixelColor(0, blank.height() // 2).name()

    before = edge()
    QTest.mouseMove(blank)
    assert blank.underMouse()
    lit = edge()
    QTest.mouseMove(screen, QPoint(1, 1))
    assert (lit != before, edge()) == (True, before)


def test_a_narrow_list_gives_the_room_of_the_last_change_to_the_title(
    opened: Opener, shelf: Shelf, theme: Theme
) -> None:
    shelf.entries[1] = shelf.entries[1]._replace(title="W" * 80)

    def title_reaches_the_end(width: int) -> bool:
        screen = opened(shelf, width)
        row = screen.list.visualRect(screen.list.plans.index(1))
        picture = screen.list.viewport().grab(row).toImage()
        end = range(picture.width() - 60, picture.width())
        inked = {picture.pixelColor(x, y).name() for x in end for y in range(picture.height() // 2)}
        return theme.colours.ink.lower() in inked

    assert title_reaches_the_end(500)
    assert not title_reaches_the_end(1190)


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_nothing_is_cut_off_in_the_smallest_window(
    opened: Opener, shelf: Shelf, theme: Theme, scale: float
) -> None:
    shelf.run = "W" * 80
    shelf.entries[0] = shelf.entries[0]._replace(title="W" * 80)
    theme.set(scale=scale)
    screen = opened(shelf, width=790)
    screen.setStyleSheet(style_sheet(theme))
    QApplication.processEvents()
    (area,) = screen.findChildren(QScrollArea)
    page = screen.findChild(QWidget, "scrolled")
    assert page is not None
    assert page.width() <= area.viewport().width()


def test_the_welcome_is_never_squeezed(opened: Opener, theme: Theme) -> None:
    theme.set(scale=1.25)
    screen = opened(Shelf(), width=790)
    screen.setStyleSheet(style_sheet(theme))
    screen.resize(790, 500)
    QApplication.processEvents()
    wrapped = [each for each in screen.welcome.findChildren(QLabel) if each.wordWrap()]
    assert len(wrapped) == 4
    assert all(each.height() >= each.heightForWidth(each.width()) for each in wrapped)
