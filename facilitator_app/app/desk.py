"""What is open: the plan with its list of people and its marks, and how plans come and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from facilitator_app import bundled
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Trouble
from facilitator_app.core.people import Attendance, Roster
from facilitator_app.core.plan import Plan
from facilitator_app.core.series import Series
from facilitator_app.formats.plan import read_plan
from facilitator_app.formats.series import read_series
from facilitator_app.store.database import Store
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner.changes import from_library

LAST = "last_plan"


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex


def templates() -> list[Plan]:
    """The bundled session templates."""
    return [read_plan(path)[0] for path in bundled.plan_files()]


def one_template(id: str) -> Plan | None:
    """The bundled session template with this id."""
    return next((each for each in templates() if each.id == id), None)


def all_series() -> list[Series]:
    """The bundled series."""
    return [read_series(path)[0] for path in bundled.series_files()]


def one_series(id: str) -> Series | None:
    """The bundled series with this id."""
    found = next((path for path in bundled.series_files() if path.stem == id), None)
    return read_series(found)[0] if found else None


class Desk(QObject):
    """The documents that are open; opening a plan opens its people and marks with it."""

    refused = Signal(str)

    def __init__(self, store: Store, library: dict[str, Activity]) -> None:
        super().__init__()
        self._store, self.library = store, library
        self.plan: Document[Plan] = Document(store.save)
        self.roster: Document[Roster] = Document(store.save)
        self.attendance: Document[Attendance] = Document(store.save)

    def open(self, id: str) -> bool:
        """Open a plan by its id."""
        try:
            plan = self._store.load(Plan, id)
            if plan is None:
                raise Trouble("That plan is no longer there.")
            self._show(plan)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        return True

    def close(self) -> None:
        """Have nothing open."""
        for document in (self.plan, self.roster, self.attendance):
            document.open(None)

    def open_last(self) -> None:
        """Open the plan that was open when the program was last closed, if it is still there."""
        plan = self._store.load(Plan, self._store.setting(LAST, ""))
        if plan is not None:
            self._show(plan)

    def start_blank(self) -> bool:
        """Begin a plan with nothing in it."""
        return self.begin(Plan(new_id(), "New session", time(18, 30), group_size=20))

    def start_from(self, template: str) -> bool:
        """Begin a plan as a copy of a bundled template."""
        found = one_template(template)
        return found is not None and self.begin(replace(found, id=new_id()))

    def duplicate(self, id: str) -> bool:
        """Begin a plan as a copy of another."""
        plan = self.read(id)
        return plan is not None and self.begin(replace(plan, id=new_id(), title=f"{plan.title} (copy)"))

    def read(self, id: str) -> Plan | None:
        """A plan by its id, without opening it; trouble is told."""
        try:
            return self._store.load(Plan, id)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return None

    def change(self, id: str, name: str, edit: Callable[[Plan], Plan]) -> bool:
        """Change a plan as one step, whether it is the one that is open or not; whether that was done."""
        if self.plan.value is not None and self.plan.value.id == id:
            return self.plan.try_edit(name, edit)
        plan = self.read(id)
        if plan is None:
            return False
        try:
            self._store.save(plan, edit(plan))
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        return True

    def remove(self, id: str) -> bool:
        """Take a plan away; it can be brought back."""
        try:
            plan = self._store.load(Plan, id)
            if plan is not None:
                self._store.save(plan, None)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        if self.plan.value is not None and self.plan.value.id == id:
            self.close()
        return True

    def bring_back(self, id: str) -> None:
        """Bring a plan back that was taken away."""
        try:
            plan = self._store.deleted(Plan, id)
            if plan is not None:
                self._store.save(None, plan)
        except Trouble as trouble:
            self.refused.emit(str(trouble))

    def take_in(self, file: Path) -> list[str]:
        """Begin a plan from a file; what is odd in it is returned. Raises BadFile and NotSaved."""
        plan, problems = read_plan(file, self.library)
        known = self._store.load(Plan, plan.id) or self._store.deleted(Plan, plan.id)
        plan = replace(plan, id=new_id()) if known else plan
        self._store.save(None, plan)
        self._show(plan)
        return [str(problem) for problem in problems]

    def add_activity(self, activity: str, minutes: int) -> bool:
        """Put an activity of the library at the end of the open plan."""
        known = self.library[activity]
        block = from_library(known, new_id(), minutes)
        return self.plan.try_edit(f"Add “{known.title}”", lambda plan: plan.add(block))

    def begin(self, plan: Plan) -> bool:
        """Begin with a plan that is new."""
        try:
            self._store.save(None, plan)
            self._show(plan)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        return True

    def _show(self, plan: Plan) -> None:
        attendance = self._store.load(Attendance, plan.id)
        if attendance is None:
            attendance = Attendance(plan.id, roster=new_id())
            self._store.save(None, attendance)
        roster = self._store.load(Roster, attendance.roster)
        if roster is None:
            roster = Roster(attendance.roster, plan.title)
            self._store.save(None, roster)
        self._store.set_setting(LAST, plan.id)
        self.roster.open(roster)
        self.attendance.open(attendance)
        self.plan.open(plan)
