"""A plan as advice looks at it: its timetable, its activities, and what its blocks are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.fit import items
from facilitator_app.core.grouping import people_by_block
from facilitator_app.core.plan import Block, Plan, walk
from facilitator_app.core.schedule import Entry, Schedule, schedule

Library = Mapping[str, Activity]

AGREEMENT: Final = "group-agreement"
_OPENING: Final = re.compile(r"welcome|opening|arriv|check.?in|introduc|\bagreement", re.IGNORECASE)
_CLOSING: Final = re.compile(r"\bclos(e|ing)\b|check.?out|farewell|wrap.?up|certificate", re.IGNORECASE)
_AGREEMENT: Final = re.compile(r"\bagreement", re.IGNORECASE)
_DEBRIEF: Final = re.compile(r"debrief|\bclos(e|ing)\b|check.?out|wind.?down", re.IGNORECASE)
_TALK: Final = re.compile(r"\b(talk|lecture|presentation|speech|slides|input)\b", re.IGNORECASE)
_SHARED: Final = re.compile(r"pair|small group|line|huddle", re.IGNORECASE)


@dataclass(frozen=True)
class Look:
    """A plan with all that there is to know about it."""

    plan: Plan
    library: Library
    today: date | None = None
    referrals_checked: date | None = None

    @cached_property
    def timetable(self) -> Schedule:
        """When everything happens."""
        return schedule(self.plan)

    @cached_property
    def items(self) -> list[Entry]:
        """What the session goes through one after another."""
        return items(self.timetable)

    @cached_property
    def content(self) -> list[Entry]:
        """The items that are neither breaks nor buffers."""
        return [entry for entry in self.items if entry.block.kind not in ("break", "buffer")]

    @cached_property
    def people(self) -> dict[str, int]:
        """How many people each block has."""
        return people_by_block(self.plan.blocks, self.plan.group_size)

    def activity(self, block: Block) -> Activity | None:
        """The library activity of a block."""
        return self.library.get(block.activity)

    def title(self, block: Block) -> str:
        """What a block is called in advice."""
        activity = self.activity(block)
        return block.title or (activity.title if activity else block.activity or block.id)

    def title_of(self, id: str) -> str:
        """What the block with this id is called in advice."""
        block = self.plan.find(id)
        return self.title(block) if block else id

    @cached_property
    def high(self) -> set[str]:
        """The blocks that are highly sensitive, or hold one that is."""
        return {block.id for block in self.plan.walk() if any(map(self._own, walk((block,))))}

    @cached_property
    def agreed_at(self) -> int:
        """The place of the first item in which the group agrees how to work; past the end where none does."""
        places = (place for place, entry in enumerate(self.items) if self.agrees(entry.block))
        return next(places, len(self.items))

    def is_high(self, block: Block) -> bool:
        """Whether a block of the plan, or any that it holds, is highly sensitive."""
        return block.id in self.high

    def _own(self, block: Block) -> bool:
        activity = self.activity(block)
        return (block.sensitivity or (activity and activity.safety.sensitivity)) == "high"

    def has_opt_out(self, block: Block) -> bool:
        """Whether a block, or else every highly sensitive one that it holds, has words for sitting out."""
        high = [each for each in walk((block,)) if each != block and self._own(each)]
        return self._opt_out(block) or (bool(high) and all(self._opt_out(each) for each in high))

    def _opt_out(self, block: Block) -> bool:
        activity = self.activity(block)
        return bool(block.opt_out or (activity and activity.safety.opt_out))

    def is_debrief(self, block: Block) -> bool:
        """Whether people settle in it."""
        return not self.is_high(block) and bool(_DEBRIEF.search(self.title(block)))

    def opens(self, block: Block) -> bool:
        """Whether it welcomes people in."""
        activity = self.activity(block)
        return bool(activity and activity.stage == "open") or bool(_OPENING.search(self.title(block)))

    def closes(self, block: Block) -> bool:
        """Whether people part in it."""
        return bool(_CLOSING.search(self.title(block)))

    def agrees(self, block: Block) -> bool:
        """Whether the group agrees in it how it works together."""
        return block.activity == AGREEMENT or bool(_AGREEMENT.search(self.title(block)))

    def is_talk(self, block: Block) -> bool:
        """Whether people sit and listen in it: it says so, or its activity is a calm one for everybody."""
        activity = self.activity(block)
        if activity is None:
            return bool(_TALK.search(self.title(block)))
        return activity.energy == "low" and not _SHARED.search(activity.form)

    def wakes(self, block: Block) -> bool:
        """Whether people are up or at work with each other in it."""
        activity = self.activity(block)
        return bool(activity and activity.energy != "low")
