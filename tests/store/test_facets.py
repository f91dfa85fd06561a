"""Filters combine, and each counts what there would be with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app.core.activity import Activity, Adaptations, Material
from facilitator_app.core.handout import Handout
from facilitator_app.store.database import Store
from facilitator_app.store.searching import Wanted
from tests.builders import activity

SHEETED = replace(
    activity("sheeted", 30, themes=("AL",), settings=("SCH",), group_min=8, group_max=30, min_age=12),
    number=1,
    title="Wheel",
    form="small groups, then circle",
    handouts=(Handout("s", "Sheet", ()),),
)
BARE = replace(
    activity("bare", 10, "high", themes=("AL", "MF"), settings=("any",)),
    number=2,
    title="Chairs",
    form="solo",
    adaptations=Adaptations(seated="Stay in chairs."),
)
STUFF = replace(activity("stuff", 60, themes=("MF",)), number=3, title="Ball", materials=(Material("Ball"),))
ALL = (SHEETED, BARE, STUFF)


@pytest.fixture
def library(store: Store) -> Store:
    store.refresh_library("1", lambda: ALL)
    return store


def ids(store: Store, wanted: Wanted, text: str = "") -> list[str]:
    return store.find(text, wanted).ids


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(handout=True), ["sheeted"]),
        (Wanted(handout=False), ["sheeted", "bare", "stuff"]),
        (Wanted(no_materials=True), ["sheeted", "bare"]),
        (Wanted(seated=True), ["bare"]),
        (Wanted(form="circle"), ["sheeted"]),
        (Wanted(form="alone"), ["bare"]),
        (Wanted(form="upside down"), []),
        (Wanted(theme="AL", max_minutes=15), ["bare"]),
        (Wanted(theme="MF", setting="SCH"), ["bare", "stuff"]),
    ],
)
def test_filters_combine(library: Store, wanted: Wanted, expected: list[str]) -> None:
    assert ids(library, wanted) == expected


def test_each_value_counts_what_there_would_be_with_it_and_the_other_filters(library: Store) -> None:
    counts = library.find("", Wanted(theme="AL")).counts
    assert (counts["theme"]["AL"], counts["theme"]["MF"]) == (2, 2)
    assert counts["max_minutes"][10] == 1
    assert counts["max_minutes"][60] == 2
    assert counts["setting"]["SCH"] == 2
    assert counts["handout"][True] == 1
    assert (counts["group"][4], counts["group"][8]) == (1, 2)
    assert counts["favourite"] == {True: 0}


def test_counts_hold_for_the_words_that_are_typed(library: Store) -> None:
    assert library.find("ball", Wanted()).counts["theme"] == {"AL": 0, "MF": 1}


def test_a_library_sorts_by_length_and_title_too(library: Store) -> None:
    assert library.find("", Wanted(), "length").ids == ["bare", "sheeted", "stuff"]
    assert library.find("", Wanted(), "title").ids == ["stuff", "bare", "sheeted"]
    assert library.find("", Wanted(theme="MF"), "title").ids == ["stuff", "bare"]


def test_favourites_are_kept_and_can_be_looked_through(library: Store) -> None:
    assert ids(library, Wanted(favourite=True)) == []
    library.mark("stuff", True)
    library.mark("bare", True)
    library.mark("gone", True)
    assert library.favourites() == ["gone", "bare", "stuff"]
    assert ids(library, Wanted(favourite=True)) == ["bare", "stuff"]
    counts = library.find("", Wanted(favourite=True, theme="AL")).counts
    assert counts["theme"] == {"AL": 1, "MF": 2}
    assert counts["favourite"] == {True: 1}
    library.mark("stuff", False)
    assert ids(library, Wanted(favourite=True)) == ["bare"]


def test_what_is_not_sought_costs_no_filter() -> None:
    empty: tuple[Activity, ...] = ()
    from facilitator_app.store.facets import Facets

    assert Facets(empty).having(Wanted(theme="AL")) == 0
