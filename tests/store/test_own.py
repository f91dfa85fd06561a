"""A person's own activities: kept as documents, found like the bundled ones, there after an upgrade."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.run import Event
from facilitator_app.store.database import Store
from facilitator_app.store.searching import Wanted
from facilitator_app.store.troubles import Stale
from tests.builders import activity
from tests.store.conftest import Clock

BUNDLED = tuple(activity(f"b{number}", title=f"Bundled {number}", number=number) for number in (1, 2, 3))
OWN = activity("mine", title="Banter in the showers", summary="Talk about it.")


@pytest.fixture
def library(store: Store) -> Store:
    store.refresh_library("1", lambda: BUNDLED)
    return store


def found(library: Store, text: str, **wanted: object) -> list[str]:
    return library.find(text, Wanted(**wanted)).ids  # type: ignore[typeddict-item]


def test_an_own_activity_is_found_as_soon_as_it_is_saved(library: Store) -> None:
    library.save(None, OWN)
    assert found(library, "shower") == ["mine"]
    assert [*library.activities()] == ["b1", "b2", "b3", "mine"]


def test_what_was_changed_is_found_by_its_new_words_alone(library: Store) -> None:
    library.save(None, OWN)
    library.save(OWN, replace(OWN, title="Jokes in the gym"))
    assert (found(library, "showers"), found(library, "jokes")) == ([], ["mine"])


def test_an_own_activity_that_is_deleted_is_found_no_more_and_can_come_back(library: Store) -> None:
    library.save(None, OWN)
    library.save(None, replace(OWN, id="other", title="Another"))
    library.save(OWN, None)
    assert (found(library, "showers"), found(library, "another")) == ([], ["other"])
    back = library.deleted(Activity, "mine")
    library.save(None, back)
    assert (back, found(library, "showers")) == (OWN, ["mine"])


def test_a_change_to_what_is_no_longer_there_is_refused_and_changes_no_search(library: Store) -> None:
    library.save(None, OWN)
    library.save(OWN, None)
    with pytest.raises(Stale):
        library.save(OWN, replace(OWN, title="Jokes"))
    assert found(library, "jokes") == []


def test_own_activities_stay_when_the_bundled_ones_are_read_anew(library: Store) -> None:
    library.save(None, OWN)
    library.refresh_library("2", lambda: BUNDLED[1:])
    assert [*library.activities()] == ["b2", "b3", "mine"]
    assert found(library, "showers") == ["mine"]


def test_one_with_the_id_of_a_new_bundled_one_stands_in_its_place_until_it_is_deleted(library: Store) -> None:
    library.save(None, OWN)
    bundled = activity("mine", title="Bundled after all")
    library.refresh_library("2", lambda: (*BUNDLED, bundled))
    assert library.activities()["mine"] == OWN
    library.save(OWN, None)
    library.refresh_library("2", lambda: (*BUNDLED, bundled))
    assert library.activities()["mine"] == bundled


def test_mine_is_a_filter_with_its_count(library: Store) -> None:
    assert library.find("", {}).counts["mine"] == {True: 0}
    library.save(None, OWN)
    assert library.find("", {}).counts["mine"] == {True: 1}
    assert found(library, "", mine=True) == library.own() == ["mine"]


def test_what_was_used_last_comes_first_in_that_order_and_the_rest_as_they_were(
    library: Store, clock: Clock
) -> None:
    early = Plan("p", "Early", time(18), blocks=(Block("a", activity="b2"), Block("b", activity="b3")))
    late = Plan("q", "Late", time(18), blocks=(Block("a", activity="b3"),))
    assert library.find("", {}, "used").ids == ["b1", "b2", "b3"]
    library.save(None, early)
    clock.now += timedelta(hours=1)
    library.save(None, late)
    assert library.find("", {}, "used").ids == ["b3", "b2", "b1"]
    clock.now += timedelta(hours=1)
    run = library.begin_run(early)
    library.append(run, Event(clock.now, "start"))
    assert library.find("", {}, "used").ids == ["b2", "b3", "b1"]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["", "owl", "fox", "elk"])), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_the_index_says_what_the_activities_say_after_any_edits(
    library: Store, steps: list[tuple[str, str]]
) -> None:
    for id in library.own():
        library.save(library.load(Activity, id), None)
    kept: dict[str, Activity] = {}
    for id, word in steps:
        after = activity(id, title=f"Own {word}") if word else None
        if after is not None or id in kept:
            library.save(kept.get(id), after)
            kept = {**kept, id: after} if after else {key: kept[key] for key in kept if key != id}
    for word in ("owl", "fox", "elk"):
        assert {*found(library, word)} == {id for id, each in kept.items() if word in each.title}
    assert {*library.activities()} == {"b1", "b2", "b3", *kept}
