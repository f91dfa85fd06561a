"""What commands share: the data file, the library, and finding the plan that was named."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from facilitator_app import bundled
from facilitator_app.app.clock import day_kept, now
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Trouble, told
from facilitator_app.core.people import Attendance, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.formats.activity import read_activity
from facilitator_app.formats.plan import read_plan
from facilitator_app.formats.series import read_series

if TYPE_CHECKING:
    from facilitator_app.store.database import Store

T = TypeVar("T")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a name that is too long for a file
        return False


def is_folder(path: str | Path) -> bool:
    """Whether this is a folder; what cannot be looked at is none."""
    return os.path.isdir(path)  # noqa: PTH112 - never raises


def one_line(text: str) -> str:
    """Text of a file as one line of an answer, with nothing in it that a terminal would act on."""
    tidy = " ".join(text.split())
    return "".join("�" if unicodedata.category(each) == "Cc" else each for each in tidy)


def _template(name: str) -> Plan | None:
    """The bundled template with this id: a single session, or a series and one of its sessions."""
    for path in bundled.plan_files():
        if path.stem == name:
            return read_plan(path)[0]
    for path in bundled.series_files():
        if name.startswith(f"{path.stem}-"):
            series = read_series(path)[0]
            plans = (series.plan(each.id) for each in series.sessions)
            return next((plan for plan in plans if plan.id == name), None)
    return None


class Context:
    """The data file that was chosen and what commands read through it."""

    def __init__(self, data: str | None, environment: Mapping[str, str]) -> None:
        self._data = data
        self._environment = environment

    @cached_property
    def data_file(self) -> Path:
        """The data file: the one named, else the usual one."""
        from facilitator_app.store.places import chosen

        return chosen(self._data, self._environment)

    @cached_property
    def bundled_library(self) -> dict[str, Activity]:
        """The bundled activities by id, in the order of their numbers."""
        activities = sorted(
            (read_activity(path) for path in bundled.activity_files()), key=lambda each: each.number
        )
        return {activity.id: activity for activity in activities}

    @cached_property
    def own_activities(self) -> list[Activity]:
        """The activities of a person's own that the data file holds, the one changed last first."""
        return self._kept(lambda store: store.all_of(Activity), [])

    @cached_property
    def library(self) -> dict[str, Activity]:
        """The bundled activities by id, then those of a person's own, which come before bundled ones."""
        return self.bundled_library | {each.id: each for each in reversed(self.own_activities)}

    def favourites(self) -> list[str]:
        """The ids of the activities that are marked in the data file."""
        return self._kept(lambda store: store.favourites(), [])

    def plan(self, name: str) -> Plan:
        """The plan of a file, of the data file, or of a template; what is odd in a file is told.

        Raises BadFile for a file that cannot be used, Trouble when there is no such plan.
        """
        path = Path(name)
        if path.suffix == ".toml" or len(path.parts) > 1 or _is_file(path):
            plan, problems = read_plan(path, self.library)
            if problems:
                print(told(str(path), problems), file=sys.stderr)
            return plan
        kept = self.kept_plan(name)
        if kept is not None:
            return kept
        template = _template(name)
        if template is None:
            what = "there is no such file, and no plan or template with this id."
            raise Trouble(f"{name}: {'this is a folder, not a file.' if is_folder(name) else what}")
        return template

    def kept_plan(self, name: str) -> Plan | None:
        """The plan with this id in the data file, if there is one."""
        return self._kept(lambda store: store.load(Plan, name), None)

    def referrals_checked(self) -> date | None:
        """The day on which the local referral sheet was last checked, where the data file knows it."""
        return day_kept(self._kept(lambda store: store.setting("referrals_checked", ""), ""))

    def kept_people(self, plan: Plan) -> tuple[Roster | None, Attendance | None]:
        """The list of people and the marks that the data file holds for a plan."""
        attendance = self._kept(lambda store: store.load(Attendance, plan.id), None)
        if attendance is None:
            return None, None
        return self._kept(lambda store: store.load(Roster, attendance.roster), None), attendance

    def _kept(self, read: Callable[[Store], T], otherwise: T) -> T:
        """What is read from the data file; what it is otherwise where there is no data file yet.

        Raises Trouble when there is one that cannot be read.
        """
        from facilitator_app.store.database import Store
        from facilitator_app.store.troubles import NoFileYet

        try:
            with closing(Store.open(self.data_file, now, read_only=True)) as store:
                return read(store)
        except NoFileYet:
            return otherwise
