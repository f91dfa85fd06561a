"""Listing and finding plans: 5,000 cost no more than ten times what 500 do; `-s` prints the figures."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.store.database import Store
from facilitator_app.ui.home.plan_list import PlanList
from facilitator_app.ui.home.plan_model import PlanModel
from facilitator_app.ui.theme import Theme
from tests.benchmarks.timing import ratio
from tests.builders import block, plan

MANY, FEW = 5_000, 500
# Ten times as many cost ten times as much, and more on a machine that is busy; what grows with their square
# would cost a hundred times as much.
MOST_TIMES = 30


def told(name: str, times: float, many: float, few: float) -> None:
    print(f"\n{name}: {times:.2f} times ({many * 1000:.2f} ms for {MANY:,} against {few * 1000:.2f} ms)")


def store_of(path: Path, count: int) -> Store:
    """A store of plans, each with a title and tags of its own."""
    store = Store.open(path, lambda: datetime.now(UTC))
    like = plan(block("a", 45), public_title="Club evening")
    with store._connection.writing():
        for number in range(count):
            tags = ("club", f"année {number % 40}")
            store.save(None, replace(like, id=f"p{number}", title=f"Évening {number}", tags=tags))
    return store


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    folder = tmp_path_factory.mktemp("plans")
    made = store_of(folder / "many.db", MANY), store_of(folder / "few.db", FEW)
    # What the tests before have left is no part of the work.
    gc.collect()
    gc.freeze()
    yield made
    gc.unfreeze()
    for each in made:
        each.close()


def test_listing_grows_no_faster_than_the_plans(stores: tuple[Store, Store]) -> None:
    many, few = stores
    assert (len(many.plans()), len(few.plans())) == (MANY, FEW)
    times, ours, floor = ratio(many.plans, few.plans, 15)
    told("listing plans", times, ours, floor)
    assert times < MOST_TIMES


def test_finding_grows_no_faster_than_the_plans(qtbot: QtBot, stores: tuple[Store, Store]) -> None:
    lists = []
    for store in stores:
        shown = PlanList(Theme("light"))
        qtbot.addWidget(shown)
        shown.show_plans(store.plans())
        lists.append(shown)
    many, few = lists
    # So narrow a search has as few rows to show in both.
    typed = [text[:at] for text in ("annee 7", "evening 49") for at in range(1, len(text) + 1)]

    def find_in(shown: PlanList) -> None:
        for text in typed:
            shown.look_for(text, "")

    find_in(many)
    assert many.plans.rowCount() > 0
    times, ours, floor = ratio(lambda: find_in(many), lambda: find_in(few), 9)
    told(f"{len(typed)} keystrokes", times, ours, floor)
    assert times < MOST_TIMES


def test_the_first_keystroke_is_no_exception(stores: tuple[Store, Store]) -> None:
    entries = [store.plans() for store in stores]

    def first(of: int) -> None:
        model = PlanModel()
        model.show(entries[of])
        model.look_for("é")

    times, ours, floor = ratio(lambda: first(0), lambda: first(1), 9)
    told("the first keystroke", times, ours, floor)
    assert times < MOST_TIMES
