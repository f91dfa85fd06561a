"""After a run: planned against actual, what was written down, and how much of the plan was delivered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.plan import Block, Plan, walk
from facilitator_app.core.run import Position
from facilitator_app.core.run_view import BlockView, RunView
from facilitator_app.core.schedule import NONE
from facilitator_app.core.spans import MINUTE, whole_minutes

Library = Mapping[str, Activity]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One block: planned and actual length and times.

    left_out is one that was not on, or was skipped before half a minute of it was over.
    """

    block: Block
    planned: timedelta
    actual: timedelta
    start: datetime
    end: datetime
    inserted: bool = False
    left_out: bool = False

    @property
    def was_on(self) -> bool:
        """Whether it took place."""
        return self.actual > NONE

    @property
    def over(self) -> timedelta:
        """How much longer than planned it took; less than nothing where it was shorter."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True)
class ReportNote:
    """A note with its moment and the block that was on (None for none)."""

    at: datetime
    block: Block | None
    text: str


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How much of the plan was delivered: core steps ticked of those planned, and minutes of its content."""

    steps_done: int
    steps: int
    minutes_done: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to; behind is how much later than planned it ended."""

    start: datetime | None
    end: datetime | None
    behind: timedelta
    rows: tuple[ReportRow, ...]
    notes: tuple[ReportNote, ...]
    fidelity: Fidelity
    offered: bool = False


def report(shown: RunView, library: Library) -> Report:
    """What a run came to, from its last picture."""
    rows = tuple(_row(each) for each in shown.blocks)
    held = [row for row in rows if row.was_on]
    blocks = {each.id: each for each in _every_block(shown)}
    notes = (ReportNote(each.at, blocks.get(each.block), each.text) for each in shown.notes)
    return Report(
        min((row.start for row in held), default=None),
        max((row.end for row in held), default=None),
        timedelta(seconds=shown.behind_s),
        rows,
        tuple(notes),
        fidelity(shown, library),
        shown.offered,
    )


def fidelity(shown: RunView, library: Library) -> Fidelity:
    """How much of the plan was delivered; a block that ran over delivers no more than was planned.

    What was put in on the way was not in the plan, so it does not count.
    """
    done = steps = 0
    for block in walk(tuple(each.block for each in shown.blocks if not each.inserted)):
        core = set(core_steps(block, library))
        steps += len(core)
        done += len(core & shown.ticks.get(block.id, frozenset()))
    content = [each for each in shown.blocks if _is_content(each)]
    delivered = sum((min(each.actual, each.planned) for each in content), NONE)
    planned = sum((each.planned for each in content), NONE)
    return Fidelity(done, steps, delivered // MINUTE, planned // MINUTE)


def core_steps(block: Block, library: Library) -> Iterator[int]:
    """The core steps that a block takes of its activity, counted from 1 among all steps of the activity."""
    activity = library.get(block.activity)
    for number, step in enumerate(activity.steps if activity else (), 1):
        if step.core and number not in block.left_out:
            yield number


def with_actual_times(plan: Plan, shown: RunView) -> Plan:
    """The plan with each block as long as it really took, in whole minutes.

    What was left out keeps its length; a breakout is as long as what it holds; what was put in on the way is
    taken in where it was put in.
    """
    before = ""
    for each in shown.blocks:
        if each.actual > NONE and each.block.is_leaf:
            plan = _with_actual(plan, each, before)
        before = each.block.id
    return plan


def lengths(plan: Plan, position: Position) -> Iterator[tuple[str, int]]:
    """The activities of a run's blocks that ended, each with the whole minutes for which it was on."""
    leaves = {block.id: block for block in plan.walk() if block.is_leaf}
    ended = [visit.end for visit in position.visits if visit.end]
    for id in dict.fromkeys(visit.block for visit in position.visits):
        block = position.inserted.get(id) or leaves.get(id)
        if block is None or not block.activity or id == position.block:
            continue
        if minutes := whole_minutes(position.elapsed(id, max(ended))):
            yield block.activity, minutes


def _row(each: BlockView) -> ReportRow:
    planned = NONE if each.inserted else each.planned
    left_out = each.state != "done" and not whole_minutes(each.actual)
    return ReportRow(each.block, planned, each.actual, each.start, each.end, each.inserted, left_out)


def _every_block(shown: RunView) -> Iterator[Block]:
    return walk(tuple(each.block for each in shown.blocks))


def _is_content(each: BlockView) -> bool:
    return not each.inserted and each.block.kind in ("activity", "breakout")


def _with_actual(plan: Plan, each: BlockView, before: str) -> Plan:
    minutes = max(1, whole_minutes(each.actual))
    block = plan.find(each.block.id)
    if block is not None and not block.is_leaf:
        return plan
    if block is not None:
        return plan.change(block.id, minutes=minutes, min_minutes=_least(block, minutes))
    if not each.inserted:
        return plan
    new = replace(each.block, minutes=minutes, min_minutes=_least(each.block, minutes))
    try:
        parent, place = plan.home_of(before)
    except BadEdit:
        return plan.add(new, 0)
    return plan.add(new, place + 1, parent)


def _least(block: Block, minutes: int) -> int | None:
    """The least that a block may shrink to, never longer than its new length."""
    return None if block.min_minutes is None else min(block.min_minutes, minutes)
