"""Any order of saving, undoing, deleting, failing and opening again leaves what the last save left."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from facilitator_app.core.history import History
from facilitator_app.core.plan import Plan
from facilitator_app.store.database import Store
from facilitator_app.store.troubles import Stale
from tests.builders import block, plan
from tests.store.conftest import Clock

IDS = st.sampled_from(["first", "second"])
TITLES = st.text(max_size=5)


class Desk(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.store = self.opened()
        self.open: dict[str, History[Plan | None]] = {}

    def opened(self) -> Store:
        return Store.open(Path(self.folder.name) / "facilitator.db", self.clock)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def edit(self, id: str, after: Plan | None) -> None:
        history = self.open.get(id, History(None))
        self.store.save(history.value, after)
        self.open[id] = history.record("Edit", after)

    @rule(id=IDS, title=TITLES, minutes=st.integers(0, 90), extra=st.dictionaries(TITLES, st.dates()))
    def change(self, id: str, title: str, minutes: int, extra: dict[str, Any]) -> None:
        now = self.open.get(id, History(None)).value or plan(id=id)
        new = block(f"b{sum(1 for _ in now.walk())}", minutes, extra=extra)
        self.edit(id, now.rename(title).add(new, to=0))

    @rule(id=IDS)
    def delete(self, id: str) -> None:
        if self.open.get(id, History(None)).value is not None:
            self.edit(id, None)

    @precondition(lambda self: self.open)
    @rule(pick=st.data(), back=st.booleans())
    def undo_or_redo(self, pick: st.DataObject, back: bool) -> None:
        id = pick.draw(st.sampled_from(sorted(self.open)))
        history = self.open[id]
        moved = history.undo() if back else history.redo()
        if moved.value is not history.value:
            self.store.save(history.value, moved.value)
        self.open[id] = moved

    @rule(id=IDS, title=TITLES)
    def edit_from_an_earlier_value(self, id: str, title: str) -> None:
        stale = plan(block("gone", 5), id=id, title="Never saved")
        with pytest.raises(Stale):
            self.store.save(stale, stale.rename(title))

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = self.opened()

    @invariant()
    def everything_is_as_last_saved(self) -> None:
        there = {id: history.value for id, history in self.open.items() if history.value is not None}
        assert {id: self.store.load(Plan, id) for id in there} == there
        assert {entry.id for entry in self.store.plans()} == set(there)


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=40, stateful_step_count=25)
