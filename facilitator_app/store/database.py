"""The store: one SQLite file that holds plans, people, runs, settings and the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from facilitator_app.store import lists
from facilitator_app.store.connection import WAIT, Connection
from facilitator_app.store.entries import (
    Hit,
    PlanEntry,
    RosterEntry,
    RunEntry,
    TemplateEntry,
    VersionEntry,
)
from facilitator_app.store.opening import open_to_read, open_to_write
from facilitator_app.store.settings import SIGNATURE, TEMPLATES, Settings
from facilitator_app.store.troubles import NotRead

if TYPE_CHECKING:
    from facilitator_app.core.activity import Activity
    from facilitator_app.core.plan import Plan
    from facilitator_app.core.run import Event
    from facilitator_app.core.series import Series
    from facilitator_app.store.bodies import D
    from facilitator_app.store.documents import Documents
    from facilitator_app.store.lengths import Lengths
    from facilitator_app.store.library import Found, Library, Order
    from facilitator_app.store.runs import Runs
    from facilitator_app.store.searching import Wanted
    from facilitator_app.store.versions import Versions

T = TypeVar("T")


class Store:
    """An open data file. Whatever it is told to keep is kept when the call returns, or Trouble is raised.

    What reads and writes whole values is imported when it is first needed, after the window shows.
    """

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._clock = clock
        self._settings = Settings(connection)
        self._take_on: Callable[[], None] | None = None

    @cached_property
    def _documents(self) -> Documents:
        from facilitator_app.store.documents import Documents

        return Documents(self._connection, self._clock)

    @cached_property
    def _runs(self) -> Runs:
        from facilitator_app.store.runs import Runs

        return Runs(self._connection, self._clock)

    @cached_property
    def _lengths(self) -> Lengths:
        from facilitator_app.store.lengths import Lengths

        return Lengths(self._connection, self._runs)

    @cached_property
    def _versions(self) -> Versions:
        from facilitator_app.store.versions import Versions

        return Versions(self._connection, self._clock)

    @cached_property
    def _library(self) -> Library:
        from facilitator_app.store.library import Library

        return Library(self._connection, self._settings, self._documents)

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Callable[[], datetime],
        read_only: bool = False,
        wait: timedelta = WAIT,
        anew: bool = False,
    ) -> Self:
        """The store in a file, made where there is none; wait is how long another program may block it.

        Raises CannotOpen (NewerFile, NotOurs, LostFile), or DamagedFile once the damaged file is set aside.
        anew makes the file also where there is a backup of one that was there.
        """
        connection = open_to_read(path, wait) if read_only else open_to_write(path, clock, wait, anew)
        return cls(connection, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the data file stands."""
        return self._connection.path

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self._connection.raw.close()

    def warm(self) -> None:
        """Load what the first edit needs (0.1 s), once the window shows."""
        _ = self._connection.tables

    def save(self, before: D | None, after: D | None) -> None:
        """Put `after` in the place of `before`; None before is new, None after is deleted but kept.

        Raises Stale when what is stored is not `before`, and NotSaved; then nothing has changed.
        """
        from facilitator_app.core.activity import Activity
        from facilitator_app.store import privacy

        if type(after or before) is Activity:
            self._library.keep(before, after)
            return
        self._documents.save(before, after)
        if privacy.lost_people(before, after):
            privacy.clear_log(self._connection)

    def keep(self, edits: Iterable[tuple[Activity | None, Activity | None]]) -> None:
        """Save several own activities, before and after, all or none. Raises Stale and NotSaved."""
        with self._connection.writing():
            for before, after in edits:
                self._library.keep(before, after)

    def load(self, kind: type[D], id: str) -> D | None:
        """The document of this kind and id; None when there is none or it is deleted."""
        return self._documents.load(kind, id)

    def deleted(self, kind: type[D], id: str) -> D | None:
        """A deleted document; save(None, it) brings it back."""
        return self._documents.deleted(kind, id)

    def saved_at(self, kind: type[D], id: str) -> datetime | None:
        """When the document of this kind and id was last saved; None when there is none."""
        return self._documents.saved_at(kind, id)

    def all_of(self, kind: type[D]) -> list[D]:
        """Every document of a kind, the one changed last first; those that are damaged are left out."""
        return self._documents.all_of(kind)

    def plans(self, deleted: bool = False) -> list[PlanEntry]:
        """The plans, or those deleted, the one changed last first."""
        return lists.plans(self._connection, deleted)

    def own_templates(self) -> list[PlanEntry]:
        """The templates of a person's own, the one changed last first."""
        return lists.templates(self._connection)

    def versions(self, plan: str) -> list[VersionEntry]:
        """The earlier states of a plan that are kept, the newest first."""
        return self._versions.of(plan)

    def version(self, place: int) -> Plan:
        """An earlier state of a plan."""
        return self._versions.read(place)

    def name_version(self, plan: str, name: str) -> None:
        """Keep a plan as it is now, under a name."""
        self._versions.name(plan, name)

    def take_version_away(self, place: int) -> None:
        """Delete a version that somebody named."""
        self._versions.take_away(place)

    def plans_with(self, activity: str) -> list[str]:
        """The titles of the plans that have an activity, the one changed last first."""
        return lists.plans_with(self._connection, activity)

    def rosters(self, deleted: bool = False) -> list[RosterEntry]:
        """The rosters, or those deleted, the one changed last first."""
        return lists.rosters(self._connection, deleted)

    def forget(self, roster: str) -> tuple[Path, ...]:
        """Remove a roster for good, also from the copies beside the file; those not cleared are told."""
        from facilitator_app.store import privacy

        return privacy.forget_roster(self._connection, roster)

    def erase(self, person: str) -> tuple[Path, ...]:
        """Take a person off every roster for good, also in the copies; those not cleared are told."""
        from facilitator_app.store import privacy

        return privacy.erase_person(self._connection, person)

    def begin_run(self, plan: Plan) -> str:
        """Begin a run of a plan as it is now, and get the run's id."""
        return self._runs.begin(plan)

    def append(self, run: str, event: Event) -> None:
        """Add one press to a run; it is on the disk when this returns."""
        self._runs.append(run, event)

    def events(self, run: str) -> list[Event]:
        """The presses of a run, in the order in which they came."""
        return self._runs.events(run)

    def run_plan(self, run: str) -> Plan:
        """The plan as it was when a run began."""
        return self._runs.plan(run)

    def open_run(self) -> str | None:
        """The newest run that has not ended, such as one that a crash cut off."""
        return lists.open_run(self._connection)

    def end_run(self, run: str) -> None:
        """Note that a run is over."""
        self._runs.end(run)

    def forget_run(self, run: str) -> tuple[Path, ...]:
        """Remove a run for good, also from the copies beside the file; those not cleared are told."""
        return self._runs.forget(run)

    def runs(self, plan_id: str) -> list[RunEntry]:
        """The runs of a plan, the newest first."""
        return lists.runs(self._connection, plan_id)

    def learned(self, activity: str, most: int = 3) -> tuple[int, ...]:
        """The whole minutes that an activity took the last times that it was run, the newest first."""
        return self._lengths.of(activity, most)

    def setting(self, key: str, default: T) -> T:
        """What was set, or the default where nothing of the default's type was."""
        return self._settings.get(key, default)

    def set_setting(self, key: str, value: Any) -> None:
        """Remember a value."""
        self._settings.put(key, value)

    def refresh_library(
        self,
        signature: str,
        load: Callable[[], Iterable[Activity]],
        templates: Callable[[], Iterable[Plan | Series]] = tuple,
    ) -> bool:
        """Take on the activities and templates that are given, and say so, unless the signature is known."""
        self._take_on = lambda: self._library.take_on(signature, load(), templates())
        if self._settings.get(SIGNATURE, "") == signature:
            return False
        self._take_on()
        return True

    def templates(self) -> list[TemplateEntry]:
        """The bundled templates, in their order."""
        return self._healed(self._templates)

    def _templates(self) -> list[TemplateEntry]:
        kept: Any = self._settings.get(TEMPLATES, None)
        if kept is None and self._take_on is None:
            return []
        try:
            return [TemplateEntry(*each) for each in kept]
        except TypeError as error:
            raise NotRead("The list of templates is damaged in the data file.") from error

    def activities(self) -> dict[str, Activity]:
        """Every activity by its id, in the library's order."""
        return self._healed(self._library.activities)

    def search(self, text: str, **wanted: Unpack[Wanted]) -> list[Hit]:
        """The activities that match and are wanted, the best first; all for no words."""
        found = self.find(text, wanted)
        return [found.show(id) for id in found.ids]

    def find(self, text: str, wanted: Wanted, order: Order = "match") -> Found:
        """What a search finds in an order, and how many there would be with each value of each filter."""
        return self._healed(lambda: self._library.find(text, wanted, order))

    def _healed(self, read: Callable[[], T]) -> T:
        """What is read of the library, which is taken on once more where the data file's copy is damaged."""
        try:
            return read()
        except NotRead:
            if self._take_on is None:
                raise
            self._take_on()
            return read()

    def own(self) -> list[str]:
        """The ids of a person's own activities, the one changed last first."""
        return self._library.own()

    def favourites(self) -> list[str]:
        """The ids of the favourite activities, the one marked last first."""
        return self._library.favourites()

    def mark(self, activity: str, favourite: bool) -> None:
        """Mark an activity as a favourite, or as one no more."""
        self._library.mark(activity, favourite)

    def back_up_today(self, today: date) -> Path | None:
        """Make this day's backup; None when the day has its own."""
        from facilitator_app.store.backup import back_up_today

        return back_up_today(self.path, today)
