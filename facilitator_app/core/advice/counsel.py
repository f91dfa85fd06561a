"""All that an experienced colleague would say of a plan, what was set aside, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.core.advice.care import care
from facilitator_app.core.advice.look import Library, Look
from facilitator_app.core.advice.ready import ready
from facilitator_app.core.advice.shape import activities, shape
from facilitator_app.core.advice.timing import timing
from facilitator_app.core.advice.words import Advice
from facilitator_app.core.plan import Plan, Reason


@dataclass(frozen=True, slots=True)
class SetAside:
    """Advice that is not followed, and why."""

    advice: Advice
    why: str


@dataclass(frozen=True, slots=True)
class Counsel:
    """What is open, worst things as they come in the plan, and what was set aside with a reason."""

    look: Look
    open: tuple[Advice, ...]
    aside: tuple[SetAside, ...]


def counsel(
    plan: Plan, library: Library, today: date | None = None, referrals_checked: date | None = None
) -> Counsel:
    """Everything worth saying about a plan, time first, then shape, then safeguards, then getting ready.

    referrals_checked is the day on which the local referral sheet was last checked.
    """
    look = Look(plan, library, today, referrals_checked)
    remarks = [*timing(look), *shape(look), *activities(look), *care(look), *ready(look)]
    reasons = {(each.code, each.block): each.why for each in plan.reasons if each.why.strip()}
    return Counsel(
        look,
        tuple(each for each in remarks if each.about not in reasons),
        tuple(SetAside(each, reasons[each.about]) for each in remarks if each.about in reasons),
    )


def advise(
    plan: Plan, library: Library, today: date | None = None, referrals_checked: date | None = None
) -> tuple[Advice, ...]:
    """What is worth saying about a plan and was not set aside."""
    return counsel(plan, library, today, referrals_checked).open


def set_aside(plan: Plan, advice: Advice, why: str) -> Plan:
    """The plan with a reason why a piece of advice is not followed."""
    rest = take_back(plan, advice).reasons
    return replace(plan, reasons=(*rest, Reason(*advice.about, " ".join(why.split()))))


def take_back(plan: Plan, advice: Advice) -> Plan:
    """The plan with a piece of advice open again."""
    held = tuple(each for each in plan.reasons if (each.code, each.block) != advice.about)
    return replace(plan, reasons=held)
