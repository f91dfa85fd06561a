"""Document: the value that is open, its history, and the only way to change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from facilitator_app.core.errors import Trouble
from facilitator_app.core.history import History

T = TypeVar("T")
SINCE: Final = "Something else was changed since. Nothing was taken back."


class Document(QObject, Generic[T]):
    """One open value, such as the plan. A view asks it to edit and redraws when it says changed.

    save(before, after) must have kept the new value when it returns; if it raises Trouble, nothing here
    changes and refused tells why.
    """

    opened = Signal()
    changed = Signal()
    refused = Signal(str)

    def __init__(self, save: Callable[[T | None, T | None], None]) -> None:
        super().__init__()
        self._save = save
        self._history: History[T] | None = None

    @property
    def value(self) -> T | None:
        """The value as it is saved, or None when nothing is open."""
        return None if self._history is None else self._history.value

    @property
    def undo_name(self) -> str:
        """What undo would take back, or ''."""
        return "" if self._history is None else self._history.undo_name

    @property
    def redo_name(self) -> str:
        """What redo would do again, or ''."""
        return "" if self._history is None else self._history.redo_name

    def open(self, value: T | None) -> None:
        """Show another value, already saved, with a fresh history."""
        self._history = None if value is None else History(value)
        self.opened.emit()
        self.changed.emit()

    def edit(self, name: str, value: T, merge: str | None = None) -> bool:
        """Save another value as one named step; edits in a row with one merge key are one step."""
        if self._history is None or value == self._history.value:
            return False
        return self._take(self._history.record(name, value, merge))

    def try_edit(self, name: str, change: Callable[[T], T], merge: str | None = None) -> bool:
        """Edit by a function of the value; when it raises Trouble, that is told and nothing changes."""
        if self._history is None:
            return False
        try:
            value = change(self._history.value)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        return self.edit(name, value, merge)

    def undoing(self) -> Callable[[], bool]:
        """What takes the step that was just made back, later on: only while nothing was changed since."""
        made = self._history

        def undo() -> bool:
            if self._history is made:
                return self.undo()
            self.refused.emit(SINCE)
            return False

        return undo

    def undo(self) -> bool:
        """Take the last step back."""
        return self._history is not None and self._take(self._history.undo())

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._history is not None and self._take(self._history.redo())

    def _take(self, history: History[T]) -> bool:
        before = self._history
        if before is None or history is before:
            return False
        try:
            self._save(before.value, history.value)
        except Trouble as trouble:
            self.refused.emit(str(trouble))
            return False
        self._history = history
        self.changed.emit()
        return True
