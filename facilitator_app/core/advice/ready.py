"""Advice about what is to be brought, once somebody has begun to get ready or the day is near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from facilitator_app.core.advice.look import Look
from facilitator_app.core.advice.words import Advice
from facilitator_app.core.materials import checklist

NEAR = timedelta(days=7)
MOST_NAMED = 3


def ready(look: Look) -> Iterator[Advice]:
    """What is not ticked as ready, in one remark; nothing on a plan that nobody has begun to pack for."""
    if not (_is_near(look) or any(supply.ready for supply in look.plan.supplies)):
        return
    listed = [item for item in checklist(look.plan, look.library, look.timetable) if item.need]
    missing = [item.name for item in listed if not item.ready]
    begun = len(missing) < len(listed)
    if missing and (begun or _is_near(look)):
        yield Advice("materials-missing", "", f"Not ticked as ready: {_named(missing)}.")


def _is_near(look: Look) -> bool:
    day, today = look.plan.date, look.today
    return bool(day and today and timedelta(0) <= day - today <= NEAR)


def _named(names: list[str]) -> str:
    shown, more = names[:MOST_NAMED], len(names) - MOST_NAMED
    if more > 0:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
