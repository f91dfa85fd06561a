from __future__ import annotations

import sqlite3
from datetime import time, timedelta
from pathlib import Path

import pytest

from facilitator_app.core.people import Attendance, Person, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.store.connection import Connection
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotRead, NotSaved, Stale
from tests.builders import block, breakout, plan, section, strand
from tests.store.conftest import Clock

EVENING = plan(block("a", 10), block("b", 20))
MATES = Roster("mates", "Mates", (Person("p1", "Łukasz"), Person("p2", "Aroha")))


def test_what_is_saved_is_there_after_the_file_is_opened_again(
    store: Store, path: Path, clock: Clock
) -> None:
    store.save(None, EVENING)
    store.close()
    with Store.open(path, clock) as again:
        assert again.load(Plan, "evening") == EVENING


def test_nothing_is_there_before_it_is_saved(store: Store) -> None:
    assert store.load(Plan, "evening") is None
    assert store.plans() == []


def test_documents_of_different_kinds_may_have_one_id(store: Store) -> None:
    marks = Attendance("evening", "mates", {"p1": "late"})
    store.save(None, EVENING)
    store.save(None, marks)
    assert store.load(Attendance, "evening") == marks
    assert store.load(Plan, "evening") == EVENING


def test_an_edit_from_an_earlier_value_is_refused_and_changes_nothing(store: Store) -> None:
    theirs, mine = EVENING.rename("Theirs"), EVENING.rename("Mine")
    store.save(None, EVENING)
    store.save(EVENING, theirs)
    with pytest.raises(Stale, match="changed in another window"):
        store.save(EVENING, mine)
    assert store.load(Plan, "evening") == theirs


@pytest.mark.parametrize("after", [EVENING.rename("Mine"), None])
def test_an_edit_of_what_was_deleted_elsewhere_is_refused(store: Store, after: Plan | None) -> None:
    store.save(None, EVENING)
    store.save(EVENING, None)
    with pytest.raises(Stale):
        store.save(EVENING, after)


def test_a_new_document_does_not_take_the_place_of_another(store: Store) -> None:
    store.save(None, EVENING)
    with pytest.raises(Stale):
        store.save(None, EVENING.rename("Other"))
    assert store.load(Plan, "evening") == EVENING


def test_an_equal_value_written_otherwise_is_the_same_value(store: Store, connection: Connection) -> None:
    store.save(None, EVENING)
    connection.raw.execute("UPDATE documents SET body = json_remove(json(body), '$.notes') || ' '")
    store.save(EVENING, EVENING.rename("Later"))
    assert store.load(Plan, "evening") == EVENING.rename("Later")


def test_a_deleted_plan_is_kept_and_comes_back(store: Store) -> None:
    store.save(None, EVENING)
    store.save(EVENING, None)
    assert store.load(Plan, "evening") is None
    assert [entry.id for entry in store.plans(deleted=True)] == ["evening"]
    kept = store.deleted(Plan, "evening")
    store.save(None, kept)
    assert store.load(Plan, "evening") == EVENING
    assert store.deleted(Plan, "evening") is None


def test_an_edit_keeps_kind_and_id(store: Store) -> None:
    store.save(None, EVENING)
    with pytest.raises(AssertionError):
        store.save(EVENING, plan(id="other"))


def test_lists_have_the_one_changed_last_first(store: Store) -> None:
    first, second = plan(id="first", title="First"), plan(id="second", title="Second")
    store.save(None, first)
    store.save(None, second)
    store.save(first, first.rename("First again"))
    assert [entry.title for entry in store.plans()] == ["First again", "Second"]
    assert [each.id for each in store.all_of(Plan)] == ["first", "second"]


def test_the_list_of_plans_tells_start_date_blocks_and_minutes(store: Store) -> None:
    groups = breakout("c", strand("x", block("d", 30)), strand("y", block("e", 40)))
    kept = plan(
        block("a", 10), section("s", block("b", 20), block("n", kind="note")), groups, date="2026-03-02"
    )
    store.save(None, kept)
    (entry,) = store.plans()
    assert (entry.start, entry.date, entry.blocks, entry.minutes) == (time(18, 30), kept.date, 3, 70)
    assert entry.updated.utcoffset() == timedelta(0)


def test_the_list_of_rosters_tells_how_many_people_there_are(store: Store) -> None:
    store.save(None, MATES)
    (entry,) = store.rosters()
    assert (entry.id, entry.title, entry.people) == ("mates", "Mates", 2)


def test_a_full_disk_is_told_and_nothing_has_changed(store: Store, connection: Connection) -> None:
    store.save(None, EVENING)
    full = connection.raw.execute("PRAGMA page_count").fetchone()[0]
    connection.raw.execute(f"PRAGMA max_page_count = {full}")
    large = EVENING.change("a", notes="x" * 100_000)
    with pytest.raises(NotSaved, match="the disk is full"):
        store.save(EVENING, large)
    assert store.load(Plan, "evening") == EVENING
    connection.raw.execute("PRAGMA max_page_count = 1000000")
    store.save(EVENING, large)
    assert store.load(Plan, "evening") == large


def test_a_file_in_use_elsewhere_is_told_and_nothing_has_changed(store: Store, path: Path) -> None:
    store.save(None, EVENING)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSaved, match="another program is using"):
        store.save(EVENING, EVENING.rename("Later"))
    other.close()
    assert store.load(Plan, "evening") == EVENING
    store.save(EVENING, EVENING.rename("Later"))


def test_a_damaged_body_is_told_when_it_is_read(store: Store, connection: Connection) -> None:
    store.save(None, EVENING)
    connection.raw.execute("UPDATE documents SET body = '{'")
    with pytest.raises(NotRead):
        store.load(Plan, "evening")
    with pytest.raises(NotRead):
        store.save(EVENING, EVENING.rename("Later"))


def test_marks_are_on_the_disk_at_once_and_edits_are_not_waited_for(
    store: Store, connection: Connection
) -> None:
    store.save(None, Attendance("evening"))
    assert connection.raw.execute("PRAGMA synchronous").fetchone() == (2,)
    store.save(None, EVENING)
    assert connection.raw.execute("PRAGMA synchronous").fetchone() == (1,)


def test_the_plans_that_have_an_activity_are_named(store: Store) -> None:
    quoted = block("q", title='"activity":"boxes"')
    within = section("s", block("b", activity="boxes"))
    store.save(None, plan(within, id="p1", title="Has it"))
    store.save(None, plan(quoted, block("c", activity="boxes-2"), id="p2", title="Has it not"))
    assert store.plans_with("boxes") == ["Has it"]
    store.save(store.load(Plan, "p1"), None)
    assert store.plans_with("boxes") == []


def test_it_is_known_when_a_document_was_last_saved(store: Store, clock: Clock) -> None:
    assert store.saved_at(Plan, "evening") is None
    store.save(None, EVENING)
    store.save(EVENING, EVENING.rename("Other"))
    assert store.saved_at(Plan, "evening") == clock.now
    store.save(EVENING.rename("Other"), None)
    assert store.saved_at(Plan, "evening") is None
