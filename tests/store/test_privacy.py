"""Names are told by their bytes: whatever is grepped for here must be nowhere in the files."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from facilitator_app.core.people import Attendance, Person, Roster
from facilitator_app.store.backup import backup
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import NotErased
from tests.builders import block, plan, press

NAME = "Zbigniew Wiśniewski"
MATES = Roster("mates", "Mates", (Person("p1", NAME), Person("p2", "Aroha Ngata")))


def files_with(name: str, folder: Path) -> list[str]:
    """The files below a folder whose bytes hold a name."""
    spellings = {name.encode(), name.encode("unicode_escape"), name.encode("utf-16-le")}
    found = (each for each in folder.rglob("*") if each.is_file())
    return sorted(each.name for each in found if any(each.read_bytes().count(spell) for spell in spellings))


def test_a_name_is_where_it_is_looked_for(store: Store) -> None:
    store.save(None, MATES)
    assert files_with(NAME, store.path.parent) == ["facilitator.db-wal"]


def test_a_person_who_is_erased_leaves_no_trace(store: Store) -> None:
    store.save(None, MATES)
    other = Roster("others", "", (Person("p1", NAME),))
    store.save(None, other)
    store.save(other, None)
    store.save(None, Attendance("evening", "mates", {"p1": "present"}))
    assert store.erase("p1") == ()
    assert files_with(NAME, store.path.parent) == []
    assert store.load(Roster, "mates") == MATES.remove("p1")
    assert store.deleted(Roster, "others") == other.remove("p1")
    assert store.load(Attendance, "evening") == Attendance("evening", "mates", {"p1": "present"})
    assert store.rosters()[0].people == 1


def test_a_roster_that_is_forgotten_leaves_no_trace(store: Store) -> None:
    store.save(None, MATES)
    store.save(MATES, None)
    assert store.rosters(deleted=True)[0].id == "mates"
    assert store.forget("mates") == ()
    assert store.rosters(deleted=True) == []
    assert files_with("Aroha Ngata", store.path.parent) == []


def test_backups_and_files_set_aside_are_cleared_too(store: Store) -> None:
    store.save(None, MATES)
    store.back_up_today(date(2026, 11, 24))
    backup(store.path, store.path.with_name("facilitator-before-restore-2026-11-24-0930.db"))
    assert len(files_with(NAME, store.path.parent)) == 3
    assert store.erase("p1") == ()
    assert files_with(NAME, store.path.parent) == []


def test_a_copy_that_cannot_be_cleared_is_told(store: Store) -> None:
    store.save(None, MATES)
    damaged = store.path.with_name("facilitator-damaged-2026-11-24-0930.db")
    damaged.write_bytes(f"damaged {NAME}".encode())
    assert store.erase("p1") == (damaged,)
    assert store.forget("mates") == (damaged,)
    assert damaged.exists()


def test_a_copy_in_use_elsewhere_is_told(store: Store) -> None:
    store.save(None, MATES)
    copy = store.back_up_today(date(2026, 11, 24))
    assert copy is not None
    with closing(sqlite3.connect(copy, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.erase("p1") == (copy,)
        other.execute("COMMIT")
        other.execute("BEGIN EXCLUSIVE")
        assert store.forget("mates") == (copy,)


@pytest.mark.parametrize("edit", [MATES.remove("p1"), MATES.rename("p1", "Zed"), None])
def test_a_name_taken_out_by_an_edit_leaves_no_trace_when_the_file_is_closed(
    store: Store, edit: Roster | None
) -> None:
    store.save(None, MATES)
    store.save(MATES, edit)
    store.close()
    assert files_with(NAME, store.path.parent) == (["facilitator.db"] if edit is None else [])


def test_a_name_taken_out_leaves_the_log_at_once(store: Store) -> None:
    store.save(None, MATES)
    store.save(MATES, MATES.remove("p1"))
    assert files_with(NAME, store.path.parent) == []


def test_no_trace_stays_whatever_was_edited_around_it(store: Store) -> None:
    chance = random.Random(20261124)
    rosters = {f"r{number}": Roster(f"r{number}") for number in range(12)}
    for roster in rosters.values():
        store.save(None, roster)
    for number in range(300):
        before = rosters[f"r{chance.randrange(12)}"]
        gone = chance.choice([*before.people, None])
        more = before.add(Person(f"p{number}", f"Keepsake {number} " + "x" * chance.randrange(400)))
        after = more.remove(gone.id) if gone and chance.random() < 0.6 else more
        store.save(before, after)
        rosters[before.id] = after
    there = {person.name for roster in rosters.values() for person in roster.people}
    gone_names = [f"Keepsake {number} " for number in range(300)]
    left = [name for name in gone_names if not any(each.startswith(name) for each in there)]
    store.close()
    whole = store.path.read_bytes()
    assert len(left) > 50
    assert [name for name in left if name.encode() in whole] == []


def test_what_hinders_the_erasing_is_told_and_it_can_be_done_once_more(store: Store) -> None:
    store.save(None, MATES)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM documents").fetchall()
        with pytest.raises(NotErased, match="another program is using"):
            store.erase("p1")
    assert store.load(Roster, "mates") == MATES.remove("p1")
    assert store.erase("p1") == ()
    assert files_with(NAME, store.path.parent) == []


def test_a_run_that_is_forgotten_leaves_no_trace_of_its_notes(store: Store) -> None:
    evening = plan(block("a", 10, activity="boxes"))
    kept, gone = store.begin_run(evening), store.begin_run(evening)
    for run, words in ((kept, "They sang"), (gone, "They cried")):
        store.append(run, press("18:30", "start"))
        store.append(run, press("18:40", "note", text=words))
        store.append(run, press("18:42", "finish"))
        store.end_run(run)
    assert store.learned("boxes") == (12, 12)
    store.back_up_today(date(2026, 11, 24))
    assert files_with("They cried", store.path.parent) == ["facilitator-2026-11-24.db", "facilitator.db-wal"]
    assert store.forget_run(gone) == ()
    assert files_with("They cried", store.path.parent) == []
    assert [each.id for each in store.runs("evening")] == [kept]
    assert [event.do for event in store.events(kept)] == ["start", "note", "finish"]
    assert store.learned("boxes") == (12,)


def test_the_marks_that_are_kept_with_a_run_go_with_it_and_no_others(store: Store) -> None:
    run = store.begin_run(plan(block("a", 10)))
    for id in (run, "evening"):
        store.save(None, Attendance(id, "mates", {"p1": "present"}))
    copy = store.path.with_name("facilitator-before-restore-2026-11-24-0930.db")
    backup(store.path, copy)
    assert store.forget_run(run) == ()
    assert store.load(Attendance, run) is None
    assert store.load(Attendance, "evening") is not None
    assert files_with(run, store.path.parent) == []


def test_a_run_goes_from_a_copy_of_before_lengths_were_learned_too(store: Store) -> None:
    run = store.begin_run(plan(block("a", 10)))
    store.append(run, press("18:40", "note", text="They cried"))
    copy = store.path.with_name("facilitator-before-restore-2026-11-24-0930.db")
    backup(store.path, copy)
    with closing(sqlite3.connect(copy)) as conn:
        conn.execute("DROP TABLE lengths")
    assert store.forget_run(run) == ()
    assert files_with("They cried", store.path.parent) == []
