"""Advice that keeps people safe: around highly sensitive blocks, and where people under 18 take part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import takewhile
from typing import Final

from facilitator_app.core.advice.look import Look
from facilitator_app.core.advice.words import Advice
from facilitator_app.core.materials import supply_of
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import Entry
from facilitator_app.core.spans import MINUTE

DEBRIEF_AT_LEAST = timedelta(minutes=15)
REFERRALS_FRESH = timedelta(days=90)
# What the list of materials says of people under 18.
SAFEGUARDING: Final = "Safeguarding lead"
CONSENT: Final = "Consent for people under 18"


def care(look: Look) -> Iterator[Advice]:
    """What is worth saying about everybody's safety."""
    if is_young(look):
        yield from _young(look.plan)
    for place, entry in enumerate(look.items):
        if look.is_high(entry.block):
            yield from _safeguards(look, place)


def is_young(look: Look) -> bool:
    """Whether people under 18 are to come: to a school, or to an activity for boys or for schools alone."""
    activities = (look.activity(block) for block in look.plan.walk())
    return look.plan.setting == "SCH" or any(
        activity.audience == ("boys",) or activity.settings == ("SCH",) for activity in activities if activity
    )


def _young(plan: Plan) -> Iterator[Advice]:
    named = supply_of(plan, SAFEGUARDING).owner.strip()
    if not named and not any("safeguard" in name.casefold() for name in plan.facilitators):
        yield Advice("under-18", "", "People under 18 take part, and no safeguarding lead is named.")
    if not supply_of(plan, CONSENT).ready:
        yield Advice("under-18-consent", "", "People under 18 take part, and consent is not ticked yet.")


def is_fresh(look: Look) -> bool:
    """Whether the referral sheet was checked not long ago."""
    checked, today = look.referrals_checked, look.today
    return bool(checked and today and today - checked <= REFERRALS_FRESH)


def _safeguards(look: Look, place: int) -> Iterator[Advice]:
    entry = look.items[place]
    block, title = entry.block, look.title(entry.block)
    short = debrief_after(look, place) < DEBRIEF_AT_LEAST
    remarks = (
        ([entry] == look.content[:1], "sensitive-first", "is highly sensitive and comes first."),
        ([entry] == look.content[-1:], "sensitive-last", "is highly sensitive and people leave after it."),
        (short, "no-debrief", "has less than 15 min of debrief after it."),
        (look.agreed_at >= place, "no-agreement", "has no group agreement before it."),
        (not is_fresh(look), "no-referral", "needs a referral sheet checked in the last 90 days."),
        (len(look.plan.facilitators) < 2, "no-second-facilitator", "needs a second facilitator."),
        (not look.has_opt_out(block), "no-opt-out", "has no words for sitting out."),
    )
    for holds, code, text in remarks:
        if holds:
            yield Advice(code, block.id, f"“{title}” {text}")


def debriefs(look: Look, place: int) -> list[Entry]:
    """Where people settle after an item, up to the next highly sensitive one."""
    later = takewhile(lambda entry: not look.is_high(entry.block), look.items[place + 1 :])
    return [entry for entry in later if look.is_debrief(entry.block)]


def debrief_after(look: Look, place: int) -> timedelta:
    """How long people have to settle after an item."""
    return sum((entry.length for entry in debriefs(look, place)), 0 * MINUTE)
