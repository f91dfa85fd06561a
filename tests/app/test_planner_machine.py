"""Whatever is done to a plan: what is kept, what the document holds and what the agenda shows are one."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtWidgets import QApplication

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice import counsel
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.reshape import top_of
from facilitator_app.core.schedule import schedule
from facilitator_app.formats.plan import dump_plan, load_plan
from facilitator_app.store.database import Store
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner.screen import PlanScreen
from facilitator_app.ui.theme import Theme
from tests.builders import activity, block, breakout, plan, section, strand

LIBRARY: dict[str, Activity] = {"boxes": activity("boxes", 45), "close": activity("close", 15)}
FIRST = plan(
    block("arrive", 10),
    section("practice", block("scenes", 20)),
    breakout("groups", strand("a", block("a1", 20)), strand("b")),
    block("tea", 10, kind="break", pin="19:45"),
    must_end="20:30",
)
KINDS = ("activity", "break", "buffer", "note", "section", "breakout")
whole = st.integers(min_value=0, max_value=400)


class Planner(RuleBasedStateMachine):
    """A hand on the Plan screen, over a data file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "plan.db", lambda: datetime(2026, 3, 2, tzinfo=UTC))
        self.store.save(None, FIRST)
        self.document: Document[Plan] = Document(self.store.save)
        numbers = count(1)
        self.screen = PlanScreen(
            Theme("light"),
            self.document,
            LIBRARY,
            lambda _text: [],
            lambda: f"n{next(numbers)}",
            lambda plan: counsel(plan, LIBRARY),
        )
        self.document.open(FIRST)

    @property
    def plan(self) -> Plan:
        assert self.document.value is not None
        return self.document.value

    def pick(self, number: int) -> str:
        """One of the rows of the agenda, or '' for none."""
        ids = ["", *self.screen.model.ids()]
        return ids[number % len(ids)]

    def some(self, number: int, count: int) -> tuple[str, ...]:
        """Some rows of the agenda one after another, without what one of them holds anyway."""
        return top_of(self.plan, {self.pick(number + more) for more in range(count)})

    @rule(at=whole, kind=st.sampled_from(KINDS))
    def add_own(self, at: int, kind: str) -> None:
        self.screen.edits.add_own(kind, self.pick(at))  # type: ignore[arg-type]

    @rule(at=whole, id=st.sampled_from(sorted(LIBRARY)))
    def add_activity(self, at: int, id: str) -> None:
        self.screen.edits.add_activities([id], self.pick(at))

    @rule(at=whole)
    def remove(self, at: int) -> None:
        self.screen.edits.remove(*self.some(at, 2))

    @rule(at=whole)
    def duplicate(self, at: int) -> None:
        self.screen.edits.duplicate(*self.some(at, 2))

    @rule(at=whole, minutes=st.integers(min_value=0, max_value=30))
    def split(self, at: int, minutes: int) -> None:
        self.screen.edits.split(self.pick(at), minutes)

    @rule(at=whole, count=st.integers(1, 3))
    def join(self, at: int, count: int) -> None:
        self.screen.edits.join(self.some(at, count))

    @rule(at=whole, count=st.integers(1, 2))
    def park(self, at: int, count: int) -> None:
        self.screen.edits.park(self.some(at, count))

    @rule(at=whole, back=st.booleans())
    def unpark(self, at: int, back: bool) -> None:
        if parked := [each.block.id for each in self.plan.parked]:
            id = parked[at % len(parked)]
            self.screen.edits.unpark([id]) if back else self.screen.edits.discard([id])

    @rule(at=whole, count=st.integers(1, 3), to=whole)
    def copy_and_paste(self, at: int, count: int, to: int) -> None:
        if self.screen.edits.copy(*self.some(at, count)):
            self.screen.edits.paste(self.pick(to))

    @rule(at=whole, by=st.sampled_from([-1, 1]))
    def nudge(self, at: int, by: int) -> None:
        self.screen.edits.nudge(self.some(at, 1), by)

    @rule(at=whole, parent=whole, place=st.integers(min_value=0, max_value=6))
    def drop(self, at: int, parent: int, place: int) -> None:
        self.screen.edits.move(self.some(at, 2), self.pick(parent), place)

    @rule(at=whole, minutes=st.integers(min_value=0, max_value=300))
    def set_length(self, at: int, minutes: int) -> None:
        id = self.pick(at)
        row = self.screen.model.row_of(self.screen.model.index_of(id))
        if row is not None and row.sort == "leaf":
            self.screen.edits.set_length(id, minutes)

    @rule(at=whole)
    def add_group(self, at: int) -> None:
        self.screen.edits.add_group(self.pick(at))

    @precondition(lambda self: bool(self.document.undo_name))
    @rule()
    def undo(self) -> None:
        before = self.plan
        self.screen.edits.undo()
        undone = self.plan
        self.screen.edits.redo()
        assert self.plan == before
        self.screen.edits.undo()
        assert self.plan == undone

    @precondition(lambda self: bool(self.document.redo_name))
    @rule()
    def redo(self) -> None:
        self.screen.edits.redo()

    @invariant()
    def all_three_are_one(self) -> None:
        assert self.store.load(Plan, FIRST.id) == self.plan
        assert self.screen.model.ids() == ids_of(self.plan.blocks)
        every = [*ids_of(self.plan.blocks), *ids_of([each.block for each in self.plan.parked])]
        assert len(every) == len(set(every))
        timetable = schedule(self.plan)
        starts = {entry.block.id: timetable.clock(entry.start) for entry in timetable.entries}
        shown = {row.id: row.clock for row in self.screen.model.rows() if row.id in starts}
        assert shown == starts

    @invariant()
    def ids_are_unique_times_add_up_and_a_file_holds_it_all(self) -> None:
        parked = [id for each in self.plan.parked for id in ids_of((each.block,))]
        every = [*ids_of(self.plan.blocks), *parked]
        assert len(every) == len(set(every))
        made = schedule(self.plan)
        assert made.content + made.breaks + made.slack == made.end - made.start
        assert load_plan(dump_plan(self.plan), "plan.toml") == (self.plan, [])

    def teardown(self) -> None:
        while self.document.undo():
            pass
        assert self.plan == FIRST
        # What was copied would outlive Python, and end the run with a crash.
        QApplication.clipboard().clear()
        self.screen.deleteLater()
        QApplication.processEvents()
        self.store.close()
        self.folder.cleanup()


def ids_of(blocks: Sequence[Block]) -> list[str]:
    """The ids of blocks, of what they hold and of their groups, from top to bottom."""
    ids = []
    for each in blocks:
        ids += [each.id, *ids_of(each.blocks)]
        for group in each.strands:
            ids += [group.id, *ids_of(group.blocks)]
    return ids


@pytest.mark.usefixtures("qapp")
def test_store_document_and_agenda_stay_one() -> None:
    few = settings(
        max_examples=20,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(Planner, settings=few)
