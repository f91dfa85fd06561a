"""Remote: what buttons, keys and clickers do to the run, on top of single presses."""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitator_app.core.fit import Fit
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.run import Position
from facilitator_app.ui.live import Live

DOUBLE = timedelta(milliseconds=600)


class Remote:
    """Turns presses into events of the run: toggles, the way back, and no double presses."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._came_from = ""
        self._was_skipped = False
        self._last: tuple[str, datetime] | None = None
        live.changed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether a block is on, paused or not."""
        return bool(self._live.position.block)

    @property
    def is_last(self) -> bool:
        """Whether no block comes after the one that is on."""
        return self.is_running and not self._live.position.after(self._live.position.block)

    @property
    def can_go_back(self) -> bool:
        """Whether there is something to go back to."""
        position = self._live.position
        if position.state == "finished":
            return True
        return self.is_running and bool(self._came_from or position.before(position.block))

    def is_double(self, press: str) -> bool:
        """Whether this press comes so soon after one of its kind that it is the same one, made twice.

        Hands are as fast in a rehearsal as ever.
        """
        now = self._live.hand_time()
        if self._last is not None and self._last[0] == press and now - self._last[1] < DOUBLE:
            return True
        self._last = press, now
        return False

    def start(self, plan: Plan, as_planned: bool = False) -> bool:
        """Start a run of a plan, or the one that is ready to start; if it cannot start, none is on.

        As planned is as if it had begun, or will begin, at its planned start.
        """
        ready = self._live.is_on
        if not ready and not self._live.begin(plan):
            return False
        # A second press on the button must not be taken for Next.
        self.is_double("next")
        if self._live.start_as_planned() if as_planned else self._live.press("start"):
            return True
        if not ready:
            self._live.close()
        return False

    def next(self) -> None:
        """Go on to the next block."""
        if self.is_running and self._live.press("next"):
            self._came_from = ""

    def back(self) -> None:
        """Undo a skip or a jump, reopen a finished run, or go to the block before."""
        if not self.can_go_back:
            return
        if self._live.position.state == "finished" or not self._came_from:
            self._live.press("back")
            return
        left = self._live.position.block
        if self._live.press("go", block=self._came_from):
            self._came_from = ""
            if self._was_skipped:
                self._live.press("skip", block=left)

    def go(self, block: str) -> None:
        """Jump to a block; Back undoes it."""
        position = self._live.position
        if not self.is_running or block == position.block:
            return
        skipped = block in position.skipped
        if self._live.press("go", block=block):
            self._came_from, self._was_skipped = position.block, skipped

    def skip(self) -> None:
        """Leave out the block that is on; Back undoes it."""
        position = self._live.position
        if self.is_running and self._live.press("skip"):
            self._came_from, self._was_skipped = position.block, False

    def pause(self) -> None:
        """Pause, or go on after a pause."""
        if self.is_running:
            self._live.press("resume" if self._live.position.state == "paused" else "pause")

    def add(self, minutes: int) -> None:
        """Give the block that is on more minutes, or fewer."""
        if self.is_running:
            self._live.press("add", seconds=60 * minutes)

    def correct(self, minutes: int) -> None:
        """Say that the block that is on began so many minutes ago."""
        if self.is_running:
            self._live.press("correct", seconds=60 * minutes)

    def blank(self) -> None:
        """Make the participant screen dark, or show it again as it was."""
        if not self.is_running:
            return
        if self._live.position.blank:
            self._live.press("show", text=self._live.position.message)
        else:
            self._live.press("blank")

    def show(self, text: str) -> None:
        """Give participants other words to read; a screen that is blank stays so."""
        if not self.is_running:
            return
        blank = self._live.position.blank
        if self._live.press("show", text=text) and blank:
            self._live.press("blank")

    def replan(self, fit: Fit) -> bool:
        """Take on the lengths of a proposal."""
        return self._replan({each.id: each.minutes for each in fit.blocks})

    def undo_replan(self, fit: Fit) -> bool:
        """Put the lengths back as they were before a proposal."""
        return self._replan({each.id: each.planned for each in fit.blocks})

    def is_replanned(self, fit: Fit) -> bool:
        """Whether the lengths of a proposal are those of now: it was not undone by another key."""
        lengths = self._live.position.lengths
        return all(lengths.get(each.id) == timedelta(minutes=each.minutes) for each in fit.blocks)

    def undo(self) -> None:
        """Take the last press back, if it is no older than ten seconds."""
        position = self._live.position
        if position.undoable(self._live.now()) and self._live.press("undo"):
            self._came_from = ""
            if _began_at_once(position):
                self._live.press("undo")

    def insert(self, new: Block, *, at_once: bool) -> bool:
        """Put a part in after the one that is on, and begin it at once where that is wanted."""
        if not self.is_running or not self._live.press("insert", new=new):
            return False
        if at_once:
            self.go(new.id)
        return True

    def support(self) -> None:
        """Pause for support, or go on with the session after it."""
        if self.is_running:
            self._live.press("resume" if self._live.position.support else "support")

    def offered(self, done: bool) -> None:
        """Keep that a referral was offered, or take the tick off; nothing else."""
        self._live.press("offered", done=done)

    def note(self, text: str) -> bool:
        """Keep a note about the session; whether it was kept."""
        return self._live.press("note", text=text)

    def swap(self) -> None:
        """Let every group of the breakout that is on begin its next part."""
        shown = self._live.view()
        if shown is not None and shown.strands and not self.is_double("swap"):
            self._live.press("swap")

    def tick(self, block: str, step: int) -> None:
        """Tick a step of the block that is on as done, or take the tick off."""
        if self.is_running:
            done = step not in self._live.position.ticks.get(block, frozenset())
            self._live.press("tick", block=block, step=step, done=done)

    def finish(self) -> None:
        """End the session; Back reopens it."""
        if self.is_running:
            self._came_from = ""
            self._live.press("finish")

    def _forget(self) -> None:
        """A way back leads nowhere once its run is put away."""
        if not self._live.is_on:
            self._came_from = ""

    def _replan(self, minutes: dict[str, int]) -> bool:
        return self.is_running and self._live.press("replan", minutes=minutes)


def _began_at_once(position: Position) -> bool:
    """Whether the last press was half of one: a part was put in and begun in the same moment."""
    if len(position.recent) < 2:
        return False
    put_in, begun = (each.event for each in position.recent[-2:])
    new = put_in.new.id if put_in.new is not None else ""
    return begun.do == "go" and begun.block == new and begun.at - put_in.at < DOUBLE
