"""What is to be heard and seen between two pictures of a run: each cue once, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import floor
from typing import Final, Literal

from facilitator_app.core.run_view import Phase, RunView, thresholds

CueKind = Literal["started", "block", "warning", "danger", "over", "finished"]
_PHASES: Final[tuple[Phase, ...]] = ("normal", "warning", "danger", "over")
_PASSED: Final[tuple[CueKind, ...]] = ("warning", "danger", "over")


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that has just come about, and the block that is on ('' once all is over)."""

    kind: CueKind
    block: str = ""


def cues(before: RunView, after: RunView) -> tuple[Cue, ...]:
    """What came about from one picture to a later one, also where those between were missed.

    A block that is entered anew comes with its own phase: only phases that it passes then are told.
    """
    block = after.block.id if after.block else ""
    if after.state == "finished":
        return (Cue("finished"),) if before.state != "finished" else ()
    if not block:
        return ()
    if before.state == "before":
        return (Cue("started", block),)
    if before.block is None or before.block.id != block:
        return (Cue("block", block),)
    begin, end = _PHASES.index(before.phase), _PHASES.index(after.phase)
    return tuple(Cue(kind, block) for kind in _PASSED[begin:end])


def until_cue(shown: RunView) -> timedelta:
    """How long it is until the next phase of the block that is on; nothing once its time is up."""
    if shown.left_s <= 0:
        return timedelta(0)
    ahead = [floor(each) for each in (*thresholds(shown.length_s, shown.block), 0) if each < shown.left_s]
    return timedelta(seconds=shown.left_s - max(ahead))
