"""The attendance register."""

from __future__ import annotations

import pytest

from facilitator_app.core.people import MARKS, Attendance, Person, Roster
from facilitator_app.papers import register
from facilitator_app.papers.options import Options
from tests.papers.printed import EVERY_OPTION, club, facts_of, option_name, pages_of, text_of


def roster(*names: str) -> Roster:
    return Roster("r", people=tuple(Person(str(at), name) for at, name in enumerate(names)))


def attended(people: Roster) -> Attendance:
    """Marks in turn: present, late, absent, apologies, none."""
    marks = {each.id: MARKS[at % 5] for at, each in enumerate(people.people) if at % 5 < 4}
    return Attendance("evening", people.id, marks)


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_every_mark_is_told_in_words_with_totals(options: Options) -> None:
    people = roster(*(f"Person {at}" for at in range(10)))
    text = text_of(register.render(club(), people, attended(people), options))
    for words in ("Present 2", "Late 2", "Absent 2", "Apologies 2", "Not marked 2", "10 people"):
        assert words in text
    assert "For coordinators only" in text
    assert "Person 1 Late" in text


def test_who_has_no_mark_has_an_empty_row_to_fill_in() -> None:
    text = text_of(register.render(club(), roster("Ann", "Bo"), None, Options()))
    assert "1 Ann 2 Bo" in text
    assert "Not marked 2" in text


def test_a_thousand_people_are_all_there_with_the_head_on_each_page() -> None:
    people = roster(*(f"Person {at:04}" for at in range(1000)))
    pages = pages_of(register.render(club(), people, attended(people), Options()))
    assert sum(page.count("Person ") for page in pages) == 1000
    assert all("Name Present Late" in page.replace("  ", " ") for page in pages)
    assert f"{len(pages)} of {len(pages)}" in pages[-1]


@pytest.mark.parametrize("people", [None, roster()])
def test_an_empty_list_says_so(people: Roster | None) -> None:
    assert "nobody on the list yet" in text_of(register.render(club(), people, None, Options()))


def test_the_topic_is_not_named_beside_the_names() -> None:
    pdf = register.render(club(), roster("Ann"), None, Options())
    assert "Bystander" not in text_of(pdf)
    assert "Bystander" not in str(facts_of(pdf))


def test_a_very_long_name_stays_on_its_row() -> None:
    name = "Featherstonehaugh-" * 20
    text = text_of(register.render(club(), roster(name, "Bo"), None, Options("a5", large=True)))
    assert "Bo" in text


def test_rows_are_a_little_lower_where_that_saves_a_page() -> None:
    people = roster(*(f"Person {at}" for at in range(30)))
    assert len(pages_of(register.render(club(), people, None, Options()))) == 1
