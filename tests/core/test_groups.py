"""Groups: everybody is in exactly one, sizes differ by one at most, and 'again' parts those who met."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.groups import (
    Formed,
    Group,
    Groups,
    Wish,
    apart,
    at_random,
    counted_off,
    form,
    groups_of,
    named,
    numbered,
    pairings,
)

headcounts = st.integers(0, 40)
counts = st.integers(1, 12)
seeds = st.integers(0, 2**32)


def is_fair(groups: Groups, people: tuple[str, ...], count: int) -> bool:
    """Everybody exactly once, in as many groups as were wanted and can be, of the same size within one."""
    sizes = [len(group) for group in groups]
    everybody = sorted(each for group in groups for each in group)
    even = max(sizes, default=0) - min(sizes, default=0) <= 1
    return everybody == sorted(people) and len(groups) == min(count, len(people)) and even


@given(headcounts, counts, seeds)
def test_every_way_puts_everybody_in_one_group_of_even_size(people: int, count: int, seed: int) -> None:
    names = numbered(people)
    first = at_random(names, count, seed)
    for each in (counted_off(names, count), first, apart(names, count, seed + 1, pairings(first))):
        assert is_fair(each, names, count)


@given(headcounts, counts, seeds)
def test_a_seed_gives_the_same_groups_each_time(people: int, count: int, seed: int) -> None:
    names = numbered(people)
    met = pairings(counted_off(names, count))
    assert at_random(names, count, seed) == at_random(names, count, seed)
    assert apart(names, count, seed, met) == apart(names, count, seed, met)


@given(st.integers(2, 20), seeds, seeds)
def test_pairs_made_again_are_all_new(pairs: int, seed: int, other: int) -> None:
    names = numbered(2 * pairs)
    before = pairings(at_random(names, pairs, seed))
    assert not pairings(apart(names, pairs, other, before)) & before


@given(st.integers(6, 40), st.integers(2, 6), seeds)
def test_groups_made_again_put_no_more_together_than_chance_would(people: int, count: int, seed: int) -> None:
    names = numbered(people)
    met = pairings(at_random(names, count, seed))
    by_chance, again = at_random(names, count, seed + 1), apart(names, count, seed + 1, met)
    assert len(pairings(again) & met) <= len(pairings(by_chance) & met)


def test_other_seeds_give_other_groups() -> None:
    assert len({at_random(numbered(12), 3, seed) for seed in range(20)}) == 20


def test_counting_off_goes_round() -> None:
    assert counted_off(("Ana", "Ben", "Cy", "Di", "Eve"), 2) == (("Ana", "Cy", "Eve"), ("Ben", "Di"))


def test_two_with_one_name_are_two() -> None:
    assert sorted(sum(apart(("Sam", "Sam", "Ana", "Ben"), 2, 1, [frozenset(["Sam"])]), ())) == [
        "Ana",
        "Ben",
        "Sam",
        "Sam",
    ]


@pytest.mark.parametrize(
    ("people", "size", "count"),
    [
        *((12, 4, 3), (13, 4, 3), (14, 4, 4), (15, 4, 4), (7, 4, 2), (6, 4, 2), (5, 4, 1), (1, 4, 1)),
        *((0, 4, 1), (2, 2, 1), (3, 2, 1), (4, 2, 2), (5, 2, 2), (31, 5, 6), (3, 1, 3)),
    ],
)
def test_groups_come_as_near_to_a_size_as_they_can(people: int, size: int, count: int) -> None:
    assert groups_of(people, size) == count


SIX = ("Ana", "Ben", "Cy", "Di", "Eve", "Fay")


def test_each_way_forms_groups_as_it_says() -> None:
    assert form(Wish(SIX, "counted", 2), 1) == counted_off(SIX, 2)
    assert form(Wish(SIX, "random", 2), 1) == at_random(SIX, 2, 1)
    met = pairings(counted_off(SIX, 3))
    assert form(Wish(SIX, "balanced", 3), 1, met) == apart(SIX, 3, 1, met)


def test_balanced_groups_keep_apart_all_who_were_together_in_this_session() -> None:
    people = numbered(16)
    formed = Formed()
    for seed in range(4):
        before = formed.met()
        formed = formed.again(Wish(people, "balanced", 8), seed)
        assert not pairings(formed.groups) & before


def test_undo_brings_back_the_groups_of_before_and_at_last_none() -> None:
    first = Formed().again(Wish(SIX, "random", 2), 1)
    second = first.again(Wish(SIX, "random", 3), 2)
    assert (second.undone(), first.undone().groups) == (first, ())
    assert Formed().undone() == Formed()


def test_groups_are_numbered_and_their_people_in_the_order_of_the_list() -> None:
    wish = Wish(SIX, "random", 2)
    assert named((("Fay", "Ana", "Cy"), ("Eve", "Di", "Ben")), wish, only_counted=False) == (
        Group("Group 1", ("Ana", "Cy", "Fay")),
        Group("Group 2", ("Ben", "Di", "Eve")),
    )


def test_people_who_count_off_know_their_group_by_what_they_said() -> None:
    wish = Wish(numbered(4), "counted", 2)
    groups = named(form(wish, 0), wish, only_counted=True)
    assert [each.people for each in groups] == [("Everybody who said 1",), ("Everybody who said 2",)]
    assert named(form(wish, 0), wish, only_counted=False)[0].people == ("1", "3")
