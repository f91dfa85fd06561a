"""What a run knows of the place that it is in: kept settings, who is here, and ids for new parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from secrets import randbelow
from typing import Any
from uuid import uuid4

from facilitator_app.core.groups import Group

Change = dict[str, Any]


def nobody() -> tuple[str, ...]:
    """Nobody is marked present, and nothing is a favourite."""
    return ()


def nothing() -> str:
    """No text, no day."""
    return ""


def forget(_value: Any) -> bool:
    """Keep nothing."""
    return True


def forget_groups(_title: str, _groups: Sequence[Group]) -> bool:
    """No paper is made."""
    return False


@dataclass(frozen=True, slots=True)
class RunPlace:
    """Functions that read and keep what is local. referrals is '' until somebody wrote it.

    checked is the day on which the referrals were last checked, as it is said ('' for never); present are
    names of those marked present, which go to screens and paper only. favourites are ids of activities;
    print_groups makes a paper of a title and its groups; chance is another number each time.
    """

    referrals: Callable[[], str] = nothing
    keep_referrals: Callable[[str], bool] = forget
    checked: Callable[[], str] = nothing
    check: Callable[[], object] = nothing
    keys: Callable[[], Change] = dict
    keep_keys: Callable[[Change], bool] = forget
    present: Callable[[], Sequence[str]] = nobody
    favourites: Callable[[], Sequence[str]] = nobody
    print_groups: Callable[[str, Sequence[Group]], object] = forget_groups
    chance: Callable[[], int] = lambda: randbelow(2**32)
    new_id: Callable[[], str] = lambda: uuid4().hex
