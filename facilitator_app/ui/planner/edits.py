"""PlanEdits: each thing that a person can do to the plan here, as one named step of its document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from facilitator_app.core.activity import Activity
from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Block, BlockKind, Plan
from facilitator_app.ui.planner import changes
from facilitator_app.ui.planner.arranging import Arranging


class PlanEdits(Arranging):
    """Edits the plan, its blocks and their order."""

    def add_activities(self, ids: Iterable[str], selected: str, minutes: int | None = None) -> bool:
        """Put activities of the library in after what is selected, all of them or none."""
        return self._add(self._from_library(ids, minutes), selected)

    def drop_activities(self, ids: Iterable[str], parent: str, place: int) -> bool:
        """Put activities of the library in where they were dropped, all of them or none."""
        return self._put(self._from_library(ids), parent, place)

    def add_own(self, kind: BlockKind, selected: str) -> bool:
        """Put an empty block of a kind in after what is selected."""
        if kind == "breakout":
            return self._add((changes.small_groups(self._new_id),), selected)
        minutes = 0 if kind in ("section", "note") else changes.OWN_MINUTES
        return self._add((Block(self._new_id(), kind, minutes=minutes),), selected)

    def add_group(self, selected: str) -> bool:
        """Give the breakout that is selected another group."""
        id = self._new_id()

        def change(plan: Plan) -> Plan:
            breakout = changes.breakout_of(plan, selected)
            return plan if breakout is None else changes.add_group(plan, breakout, id)

        return self._then_select(self._document.try_edit("Add a group", change), id)

    def retitle(self, id: str, title: str) -> bool:
        """Give a block or a group another title."""
        return self._document.try_edit(
            f"Change the title of {self._name(id)}",
            lambda plan: changes.retitle(plan, id, title),
            merge=f"{id}.title",
        )

    def lengthen(self, id: str, minutes: int, least: int | None) -> bool:
        """Give a block another length; least is what its least minutes were before it was typed."""
        return self._document.try_edit(
            f"Change the length of {self._name(id)}",
            lambda plan: changes.lengthen(plan, id, minutes, least),
            merge=f"{id}.minutes",
        )

    def set_length(self, id: str, minutes: int) -> bool:
        """Give a block another length as a step of its own."""
        block = self._find(id)
        if block is None:
            return False
        least = block.min_minutes
        return self._document.try_edit(
            f"Change the length of {self._name(id)}",
            lambda plan: changes.lengthen(plan, id, minutes, least),
        )

    def change(self, id: str, field: str, word: str, value: Any) -> bool:
        """Give one field of a block another value; typing in one field is one step."""
        return self._document.try_edit(
            f"Change {word} of {self._name(id)}",
            lambda plan: plan.change(id, **{field: value}),
            merge=f"{id}.{field}",
        )

    def change_plan(self, field: str, word: str, value: Any) -> bool:
        """Give one field of the plan itself another value."""
        return self._document.try_edit(
            f"Change {word}",
            lambda plan: replace(plan, **{field: value}),
            merge=f"plan {field}",
        )

    def fit(self, plan: Plan, fit: Fit) -> bool:
        """Take on the lengths of a proposal for a plan, as one step."""
        return self._document.try_edit("Fit to time", lambda _: changes.fitted(plan, fit))

    def undo(self) -> bool:
        """Take the last step back."""
        return self._document.undo()

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._document.redo()

    def _from_library(self, ids: Iterable[str], minutes: int | None = None) -> tuple[Block, ...]:
        known = (self._library[id] for id in ids if id in self._library)
        return tuple(changes.from_library(each, self._new_id(), minutes) for each in known)

    def _add(self, blocks: tuple[Block, ...], selected: str) -> bool:
        plan = self._document.value
        if plan is None:
            return False
        parent, place = changes.place_after(plan, selected)
        return self._put(blocks, parent, place)

    def _put(self, blocks: tuple[Block, ...], parent: str, place: int | None) -> bool:
        if not blocks:
            return False
        name = f"Add {self._called(blocks[0])}" if len(blocks) == 1 else f"Add {len(blocks)} activities"
        done = self._document.try_edit(name, lambda plan: plan.add_all(blocks, place, parent))
        return self._then_select(done, *(block.id for block in blocks))

    def _called(self, block: Block) -> str:
        activity: Activity | None = self._library.get(block.activity)
        kinds = {"activity": "a block", "section": "a section", "breakout": "small groups"}
        return f"“{activity.title}”" if activity else kinds.get(block.kind, f"a {block.kind}")

    def _find(self, id: str) -> Block | None:
        plan = self._document.value
        return None if plan is None else plan.find(id)
