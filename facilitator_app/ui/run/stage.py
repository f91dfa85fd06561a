"""Stage: what participants are shown, what they would be shown, and what holds it as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator_app.core.groups import Group
from facilitator_app.core.plan import Plan
from facilitator_app.core.run_view import RunView
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.looks import Showing, read_showing
from facilitator_app.ui.run.scene import Scene, scene, waiting
from facilitator_app.ui.run.words import Library

# So soon after a second has turned, the next one cannot.
REST = timedelta(milliseconds=700)


class Stage(QObject):
    """The scene of this moment; changed says that it is another, or is to look otherwise.

    remembered and remember keep what was chosen for the look of the screen.
    """

    changed = Signal()
    held = Signal(bool)

    def __init__(
        self,
        live: Live,
        library: Library,
        remembered: Callable[[], Mapping[str, Any]] = dict,
        remember: Callable[[dict[str, str]], object] = lambda kept: None,
    ) -> None:
        super().__init__()
        self._live, self._library, self._remember = live, library, remember
        self._showing = read_showing(remembered())
        self._expected: Plan | None = None
        self._scene = self._coming = Scene()
        self._kept: tuple[Scene, str] | None = None
        self._groups: tuple[tuple[Group, ...], str] = (), ""
        self._draft: str | None = None
        self._turned: datetime | None = None
        live.changed.connect(self.refresh)
        live.ticked.connect(self._tick)
        self.refresh()

    @property
    def scene(self) -> Scene:
        """What participants see."""
        return self._scene

    @property
    def coming(self) -> Scene:
        """What they would see: with the words of the draft, and without the hold."""
        return self._coming

    @property
    def showing(self) -> Showing:
        """The layout, colours and size that are chosen."""
        return self._showing

    @property
    def is_held(self) -> bool:
        """Whether participants go on seeing what they saw."""
        return self._kept is not None

    @property
    def is_draft(self) -> bool:
        """Whether words are being written that participants do not see yet."""
        return self._draft is not None

    def choose(self, showing: Showing) -> None:
        """Take on another look, and remember it."""
        if showing != self._showing:
            self._showing = showing
            self._remember(showing.kept())
            self.changed.emit()

    def expect(self, plan: Plan | None) -> None:
        """Wait for a plan while no run is on: its public title and when it starts."""
        self._expected = plan
        self.refresh()

    def hold(self) -> None:
        """Let participants go on seeing these words; their clock stays true while this part is on.

        A support pause and a blank screen show all the same: they may not wait.
        """
        if not self.is_held and self._live.position.block:
            self._kept = self._scene, self._live.position.block
            self.held.emit(True)
            self.changed.emit()

    def release(self) -> None:
        """Show what is on again."""
        if self.is_held:
            self._kept = None
            self.held.emit(False)
            self.refresh()
            self.changed.emit()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show who is with whom, as long as this part is on; no groups take them away."""
        self._groups = tuple(groups), self._live.position.block
        self.refresh()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups that are shown with this part."""
        groups, block = self._groups
        return groups if block == self._live.position.block else ()

    def draft(self, words: str | None) -> None:
        """Words to see in the preview before participants do; None puts them away."""
        if words != self._draft:
            self._draft = words
            self.refresh()
            self.changed.emit()

    def refresh(self) -> None:
        """Look at the run again."""
        plan, shown = self._live.plan, self._live.view()
        if plan is None or shown is None:
            now = after = self._waiting()
        else:
            now = after = scene(plan, shown, self._library, self.groups)
            if self._draft is not None:
                after = scene(plan, replace(shown, message=self._draft), self._library)
            now = self._as_held(shown, now)
        if (now, after) == (self._scene, self._coming):
            return
        self._turned = self._live.now()
        self._scene, self._coming = now, after
        self.changed.emit()

    def _waiting(self) -> Scene:
        found = self._live.starting(self._expected) if self._expected is not None else None
        return waiting(self._expected) if found is None else waiting(self._expected, found.late)

    def _tick(self) -> None:
        if self._turned is None or self._live.now() - self._turned >= REST:
            self.refresh()

    def _as_held(self, shown: RunView, now: Scene) -> Scene:
        """The words that are held, with the time of now while the part is the same; without any after it."""
        if self._kept is None:
            return now
        kept, block = self._kept
        if shown.block is None:
            self._kept = None
            self.held.emit(False)
            return now
        if now.look in ("blank", "support"):
            return now
        if shown.block.id == block and "quiet" not in (now.look, kept.look):
            return now.held_as(kept)
        return kept.timeless
