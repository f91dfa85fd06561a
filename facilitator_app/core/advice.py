"""What an experienced colleague would point out about a plan: safeguards and craft. It never forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from facilitator_app.core.activity import Activity
from facilitator_app.core.fit import items
from facilitator_app.core.plan import Block, Plan, walk
from facilitator_app.core.schedule import Entry, Schedule, schedule
from facilitator_app.core.spans import MINUTE, minutes_text, whole_minutes

Library = Mapping[str, Activity]

LONGEST_WITHOUT_BREAK = timedelta(minutes=90)
BREAK_COUNTS_FROM = timedelta(minutes=10)
OPENING_WITHIN = timedelta(minutes=30)
DEBRIEF_AT_LEAST = timedelta(minutes=15)
REFERRALS_FRESH = timedelta(days=90)
AGREEMENT = "group-agreement"
LISTENING_CIRCLE = "listening-circle"

_OPENING = re.compile(r"welcome|opening|arriv|check.?in|introduc|\bagreement", re.IGNORECASE)
_CLOSING = re.compile(r"\bclos(e|ing)\b|check.?out|farewell|wrap.?up|certificate", re.IGNORECASE)
_AGREEMENT = re.compile(r"\bagreement", re.IGNORECASE)
_DEBRIEF = re.compile(r"debrief|\bclos(e|ing)\b|check.?out|wind.?down", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Advice:
    """One remark: a stable code, the block it is about ('' for the whole plan), and a sentence."""

    code: str
    block: str
    text: str


def advise(
    plan: Plan,
    library: Library,
    today: date | None = None,
    referrals_checked: date | None = None,
) -> tuple[Advice, ...]:
    """Everything worth saying about a plan, time first, then shape, then safeguards.

    referrals_checked is the day on which the local referral sheet was last checked.
    """
    look = _Look(plan, library, schedule(plan))
    remarks = [*_time(look), *_shape(look), *_activities(look)]
    fresh = bool(referrals_checked and today and today - referrals_checked <= REFERRALS_FRESH)
    for place, entry in enumerate(look.items):
        if look.is_high(entry.block):
            remarks += _safeguards(look, place, fresh)
    return tuple(remarks)


@dataclass(slots=True)
class _Look:
    plan: Plan
    library: Library
    timetable: Schedule

    @property
    def items(self) -> list[Entry]:
        return items(self.timetable)

    @property
    def content(self) -> list[Entry]:
        return [entry for entry in self.items if entry.block.kind not in ("break", "buffer")]

    def activity(self, block: Block) -> Activity | None:
        return self.library.get(block.activity)

    def title(self, block: Block) -> str:
        activity = self.activity(block)
        return block.title or (activity.title if activity else block.activity or block.id)

    def is_high(self, block: Block) -> bool:
        """Whether a block, or any that it holds, is highly sensitive."""
        return any(self._own(each) for each in walk((block,)))

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
        return not self.is_high(block) and bool(_DEBRIEF.search(self.title(block)))

    def opens(self, block: Block) -> bool:
        activity = self.activity(block)
        return bool(activity and activity.stage == "open") or bool(_OPENING.search(self.title(block)))


def _time(look: _Look) -> Iterator[Advice]:
    timetable = look.timetable
    if timetable.over_run:
        over = minutes_text(whole_minutes(timetable.over_run))
        end = timetable.clock(timetable.end)
        yield Advice("over-run", "", f"The plan ends at {end}, {over} after it must.")
    for entry in timetable.entries:
        if entry.conflict and entry.conflict.kind == "overlap":
            over = minutes_text(whole_minutes(entry.conflict.length))
            text = f"“{look.title(entry.block)}” starts {over} before the part ahead of it ends."
            yield Advice("overlap", entry.block.id, text)
    yield from _breaks(look)


def _breaks(look: _Look) -> Iterator[Advice]:
    since = look.timetable.start
    told = False
    before = since
    for entry in look.items:
        if entry.block.kind == "break" or entry.start - before >= BREAK_COUNTS_FROM:
            since, told = (entry.end if entry.block.kind == "break" else entry.start), False
        if entry.end - since > LONGEST_WITHOUT_BREAK and not told:
            told = True
            on = minutes_text(whole_minutes(entry.end - since))
            text = f"By the end of “{look.title(entry.block)}” people have gone {on} with no break."
            yield Advice("no-break-90", entry.block.id, text)
        before = entry.end


def _shape(look: _Look) -> Iterator[Advice]:
    content = look.content
    if not content:
        return
    soon = look.timetable.start + OPENING_WITHIN
    if not any(look.opens(entry.block) for entry in content if entry.start < soon):
        yield Advice("no-opening", "", "Nothing in the first half hour welcomes people in.")
    if not _CLOSING.search(look.title(content[-1].block)):
        yield Advice("no-closing", "", "The plan has no closing: people leave straight from work.")


def _activities(look: _Look) -> Iterator[Advice]:
    for block in look.plan.walk():
        activity = look.activity(block)
        if activity is None:
            continue
        least = activity.minutes.short or activity.minutes.standard
        if block.minutes < least:
            text = f"“{look.title(block)}” needs {minutes_text(least)} even in its short form."
            yield Advice("too-short", block.id, text)
        if look.plan.group_size > activity.group_max:
            text = (
                f"“{look.title(block)}” works with up to {activity.group_max} people; "
                f"the plan is for {look.plan.group_size}."
            )
            yield Advice("group-too-big", block.id, text)
        if activity.id == LISTENING_CIRCLE and not look.plan.women_consent:
            text = f"“{look.title(block)}” needs the women’s consent before the day."
            yield Advice("women-consent", block.id, text)


def _safeguards(look: _Look, place: int, referrals_fresh: bool) -> Iterator[Advice]:
    entry = look.items[place]
    block, title = entry.block, look.title(entry.block)
    remarks = (
        ([entry] == look.content[:1], "sensitive-first", "is highly sensitive and comes first."),
        ([entry] == look.content[-1:], "sensitive-last", "is highly sensitive and people leave after it."),
        (
            _debrief_after(look, place) < DEBRIEF_AT_LEAST,
            "no-debrief",
            "has less than 15 min of debrief after it.",
        ),
        (not _agreed_before(look, place), "no-agreement", "has no group agreement before it."),
        (not referrals_fresh, "no-referral", "needs a referral sheet checked in the last 90 days."),
        (len(look.plan.facilitators) < 2, "no-second-facilitator", "needs a second facilitator."),
        (not look.has_opt_out(block), "no-opt-out", "has no words for sitting out."),
    )
    for holds, code, text in remarks:
        if holds:
            yield Advice(code, block.id, f"“{title}” {text}")


def _debrief_after(look: _Look, place: int) -> timedelta:
    later = takewhile(lambda entry: not look.is_high(entry.block), look.items[place + 1 :])
    minutes = (entry.length for entry in later if look.is_debrief(entry.block))
    return sum(minutes, 0 * MINUTE)


def _agreed_before(look: _Look, place: int) -> bool:
    earlier = (entry.block for entry in look.items[:place])
    return any(block.activity == AGREEMENT or _AGREEMENT.search(look.title(block)) for block in earlier)
