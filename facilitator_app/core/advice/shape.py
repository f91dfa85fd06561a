"""Advice about how a session begins and ends, and about what each of its activities needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice.look import Look
from facilitator_app.core.advice.words import Advice
from facilitator_app.core.plan import Block
from facilitator_app.core.spans import minutes_text

OPENING_WITHIN = timedelta(minutes=30)
LISTENING_CIRCLE = "listening-circle"


def shape(look: Look) -> Iterator[Advice]:
    """What is worth saying about how a session begins and ends."""
    content = look.content
    if not content:
        return
    soon = look.timetable.start + OPENING_WITHIN
    if not any(look.opens(entry.block) for entry in content if entry.start < soon):
        yield Advice("no-opening", "", "Nothing in the first half hour welcomes people in.")
    if not look.closes(content[-1].block):
        yield Advice("no-closing", "", "The plan has no closing: people leave straight from work.")


def activities(look: Look) -> Iterator[Advice]:
    """What is worth saying about each activity."""
    for block in look.plan.walk():
        if activity := look.activity(block):
            yield from _activity(look, block, activity)


def _activity(look: Look, block: Block, activity: Activity) -> Iterator[Advice]:
    title = f"“{look.title(block)}”"
    least = least_minutes(activity)
    if block.minutes < least:
        yield Advice("too-short", block.id, f"{title} needs {minutes_text(least)} even in its short form.")
    people = look.people[block.id]
    if people > activity.group_max:
        whole = people == look.plan.group_size
        here = f"the plan is for {people}" if whole else f"{people} are to come to it"
        text = f"{title} works with up to {activity.group_max} people; {here}."
        yield Advice("group-too-big", block.id, text)
    if activity.id == LISTENING_CIRCLE and not look.plan.women_consent:
        yield Advice("women-consent", block.id, f"{title} needs the women’s consent before the day.")
    alone = activity.safety.cofacilitator == "required" and not block.support.strip()
    if alone and len(look.plan.facilitators) > 1:
        yield Advice("no-lead", block.id, f"Nobody is named to support {title}.")


def least_minutes(activity: Activity) -> int:
    """The length of an activity's short form."""
    return activity.minutes.short or activity.minutes.standard
