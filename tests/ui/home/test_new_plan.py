"""The questions before a plan is begun from a template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from facilitator_app.core.plan import Plan
from facilitator_app.core.template import Answers
from facilitator_app.ui.home.new_plan import NewPlanDialog
from facilitator_app.ui.style import style_sheet
from facilitator_app.ui.theme import Theme
from tests.builders import block, plan
from tests.ui.home.conftest import focused

CLUB = plan(
    block("a", 10), title="Club & night", group_size=20, facilitators=("Lead", "Support"), setting="SPT"
)
Asker = Callable[..., NewPlanDialog]


@pytest.fixture
def ask(qtbot: QtBot, theme: Theme) -> Asker:
    def ask_it(template: Plan = CLUB) -> NewPlanDialog:
        dialog = NewPlanDialog(theme, template)
        qtbot.addWidget(dialog)
        dialog.setStyleSheet(style_sheet(theme))
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return ask_it


def type_into(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_enter_starts_with_what_the_template_says(qtbot: QtBot, ask: Asker) -> None:
    dialog = ask()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    answers = Answers("Club & night", time(18, 30), None, 20, "SPT", "Lead", "Support")
    assert dialog.answers == replace(answers, must_end=time(18, 40))


def test_escape_starts_nothing(qtbot: QtBot, ask: Asker) -> None:
    dialog = ask()
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)


def test_what_is_typed_is_what_is_answered(ask: Asker) -> None:
    dialog = ask()
    type_into(dialog.title.line, "Ours")
    type_into(dialog.date.line, "2/3/2026")
    type_into(dialog.start.line, "9 am")
    type_into(dialog.must_end.line, "11:40")
    type_into(dialog.group_size.line, "31")
    type_into(dialog.lead.line, "Ana")
    type_into(dialog.support.line, "Ben")
    box = dialog.setting.box
    box.setCurrentIndex(box.findData("WRK"))
    box.activated.emit(box.currentIndex())
    answers = Answers("Ours", time(9), date(2026, 3, 2), 31, "WRK", "Ana", "Ben")
    assert dialog.answers == replace(answers, must_end=time(11, 40))


def test_the_end_moves_along_with_the_start_until_it_is_said(ask: Asker) -> None:
    dialog = ask(replace(CLUB, must_end=time(20)))
    assert dialog.must_end.line.text() == "20:00"
    type_into(dialog.start.line, "13:00")
    assert (dialog.must_end.line.text(), dialog.answers.must_end) == ("14:30", time(14, 30))
    type_into(dialog.must_end.line, "15:40")
    type_into(dialog.start.line, "14:00")
    assert (dialog.must_end.line.text(), dialog.answers.must_end) == ("15:40", time(15, 40))


def test_an_end_that_cannot_be_read_stays_as_it_was_typed_when_the_start_is_changed(ask: Asker) -> None:
    dialog = ask()
    type_into(dialog.must_end.line, "half six")
    type_into(dialog.start.line, "13:00")
    assert dialog.must_end.line.text() == "half six"
    assert dialog.must_end.refusal == "“half six” is not a clock time. Try 18:30 or 6:30 pm."


def test_the_end_may_be_left_open(qtbot: QtBot, ask: Asker) -> None:
    dialog = ask()
    type_into(dialog.must_end.line, "")
    QTest.keyClick(dialog.must_end.line, Qt.Key.Key_Backspace)
    type_into(dialog.start.line, "13:00")
    assert (dialog.must_end.line.text(), dialog.answers.must_end) == ("", None)


def test_what_is_too_long_for_the_time_there_is_is_told(ask: Asker) -> None:
    dialog = ask(replace(CLUB, blocks=(block("a", 90),)))
    assert not dialog.too_long.isVisible()
    type_into(dialog.must_end.line, "19:10")
    assert dialog.too_long.isVisible()
    assert dialog.too_long.text().startswith("That is 50 min less than the template takes.")
    type_into(dialog.start.line, "17:30")
    assert not dialog.too_long.isVisible()


def test_what_cannot_be_read_is_told_and_nothing_starts_until_it_is_mended(qtbot: QtBot, ask: Asker) -> None:
    dialog = ask()
    type_into(dialog.start.line, "half six")
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    told = [each.text() for each in dialog.findChildren(QLabel) if each.property("role") == "danger"]
    assert told == ["“half six” is not a clock time. Try 18:30 or 6:30 pm."]
    assert dialog.start.line.hasFocus()
    assert dialog.answers.start == time(18, 30)
    type_into(dialog.start.line, "17:30")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.answers.start == time(17, 30)


def test_the_place_is_asked_where_the_template_names_it(ask: Asker) -> None:
    assert not ask().place.isVisible()
    dialog = ask(plan(block("a", screen="Welcome to {place}")))
    type_into(dialog.place.line, "the shed")
    assert dialog.answers.place == "the shed"


def test_a_template_for_any_setting_asks_for_none(ask: Asker) -> None:
    dialog = ask(replace(CLUB, setting="any"))
    assert dialog.answers.setting == ""
    assert dialog.setting.box.currentText() == "Any setting"


def test_tab_goes_through_the_questions_in_their_order(ask: Asker) -> None:
    dialog = ask(plan(block("a", screen="{place}")))
    names = []
    for _ in range(11):
        names.append(focused().accessibleName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    fields = [
        "Title of the plan",
        "Date",
        "Starts",
        "Must end",
        "People",
        "Who leads",
        "Who supports",
        "Setting",
        "Place",
    ]
    assert names == [*fields, "Cancel", "Start planning"]
    assert dialog.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_of_it_is_cut_off(ask: Asker, theme: Theme, scale: float) -> None:
    theme.set(scale=scale)
    dialog = ask()
    QApplication.processEvents()
    for each in dialog.findChildren(QLabel):
        if each.isVisible() and not each.wordWrap() and each.text() != "From “Club & night”":
            assert each.width() >= each.sizeHint().width(), each.text()
