"""The advice panel: what there is to look at, a press that mends it, why it matters, and setting it aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice import counsel, set_aside
from facilitator_app.core.plan import Plan, Reason
from facilitator_app.ui.planner.advice_panel import LINES, AdvicePanel
from facilitator_app.ui.planner.advice_row import AdviceLine, AsideLine
from facilitator_app.ui.planner.fit_dialog import FitDialog
from facilitator_app.ui.planner.prepare_dialog import PrepareDialog
from tests.builders import block, plan
from tests.ui.planner.conftest import EVENING, LIBRARY, Build, Desk

Key = Qt.Key
OPENS = block("hello", 10, title="Welcome")
WORK = block("work", 20, title="Scenes")
OPEN_ENDED = plan(OPENS, WORK, facilitators=("Ana", "Ben"))
SENSITIVE = plan(
    block("agree", 15, activity="agree"),
    block("scenes", 30, title="Scenes", sensitivity="high", opt_out="Sit out."),
    block("close", 15, activity="close", title="Closing round"),
    facilitators=("Ana",),
)
MANY = plan(*(block(f"b{number}", 5, activity="boxes") for number in range(8)), facilitators=("Ana",))


def lines(desk: Desk) -> list[AdviceLine]:
    """The lines of open advice, with what would mend them."""
    QApplication.processEvents()
    return [each for each in desk.screen.advice.lines if isinstance(each, AdviceLine)]


def line(desk: Desk, text: str) -> AdviceLine:
    return next(each for each in lines(desk) if text in each.advice.text)


def asides(desk: Desk) -> list[AsideLine]:
    return [each for each in desk.screen.advice.lines if isinstance(each, AsideLine)]


def test_a_plan_that_needs_nothing_says_so(build: Build) -> None:
    close = block("close", 10, title="Closing")
    panel = build(replace(OPEN_ENDED, blocks=(OPENS, close))).screen.advice
    assert panel.toggle.text() == "Nothing to point out."
    assert not panel.toggle.isEnabled()
    assert not panel.area.isVisible()


def test_with_no_plan_the_panel_says_nothing(build: Build) -> None:
    panel = build(None).screen.advice
    panel._offer()
    assert (panel.toggle.text(), panel.lines) == ("", [])


def test_one_press_mends_and_is_one_step_with_its_name(build: Build) -> None:
    desk = build(OPEN_ENDED)
    assert desk.screen.advice.toggle.text() == "One thing to look at"
    [only] = lines(desk)
    assert only.remedy.text() == "Add a closing round"
    only.remedy.setFocus()
    desk.key(only.remedy, Key.Key_Return)
    assert [each.title for each in desk.plan.blocks] == ["Welcome", "Scenes", "Closing round"]
    assert desk.document.undo_name == "Add a closing round"
    assert desk.said[-1] == "“Add a closing round” is done. Undo (Ctrl+Z) takes it back."
    assert desk.screen.advice.toggle.text() == "Nothing to point out."
    assert desk.screen.agenda.hasFocus()
    desk.document.undo()
    assert desk.plan == OPEN_ENDED


def test_what_cannot_be_saved_is_not_said_to_be_done(build: Build) -> None:
    desk = build(OPEN_ENDED)
    desk.shelf.full = True
    lines(desk)[0].remedy.click()
    assert desk.said == []
    assert desk.refused == ["There is no room on the disk."]


def test_enter_goes_to_the_block_and_the_arrows_from_line_to_line(build: Build) -> None:
    desk = build(SENSITIVE)
    first, second, *_ = lines(desk)
    first.setFocus()
    desk.key(first, Key.Key_Up)
    assert first.hasFocus()
    desk.key(first, Key.Key_Down)
    assert second.hasFocus()
    desk.key(second, Key.Key_Up)
    desk.key(first, Key.Key_A)
    desk.key(first, Key.Key_Return)
    assert desk.selected == "scenes"
    assert desk.screen.agenda.hasFocus()


def test_a_click_on_the_sentence_goes_to_its_block(build: Build) -> None:
    desk = build(SENSITIVE)
    desk.click(lines(desk)[0].words)
    assert desk.selected == "scenes"


def test_advice_on_the_whole_plan_goes_nowhere(build: Build) -> None:
    desk = build(OPEN_ENDED)
    desk.screen.select("work")
    [only] = lines(desk)
    only.setFocus()
    desk.key(only, Key.Key_Return)
    assert desk.selected == "work"
    assert only.hasFocus()


def test_a_name_that_is_asked_for_is_typed_beneath(build: Build) -> None:
    desk = build(SENSITIVE)
    asking = line(desk, "second facilitator")
    assert asking.remedy.text() == "Name a second facilitator…"
    asking.remedy.click()
    assert asking.name.hasFocus()
    assert asking.name.placeholderText() == "Second facilitator"
    desk.key(asking.name, Key.Key_Return)
    assert [*desk.plan.facilitators] == ["Ana"]
    desk.keys(asking.name, "Ben")
    desk.key(asking.name, Key.Key_Return)
    assert [*desk.plan.facilitators] == ["Ana", "Ben"]
    assert desk.document.undo_name == "Name a second facilitator"
    assert not [each for each in lines(desk) if "second facilitator" in each.advice.text]


def test_a_question_can_be_put_away_again(build: Build) -> None:
    desk = build(SENSITIVE)
    asking = line(desk, "second facilitator")
    asking.remedy.click()
    asking.remedy.click()
    assert not asking.asked.isVisible()


def test_advice_is_set_aside_with_a_reason_and_taken_back(build: Build) -> None:
    desk = build(OPEN_ENDED)
    [only] = lines(desk)
    assert not only.details.isVisible()
    only.more.click()
    assert only.reason.text() == "A closing lets people settle, and tells them where to find help."
    assert only.why.hasFocus()
    only.aside.click()
    assert [*desk.plan.reasons] == []
    desk.keys(only.why, "We close at the bar.")
    desk.key(only.why, Key.Key_Return)
    assert [*desk.plan.reasons] == [Reason("no-closing", "", "We close at the bar.")]
    assert desk.document.undo_name == "Set advice aside"
    assert desk.screen.advice.toggle.text() == "Nothing to point out, one set aside"
    panel = desk.screen.advice
    assert panel.fold.text() == "Set aside (1)"
    assert panel.fold.hasFocus()
    assert asides(desk) == []
    desk.key(panel.fold, Key.Key_Space)
    [kept] = asides(desk)
    assert kept.words.text() == "Set aside: The plan has no closing: people leave straight from work."
    assert kept.why.text() == "Why: We close at the bar."
    assert panel.fold.hasFocus()
    kept.back.click()
    assert panel.fold.isHidden()
    assert [*desk.plan.reasons] == []
    assert desk.document.undo_name == "Take advice back"
    assert desk.screen.advice.toggle.text() == "One thing to look at"


def set_all_aside(value: Plan, library: dict[str, Activity]) -> Plan:
    """The plan with a reason for all advice on it but the first."""
    for each in counsel(value, library).open[1:]:
        value = set_aside(value, each, "Not for this group.")
    return value


def test_what_was_set_aside_takes_one_line_until_it_is_opened(build: Build) -> None:
    desk = build(set_all_aside(MANY, LIBRARY))
    panel = desk.screen.advice
    [only] = lines(desk)
    folded = panel.area.height()
    assert asides(desk) == []
    panel.fold.click()
    count = len(asides(desk))
    assert panel.fold.text() == f"Set aside ({count})"
    assert count > 1
    assert panel.area.height() > folded
    panel.fold.click()
    QApplication.processEvents()
    assert (asides(desk), panel.area.height()) == ([], folded)
    assert lines(desk) == panel.lines
    assert lines(desk)[0].advice == only.advice


def test_the_arrows_go_over_the_fold_to_what_was_set_aside(build: Build) -> None:
    desk = build(set_all_aside(SENSITIVE, LIBRARY))
    panel = desk.screen.advice
    [only] = lines(desk)
    only.setFocus()
    desk.key(only, Key.Key_Down)
    assert panel.fold.hasFocus()
    desk.key(panel.fold, Key.Key_Space)
    assert panel.fold.hasFocus()
    desk.key(panel.fold, Key.Key_Tab)
    assert asides(desk)[0].hasFocus()
    desk.key(asides(desk)[0], Key.Key_Up)
    assert panel.fold.hasFocus()


def test_unfolding_again_puts_the_reason_away(build: Build) -> None:
    [only] = lines(build(OPEN_ENDED))
    only.more.click()
    only.more.click()
    assert not only.details.isVisible()


def test_a_reason_that_is_unfolded_is_in_sight_with_the_keys_in_it(build: Build) -> None:
    desk = build(MANY)
    for each in (lines(desk)[-1], lines(desk)[0]):
        each.more.click()
        QApplication.processEvents()
        assert each.why.hasFocus()
        assert each.why.visibleRegion().boundingRect() == each.why.rect()


def test_long_advice_shows_its_beginning_and_then_all(build: Build) -> None:
    desk = build(MANY)
    panel = desk.screen.advice
    count = len(desk.screen.advising._advise(MANY).open)
    assert len(lines(desk)) == LINES
    assert panel.more.text() == f"Show {count - LINES} more"
    panel.more.click()
    assert len(lines(desk)) == count
    assert panel.lines[LINES].hasFocus()
    assert panel.more.isHidden()


def test_the_keys_stay_near_where_they_were_when_a_line_goes(build: Build) -> None:
    desk = build(SENSITIVE)
    last = lines(desk)[-1]
    last.setFocus()
    desk.document.edit("Another", replace(SENSITIVE, facilitators=("Ana", "Ben")).remove("close"))
    assert any(each.hasFocus() for each in desk.screen.advice.lines)


def test_on_a_long_plan_advice_waits_until_the_hand_rests(build: Build, qtbot: QtBot) -> None:
    desk = build(plan(*(block(f"b{number}", 1, title="Welcome") for number in range(101))))
    toggle = desk.screen.advice.toggle
    assert toggle.text() == "Two things to look at"
    desk.document.edit("Close", desk.plan.change("b100", title="Closing"))
    assert toggle.text() == "Two things to look at"
    qtbot.waitUntil(lambda: toggle.text() == "One thing to look at")
    desk.document.edit("Open", desk.plan.change("b0", title="Hello"))
    desk.document.open(None)
    assert toggle.text() == "One thing to look at"


def test_fitting_and_materials_open_where_they_are_done(build: Build) -> None:
    late = plan(OPENS, block("kit", 30, title="Closing", materials=("Ball", "Pen")), must_end="19:00")
    desk = build(replace(late, supplies=()))
    line(desk, "after it must").remedy.click()
    fit = QApplication.activeModalWidget()
    assert isinstance(fit, FitDialog)
    fit.reject()
    desk.screen.advising._open("materials")
    ready = QApplication.activeModalWidget()
    assert isinstance(ready, PrepareDialog)
    ready.accept()


def test_a_checked_referral_sheet_is_told_to_the_program(build: Build) -> None:
    desk = build(SENSITIVE)
    told: list[bool] = []
    desk.screen.referrals_checked.connect(lambda: told.append(True))
    line(desk, "referral sheet").remedy.click()
    assert told == [True]


@pytest.mark.parametrize(("width", "stacked"), [(1400, False), (600, True)])
def test_where_there_is_little_width_the_buttons_go_under_the_sentence(
    build: Build, width: int, stacked: bool
) -> None:
    panel: AdvicePanel = build(OPEN_ENDED, size=(width, 900)).screen.advice
    panel.show()
    QApplication.processEvents()
    [only] = panel.lines
    only.arrange(250 if stacked else 900)
    ways = QBoxLayout.Direction
    assert only.top.direction() == (ways.TopToBottom if stacked else ways.LeftToRight)


def test_a_remedy_that_is_too_long_for_the_line_is_whole_in_its_tip(build: Build) -> None:
    long = block("long", 60, title="A very long title of a block that goes on")
    close = block("close", 5, title="Close")
    desk = build(plan(OPENS, block("work", 40), long, close, facilitators=("Ana",)))
    found = line(desk, "no break")
    found.arrange(240)
    assert found.remedy.text().endswith("…")
    assert "A very long title of a block that goes on" in found.remedy.toolTip()
    found.arrange(900)
    assert (found.remedy.text()[-3:], found.remedy.toolTip()) == ("on”", "")


def test_a_plan_with_nothing_wrong_after_an_edit_hides_the_lines(desk: Desk) -> None:
    value: Plan = EVENING.change("tea", pin=time(19, 0))
    desk.document.edit("Pin", value)
    found = line(desk, "starts")
    found.remedy.click()
    after = desk.plan.find("tea")
    assert after is not None
    assert after.pin == time(19, 35)
