"""What the run screen asks of the data file: the referral card of the place and the keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from facilitator_app.store.database import Store
from facilitator_app.ui.run.run_place import RunPlace

REFERRALS = "referrals"
CHECKED = "referrals_checked"
KEYS = "run_keys"


def run_place(
    store: Store, try_it: Callable[[Callable[[], object]], object], check: Callable[[], object]
) -> RunPlace:
    """The place of a run over a data file; try_it tells of what cannot be kept."""

    def keep(name: str, value: Any) -> bool:
        try_it(lambda: store.set_setting(name, value))
        kept: bool = store.setting(name, None) == value
        return kept

    def checked() -> str:
        day = store.setting(CHECKED, "")
        return f"{date.fromisoformat(day):%d/%m/%Y}" if day else ""

    return RunPlace(
        referrals=lambda: store.setting(REFERRALS, ""),
        keep_referrals=lambda text: keep(REFERRALS, text),
        checked=checked,
        check=check,
        keys=lambda: store.setting(KEYS, {}),
        keep_keys=lambda changed: keep(KEYS, changed),
    )
