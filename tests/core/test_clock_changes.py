"""Plans on a day of the calendar, over the changes to and from daylight saving time."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.schedule import Day, own_day, own_zone, schedule
from tests.builders import at, block, moment, plan

LONDON, SYDNEY = "Europe/London", "Australia/Sydney"
MINUTE = timedelta(minutes=1)

# The night on which the clocks change, the time it is when they do, and by how many hours they move.
CHANGES = [
    (LONDON, "2026-03-29", "01:00", 1),
    (LONDON, "2026-10-25", "02:00", -1),
    (SYDNEY, "2026-10-04", "02:00", 1),
    (SYDNEY, "2026-04-05", "03:00", -1),
]
every_change = pytest.mark.parametrize(("zone", "on", "changes", "hours"), CHANGES)


def night(zone: str, on: str, *blocks: Block, start: str = "00:30", **fields: Any) -> Plan:
    return plan(*blocks, start=start, date=on, time_zone=zone, **fields)


def clocks(made: Plan) -> list[str]:
    timetable = schedule(made)
    return [timetable.clock(each.start) for each in timetable.entries]


def moments(made: Plan) -> list[str]:
    timetable = schedule(made)
    return [f"{timetable.moment(each.start):%H:%M}" for each in timetable.entries]


def test_without_a_date_or_a_zone_a_plan_has_no_day() -> None:
    assert own_day(plan(date="2026-03-29")) is own_day(plan(time_zone=LONDON)) is None
    assert own_zone(plan()) is None


def test_a_plan_with_a_date_and_a_zone_has_its_day() -> None:
    assert own_day(night(LONDON, "2026-03-29")) == Day(date(2026, 3, 29), ZoneInfo(LONDON))


def test_the_day_given_comes_before_the_plans_own() -> None:
    given = Day(date(2026, 7, 1), UTC)
    assert schedule(night(LONDON, "2026-03-29"), given).moment(timedelta(hours=0.5)) == moment(
        "2026-07-01 00:30"
    )


def test_a_clock_time_before_the_start_is_on_the_next_day() -> None:
    day = Day(date(2026, 7, 1), ZoneInfo(LONDON))
    assert day.instant(at("01:00"), after=at("18:30")) == moment("2026-07-02 00:00")
    assert day.instant(at("18:30"), after=at("18:30")) == moment("2026-07-01 17:30")


@every_change
def test_lengths_go_on_through_a_change_and_clock_text_jumps(
    zone: str, on: str, changes: str, hours: int
) -> None:
    parts = block("before", 60), block("across", 120), block("after", 30)
    begun = at(changes).hour - 1
    made = night(zone, on, *parts, start=f"{begun:02}:00")
    assert clocks(made) == [f"{hour:02}:00" for hour in (begun, begun + 1 + hours, begun + 3 + hours)]
    timetable = schedule(made)
    assert timetable.moment(timetable.end) - timetable.moment(timetable.start) == 210 * MINUTE


@every_change
def test_a_pin_after_a_change_is_at_its_clock_time(zone: str, on: str, changes: str, hours: int) -> None:
    pinned = night(zone, on, block("a", 60), block("b", 30, pin="05:00"))
    timetable = schedule(pinned)
    begin, pin = timetable.entries[0].start, timetable.entries[1].start
    assert (timetable.clock(pin), pin - begin) == ("05:00", timedelta(hours=4.5 - hours))


@every_change
def test_a_gap_before_a_pin_after_a_change_is_what_really_passes(
    zone: str, on: str, changes: str, hours: int
) -> None:
    conflict = schedule(night(zone, on, block("a", 60), block("b", 30, pin="05:00"))).entries[1].conflict
    assert conflict is not None
    assert (conflict.kind, conflict.length) == ("gap", timedelta(hours=3.5 - hours))


@every_change
def test_the_time_it_must_end_after_a_change_is_at_its_clock_time(
    zone: str, on: str, changes: str, hours: int
) -> None:
    made = schedule(night(zone, on, block("a", 300), must_end="05:00"))
    assert made.over_run == max(timedelta(0), timedelta(hours=5 - 4.5 + hours))


def test_a_night_that_loses_an_hour_in_london() -> None:
    made = night(LONDON, "2026-03-28", block("a", 90), block("b", 60), block("c", 60), start="23:00")
    assert clocks(made) == ["23:00", "00:30 +1 d", "02:30 +1 d"]
    assert moments(made) == ["23:00", "00:30", "01:30"]


def test_a_night_that_gains_an_hour_in_sydney() -> None:
    made = night(SYDNEY, "2026-04-04", block("a", 210), block("b", 60), block("c", 60), start="23:00")
    assert clocks(made) == ["23:00", "02:30 +1 d", "02:30 +1 d"]
    assert moments(made) == ["12:00", "15:30", "16:30"]


def test_a_pin_on_the_day_after_a_change_is_at_its_clock_time() -> None:
    made = night(LONDON, "2026-03-28", block("a", 60), block("b", 60, pin="09:00"), start="18:30")
    assert (clocks(made), moments(made)) == (["18:30", "09:00 +1 d"], ["18:30", "08:00"])


def test_a_plan_without_a_day_knows_no_change() -> None:
    assert clocks(plan(block("a", 60), block("b", 60, pin="05:00"), start="00:30")) == ["00:30", "05:00"]
