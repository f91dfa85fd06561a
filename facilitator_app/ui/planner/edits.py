"""PlanEdits: each thing that a person can do to the plan here, as one named step of its document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator_app.core.activity import Activity
from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Block, BlockKind, Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner import changes
from facilitator_app.ui.planner.rows import Library, title_of

HOLDING = "Moving “{}”: arrows move it, Enter drops it, Esc puts it back."


class PlanEdits(QObject):
    """Edits the plan; wanted asks for a block to be selected, said tells what was done."""

    wanted = Signal(str)
    said = Signal(str)

    def __init__(self, document: Document[Plan], library: Library, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._document, self._library, self._new_id = document, library, new_id
        self._holding = self._moved = False
        self._before: Plan | None = None
        self._lifts = 0

    def add_activity(self, activity: Activity, selected: str, minutes: int | None = None) -> bool:
        """Put a library activity in after what is selected."""
        return self._add(changes.from_library(activity, self._new_id(), minutes), selected)

    def drop_activity(self, activity: Activity, parent: str, place: int) -> bool:
        """Put a library activity in where it was dropped."""
        block = changes.from_library(activity, self._new_id())
        return self._put(block, f"Add “{activity.title}”", parent, place)

    def add_own(self, kind: BlockKind, selected: str) -> bool:
        """Put an empty block of a kind in after what is selected."""
        if kind == "breakout":
            return self._add(changes.small_groups(self._new_id), selected)
        minutes = 0 if kind in ("section", "note") else changes.OWN_MINUTES
        return self._add(Block(self._new_id(), kind, minutes=minutes), selected)

    def add_group(self, selected: str) -> bool:
        """Give the breakout that is selected another group."""
        id = self._new_id()

        def change(plan: Plan) -> Plan:
            breakout = changes.breakout_of(plan, selected)
            return plan if breakout is None else changes.add_group(plan, breakout, id)

        return self._then_select(self._document.try_edit("Add a group", change), id)

    def duplicate(self, selected: str) -> bool:
        """Put a copy after what is selected."""
        copied = ""

        def change(plan: Plan) -> Plan:
            nonlocal copied
            plan, copied = changes.duplicate(plan, selected, self._new_id)
            return plan

        done = self._document.try_edit(f"Duplicate {self._name(selected)}", change)
        return self._then_select(done, copied)

    def remove(self, selected: str) -> bool:
        """Take out what is selected, and say how to get it back."""
        name = self._name(selected)
        done = self._document.try_edit(f"Remove {name}", lambda plan: changes.remove(plan, selected))
        if done:
            self.said.emit(f"{name} is removed. Undo (Ctrl+Z) brings it back.")
        return done

    def nudge(self, selected: str, by: int) -> bool:
        """Move what is selected one place up or down; while it is held, all moves are one step."""
        merge = f"hold {self._lifts}" if self._holding else None
        name = f"Move {self._name(selected)}"
        done = self._document.try_edit(name, lambda plan: changes.nudge(plan, selected, by), merge)
        self._moved = self._moved or done
        return done

    def move(self, id: str, parent: str, place: int) -> bool:
        """Move a block to where it was dropped."""
        name = f"Move {self._name(id)}"
        done = self._document.try_edit(name, lambda plan: changes.drop_at(plan, id, parent, place))
        return self._then_select(done, id)

    def hold(self, selected: str) -> None:
        """Pick a block up to move it with the arrow keys."""
        self._before = self._document.value
        self._holding, self._moved = True, False
        self._lifts += 1
        self.said.emit(HOLDING.format(self._name(selected).strip("“”")))

    def let_go(self, selected: str, keep: bool) -> None:
        """Drop the block that is held where it is now, or put it back."""
        stays = keep and self._document.value != self._before
        if self._moved and not stays:
            self._document.undo()
        self._holding, self._before = False, None
        where = "is dropped here" if stays else "is where it was"
        self.said.emit(f"{self._name(selected)} {where}.")

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

    def _add(self, block: Block, selected: str) -> bool:
        plan = self._document.value
        if plan is None:
            return False
        parent, place = changes.place_after(plan, selected)
        return self._put(block, f"Add {self._called(block)}", parent, place)

    def _put(self, block: Block, name: str, parent: str, place: int | None) -> bool:
        done = self._document.try_edit(name, lambda plan: plan.add(block, place, parent))
        return self._then_select(done, block.id)

    def _then_select(self, done: bool, id: str) -> bool:
        if done:
            self.wanted.emit(id)
        return done

    def _called(self, block: Block) -> str:
        activity: Activity | None = self._library.get(block.activity)
        kinds = {"activity": "a block", "section": "a section", "breakout": "small groups"}
        return f"“{activity.title}”" if activity else kinds.get(block.kind, f"a {block.kind}")

    def _find(self, id: str) -> Block | None:
        plan = self._document.value
        return None if plan is None else plan.find(id)

    def _name(self, id: str) -> str:
        plan = self._document.value
        return "" if plan is None else f"“{title_of(plan, id, self._library)}”"
