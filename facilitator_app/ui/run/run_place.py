"""What a run knows of the place that it is in: kept settings, who is here, and ids for new parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

Change = dict[str, Any]


def nobody() -> tuple[str, ...]:
    """Nobody is marked present."""
    return ()


def nothing() -> str:
    """No text, no day."""
    return ""


def forget(_value: Any) -> bool:
    """Keep nothing."""
    return True


@dataclass(frozen=True, slots=True)
class RunPlace:
    """Functions that read and keep what is local. referrals is '' until somebody wrote it.

    checked is the day on which the referrals were last checked, as it is said ('' for never); present are
    names of those marked present, which go to the screen only.
    """

    referrals: Callable[[], str] = nothing
    keep_referrals: Callable[[str], bool] = forget
    checked: Callable[[], str] = nothing
    check: Callable[[], object] = nothing
    keys: Callable[[], Change] = dict
    keep_keys: Callable[[Change], bool] = forget
    present: Callable[[], Sequence[str]] = nobody
    new_id: Callable[[], str] = lambda: uuid4().hex
