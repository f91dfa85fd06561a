"""What runs left behind: summaries as files, actual times for the plan, earlier runs, and fresh marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from facilitator_app.app.agenda_files import file_name
from facilitator_app.app.clock import local_zone
from facilitator_app.app.desk import Desk
from facilitator_app.core.errors import Trouble
from facilitator_app.core.people import Attendance
from facilitator_app.core.plan import Plan
from facilitator_app.core.report import report, with_actual_times
from facilitator_app.core.report_words import ending_words
from facilitator_app.core.run import Event, apply, replay
from facilitator_app.core.run_view import RunView, run_items, view
from facilitator_app.core.schedule import own_zone
from facilitator_app.core.spans import MONTHS, whole_minutes
from facilitator_app.formats.run_markdown import dump_run
from facilitator_app.formats.writing import write_file
from facilitator_app.store.database import Store
from facilitator_app.store.entries import RunEntry
from facilitator_app.ui.asking import ask_target
from facilitator_app.ui.run.past_runs import PastRun, Records
from facilitator_app.ui.window import MainWindow

CUT_OFF = "closed before the end"


def records(window: MainWindow, store: Store, desk: Desk, now: Callable[[], datetime]) -> Records:
    """What the run screen can do with the runs of a data file."""
    made = PastRuns(window, store, desk, now)
    return Records(
        count=made.count,
        runs=made.runs,
        read=made.read,
        delete=made.delete,
        save=made.save,
        use_times=made.use_times,
        old_marks=made.old_marks,
        begin_marks=made.begin_marks,
    )


class PastRuns:
    """The runs of a data file that are over, and what is done with what they came to."""

    def __init__(self, window: MainWindow, store: Store, desk: Desk, now: Callable[[], datetime]) -> None:
        self._window, self._store, self._desk, self._now = window, store, desk, now

    def count(self, plan: str) -> int:
        """How many earlier runs a plan has."""
        return len(self._over(plan))

    def runs(self, plan: str) -> Sequence[PastRun]:
        """The earlier runs of a plan, the newest first; one that cannot be read is told and left out."""
        found = (self._told(each) for each in self._over(plan))
        return [each for each in found if each is not None]

    def read(self, run: str) -> tuple[Plan, RunView] | None:
        """A run's plan as it was then, and the picture of its end; trouble is told."""
        found: list[tuple[Plan, RunView, bool]] = []
        self._try(lambda: found.append(self._end_of(run)))
        return found[0][:2] if found else None

    def delete(self, run: str) -> None:
        """Remove a run for good, also from the copies beside the data file."""

        left: list[Path] = []
        if not self._try(lambda: left.extend(self._store.forget_run(run))):
            return
        if left:
            names = ", ".join(each.name for each in left)
            self._warn(f"The run is deleted. These copies could not be changed and still hold it: {names}.")
        else:
            self._window.notice.say("The run is deleted.")

    def save(self, plan: Plan, shown: RunView) -> None:
        """Ask where to, and write what a run came to as a file."""
        told = report(shown, self._desk.library)
        day = f" {shown.local(told.start):%Y-%m-%d}" if told.start is not None else ""
        usual = f"{file_name(plan.title, 'session')}{day}.md"
        file = ask_target(self._window, "Save the summary", usual, "Markdown", "md")
        if file is not None:
            data = dump_run(plan.title, told, self._desk.library, shown.zone)
            if self._try(lambda: write_file(file, data)):
                self._window.notice.say(f"Saved {file}.")

    def use_times(self, plan: Plan, shown: RunView) -> None:
        """Give each part of the plan the length that it really took, as one step that can be undone."""
        on = self._desk.plan.value
        if (on is None or on.id != plan.id) and not self._desk.open(plan.id):
            return
        opened = self._desk.plan
        before = opened.value
        if opened.try_edit("Use the actual times", lambda each: with_actual_times(each, shown)):
            text = "The plan has the times that its parts really took."
            self._window.notice.say(text, "Undo", opened.undoing())
        elif before is not None and with_actual_times(before, shown) == before:
            self._window.notice.say("The plan has these times already.")

    def old_marks(self, plan: str) -> str:
        """A question where the marks of a plan are those of an earlier day's session, '' otherwise."""
        marks = self._desk.attendance.value
        if marks is None or marks.id != plan or not marks.marks:
            return ""
        today = _day(self._now())
        saved = self._store.saved_at(Attendance, plan)
        last = next(iter(self._over(plan)), None)
        if saved is None or last is None or today in (_day(saved), _day(last.begun)):
            return ""
        day = _day(last.begun)
        who = "1 person is" if len(marks.marks) == 1 else f"{len(marks.marks)} people are"
        return f"{who} marked from the session of {day.day} {MONTHS[day.month - 1]}."

    def begin_marks(self, plan: str) -> None:
        """Keep the marks with the run that they are of, and begin with none; the notice takes it back."""
        marks, opened = self._desk.attendance.value, self._desk.attendance
        last = next(iter(self._over(plan)), None)
        if marks is None or last is None:
            return
        kept = replace(marks, id=last.id)
        if not self._try(lambda: self._keep(kept)):
            return
        if opened.edit("Begin with fresh marks", replace(marks, marks={})):
            undo = opened.undoing()

            def back() -> None:
                if undo():
                    self._try(lambda: self._store.save(kept, None))

            text = "Nobody is marked now. The marks from before are kept with their session."
            self._window.notice.say(text, "Undo", back)

    def _keep(self, kept: Attendance) -> None:
        before = self._store.load(Attendance, kept.id)
        if before != kept:
            self._store.save(before, kept)

    def _over(self, plan: str) -> list[RunEntry]:
        going_on = self._store.open_run()
        found: list[RunEntry] = []
        self._try(lambda: found.extend(self._store.runs(plan)))
        return [each for each in found if each.events and (each.ended or each.id != going_on)]

    def _told(self, run: RunEntry) -> PastRun | None:
        found: list[tuple[Plan, RunView, bool]] = []
        self._try(lambda: found.append(self._end_of(run.id)))
        if not found:
            return None
        _plan, shown, finished = found[0]
        told = report(shown, self._desk.library)
        if told.start is None or told.end is None:
            return None
        ending = f"ended {ending_words(told.behind)}" if finished else CUT_OFF
        return PastRun(run.id, shown.local(told.start), whole_minutes(told.end - told.start), ending)

    def _end_of(self, run: str) -> tuple[Plan, RunView, bool]:
        """A run at its end, which for one that nobody finished is its last press; whether it was finished."""
        try:
            plan = self._store.run_plan(run)
        except KeyError:
            # Another window deleted it.
            raise Trouble("That run is no longer there.") from None
        position = replay(run_items(plan), self._store.events(run))
        finished = position.state == "finished"
        last = position.last or self._now()
        if not finished:
            position = apply(position, Event(last, "finish"))
        return plan, view(plan, position, last, own_zone(plan) or local_zone()), finished

    def _warn(self, text: str) -> None:
        self._window.notice.say(text, stay=True)

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except Trouble as trouble:
            self._warn(str(trouble))
            return False
        return True


def _day(moment: datetime) -> date:
    return moment.astimezone(local_zone()).date()
