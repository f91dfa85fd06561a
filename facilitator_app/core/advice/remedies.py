"""What would mend a piece of advice: by one press, with a name that is asked for, or somewhere else.

A remedy is offered only where it makes its own advice go away and brings up nothing worse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice import changes
from facilitator_app.core.advice.care import CONSENT, SAFEGUARDING, debriefs
from facilitator_app.core.advice.counsel import Counsel, counsel, set_aside
from facilitator_app.core.advice.livening import long_talk, movable, no_break
from facilitator_app.core.advice.look import Look
from facilitator_app.core.advice.offers import Ask, Change, Open, Remedy, either
from facilitator_app.core.advice.overlaps import overlap
from facilitator_app.core.advice.shape import least_minutes
from facilitator_app.core.advice.words import Advice, weight
from facilitator_app.core.errors import BadEdit
from facilitator_app.core.materials import give, tick
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.spans import minutes_text, whole_minutes

OPT_OUT: Final = "You may sit this part out, or step outside, at any time and without saying why."
DEBRIEF_MINUTES: Final = 15
MOST_GROUPS: Final = 8
FEW_MORE: Final = 1.5
_SOMEBODY: Final = "Somebody, Somebody else"


def remedy(given: Counsel, advice: Advice) -> Remedy | None:
    """The first thing that would mend a piece of advice and make nothing worse, if there is one."""
    found = _REMEDIES[advice.code](given.look, advice)
    return next((each for each in found if _helps(given, advice, each)), None)


def _helps(given: Counsel, advice: Advice, offered: Remedy) -> bool:
    """Whether a remedy makes its advice go away and brings up only what is less bad than that."""
    if isinstance(offered, Open):
        return True
    look = given.look
    try:
        plan = _tried(offered, look.plan)
    except BadEdit:  # such as sections that would be too deep
        return False
    later = counsel(plan, look.library, look.today, look.referrals_checked)
    if advice.about in {each.about for each in later.open}:
        return False
    was, left = (Counter(each.code for each in one.open) for one in (given, later))
    worse = any(left[code] > was[code] for code in left if weight(code) > weight(advice.code))
    # One fewer of its own, so that remedies cannot go round in a circle.
    return left[advice.code] < was[advice.code] and not worse


def _tried(offered: Change | Ask, plan: Plan) -> Plan:
    return offered.change(plan, _SOMEBODY) if isinstance(offered, Ask) else offered.change(plan)


def _over_run(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield Open("See how it could end in time", "fit")


def _no_opening(look: Look, advice: Advice) -> Iterator[Remedy]:
    welcome = Block("welcome", title="Welcome", minutes=10)
    shorter = replace(welcome, minutes=5)
    for entry in look.content:
        if look.opens(entry.block) and movable(look, entry.block):
            edit = changes.moved_to_start(entry.block.id)
            yield Change(f"Move “{look.title(entry.block)}” to the start", edit)
    named = "Add a welcome at the start"
    yield from either(Change(named, changes.at_the_start(each)) for each in (welcome, shorter))


def _no_closing(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield from _closers(look, "to the end")
    rounds = changes.closing(look.library)
    yield from either(Change("Add a closing round", changes.at_the_end(each)) for each in rounds)


def _too_short(look: Look, advice: Advice) -> Iterator[Remedy]:
    block, activity = _about(look, advice)
    least = least_minutes(activity)
    name = f"Lengthen it to its short form, {minutes_text(least)}"
    yield from either([Change(name, changes.lengthened(block, least))])


def _group_too_big(look: Look, advice: Advice) -> Iterator[Remedy]:
    block, activity = _about(look, advice)
    people, most = look.people[block.id], max(1, activity.group_max)
    groups = -(-people // most)
    found: list[Remedy] = []
    if block.is_leaf and groups <= MOST_GROUPS:
        found.append(Change(f"Run it in {groups} groups side by side", changes.side_by_side(block, groups)))
    if hint := activity.adaptations.large_group:
        why = f"We run it as for a large group. {hint}"
        large = Change("Run it as for a large group", lambda plan: set_aside(plan, advice, why))
        # A few people more are no reason to part the group.
        found.insert(0 if people <= most * FEW_MORE else 1, large)
    yield from found


def _about(look: Look, advice: Advice) -> tuple[Block, Activity]:
    """The block of the library that a piece of advice is about."""
    block = look.plan.find(advice.block)
    assert block is not None
    return block, look.library[block.activity]


def _women_consent(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield Change("We have the women’s consent", lambda plan: replace(plan, women_consent=True))


def _no_lead(look: Look, advice: Advice) -> Iterator[Remedy]:
    lead = _about(look, advice)[0].lead.strip().casefold()
    others = [name for name in look.plan.facilitators if name.strip() and name.strip().casefold() != lead]
    for name in others if lead else others[1:]:
        yield Change(f"Have {name} support it", changes.supported(advice.block, name))


def _sensitive_first(look: Look, advice: Advice) -> Iterator[Remedy]:
    others = [each.block for each in look.content if not look.is_high(each.block)]
    for other in sorted(others, key=lambda block: not look.agrees(block)):
        name = f"Move it after “{look.title(other)}”"
        yield Change(name, changes.moved_after(advice.block, other.id))
    yield from _no_agreement(look, advice)


def _sensitive_last(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield from _closers(look, "after it")
    name = "Add a closing round at the end"
    yield from (Change(name, changes.at_the_end(block)) for block in changes.closing(look.library))


def _closers(look: Look, where: str) -> Iterator[Change]:
    """What closes a session but stands too early, moved to the end."""
    for entry in reversed(look.content):
        if look.closes(entry.block) and movable(look, entry.block):
            name = f"Move “{look.title(entry.block)}” {where}"
            yield Change(name, changes.moved_to_end(entry.block.id))


def _no_debrief(look: Look, advice: Advice) -> Iterator[Remedy]:
    place = next(at for at, entry in enumerate(look.items) if entry.block.id == advice.block)
    found = [entry for entry in debriefs(look, place) if entry.block.is_leaf]
    if found:
        last = found[-1]
        missing = DEBRIEF_MINUTES - sum(whole_minutes(each.length) for each in found)
        minutes = last.block.minutes + missing
        name = f"Lengthen “{look.title(last.block)}” to {minutes_text(minutes)}"
        yield Change(name, changes.lengthened(last.block, minutes))
    debrief = Block("debrief", title="Debrief", minutes=DEBRIEF_MINUTES)
    name = f"Add a {DEBRIEF_MINUTES}-minute debrief after it"
    yield Change(name, changes.after(advice.block, debrief))


def _no_agreement(look: Look, advice: Advice) -> Iterator[Remedy]:
    openers = [each.block for each in look.content[:1] if look.opens(each.block)]
    made = changes.agreement(look.library)
    edits = [changes.after(opener.id, block) for opener in openers for block in made]
    edits += [changes.at_the_start(block) for block in made]
    return iter([Change("Add a group agreement at the start", edit) for edit in edits])


def _no_second(look: Look, advice: Advice) -> Iterator[Remedy]:
    if look.plan.facilitators:
        yield Ask("Name a second facilitator", "Second facilitator", _named)
    else:
        yield Ask("Name two facilitators", "Facilitators, with a comma between", _named)


def _named(plan: Plan, names: str) -> Plan:
    told = tuple(each.strip() for each in names.split(",") if each.strip())
    return replace(plan, facilitators=(*plan.facilitators, *told))


def _no_opt_out(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield Change("Add words for sitting out", lambda plan: plan.change(advice.block, opt_out=OPT_OUT))


def _no_referral(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield Open("I checked our referral sheet today", "referrals")


def _under_18(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield Ask("Name a safeguarding lead", SAFEGUARDING, lambda plan, who: give(plan, SAFEGUARDING, who))


def _under_18_consent(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield Change("We have their consent", lambda plan: tick(plan, CONSENT))


def _materials(look: Look, advice: Advice) -> Iterator[Remedy]:
    yield Open("Open the list of materials", "materials")


_REMEDIES: Final[dict[str, Callable[[Look, Advice], Iterator[Remedy]]]] = {
    "over-run": _over_run,
    "overlap": overlap,
    "no-break-90": no_break,
    "no-opening": _no_opening,
    "no-closing": _no_closing,
    "long-talk": long_talk,
    "too-short": _too_short,
    "group-too-big": _group_too_big,
    "women-consent": _women_consent,
    "no-lead": _no_lead,
    "sensitive-first": _sensitive_first,
    "sensitive-last": _sensitive_last,
    "no-debrief": _no_debrief,
    "no-agreement": _no_agreement,
    "no-second-facilitator": _no_second,
    "no-opt-out": _no_opt_out,
    "no-referral": _no_referral,
    "under-18": _under_18,
    "under-18-consent": _under_18_consent,
    "materials-missing": _materials,
}
