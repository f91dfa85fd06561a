"""What would wake people up: a break in a long stretch, something lively ahead of a long talk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice import changes
from facilitator_app.core.advice.look import Look
from facilitator_app.core.advice.offers import Change, either
from facilitator_app.core.advice.shape import least_minutes
from facilitator_app.core.advice.words import Advice
from facilitator_app.core.plan import Block
from facilitator_app.core.splitting import can_split

BREAK_MINUTES: Final = 10
# A longer break is a meal, which comes when the kitchen is ready.
LONGEST_MOVED: Final = 20
LONGEST_ENERGISER: Final = 15
# Each is tried out on the whole plan, and a library can hold thousands; where these are too long, all are.
MOST_TRIED: Final = 8


def no_break(look: Look, advice: Advice) -> Iterator[Change]:
    """The next short break moved up, which costs no time; else a new one before or within."""
    block = look.plan.find(advice.block)
    assert block is not None
    title = look.title(block)
    found = [*_next_break(look, block, title)]
    pause = Block("break", "break", minutes=BREAK_MINUTES)
    name = f"Add a {BREAK_MINUTES}-minute break before “{title}”"
    found.append(Change(name, changes.before(block.id, pause)))
    at = max(1, block.minutes // 10 * 5)
    if can_split(block) and min(at, block.minutes - at) >= _least(look.activity(block)):
        name = f"Split “{title}” in two with a {BREAK_MINUTES}-minute break between"
        found.append(Change(name, changes.split_by(block.id, at, pause)))
    yield from either(found)


def _next_break(look: Look, block: Block, title: str) -> Iterator[Change]:
    place = next(at for at, entry in enumerate(look.items) if entry.block.id == block.id)
    later = (entry.block for entry in look.items[place + 1 :] if entry.block.kind == "break")
    pause = next(later, None)
    if pause is not None and pause.pin is None and pause.minutes <= LONGEST_MOVED:
        name = f"Move “{pause.title or 'Break'}” before “{title}”"
        yield Change(name, changes.moved_before(pause.id, block.id))


def _least(activity: Activity | None) -> int:
    return least_minutes(activity) if activity else 1


def long_talk(look: Look, advice: Advice) -> Iterator[Change]:
    """Something lively that the plan has, moved up; else an energiser of the library."""
    talk = look.title_of(advice.block)
    for entry in look.content:
        if look.wakes(entry.block) and movable(look, entry.block):
            name = f"Move “{look.title(entry.block)}” before “{talk}”"
            yield Change(name, changes.moved_before(entry.block.id, advice.block))
    yield from either(
        Change(
            f"Add “{each.title}”, {least_minutes(each)} min, before “{talk}”",
            changes.before(advice.block, Block(each.id, activity=each.id, minutes=least_minutes(each))),
        )
        for each in energisers(look)[:MOST_TRIED]
    )


def movable(look: Look, block: Block) -> bool:
    """Whether a block may come elsewhere: it is not held to its own time, and not highly sensitive."""
    return block.pin is None and not look.is_high(block)


def energisers(look: Look) -> list[Activity]:
    """What of the library would wake these people here in a few minutes, the shortest first."""
    used = {block.activity for block in look.plan.walk()}
    found = [each for each in look.library.values() if each.id not in used and _wakes(each, look)]
    return sorted(found, key=lambda each: (least_minutes(each), each.id))


def _wakes(activity: Activity, look: Look) -> bool:
    """Whether it is lively, short and mild, and made for the group and the setting."""
    short = least_minutes(activity) <= LONGEST_ENERGISER
    suits = activity.suits(look.plan.group_size, look.plan.setting)
    return activity.energy == "high" and short and activity.safety.is_mild and suits
