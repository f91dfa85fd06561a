from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from facilitator_app.core.plan import Plan
from facilitator_app.ui.planner.agenda_model import WHO
from tests.builders import block, plan
from tests.ui.planner.conftest import EVENING, Build, Desk

Key = Qt.Key
LONG = "A title of some eighty letters that a facilitator has written out in full, all of it"


def sixty() -> Plan:
    blocks = (block(f"b{number}", 8, title=f"{number} {LONG}", lead=LONG) for number in range(60))
    return plan(*blocks, title=LONG, public_title=LONG, facilitators=(LONG, LONG))


def test_with_no_plan_the_way_to_one_is_shown(build: Build) -> None:
    desk = build(None)
    start = QApplication.focusWidget()
    assert isinstance(start, QAbstractButton)
    desk.key(start, Key.Key_Space)
    assert desk.asked == ["start_wanted"]
    desk.screen.edits.add_own("break", "")
    desk.screen.edits.set_length("x", 5)
    assert desk.shelf.kept == []


def test_closing_a_plan_goes_back_to_the_empty_screen(desk: Desk) -> None:
    desk.document.open(None)
    assert not desk.screen.header.isVisible()
    desk.screen.agenda.select("tea")
    desk.document.open(EVENING)
    assert desk.screen.header.isVisible()


def test_opening_another_plan_selects_its_first_block(desk: Desk) -> None:
    desk.screen.select("tea")
    desk.document.open(replace(EVENING, blocks=(*EVENING.blocks[::-1],)))
    assert desk.selected == "tea"
    desk.document.open(EVENING)
    assert desk.selected == "arrive"


def test_sections_of_a_plan_are_open_and_stay_as_they_were_left(desk: Desk) -> None:
    view, model = desk.screen.agenda, desk.screen.model
    assert view.isExpanded(model.index_of("practice", 0))
    assert view.isExpanded(model.index_of("b", 0))
    view.collapse(model.index_of("practice", 0))
    desk.screen.edits.move(["tea"], "", 0)
    assert not view.isExpanded(model.index_of("practice", 0))


@pytest.mark.parametrize(
    ("name", "kind", "minutes"),
    [
        ("add block", "activity", 10),
        ("add break", "break", 10),
        ("add buffer", "buffer", 10),
        ("add note", "note", 0),
        ("add section", "section", 0),
        ("add groups", "breakout", 0),
    ],
)
def test_the_add_menu_adds_each_kind_after_the_selected(
    desk: Desk, name: str, kind: str, minutes: int
) -> None:
    desk.screen.actions_[name].trigger()
    added = desk.plan.blocks[1]
    assert (added.kind, added.minutes) == (kind, minutes)
    assert desk.selected == added.id
    hand = desk.screen.agenda if kind in ("break", "buffer", "breakout") else desk.screen.editor.title.line
    assert hand.hasFocus()


def test_a_group_can_be_added_only_to_small_groups(desk: Desk) -> None:
    action = desk.screen.actions_["add group"]
    assert not action.isEnabled()
    desk.screen.select("b")
    assert action.isEnabled()
    action.trigger()
    assert desk.order[desk.order.index("b") + 1] == desk.selected == "new1"
    desk.screen.edits.add_group("tea")
    assert desk.document.undo_name == "Add a group"


def test_buttons_with_words_do_what_they_say(desk: Desk) -> None:
    bar = desk.screen.bar
    assert [each.text() for each in bar.buttons] == ["Move up", "Move down", "Duplicate", "Remove"]
    for each in (1, 2, 0):
        bar.buttons[each].click()
    assert desk.order[:3] == ["agree", "new1", "arrive"]
    bar.buttons[3].click()
    assert "new1" not in desk.order


def test_with_nothing_selected_nothing_can_be_done_to_it(build: Build) -> None:
    desk = build(plan())
    assert not any(each.isEnabled() for each in desk.screen.bar.buttons)
    desk.press(Key.Key_Space, Key.Key_F2)
    assert desk.screen.agenda.held_ids == []
    assert desk.shelf.kept == []


def entries(menu: QMenu) -> Iterator[QAction]:
    """All that a menu offers, with what opens to its side."""
    for action in menu.actions():
        inner = cast(QMenu | None, action.menu())
        if inner is not None:
            yield from entries(inner)
        elif not action.isSeparator():
            yield action


def change_menu(desk: Desk) -> QMenu:
    menu = cast(QMenu | None, desk.screen.bar.change.menu())
    assert menu is not None
    return menu


def test_the_change_menu_has_all_that_can_be_done_to_a_block_and_to_the_plan(desk: Desk) -> None:
    names = (
        *("edit", "length", "duplicate", "remove", "hold", "up", "down", "cut", "copy", "paste", "split"),
        *("join", "park", "keep", "export", "template", "versions", "palette"),
    )
    assert [*entries(change_menu(desk))] == [desk.screen.actions_[name] for name in names]


def test_the_change_menu_shows_the_keys_of_what_opens_to_its_side(desk: Desk) -> None:
    shown = {each.iconText(): each for each in entries(change_menu(desk))}
    assert shown["Move up"].shortcut().toString() == "Alt+Up"
    assert shown["Pick up and move"].text().endswith("\tSpace")


@pytest.mark.parametrize(("size", "scale"), [((780, 600), 1.0), ((880, 660), 1.25)])
def test_the_change_menu_fits_below_its_button_in_a_low_window(
    build: Build, size: tuple[int, int], scale: float
) -> None:
    desk = build(size=size, scale=scale)
    button = desk.screen.bar.change
    top = button.mapTo(desk.screen, QPoint(0, button.height())).y()
    assert top + change_menu(desk).sizeHint().height() <= size[1]


@pytest.mark.parametrize("strip", [False, True], ids=["list", "strip"])
def test_the_menu_of_a_row_is_the_change_menu(desk: Desk, strip: bool) -> None:
    desk.screen.pane.show_strip(strip)
    view = desk.screen.pane.strip if strip else desk.screen.agenda
    place = QPoint(40, 60)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert menu is change_menu(desk)
    assert menu.pos() == view.viewport().mapToGlobal(place)
    menu.close()


def test_what_is_picked_up_from_the_menu_is_moved_by_the_arrow_keys(desk: Desk) -> None:
    desk.screen.bar.change.setFocus()
    desk.screen.actions_["hold"].trigger()
    assert desk.screen.agenda.hasFocus()
    assert desk.screen.agenda.held_ids == ["arrive"]
    desk.press(Key.Key_Down, Key.Key_Return)
    assert desk.order[:2] == ["agree", "arrive"]


def test_a_length_is_typed_from_the_menu(desk: Desk) -> None:
    desk.screen.actions_["length"].trigger()
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_beside_a_narrow_agenda_is_the_library_or_the_block(build: Build) -> None:
    desk = build(size=(800, 600))
    library, editor = desk.screen.library, desk.screen.editor
    assert (library.isVisible(), editor.isVisible()) == (False, True)
    desk.screen.bar.library.click()
    assert (library.isVisible(), editor.isVisible()) == (True, False)
    desk.press(Key.Key_Return)
    assert (library.isVisible(), editor.isVisible()) == (False, True)
    assert editor.title.line.hasFocus()
    desk.screen.resize(1200, 800)
    assert (library.isVisible(), editor.isVisible()) == (True, True)
    desk.screen.bar.library.click()
    assert (library.isVisible(), editor.isVisible()) == (False, True)


def test_where_words_do_not_fit_they_become_a_menu(build: Build) -> None:
    narrow, wide = build(size=(800, 600)).screen.bar, build(size=(1500, 800)).screen.bar
    assert not any(each.isVisible() for each in narrow.buttons)
    assert all(each.isVisible() for each in wide.buttons)
    words = {action.iconText() for action in entries(narrow.change.menu())}
    assert {"Move up", "Move down", "Duplicate", "Remove"} <= words


def test_who_leads_stands_under_the_title_where_there_is_little_width(build: Build) -> None:
    assert build(size=(800, 600)).screen.agenda.isColumnHidden(WHO)
    assert not build(size=(1400, 800)).screen.agenda.isColumnHidden(WHO)


@pytest.mark.parametrize(
    ("size", "scale", "choice"),
    [((812, 600), 1.0, "light"), ((790, 600), 1.25, "dark"), ((1192, 800), 1.0, "light")],
)
@pytest.mark.parametrize("value", [EVENING, sixty(), plan()], ids=["evening", "sixty", "empty"])
def test_everything_stays_inside_the_screen(
    build: Build, choice: str, size: tuple[int, int], scale: float, value: Plan
) -> None:
    desk = build(value, size, choice=choice, scale=scale)
    desk.press(Key.Key_Down)
    QApplication.processEvents()
    assert not desk.screen.grab().isNull()
    assert (desk.screen.width(), desk.screen.height()) == size
    for part in visible_parts(desk.screen):
        corner = part.mapTo(desk.screen, QPoint(part.width() - 1, 0))
        assert 0 <= corner.x() < size[0], part
        assert part.width() >= part.minimumSizeHint().width() or isinstance(part, QLineEdit), part


def visible_parts(screen: QWidget) -> Iterator[QWidget]:
    for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit):
        yield from (each for each in screen.findChildren(kind) if each.isVisible())


def test_everything_that_can_be_reached_has_a_name(desk: Desk) -> None:
    for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit):
        for each in desk.screen.findChildren(kind):
            if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()), each


def test_tab_goes_from_the_head_through_library_and_agenda_to_the_block(desk: Desk) -> None:
    desk.screen.header.title.line.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        desk.key(focused, Key.Key_Tab)
    screen = desk.screen
    stops = [
        screen.header.title.line,
        screen.header.public_title.line,
        screen.header.facilitators.line,
        screen.library.line,
        screen.agenda,
        screen.editor.title.line,
        screen.editor.minutes.line,
        screen.editor.notes.text,
    ]
    places = [seen.index(stop) for stop in stops]
    assert places == sorted(places)


def test_the_theme_can_change_while_it_is_open(build: Build) -> None:
    desk = build()
    before = desk.screen.grab().toImage()
    desk.theme.set("dark", 1.25)
    QApplication.processEvents()
    assert desk.screen.grab().toImage() != before
    assert desk.order[0] == "arrive"


def test_a_double_click_on_a_clock_time_goes_to_the_block(build: Build) -> None:
    desk = build(size=(1180, 1000))
    view = desk.screen.agenda
    middle = view.visualRect(desk.screen.model.index_of("tea", 0)).center()
    desk.click(view.viewport(), middle)
    desk.click(view.viewport(), middle, times=2)
    assert desk.selected == "tea"
    assert desk.screen.editor.title.line.hasFocus()


def test_a_refused_save_leaves_the_agenda_as_it_was(desk: Desk) -> None:
    desk.shelf.full = True
    desk.press(Key.Key_Down, hold=Qt.KeyboardModifier.AltModifier)
    desk.screen.edits.duplicate("tea")
    assert desk.plan == EVENING
    assert desk.order[0] == "arrive"
    assert desk.refused == ["There is no room on the disk."] * 2


def test_titles_are_never_read_as_markup(build: Build) -> None:
    desk = build(plan(block("a", 10, title="<b>R&D</b>")))
    shown = desk.screen.model.index_of("a").data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in shown
    desk.screen.edits.remove("a")
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in desk.screen.header.undo.toolTip()
