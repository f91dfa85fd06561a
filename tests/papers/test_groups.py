"""The groups of a session on paper."""

from __future__ import annotations

import pytest

from facilitator_app.core.groups import Group
from facilitator_app.papers import groups
from facilitator_app.papers.options import Options
from tests.papers.printed import EVERY_OPTION, lines_of, option_name, pages_of, place_of, size_of, text_of

TWO = (Group("Group 1", ("Ana", "Béatrice")), Group("Group 2", ("Cy", "Di")))


@pytest.mark.parametrize("options", EVERY_OPTION, ids=option_name)
def test_it_says_who_is_with_whom_under_the_neutral_title(options: Options) -> None:
    text = text_of(groups.render("Club night", TWO, options))
    assert "Club night Group 1 Ana, Béatrice Group 2 Cy, Di" in text


@pytest.mark.parametrize("count", [2, 6, 12])
def test_many_people_are_on_one_page(count: int) -> None:
    people = ("Anastasia", "Béatrice W.", "Cyprian", "Dimitri", "Evangeline")
    many = [Group(f"Group {number}", people) for number in range(1, count + 1)]
    assert len(pages_of(groups.render("Club night", many, Options()))) == 1


def test_what_one_page_cannot_hold_goes_on_in_small_type() -> None:
    many = [Group(f"Group {number}", ("Ana", "Ben", "Cy")) for number in range(1, 101)]
    pages = pages_of(groups.render("Club night", many, Options()))
    assert len(pages) > 1
    assert "Group 100" in pages[-1]


def test_many_groups_stand_in_two_columns_so_that_they_are_read_from_afar() -> None:
    people = ("Anastasia", "Béatrice W.", "Cyprian", "Dimitri", "Evangeline")
    many = [Group(f"Group {number}", people) for number in range(1, 13)]
    pdf = groups.render("Club night", many, Options())
    assert size_of(pdf, "Group 12") >= 18
    assert place_of(pdf, "Group 1")[1] == place_of(pdf, "Group 2")[1]


def test_few_groups_stand_under_one_another() -> None:
    pdf = groups.render("Club night", TWO, Options())
    assert place_of(pdf, "Group 1")[1] > place_of(pdf, "Group 2")[1]
    assert size_of(pdf, "Group 1") == 36


def test_a_name_is_not_broken_over_two_lines() -> None:
    names = ("Anna Maria", "Bo Lundgren", "Mereana Ōtani", "Tom")
    lines = lines_of(groups.render("Club night", [Group("One", names * 3)], Options()))
    assert all(line.rstrip(",").rpartition(", ")[2] in names for line in lines if "," in line)
