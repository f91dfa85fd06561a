"""The command palette: all that can be done, found by typing and done by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.ui.planner.actions import Command
from facilitator_app.ui.planner.palette import CommandPalette, found
from tests.ui.planner.conftest import EVENING, Build, Desk

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(desk: Desk) -> CommandPalette:
    desk.press(Key.Key_K, hold=CTRL)
    return desk.screen.palette_


def words(palette: CommandPalette) -> list[str]:
    return [each.words for each in palette.shown]


def nothing() -> None:
    return None


def test_words_begin_words_and_what_begins_with_them_is_first() -> None:
    commands = [Command(each, "add", nothing) for each in ("Pick up and move", "Move up", "Remove", "Cut")]
    assert [each.words for each in found(commands, "mo")] == ["Move up", "Pick up and move"]
    assert [each.words for each in found(commands, "UP move")] == ["Pick up and move", "Move up"]
    assert found(commands, "") == commands


def test_ctrl_k_lists_every_action_with_its_keys(desk: Desk, palette: CommandPalette) -> None:
    assert palette.isVisible()
    assert palette.line.hasFocus()
    keys = {each.words: each.keys for each in palette.shown}
    assert keys["Cut"] == "Ctrl+X"
    assert keys["Pick up and move"] == "Space"
    assert {"Add break", "Park, out of the time", "Fit to time", "Run"} <= set(keys)
    assert "All actions…" not in keys
    palette.grab()


def test_what_is_not_possible_is_shown_as_such_and_not_done(desk: Desk, palette: CommandPalette) -> None:
    undo = next(each for each in palette.shown if each.words == "Undo")
    assert undo.sentence == "Undo, Ctrl+Z, not possible now"
    QTest.keyClicks(palette.line, "undo")
    assert palette.list.currentRow() == -1
    QTest.keyClick(palette.line, Key.Key_Return)
    assert palette.isVisible()
    assert palette.line.accessibleDescription() == "Undo, Ctrl+Z, not possible now"


def test_enter_does_what_is_marked_and_gives_the_hand_back(desk: Desk, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.line, "dupl")
    assert palette.line.accessibleDescription() == "Duplicate, Ctrl+D"
    QTest.keyClick(palette.line, Key.Key_Return)
    assert palette.isHidden()
    assert len(desk.plan.blocks) == len(EVENING.blocks) + 1
    assert desk.screen.agenda.hasFocus()


def test_an_activity_is_added_by_its_title(desk: Desk, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.line, "add two")
    assert words(palette) == ["Add “Two boxes”"]
    QTest.keyClick(palette.line, Key.Key_Return)
    assert desk.plan.blocks[1].activity == "boxes"


def test_a_block_is_gone_to_by_its_title(desk: Desk, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.line, "go to sce")
    assert words(palette) == ["Go to “Scenes”"]
    QTest.keyClick(palette.line, Key.Key_Return)
    assert desk.selected == "scenes"
    assert desk.screen.agenda.hasFocus()


def test_arrows_go_through_the_list(desk: Desk, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.line, "move")
    QTest.keyClick(palette.line, Key.Key_Down)
    assert palette.list.currentItem().text() == "Move down"
    QTest.keyClick(palette.line, Key.Key_Tab)
    assert palette.line.hasFocus()
    QTest.keyClick(palette.line, Key.Key_Return)
    assert desk.order[:2] == ["agree", "arrive"]


def test_a_click_does_it_too(desk: Desk, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.line, "add break")
    place = palette.list.visualItemRect(palette.list.item(0)).center()
    desk.click(palette.list.viewport(), place)
    assert desk.plan.blocks[1].kind == "break"


def test_esc_closes_it_and_nothing_is_done(desk: Desk, palette: CommandPalette) -> None:
    desk.screen.actions_["palette"].trigger()
    QTest.keyClicks(palette.line, "zzz")
    assert palette.nothing.isVisible()
    assert palette.line.accessibleDescription() == "Nothing fits these words."
    QTest.keyClick(palette.line, Key.Key_Return)
    QTest.keyClick(palette.line, Key.Key_Escape)
    assert palette.isHidden()
    palette.shut()
    assert desk.screen.agenda.hasFocus()
    assert desk.plan == EVENING


def test_it_goes_away_when_the_hand_goes_elsewhere(desk: Desk, palette: CommandPalette) -> None:
    desk.screen.header.title.line.setFocus()
    assert palette.isHidden()


@pytest.mark.parametrize("size", [(812, 600), (1400, 900)])
def test_it_stays_inside_the_screen(build: Build, size: tuple[int, int]) -> None:
    desk = build(size=size, scale=1.25)
    desk.press(Key.Key_K, hold=CTRL)
    palette = desk.screen.palette_
    assert desk.screen.rect().contains(palette.geometry())
    desk.screen.resize(790, 620)
    assert desk.screen.rect().contains(palette.geometry())


def test_papers_run_library_and_view_are_commands(desk: Desk) -> None:
    for name in ("papers", "run", "library", "view"):
        desk.screen.actions_[name].trigger()
    assert desk.asked == ["papers_wanted", "run_wanted"]
    assert desk.screen.library.isHidden()
    assert desk.screen.pane.shows_strip
