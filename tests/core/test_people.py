"""People and who came."""

from __future__ import annotations

import pytest

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.people import MARKS, Attendance, Person, Roster

ANA, ZOE, EMIL = Person("1", "Ana"), Person("2", "Zoe"), Person("3", "emil")
GROUP = Roster("group", people=(ZOE, ANA, EMIL))


def test_a_person_is_found_by_id() -> None:
    assert (GROUP.find("1"), GROUP.find("9")) == (ANA, None)


def test_a_person_is_added_at_the_end() -> None:
    new = Person("4", "Bo")
    assert GROUP.add(new).people == (ZOE, ANA, EMIL, new)


def test_two_people_may_share_a_name_but_not_an_id() -> None:
    assert GROUP.add(Person("4", "Ana")).find("4") == Person("4", "Ana")
    with pytest.raises(BadEdit, match="already on the list"):
        GROUP.add(Person("1", "Somebody"))


def test_a_person_is_taken_off_the_list() -> None:
    assert GROUP.remove("2").people == (ANA, EMIL)


def test_taking_off_somebody_who_is_not_there_changes_nothing() -> None:
    assert GROUP.remove("9") == GROUP.rename("9", "Bo") == GROUP


def test_a_person_gets_another_name_in_the_same_place() -> None:
    assert GROUP.rename("1", "Anna").people == (ZOE, Person("1", "Anna"), EMIL)


def test_the_list_by_name_does_not_mind_capitals() -> None:
    assert GROUP.by_name().people == (ANA, EMIL, ZOE)


def test_marks_are_the_four_of_a_register() -> None:
    assert MARKS == ("present", "late", "absent", "apologies")


def test_somebody_is_marked_marked_anew_and_unmarked() -> None:
    late = Attendance("evening").mark("1", "present").mark("1", "late")
    assert (late.marks, late.mark("1", None).marks) == ({"1": "late"}, {})


def test_taking_away_a_mark_that_is_not_there_changes_nothing() -> None:
    assert Attendance("evening").mark("1", None) == Attendance("evening")


def test_those_who_came_are_named_in_the_order_of_the_list() -> None:
    marked = Attendance("evening").mark(EMIL.id, "present").mark(ZOE.id, "late").mark(ANA.id, "absent")
    assert marked.here(GROUP) == (ZOE.name, EMIL.name)


def test_the_rest_are_marked_and_nobody_else() -> None:
    marked = Attendance("evening").mark("1", "apologies").mark_rest(GROUP, "present")
    assert marked.marks == {"1": "apologies", "2": "present", "3": "present"}


def test_only_people_on_the_list_are_counted() -> None:
    marked = Attendance("evening").mark("1", "present").mark("9", "present")
    assert (marked.count(GROUP, "present"), marked.unmarked(GROUP)) == (1, 2)
