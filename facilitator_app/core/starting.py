"""Before a run: what it comes to when it is started now, and as planned, where that is not the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from facilitator_app.core.plan import Plan
from facilitator_app.core.run import Event, Position, replay
from facilitator_app.core.run_view import RunView, run_items, view
from facilitator_app.core.spans import MINUTE


@dataclass(frozen=True, slots=True)
class Starting:
    """A session that could start at this moment, late or (less than nothing) early, and both ways to."""

    late: timedelta
    now: RunView
    as_planned: RunView

    @property
    def is_a_choice(self) -> bool:
        """Whether it is a minute or more from its planned start."""
        return abs(self.late) >= MINUTE


def starting(plan: Plan, now: datetime, zone: tzinfo) -> Starting | None:
    """What a plan comes to when it starts at a moment; None for one with nothing to run."""
    order = run_items(plan)
    planned = view(plan, Position(order), now, zone).planned_start
    if not order or planned is None:
        return None
    late = now - planned
    ways = (replay(order, [Event(now, "start", seconds=each)]) for each in (0, late.total_seconds()))
    begun, as_planned = (view(plan, each, now, zone) for each in ways)
    return Starting(late, begun, as_planned)
