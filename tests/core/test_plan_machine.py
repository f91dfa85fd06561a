"""A plan and its history under any edits: ids stay unique, nothing is lost, undo and redo lead back."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from facilitator_app.core.errors import BadEdit
from facilitator_app.core.history import History
from facilitator_app.core.plan import Block, Plan, holders, ids_of
from tests.builders import block, breakout, plan, section, strand

FIRST = plan(block("welcome", 10), section("work"), breakout("groups", strand("left"), strand("right")))

picks = st.integers(0, 40)
places = st.none() | st.integers(-1, 6)
shapes = st.sampled_from(["leaf", "section", "breakout"])


class PlanAndHistory(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.history: History[Plan] = History(FIRST)
        self.values = [FIRST]
        self.made = 0

    @property
    def plan(self) -> Plan:
        return self.history.value

    def pick(self, number: int) -> str:
        """One of the blocks, or one that is not there."""
        ids = [*(each.id for each in self.plan.walk()), "nobody"]
        return ids[number % len(ids)]

    def home(self, number: int) -> str:
        """One of the places that hold blocks, or one that does not."""
        ids = [*(parent for parent, _ in holders(self.plan)), "welcome", "nobody"]
        return ids[number % len(ids)]

    def edit(self, make: Callable[[Plan], Plan]) -> None:
        before, copy = self.plan, plan(*self.plan.blocks)
        try:
            after = make(before)
        except BadEdit:
            assert before == copy
            return
        self.values = [*self.values[: len(self.history.past) + 1], after]
        self.history = self.history.record("Edit", after)

    def new(self, shape: str) -> Block:
        self.made += 1
        id = f"new-{self.made}"
        match shape:
            case "section":
                return section(id, block(f"{id}-leaf", 5))
            case "breakout":
                return breakout(id, strand(f"{id}-a", block(f"{id}-leaf", 5)), strand(f"{id}-b"))
            case _:
                return block(id, 5)

    @rule(shape=shapes, to=places, home=picks)
    def add(self, shape: str, to: int | None, home: int) -> None:
        new, parent = self.new(shape), self.home(home)
        self.edit(lambda before: before.add(new, to, parent))

    @rule(which=picks, to=places, home=picks)
    def add_what_is_there(self, which: int, to: int | None, home: int) -> None:
        parent = self.home(home)
        self.edit(lambda before: before.add(block(self.pick(which), 5), to, parent))

    @rule(which=picks)
    def remove(self, which: int) -> None:
        self.edit(lambda before: before.remove(self.pick(which)))

    @rule(which=picks, to=places, home=st.none() | picks)
    def move(self, which: int, to: int | None, home: int | None) -> None:
        id, parent = self.pick(which), None if home is None else self.home(home)
        self.edit(lambda before: self.moved(before, id, to, parent))

    def moved(self, before: Plan, id: str, to: int | None, parent: str | None) -> Plan:
        """The plan with a block moved; the blocks are the same ones, and none went into itself."""
        after = before.move(id, to, parent)
        block, target = after.find(id), after.home_of(id)[0]
        assert block is not None
        assert block == before.find(id)
        assert target not in ids_of(block)
        assert target == (before.home_of(id)[0] if parent is None else parent)
        assert sorted(each.id for each in after.walk()) == sorted(each.id for each in before.walk())
        return after

    @rule(which=picks, minutes=st.integers(0, 90))
    def change(self, which: int, minutes: int) -> None:
        self.edit(lambda before: before.change(self.pick(which), minutes=minutes))

    @rule(which=picks, other=picks, fresh=st.booleans())
    def another_strand(self, which: int, other: int, fresh: bool) -> None:
        breakouts = [each for each in self.plan.walk() if each.kind == "breakout"]
        if breakouts:
            self.made += 1
            more = strand(f"strand-{self.made}" if fresh else self.pick(other))
            held = breakouts[which % len(breakouts)]
            self.edit(lambda before: before.change(held.id, strands=(*held.strands, more)))

    @rule()
    def undo(self) -> None:
        self.history = self.history.undo()

    @rule()
    def redo(self) -> None:
        self.history = self.history.redo()

    @invariant()
    def ids_are_unique(self) -> None:
        ids = [each.id for each in self.plan.walk()]
        ids += [each.id for held in self.plan.walk() for each in held.strands]
        assert len(ids) == len(set(ids))

    @invariant()
    def every_block_has_a_home(self) -> None:
        for each in self.plan.walk():
            parent, place = self.plan.home_of(each.id)
            assert dict(holders(self.plan))[parent][place] == each

    @invariant()
    def undo_leads_back_and_redo_forward_again(self) -> None:
        back = self.history
        for _ in self.history.past:
            back = back.undo()
        assert back.value == FIRST
        seen = [back.value]
        while back.future:
            back = back.redo()
            seen.append(back.value)
        assert seen == self.values


PlanAndHistory.TestCase.settings = settings(max_examples=60, stateful_step_count=25)
TestPlanAndHistory = PlanAndHistory.TestCase
