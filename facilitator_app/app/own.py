"""Activities of a person's own: made, changed, deleted, and taken from and to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from facilitator_app.app.desk import new_id
from facilitator_app.core import making
from facilitator_app.core.activity import Activity
from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Block
from facilitator_app.formats.pack import Pack
from facilitator_app.store.database import Store
from facilitator_app.ui.document import Document
from facilitator_app.ui.library.clashes import Answer

Edits = Sequence[tuple[Activity | None, Activity | None]]


class OwnActivities(QObject):
    """Changes the library, which all screens share, as it is saved; changed says that it is another now."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, store: Store, library: dict[str, Activity], refresh: Callable[[], object]) -> None:
        super().__init__()
        self._store, self._library, self._refresh = store, library, refresh
        self.document: Document[Activity] = Document(self._save)
        self.document.refused.connect(self.refused)

    def ids(self) -> list[str]:
        """The ids of those that are a person's own, the one changed last first."""
        return self._store.own()

    def begin(self) -> bool:
        """Begin an activity with nothing in it, and open it."""
        return self._begin(making.blank(new_id()))

    def copy(self, id: str) -> bool:
        """Begin a copy of an activity, and open it."""
        return self._begin(making.copy_of(self._library[id], new_id()))

    def begin_from(self, block: Block, title: str) -> bool:
        """Keep a part of a plan as an activity under a title that participants may see."""
        return self._begin(making.from_block(block, self._library, new_id(), title))

    def open(self, id: str) -> bool:
        """Open an activity of one's own to change it."""
        activity = self._try(lambda: self._store.load(Activity, id))
        self.document.open(activity)
        return activity is not None

    def delete(self, id: str) -> bool:
        """Take an activity away; bring_back brings it back."""
        activity = self._try(lambda: self._store.load(Activity, id))
        if activity is None:
            return False
        self.document.open(None)
        return self._keep([(activity, None)])

    def bring_back(self, id: str) -> bool:
        """Bring an activity back that was taken away."""
        activity = self._try(lambda: self._store.deleted(Activity, id))
        return activity is not None and self._keep([(None, activity)])

    def clashing(self, pack: Pack) -> list[Activity]:
        """Those of a pack whose ids are taken by others that are not the same."""
        known = ((each, self._library.get(each.id)) for each in pack.activities)
        return [each for each, there in known if there is not None and there != each]

    def take_in(self, pack: Pack, answers: dict[str, Answer]) -> Edits | None:
        """Keep the activities of a pack, all or none; what was done, for undo, or None.

        answers has for the id of each that clashes whether to keep what there is, replace it, or have both.
        """
        edits: list[tuple[Activity | None, Activity | None]] = []
        for each in pack.activities:
            there = self._library.get(each.id)
            if there == each or (there is not None and answers.get(each.id, "keep") == "keep"):
                continue
            if there is not None and answers[each.id] == "both":
                edits.append((None, replace(each, id=new_id())))
            else:
                # What replaces a bundled one is new as a person's own.
                edits.append((self._store.load(Activity, each.id), each))
        return edits if self._keep(edits) else None

    def take_back(self, edits: Edits) -> bool:
        """Undo what taking in did."""
        return self._keep([(after, before) for before, after in reversed(edits)])

    def _begin(self, activity: Activity) -> bool:
        done = self._keep([(None, activity)])
        if done:
            self.document.open(activity)
        return done

    def _save(self, before: Activity | None, after: Activity | None) -> None:
        self._store.save(before, after)
        if after is not None:
            self._library[after.id] = after

    def _keep(self, edits: Edits) -> bool:
        try:
            self._store.keep(edits)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        self._show(edits)
        self.changed.emit()
        return True

    def _show(self, edits: Edits) -> None:
        """Have the library that the screens share be as the store is."""
        for before, after in edits:
            if after is not None:
                self._library[after.id] = after
            elif before is not None:
                self._library.pop(before.id, None)
        if any(after is None for _, after in edits):
            # One of the bundled library may have stood behind what is gone.
            self._refresh()
            self._library |= self._store.activities()

    def _try(self, do: Callable[[], Activity | None]) -> Activity | None:
        try:
            return do()
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return None


def licence_text(activities: Iterable[Activity]) -> str:
    """Who wrote each activity of a pack, and what may be done with it, a line each."""
    lines = (
        ". ".join(part for part in (each.title, each.author, each.licence or "No licence is given") if part)
        for each in activities
    )
    return "\n".join((*lines, ""))
