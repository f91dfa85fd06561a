"""What the run screen asks of the data file: the referral card, the keys, and who is here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator_app.app.clock import day_kept
from facilitator_app.core.groups import Group
from facilitator_app.core.people import Attendance, Roster
from facilitator_app.store.database import Store
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.displays import Displays
from facilitator_app.ui.run.run_place import RunPlace
from facilitator_app.ui.window import MainWindow

REFERRALS = "referrals"
CHECKED = "referrals_checked"
KEYS = "run_keys"
OPEN = "display_open"


def run_place(
    store: Store,
    try_it: Callable[[Callable[[], object]], object],
    check: Callable[[], object],
    live: Live,
    window: MainWindow,
    displays: Displays,
) -> RunPlace:
    """The place of a run over a data file; try_it tells of what cannot be kept."""
    _remember_open(store, try_it, live, displays)

    def keep(name: str, value: Any) -> bool:
        try_it(lambda: store.set_setting(name, value))
        kept: bool = store.setting(name, None) == value
        return kept

    def checked() -> str:
        day = day_kept(store.setting(CHECKED, ""))
        return f"{day:%d/%m/%Y}" if day else ""

    def present() -> tuple[str, ...]:
        """Of the plan that runs, whichever has been opened meanwhile."""
        marked = store.load(Attendance, live.plan.id) if live.plan else None
        roster = store.load(Roster, marked.roster) if marked else None
        return marked.here(roster) if marked and roster else ()

    def put_on_paper(title: str, groups: Sequence[Group]) -> None:
        from facilitator_app.app.group_paper import print_groups

        print_groups(window, try_it, title, groups)

    return RunPlace(
        referrals=lambda: store.setting(REFERRALS, ""),
        keep_referrals=lambda text: keep(REFERRALS, text),
        checked=checked,
        check=check,
        keys=lambda: store.setting(KEYS, {}),
        keep_keys=lambda changed: keep(KEYS, changed),
        present=present,
        favourites=store.favourites,
        print_groups=put_on_paper,
    )


def _remember_open(
    store: Store, try_it: Callable[[Callable[[], object]], object], live: Live, displays: Displays
) -> None:
    """Give participants their screen again, where a session that is gone on with was cut off with it open."""
    kept = store.setting(OPEN, False)

    def keep() -> None:
        nonlocal kept
        # A rehearsal leaves no trace; what is still open after it counts then.
        if displays.is_open != kept and live.rehearsal is None:
            kept = displays.is_open
            try_it(lambda: store.set_setting(OPEN, kept))

    displays.changed.connect(keep)
    live.changed.connect(keep)
    # Where nothing is on here yet, it may be on in another window, with its screen.
    if kept and live.is_on:
        displays.open()
