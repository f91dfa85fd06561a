"""What is read out before a sensitive part, so that anybody can choose to sit it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice.remedies import OPT_OUT
from facilitator_app.core.plan import Block, walk

# What it is for a facilitator to know; it is no subject that a part touches on.
DISCLOSURE: Final = "disclosure likely"


@dataclass(frozen=True, slots=True)
class ContentNote:
    """What a part touches on, the words for sitting it out, and whether somebody may disclose."""

    subjects: tuple[str, ...]
    opt_outs: tuple[str, ...]
    disclosure: bool = False


def content_note(block: Block, library: Mapping[str, Activity]) -> ContentNote | None:
    """What is read out before a part; None for one that is not highly sensitive and names no subject."""
    inside = tuple(walk((block,)))
    safeties = [library[each.activity].safety for each in inside if each.activity in library]
    named = _each_once(
        [note for each in inside for note in each.content_notes]
        + [flag for safety in safeties for flag in safety.flags]
    )
    subjects = tuple(each for each in named if each != DISCLOSURE)
    if not subjects and not any(_is_high(each, library) for each in inside):
        return None
    opt_outs = _each_once(_opt_out(each, library) for each in inside)
    return ContentNote(subjects, opt_outs or (OPT_OUT,), DISCLOSURE in named)


def in_words(subjects: Sequence[str]) -> str:
    """Subjects as they are said: 'racism, suicide and partner violence'; in general where none is named."""
    *earlier, last = subjects or ("things that can be hard to hear",)
    return f"{', '.join(earlier)} and {last}" if earlier else last


def _is_high(block: Block, library: Mapping[str, Activity]) -> bool:
    activity = library.get(block.activity)
    return (block.sensitivity or (activity.safety.sensitivity if activity else "low")) == "high"


def _opt_out(block: Block, library: Mapping[str, Activity]) -> str:
    activity = library.get(block.activity)
    return block.opt_out or (activity.safety.opt_out if activity else "")


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
