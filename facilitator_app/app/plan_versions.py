"""The earlier states of a plan in the window: shown, compared with now, named and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from facilitator_app.app.desk import Desk, new_id
from facilitator_app.core.compare import compare
from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.store.database import Store
from facilitator_app.store.entries import VersionEntry
from facilitator_app.ui.home.versions_dialog import VersionsDialog, moment_text
from facilitator_app.ui.theme import Theme

Say = Callable[..., object]


class PlanVersions:
    """The versions of one plan. done is called when a plan is open for what was chosen."""

    def __init__(self, store: Store, desk: Desk, plan: Plan, say: Say, done: Callable[[], object]) -> None:
        self._store, self._desk, self._plan = store, desk, plan
        self._say, self._done = say, done

    def dialog(self, theme: Theme, window: QWidget) -> VersionsDialog:
        """The dialog that shows them, connected."""
        made = VersionsDialog(theme, self._plan.title, self._since, window)
        made.show_versions(self._entries())
        made.back_wanted.connect(self._bring_back)
        made.copy_wanted.connect(self._open_copy)

        def name(words: str) -> None:
            self._try(lambda: self._store.name_version(self._plan.id, words))
            made.show_versions(self._entries())

        def take_away(place: int) -> None:
            self._try(lambda: self._store.take_version_away(place))
            made.show_versions(self._entries())

        made.name_wanted.connect(name)
        made.away_wanted.connect(take_away)
        return made

    def _entries(self) -> Sequence[VersionEntry]:
        found: list[VersionEntry] = []
        self._try(lambda: found.extend(self._store.versions(self._plan.id)))
        return found

    def _since(self, place: int) -> Sequence[str]:
        try:
            return compare(self._store.version(place), self._plan, self._desk.library)
        except Trouble as trouble:
            return (str(trouble),)

    def _bring_back(self, place: int) -> None:
        """The plan becomes as it was, as one step that can be undone; it stays where it is in the lists."""
        then = self._read(place)
        if then is None or not self._opened():
            return
        day = self._day(place)

        def back(plan: Plan) -> Plan:
            return replace(then, archived=plan.archived, tags=plan.tags)

        if self._desk.plan.try_edit(f"Bring back the plan of {day}", back):
            self._say(f"This is the plan of {day} again.", "Undo", self._desk.plan.undoing())
            self._done()

    def _open_copy(self, place: int) -> None:
        then = self._read(place)
        if then is not None:
            title = f"{then.title} ({self._day(place)})"
            if self._desk.begin(replace(then, id=new_id(), title=title, archived=False)):
                self._done()

    def _opened(self) -> bool:
        on = self._desk.plan.value
        return (on is not None and on.id == self._plan.id) or self._desk.open(self._plan.id)

    def _read(self, place: int) -> Plan | None:
        found: list[Plan] = []
        self._try(lambda: found.append(self._store.version(place)))
        return found[0] if found else None

    def _day(self, place: int) -> str:
        saved = next((each.saved for each in self._entries() if each.place == place), None)
        return moment_text(saved).partition(",")[0] if saved else "before"

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except Trouble as trouble:
            self._say(str(trouble), stay=True)
