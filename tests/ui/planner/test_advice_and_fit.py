from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facilitator_app.ui.planner.fit_dialog import FitDialog
from tests.builders import block, plan
from tests.ui.planner.conftest import Build

Key = Qt.Key
OVER = plan(
    block("arrive", 20, title="Welcome", priority="shrink", min_minutes=10),
    block("tea", 20, kind="break", priority="drop"),
    block("close", 30, activity="close", title="Closing"),
    must_end="19:25",
    facilitators=("Ana", "Ben"),
)


def table(dialog: FitDialog) -> list[list[str]]:
    cells = dialog.table
    return [
        [item.text() if (item := cells.item(row, column)) else "" for column in range(4)]
        for row in range(cells.rowCount())
    ]


def test_advice_is_counted_in_words_and_listed(build: Build) -> None:
    desk = build(OVER)
    assert desk.screen.advice.toggle.text() == "One thing to look at"
    assert desk.screen.advice.lines[0].words.text() == "The plan ends at 19:40, 15 min after it must."
    desk.document.edit("End later", replace(OVER, must_end=None))
    assert desk.screen.advice.toggle.text() == "Nothing to point out."
    assert not desk.screen.advice.area.isVisible()
    assert not desk.screen.advice.toggle.isEnabled()


def test_advice_shows_by_itself_only_where_there_is_height(build: Build) -> None:
    low = build(OVER, size=(1180, 600)).screen.advice
    high = build(OVER, size=(1180, 800)).screen.advice
    assert (low.area.isVisible(), high.area.isVisible()) == (False, True)
    low.toggle.click()
    high.toggle.click()
    assert (low.area.isVisible(), high.area.isVisible()) == (True, False)
    high.give_room(True)
    assert not high.area.isVisible()


def test_where_the_window_is_low_the_advice_rises_over_the_agenda_and_takes_no_height(build: Build) -> None:
    desk = build(OVER, size=(1180, 600))
    panel, agenda = desk.screen.advice, desk.screen.agenda
    before = agenda.height()
    desk.key(agenda, Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert (panel.area.isVisible(), panel.lines[0].hasFocus(), agenda.height()) == (True, True, before)
    sheet = panel.area.parentWidget()
    assert sheet is not None
    assert sheet.geometry().bottom() < panel.y()
    assert panel.area.viewport().height() >= panel.lines[0].height()
    desk.key(panel.lines[0], Key.Key_Escape)
    assert not sheet.isVisible()
    assert agenda.hasFocus()


def test_what_rises_over_the_agenda_goes_when_the_hand_is_elsewhere(build: Build) -> None:
    desk = build(OVER, size=(1180, 600))
    panel = desk.screen.advice
    panel.toggle.click()
    desk.screen.header.title.line.setFocus()
    QApplication.processEvents()
    assert not panel.area.isVisible()


def test_going_to_the_block_of_a_remark_uncovers_the_agenda(build: Build) -> None:
    desk = build(replace(OVER.change("tea", pin=time(18, 40)), must_end=None), size=(1180, 600))
    panel = desk.screen.advice
    panel.toggle.click()
    assert panel.lines[0].advice.block == "tea"
    desk.key(panel.lines[0], Key.Key_Return)
    assert not panel.area.isVisible()
    assert desk.selected == "tea"
    assert desk.screen.agenda.hasFocus()


def test_with_height_again_the_advice_is_back_in_its_place_and_esc_goes_to_the_agenda(build: Build) -> None:
    desk = build(OVER, size=(1180, 600))
    panel = desk.screen.advice
    panel.toggle.click()
    desk.screen.resize(1180, 800)
    QApplication.processEvents()
    assert panel.isAncestorOf(panel.area)
    assert panel.area.isVisible()
    panel.take_focus()
    desk.key(panel.lines[0], Key.Key_Escape)
    assert desk.screen.agenda.hasFocus()
    assert panel.area.isVisible()


def test_tab_goes_from_the_advice_to_what_mends_it(build: Build) -> None:
    desk = build(OVER)
    panel = desk.screen.advice
    panel.take_focus()
    QApplication.processEvents()
    desk.key(panel.lines[0], Key.Key_Tab)
    hand = QApplication.focusWidget()
    assert hand is not None
    assert hand.accessibleName() == "See how it could end in time"
    desk.key(hand, Key.Key_Backtab)
    assert panel.lines[0].hasFocus()


def test_all_actions_are_offered_where_one_sees_them(build: Build) -> None:
    desk = build(OVER)
    assert "Ctrl+K" in desk.screen.advice.all.text()
    desk.screen.advice.all.click()
    assert desk.screen.palette_.isVisible()
    desk.keys(desk.screen.palette_.line, "must end")
    desk.key(desk.screen.palette_.line, Key.Key_Return)
    assert desk.screen.header.must_end.line.hasFocus()
    assert desk.screen.header.must_end.line.selectedText() == "19:25"


def test_accepting_a_proposal_gives_the_keys_to_the_agenda(build: Build) -> None:
    desk = build(OVER)
    desk.screen.advice.take_focus()
    QApplication.processEvents()
    desk.screen.foot.fit.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FitDialog)
    desk.click(dialog.accept_button)
    assert desk.screen.focusWidget() is desk.screen.agenda


def test_fit_is_offered_only_to_a_plan_that_ends_too_late(build: Build) -> None:
    desk = build(OVER)
    assert desk.screen.foot.fit.isVisible()
    assert desk.screen.foot.words.text() == "Ends 19:40, 15 min after it must"
    desk.document.edit("End later", replace(OVER, must_end=time(20)))
    assert not desk.screen.foot.fit.isVisible()
    assert desk.screen.foot.words.text() == "Ends 19:40, 20 min before it must"


def test_a_proposal_shows_before_and_after_and_is_one_step(build: Build) -> None:
    desk = build(OVER)
    desk.screen.foot.fit.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FitDialog)
    assert table(dialog) == [
        ["Welcome", "20 min", "20 min", "Not needed"],
        ["Break", "20 min", "Left out", "May be left out"],
        ["Closing", "30 min", "30 min", "Must run"],
    ]
    desk.click(dialog.accept_button)
    assert desk.plan == OVER.remove("tea")
    assert desk.document.undo_name == "Fit to time"
    desk.document.undo()
    assert desk.plan == OVER


def test_a_proposal_can_be_left(build: Build) -> None:
    desk = build(replace(OVER, must_end=time(19, 30)))
    dialog = desk.screen.fit_dialog()
    assert dialog is not None
    assert table(dialog)[0] == ["Welcome", "20 min", "10 min", "At its least"]
    assert dialog.words.text() == "One block changes. Undo brings it back."
    dialog.open()
    desk.click(dialog.close_button)
    assert desk.document.undo_name == ""


def test_what_cannot_fit_says_by_how_much(build: Build) -> None:
    desk = build(replace(OVER, must_end=time(19)))
    dialog = desk.screen.fit_dialog()
    assert dialog is not None
    dialog.open()
    assert "still 10 min too long" in dialog.words.text()
    assert not dialog.accept_button.isVisible()
    assert dialog.title.height() <= 2 * dialog.title.sizeHint().height()
    dialog.close_button.click()
    assert desk.document.undo_name == ""


def test_what_would_help_is_offered_and_tried_before_it_is_accepted(build: Build) -> None:
    tight = replace(OVER.add(block("talk", 20, title="Talk"), 1), must_end=time(19, 10))
    desk = build(tight)
    dialog = desk.screen.fit_dialog()
    assert dialog is not None
    dialog.open()
    ways = [each for each in dialog.findChildren(QPushButton) if each.text() == "Do it"]
    assert [each.accessibleName() for each in ways] == [
        "Let “Talk” be left out: do it",
        "Let “Welcome” be left out: do it",
        "End at 19:30 instead: do it",
    ]
    desk.key(ways[0], Key.Key_Return)
    assert dialog.title.text() == "It can end by 19:10"
    assert desk.plan == tight
    dialog.accept_button.click()
    assert desk.plan.find("talk") is None
    desk.document.undo()
    assert desk.plan == tight


def test_where_nothing_can_be_cut_that_is_said(build: Build) -> None:
    both = plan(block("close", 30, activity="close", pin="18:50"), start="18:30", must_end="19:00")
    desk = build(both.add(block("more", 30, title="Debrief", pin=time(19)), 1))
    dialog = desk.screen.fit_dialog()
    assert dialog is not None
    dialog.open()
    words = [each.text() for each in dialog.findChildren(QLabel)]
    assert "Nothing here can be cut without harm. End later." in words


def test_with_no_plan_there_is_nothing_to_fit(build: Build) -> None:
    assert build(None).screen.fit_dialog() is None
