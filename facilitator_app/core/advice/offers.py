"""What mends a piece of advice: one press, a press with a name that is asked for, or something elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from facilitator_app.core.advice import changes
from facilitator_app.core.plan import Plan


@dataclass(frozen=True, slots=True)
class Change:
    """A change to the plan, by one press."""

    name: str
    change: Callable[[Plan], Plan]


@dataclass(frozen=True, slots=True)
class Ask:
    """A change to the plan that needs somebody's name; word says whose."""

    name: str
    word: str
    change: Callable[[Plan, str], Plan]


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is done elsewhere: fitting to time, the list of materials, the referral sheet."""

    name: str
    what: Literal["fit", "materials", "referrals"]


Remedy = Change | Ask | Open


def either(named: Iterable[Change]) -> Iterator[Change]:
    """Each change as it is, then each with what else it takes to end in time."""
    changes_ = [*named]
    yield from changes_
    for each in changes_:
        yield Change(f"{each.name} and fit to time", changes.then_fitted(each.change))
