"""A list of things in order with what is done to them: added, copied, moved and taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator_app.core.making import inserted, moved, without
from facilitator_app.ui.library.form.steps import StepList
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import button, column, row

T = TypeVar("T")
Change = Callable[[Sequence[Any]], tuple[Any, ...]]


class Ordered(QWidget):
    """A list and its buttons; try_change(name, change) has the things changed, and says whether they were."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        thing: str,
        try_change: Callable[[str, Change], bool],
        copied: Callable[[Any], Any],
    ) -> None:
        super().__init__()
        self._thing, self._try, self._copied = thing, try_change, copied
        self.list = StepList(name, thing)
        self.up = button(theme, "", "up", "quiet", f"Move the {thing} up (Alt+Up)", partial(self.nudge, -1))
        self.down = button(
            theme, "", "down", "quiet", f"Move the {thing} down (Alt+Down)", partial(self.nudge, 1)
        )
        self.copy = button(theme, "", "copy", "quiet", f"Copy the {thing} (Ctrl+D)", self.duplicate)
        self.out = button(theme, "", "delete", "quiet", f"Take the {thing} out (Del)", self.remove)
        for each, what in ((self.up, "up"), (self.down, "down")):
            each.setAccessibleName(f"Move the {thing} {what}")
        self.copy.setAccessibleName(f"Copy the {thing}")
        self.out.setAccessibleName(f"Take the {thing} out")
        layout = column(self)
        layout.addWidget(self.list)
        self.bar: QHBoxLayout = row()
        for each in (self.up, self.down, self.copy, self.out):
            self.bar.addWidget(each)
        self.bar.addStretch()
        layout.addLayout(self.bar)
        self.list.moved.connect(self._move)
        self.list.nudged.connect(self.nudge)
        self.list.removed.connect(self.remove)
        self.list.copied.connect(self.duplicate)

    @property
    def at(self) -> int:
        """The place of the one that is chosen."""
        return max(0, self.list.currentRow())

    def show_rows(self, rows: Sequence[str], anew: bool) -> None:
        """Show what there is; the chosen place stays, unless these are other things."""
        at = 0 if anew else min(self.at, len(rows) - 1)
        self.list.show_rows(rows, at)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(rows) - 1)
        for each in (self.copy, self.out):
            each.setEnabled(bool(rows))

    def put_in(self, thing: Any) -> bool:
        """Put something in after the one that is chosen, and choose it."""
        at = min(self.at + 1, self.list.count())
        return self._do(f"Add a {self._thing}", lambda things: inserted(things, at, thing), at)

    def duplicate(self) -> None:
        """Put a copy after the one that is chosen, and choose it."""
        at = self.at
        if self.list.count():
            self._do(
                f"Copy a {self._thing}",
                lambda things: inserted(things, at + 1, self._copied(things[at])),
                at + 1,
            )

    def remove(self) -> None:
        """Take out the one that is chosen."""
        at = self.at
        if self.list.count() and self._try(f"Remove a {self._thing}", lambda things: without(things, at)):
            # What is chosen now is another one, though it stands in the same place.
            self.list.currentRowChanged.emit(self.list.currentRow())

    def nudge(self, by: int) -> None:
        """Move the one that is chosen up or down."""
        self._move(self.at, self.at + by)

    def _move(self, at: int, to: int) -> None:
        if 0 <= to < self.list.count():
            self._do(f"Move a {self._thing}", lambda things: moved(things, at, to), to)

    def _do(self, name: str, change: Change, then: int) -> bool:
        done = self._try(name, change)
        if done:
            self.list.setCurrentRow(then)
        return done
