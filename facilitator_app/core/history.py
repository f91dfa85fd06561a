"""Undo and redo as earlier and later values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """A named step and the value before it (to undo) or after it (to redo)."""

    name: str
    value: T
    merge: str | None = None


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """A value with those that it had before and those undone."""

    value: T
    past: tuple[Change[T], ...] = ()
    future: tuple[Change[T], ...] = ()

    def record(self, name: str, value: T, merge: str | None = None) -> History[T]:
        """Take on a new value; edits in a row with one merge key are one step to undo."""
        if merge is not None and self.past and self.past[-1].merge == merge and not self.future:
            return replace(self, value=value)
        return History(value, (*self.past, Change(name, self.value, merge)))

    def undo(self) -> History[T]:
        """Back to the value before the last step; the same history when there is none."""
        if not self.past:
            return self
        last = self.past[-1]
        undone = Change(last.name, self.value)
        return History(last.value, self.past[:-1], (*self.future, undone))

    def redo(self) -> History[T]:
        """Forward again to the value last undone; the same history when there is none."""
        if not self.future:
            return self
        last = self.future[-1]
        done = Change(last.name, self.value)
        return History(last.value, (*self.past, done), self.future[:-1])

    @property
    def undo_name(self) -> str:
        """What undo would take back, or ''."""
        return self.past[-1].name if self.past else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again, or ''."""
        return self.future[-1].name if self.future else ""
