"""What would let a plan end in time that cannot yet: shorter forms, blocks to leave out, a later end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.fit import fit_plan, items, stretchable
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import schedule
from facilitator_app.core.spans import MINUTE, clock_at, minutes_text

Library = Mapping[str, Activity]

# What keeps people safe is not offered to be cut.
_KEPT: Final = re.compile(r"debrief|\bagreement|\bclos(e|ing)\b|check.?out|wind.?down|support|referral", re.I)


@dataclass(frozen=True, slots=True)
class Way:
    """One change that frees minutes: in words, how many it frees, and the plan with it."""

    words: str
    gives: int
    plan: Plan


def is_protected(block: Block, library: Library) -> bool:
    """Whether a block opens, closes, debriefs, or is highly sensitive, so that it is not to be cut."""
    activity = library.get(block.activity)
    if activity is not None and (
        activity.stage in ("open", "sustain") or activity.safety.sensitivity == "high"
    ):
        return True
    return block.sensitivity == "high" or bool(_KEPT.search(facilitator_title(block, library)))


def ways_to_fit(plan: Plan, library: Library) -> tuple[Way, ...]:
    """Changes that would help a plan to end in time, those that free most first, a later end last.

    None where it fits already.
    """
    short = fit_plan(plan).short_minutes
    if short <= 0:
        return ()
    found = [way for block in _cuttable(plan, library) for way in _ways(plan, block, library)]
    return (*sorted(found, key=lambda way: -way.gives), *_later(plan, short))


def _cuttable(plan: Plan, library: Library) -> Iterator[Block]:
    for entry in items(schedule(plan)):
        if entry.block.is_leaf and not is_protected(entry.block, library):
            yield entry.block


def _ways(plan: Plan, block: Block, library: Library) -> Iterator[Way]:
    """Let it shrink to its short form; where it has none, or is that short, let it be left out."""
    if block.priority == "drop":
        return  # it is counted as left out already
    least = stretchable(block).least
    activity = library.get(block.activity)
    short = activity.minutes.short if activity is not None else 0
    title = facilitator_title(block, library)
    if 0 < short < least:
        changed = plan.change(block.id, priority="shrink", min_minutes=short)
        yield Way(f"Let “{title}” shrink to its short form, {minutes_text(short)}", least - short, changed)
    else:
        changed = plan.change(block.id, priority="drop")
        yield Way(f"Let “{title}” be left out", least, changed)


def _later(plan: Plan, short: int) -> Iterator[Way]:
    """A later end, where that alone is enough: with pins it may not be."""
    end = schedule(plan).must_end
    if end is None:
        return
    later = replace(plan, must_end=clock_at(end + short * MINUTE))
    if fit_plan(later).fits:
        yield Way(f"End at {later.must_end:%H:%M} instead", short, later)
