"""What participants may see of a plan: public titles and prompts, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator_app.core.activity import Activity, Step
from facilitator_app.core.plan import Block

_BY_KIND = {"break": "Break", "breakout": "Small groups"}


def public_title(block: Block, library: Mapping[str, Activity]) -> str:
    """The title of a block for participants; '' where none was given.

    A title typed by the facilitator alone never shows: only the public title, or the library's.
    """
    activity = library.get(block.activity)
    return block.public_title or (activity.title if activity else _BY_KIND.get(block.kind, ""))


def prompt(block: Block, library: Mapping[str, Activity]) -> str:
    """What a block first shows to participants: its own words, else its activity's first ones."""
    return block.screen or next((text for text in prompts(block, library) if text), "")


def prompts(block: Block, library: Mapping[str, Activity]) -> tuple[str, ...]:
    """What each step that a block takes of its activity shows to participants."""
    return tuple(step.screen for step in taken_steps(block, library.get(block.activity)))


def taken_steps(block: Block, activity: Activity | None) -> tuple[Step, ...]:
    """The steps of its activity that a block takes: all but those that are left out."""
    if activity is None:
        return ()
    return tuple(step for number, step in enumerate(activity.steps, 1) if number not in block.left_out)


def facilitator_title(block: Block, library: Mapping[str, Activity]) -> str:
    """The title of a block for those who run it."""
    activity = library.get(block.activity)
    return block.title or (activity.title if activity else block.activity or _kind_word(block))


def _kind_word(block: Block) -> str:
    return _BY_KIND.get(block.kind, block.kind.capitalize())
