"""What the advice says of bundled templates: they should give an example, so it should say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator_app.core.activity import Activity
from facilitator_app.core.advice import advise
from facilitator_app.core.errors import Problem
from facilitator_app.core.plan import Plan
from facilitator_app.core.series import Series

# Only the person who uses the template can see to these.
FOR_WHO_USES_IT: Final = ("no-referral", "women-consent", "under-18", "under-18-consent")

Library = dict[str, Activity]


def plan_problems(plan: Plan, library: Library, where: str = "") -> Iterator[Problem]:
    """All the advice that a template of a single session brings, where there should be none."""
    for remark in advise(plan, library):
        if remark.code not in FOR_WHO_USES_IT:
            yield Problem(where, f"{remark.code}: {remark.text}", fatal=False)


def series_problems(series: Series, library: Library) -> Iterator[Problem]:
    """All the advice that the sessions of a series bring, and sessions that do not say how long they are."""
    for place, session in enumerate(series.sessions):
        where = f"sessions[{place}]"
        yield from plan_problems(series.plan(session.id), library, where)
        if not session.minutes:
            yield Problem(f"{where}.minutes", "is missing", fatal=False)
