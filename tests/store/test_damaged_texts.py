"""Bytes that changed on the disk within a text, which no check of the pages sees."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator_app.core.people import Person, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event
from facilitator_app.store.connection import Connection
from facilitator_app.store.database import Store
from facilitator_app.store.examine import standing
from facilitator_app.store.lists import LONG_AGO
from facilitator_app.store.settings import TEMPLATES
from facilitator_app.store.troubles import DamagedFile, NotRead
from tests.builders import activity, block, plan
from tests.store.conftest import Clock

EVENING = plan(block("a", 10, title="Welcome"))
LATER = replace(EVENING, id="later", title="Later")
MATES = Roster("mates", "Mates", people=(Person("p1", "Ann"), Person("p2", "Bo")))
CIRCLE = activity("circle", 10, title="Circle")


def garble(connection: Connection, table: str, column: str, old: bytes, where: str = "1") -> None:
    """Put bytes that no text has in the place of the last of these."""
    sql = f"SELECT rowid, CAST({column} AS BLOB) FROM {table} WHERE {where}"
    for place, held in connection.raw.execute(sql).fetchall():
        before, found, after = held.rpartition(old)
        assert found
        values = [before + b"\xff" * len(old) + after, place]
        connection.raw.execute(f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE rowid = ?", values)


@pytest.fixture
def kept(store: Store) -> Store:
    for each in (EVENING, LATER):
        store.save(None, each)
    store.save(None, MATES)
    return store


@pytest.mark.parametrize(("column", "old"), [("title", b"t"), ("summary", b"start"), ("updated_at", b"-")])
def test_one_damaged_plan_leaves_the_list_whole(
    kept: Store, connection: Connection, column: str, old: bytes
) -> None:
    garble(connection, "documents", column, old, "id = 'later'")
    titles = {each.id: each.title for each in kept.plans()}
    assert titles == {"evening": "Evening", "later": "La\ufffder" if column == "title" else "Later"}


@pytest.mark.parametrize("summary", ["{", "[]", "{}", '{"date": 3}', '{"date": null, "start": "x"}'])
def test_what_lists_show_may_be_nonsense(kept: Store, connection: Connection, summary: str) -> None:
    connection.raw.execute("UPDATE documents SET summary = ?, updated_at = 'x'", [summary])
    assert [(each.title, each.minutes, each.updated) for each in kept.plans()] == [
        ("Later", 0, LONG_AGO),
        ("Evening", 0, LONG_AGO),
    ]
    assert [(each.title, each.people) for each in kept.rosters()] == [("Mates", 0)]
    assert kept.saved_at(Plan, "evening") == LONG_AGO


def test_a_damaged_title_is_read_with_signs_and_can_be_mended(kept: Store, connection: Connection) -> None:
    garble(connection, "documents", "body", b"Welcome", "id = 'evening'")
    read = kept.load(Plan, "evening")
    assert read == EVENING.change("a", title="\ufffd" * 7)
    kept.save(read, EVENING)
    assert kept.load(Plan, "evening") == EVENING
    assert kept.load(Plan, "later") == LATER


def test_a_damaged_list_of_people_takes_no_other_with_it(kept: Store, connection: Connection) -> None:
    kept.save(None, replace(MATES, id="lost"))
    connection.raw.execute("UPDATE documents SET body = '{' WHERE id = 'lost'")
    assert kept.all_of(Roster) == [MATES]
    with pytest.raises(NotRead, match="A roster is damaged"):
        kept.load(Roster, "lost")


def test_a_damaged_plan_keeps_no_order_from_the_library(kept: Store, connection: Connection) -> None:
    kept.refresh_library("1", lambda: [CIRCLE, replace(CIRCLE, id="used", title="Used")])
    kept.save(None, plan(block("a", 10, activity="used"), id="new"))
    garble(connection, "documents", "body", b"Welcome", "id = 'evening'")
    assert kept.find("", {}, "used").ids == ["used", "circle"]


def test_a_damaged_run_keeps_no_lengths_from_being_known(kept: Store, connection: Connection) -> None:
    run = kept.begin_run(EVENING)
    kept.end_run(run)
    garble(connection, "runs", "begun_at", b"-")
    assert kept.learned("circle") == ()


def test_a_damaged_press_is_told(kept: Store, connection: Connection) -> None:
    run = kept.begin_run(EVENING)
    kept.append(run, Event(datetime(2026, 3, 2, 7, 30, tzinfo=UTC), "start"))
    garble(connection, "events", "body", b"start")
    with pytest.raises(NotRead, match="A run is damaged in the data file"):
        kept.events(run)
    assert kept.run_plan(run) == EVENING


def test_a_damaged_setting_is_as_if_it_had_not_been_set(store: Store, connection: Connection) -> None:
    store.set_setting("look", "dark")
    garble(connection, "settings", "value", b'"', "key = 'look'")
    assert store.setting("look", "light") == "light"


def test_no_trouble_quotes_what_is_in_the_file(kept: Store, connection: Connection) -> None:
    kept.begin_run(EVENING)
    connection.raw.execute("UPDATE runs SET id = CAST(x'53656372ff' AS TEXT)")
    with pytest.raises(NotRead) as told:
        kept.open_run()
    what = "it is damaged in the data file. A backup may have it whole."
    assert str(told.value) == f"This could not be read: {what}"


@pytest.mark.parametrize("old", [b"Circle", b'"title"'])
def test_a_damaged_copy_of_the_library_is_read_anew(
    store: Store, connection: Connection, path: Path, clock: Clock, old: bytes
) -> None:
    own = replace(CIRCLE, id="own", title="Own")
    store.save(None, own)
    store.refresh_library("1", lambda: [CIRCLE])
    garble(connection, "activities", "body", old, "id = 'circle'")
    with Store.open(path, clock) as again:
        with pytest.raises(NotRead):
            again.activities()
        assert not again.refresh_library("1", lambda: [CIRCLE])
        assert again.activities() == {"circle": CIRCLE, "own": own}
        assert [each.id for each in again.search("circle")] == ["circle"]


@pytest.mark.parametrize("value", ["{", "3", "[3]", "[[1]]", "[[1, 2, 3, 4, 5, 6, 7, 8, 9]]"])
def test_a_damaged_list_of_templates_is_read_anew(store: Store, connection: Connection, value: str) -> None:
    store.refresh_library("1", lambda: [CIRCLE], lambda: [EVENING])
    whole = store.templates()
    connection.raw.execute("UPDATE settings SET value = ? WHERE key = ?", [value, TEMPLATES])
    store.refresh_library("1", lambda: [CIRCLE], lambda: [EVENING])
    assert store.templates() == whole
    assert [each.title for each in whole] == ["Evening"]


def test_a_damaged_activity_of_ones_own_takes_no_other_with_it(store: Store, connection: Connection) -> None:
    store.save(None, replace(CIRCLE, id="own"))
    connection.raw.execute("UPDATE documents SET body = '{'")
    store.refresh_library("1", lambda: [CIRCLE])
    assert store.activities() == {"circle": CIRCLE}
    assert store.own() == ["own"]


def test_a_damaged_name_of_a_table_is_damage(path: Path, clock: Clock) -> None:
    Store.open(path, clock).close()
    whole = path.read_bytes()
    for name in (b"idx_runs_plan_begun_at", b"documents", b"settings"):
        path.write_bytes(whole.replace(name, b"\xa1" + name[1:], 1))
        with pytest.raises(DamagedFile):
            Store.open(path, clock)


def test_a_version_of_the_file_that_nobody_knows_is_damage_only_where_the_file_is_ours(
    path: Path, clock: Clock
) -> None:
    Store.open(path, clock).close()
    other = path.with_name("other.db")
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("CREATE TABLE theirs (x)")
    for each in (path, other):
        raw = bytearray(each.read_bytes())
        raw[44:48] = b"\xff\xff\xff\xff"
        each.write_bytes(raw)
    assert standing(path) == "damaged"
    with pytest.raises(sqlite3.Error):
        standing(other)
