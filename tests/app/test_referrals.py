"""Saying that the referral sheet was checked today, from the advice of a plan."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from facilitator_app.app.clock import today
from facilitator_app.ui.planner.advice_row import AdviceLine
from facilitator_app.ui.planner.screen import PlanScreen
from tests.app.conftest import House
from tests.builders import block, plan

SENSITIVE = plan(
    block("agree", 10, title="Welcome and group agreement"),
    block("high", 20, title="Scenes", sensitivity="high", opt_out="Sit out."),
    block("close", 15, title="Closing"),
    facilitators=("Ana", "Ben"),
)


def said(house: House) -> list[str]:
    return [each.code for each in house.program.advise(house.plan).open]


def test_a_press_notes_the_day_and_the_notice_takes_it_back(house: House) -> None:
    house.store.save(None, SENSITIVE)
    house.program.desk.open(SENSITIVE.id)
    screen = house.program.window.go("plan")
    assert isinstance(screen, PlanScreen)
    if not screen.advice.is_open:
        screen.advice.toggle.click()
    QApplication.processEvents()
    [line] = [each for each in screen.advice.lines if isinstance(each, AdviceLine)]
    assert line.remedy.text() == "I checked our referral sheet today"
    line.remedy.click()
    assert house.store.setting("referrals_checked", "") == today().isoformat()
    assert (said(house), screen.advice.lines) == ([], [])
    assert house.notice.startswith("Noted: you checked your referral sheet today.")
    house.program.window.notice._action.click()
    assert house.store.setting("referrals_checked", "") == ""
    assert said(house) == ["no-referral"]


@pytest.mark.parametrize("kept", ["next week", 7, ["2026-03-02"]])
def test_a_day_that_is_none_counts_as_not_checked(house: House, kept: object) -> None:
    house.store.set_setting("referrals_checked", kept)
    house.store.save(None, SENSITIVE)
    house.program.desk.open(SENSITIVE.id)
    assert len(said(house)) == 1
