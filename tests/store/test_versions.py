"""A plan as it was at the end of each day, and under a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator_app.core.people import Person, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.core.template import as_template
from facilitator_app.store.connection import Connection
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotRead, NotSaved, Stale
from facilitator_app.store.versions import MOST_DAYS
from tests.builders import block, plan
from tests.store.conftest import Clock
from tests.store.test_privacy import files_with

EVENING = plan(block("a", 10))


@pytest.fixture(autouse=True)
def noon(clock: Clock) -> None:
    """Begin at the middle of a day here, wherever that is."""
    clock.now = datetime(2026, 11, 24, 12).astimezone(UTC)


def titles(store: Store, id: str = "evening") -> list[str]:
    return [store.version(each.place).title for each in store.versions(id)]


def edit(store: Store, before: Plan, title: str) -> Plan:
    after = before.rename(title)
    store.save(before, after)
    return after


def test_the_first_change_of_a_day_keeps_the_plan_as_the_last_day_left_it(store: Store, clock: Clock) -> None:
    store.save(None, EVENING)
    last = edit(store, edit(store, EVENING, "Tuesday"), "Tuesday, late")
    assert store.versions("evening") == []
    left = clock.now
    clock.now += timedelta(days=1)
    edit(store, edit(store, last, "Wednesday"), "Wednesday, late")
    (kept,) = store.versions("evening")
    assert (kept.name, kept.saved) == ("", left)
    assert store.version(kept.place) == last


def test_days_on_which_nothing_is_changed_have_no_version(store: Store, clock: Clock) -> None:
    store.save(None, EVENING)
    now = EVENING
    for title in ("Second", "Third"):
        clock.now += timedelta(days=5)
        now = edit(store, now, title)
    assert titles(store) == ["Second", "Evening"]


def test_the_day_ends_at_midnight_here(store: Store, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 24, 23, 58).astimezone(UTC)
    store.save(None, EVENING)
    now = edit(store, EVENING, "Before midnight")
    clock.now += timedelta(minutes=5)
    edit(store, now, "After midnight")
    assert titles(store) == ["Before midnight"]


def test_only_the_newest_days_are_kept_and_all_that_have_a_name(store: Store, clock: Clock) -> None:
    store.save(None, EVENING)
    store.name_version("evening", "At first")
    now = EVENING
    for day in range(MOST_DAYS + 5):
        clock.now += timedelta(days=1)
        now = edit(store, now, f"Day {day}")
    kept = store.versions("evening")
    assert len(kept) == MOST_DAYS + 1
    assert kept[-1].name == "At first"
    assert titles(store)[-2:] == ["Day 4", "Evening"]


def test_a_version_with_a_name_is_the_plan_at_that_moment(store: Store) -> None:
    store.save(None, EVENING)
    store.name_version("evening", "Before the client call")
    edit(store, EVENING, "Later")
    (kept,) = store.versions("evening")
    assert kept.name == "Before the client call"
    assert store.version(kept.place) == EVENING


def test_a_version_with_a_name_is_taken_away_and_those_of_days_stay(store: Store, clock: Clock) -> None:
    store.save(None, EVENING)
    clock.now += timedelta(days=1)
    edit(store, EVENING, "Later")
    store.name_version("evening", "Before the client call")
    named, day = store.versions("evening")
    store.take_version_away(named.place)
    assert store.versions("evening") == [day]
    for gone in (named.place, day.place):
        with pytest.raises(NotSaved, match="no longer there"):
            store.take_version_away(gone)
    assert store.versions("evening") == [day]


def test_nothing_is_kept_of_a_plan_that_is_gone(store: Store) -> None:
    with pytest.raises(NotSaved, match="no longer there"):
        store.name_version("evening", "x")
    with pytest.raises(NotRead, match="no longer there"):
        store.version(1)


def test_a_change_that_is_refused_keeps_no_version(store: Store, clock: Clock) -> None:
    store.save(None, EVENING)
    clock.now += timedelta(days=1)
    with pytest.raises(Stale):
        store.save(EVENING.rename("Other"), EVENING.rename("Mine"))
    assert store.versions("evening") == []


def test_a_plan_that_is_brought_back_has_its_versions_still(store: Store, clock: Clock) -> None:
    store.save(None, EVENING)
    clock.now += timedelta(days=1)
    store.save(EVENING, None)
    store.save(None, EVENING)
    now = edit(store, EVENING, "Again")
    assert titles(store) == ["Evening"]
    clock.now += timedelta(days=1)
    edit(store, now, "Later")
    assert titles(store) == ["Again", "Evening"]


def test_each_plan_has_its_own(store: Store, clock: Clock) -> None:
    other = replace(EVENING, id="other")
    for each in (EVENING, other):
        store.save(None, each)
    clock.now += timedelta(days=1)
    edit(store, other, "Other")
    assert store.versions("evening") == []
    assert len(store.versions("other")) == 1


def test_what_is_no_plan_has_no_versions(store: Store, clock: Clock, connection: Connection) -> None:
    template = as_template(EVENING, "evening", "Ours")
    roster = Roster("evening", "Mates")
    store.save(None, template)
    store.save(None, roster)
    clock.now += timedelta(days=1)
    store.save(template, as_template(EVENING, "evening", "Theirs"))
    store.save(roster, replace(roster, title="Others"))
    assert connection.raw.execute("SELECT count(*) FROM versions").fetchone() == (0,)


def test_a_person_who_is_erased_is_in_no_version(store: Store, clock: Clock) -> None:
    name = "Zbigniew Wiśniewski"
    store.save(None, EVENING)
    store.save(None, Roster("mates", "Mates", (Person("p1", name),)))
    clock.now += timedelta(days=1)
    edit(store, EVENING, "Later")
    store.name_version("evening", "Before the client call")
    assert store.erase("p1") == ()
    assert files_with(name, store.path.parent) == []
    assert len(store.versions("evening")) == 2


def test_versions_are_there_after_the_file_is_opened_again(store: Store, path: Path, clock: Clock) -> None:
    store.save(None, EVENING)
    store.name_version("evening", "Before the client call")
    store.close()
    with Store.open(path, clock, read_only=True) as again:
        assert titles(again) == ["Evening"]
