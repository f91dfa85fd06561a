"""A search of many activities gives what the plain way gives, whichever short cut it took."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.core.activity import Activity
from facilitator_app.store.database import Store
from facilitator_app.store.library import Order
from facilitator_app.store.matching import RANKED
from facilitator_app.store.searching import Query, Wanted, beginnings, match_text, queries, telling_words
from tests.builders import activity

COUNT = 4 * RANKED
WORDS = (
    *("list", "listen", "listening", "lists", "circle", "circles", "café", "cafe", "man", "men", "women"),
    *("bystander", "bystanders", "what", "the", "you", "don't", "Việt", "straße", "well-being", "box"),
)
RARE = ("banter", "banners", "changing", "zebra")
PARTS = st.sampled_from([word[:end] for word in (*WORDS, *RARE) for end in range(1, len(word) + 1)])
SLIPS = st.sampled_from(("bystandr", "lisetn", "circel", "zebar", "nothing", "qq", "wemon"))
WANTED = st.sampled_from(
    (
        Wanted(),
        Wanted(max_minutes=30),
        Wanted(theme="MF"),
        Wanted(favourite=True),
        Wanted(theme="MF", mine=True),
    )
)
BEST = "AND rank MATCH 'bm25(20.0, 15.0, 8.0, 1.0)' ORDER BY rank, rowid"


def many() -> Iterator[Activity]:
    """Activities in which some words are nearly everywhere and others hardly anywhere."""
    dice = random.Random(5)
    for number in range(COUNT):
        rare = dice.sample(RARE, 1) if dice.random() < 0.02 else []
        yield activity(
            f"a{number}",
            dice.choice((15, 30, 45)),
            number=number,
            title=" ".join(dice.sample(WORDS, 2)),
            aliases=(dice.choice(WORDS),),
            themes=(dice.choice(("MF", "AL")),),
            summary=" ".join((*dice.choices(WORDS, k=6), *rare)),
        )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("many") / "facilitator.db"
    with Store.open(path, lambda: datetime(2026, 11, 24, tzinfo=UTC)) as made:
        made.refresh_library("1", many)
        made.save(None, activity("mine", title="Listening in a circle", themes=("MF",)))
        for favourite in ("a3", "a1999", "mine", "a700"):
            made.mark(favourite, True)
        made._connection.raw.execute(
            "CREATE VIRTUAL TABLE temp.plain_index USING fts5 (title, aliases, tags, text, "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        made._connection.raw.execute(
            "INSERT INTO temp.plain_index (rowid, title, aliases, tags, text) "
            "SELECT place, title, aliases, tags, text FROM activities"
        )
        yield made


def rows(store: Store, query: str, more: str = "") -> list[int]:
    sql = f"SELECT rowid - 1 FROM temp.plain_index WHERE plain_index MATCH ? {more}"
    return [place for (place,) in store._connection.raw.execute(sql, [query])]


def plainly(store: Store, text: str) -> list[int]:
    """The places of what a search should find: asked of an index without short cuts, whole and at once."""
    alike = store._library._shelf().matching._alike
    for query in queries(text, alike):
        matched = rows(store, match_text(query), "ORDER BY rowid")
        if matched:
            return in_order(store, beginnings(telling_words(text)), query, matched)
    return []


def in_order(store: Store, telling: Query, query: Query, matched: Sequence[int]) -> list[int]:
    named, meant = (f"{{title aliases}} : ({match_text(each)})" for each in (telling, query))
    if len(matched) <= RANKED:
        found = chain(
            rows(store, named, BEST), rows(store, meant, BEST), rows(store, match_text(query), BEST)
        )
        return [*dict.fromkeys(found)]
    having = {*matched}
    first = [place for place in rows(store, named, f"ORDER BY rowid LIMIT {RANKED}") if place in having]
    return [*dict.fromkeys((*first, *matched))]


@given(st.lists(PARTS | SLIPS, min_size=1, max_size=4).map(" ".join), WANTED)
def test_what_is_found_and_its_order_are_those_of_the_plain_way(
    store: Store, text: str, wanted: Wanted
) -> None:
    shelf = store._library._shelf()
    fitting = {*store.find("", wanted).ids}
    expected = [shelf.ids[place] for place in plainly(store, text) if shelf.ids[place] in fitting]
    found = store.find(text, wanted)
    assert found.ids == expected
    assert len(found) == len(expected)
    assert [found.at(row).id for row in range(len(found))] == expected
    assert [found.row_of(id) for id in expected[::37]] == [*range(0, len(expected), 37)]


@given(st.sampled_from(("", "l", "list", "banter", "men the")), WANTED, st.sampled_from(("length", "title")))
def test_a_fixed_order_is_that_of_sorting_what_was_found(
    store: Store, text: str, wanted: Wanted, order: Order
) -> None:
    found = sorted(store.find(text, wanted).places)
    activities = store._library._shelf().ordered

    def key(place: int) -> int | str:
        each = activities[place]
        return each.minutes.standard if order == "length" else each.title.casefold()

    assert [*store.find(text, wanted, order).places] == sorted(found, key=key)
