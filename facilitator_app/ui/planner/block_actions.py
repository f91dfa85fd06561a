"""What can be done to the blocks that are selected, in the list and in the time strip alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from facilitator_app.core.plan import Plan
from facilitator_app.core.reshape import strand_of, top_of
from facilitator_app.core.splitting import can_split
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner.actions import PlanActions
from facilitator_app.ui.planner.agenda_view import AgendaView
from facilitator_app.ui.planner.edits import PlanEdits
from facilitator_app.ui.planner.rows import Library, title_of
from facilitator_app.ui.planner.split_dialog import SplitDialog
from facilitator_app.ui.theme import Theme

# In the list and the strip alone: in a line of text these keys are those of the text.
_KEYS = ("up", "down", "remove", "cut", "copy", "paste", "split", "join", "park")


class BlockActions(QObject):
    """Names the actions, does them to what the agenda has selected, and allows those that are possible."""

    def __init__(
        self,
        theme: Theme,
        document: Document[Plan],
        library: Library,
        edits: PlanEdits,
        actions: PlanActions,
        agenda: AgendaView,
    ) -> None:
        super().__init__(agenda)
        self._theme, self._document, self._library = theme, document, library
        self._edits, self._actions, self._agenda = edits, actions, agenda
        for name, text, icon, do, keys in self._list():
            actions.add(name, text, icon, do, keys)
        actions.add("hold", "Pick up and move", "drag", self._hold, hint="Space")

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of what is selected, without what a selected section holds anyway."""
        plan = self._document.value
        return () if plan is None else top_of(plan, self._agenda.selected_ids)

    def listen_in(self, *views: QWidget) -> None:
        """Let the keys of these actions work in some views."""
        for view in views:
            self._actions.listen(view, Qt.ShortcutContext.WidgetShortcut, *_KEYS)

    def allow(self, plan: Plan) -> None:
        """Let what is possible be done."""
        selected = self.selected
        allow = self._actions.allow
        allow(bool(selected), "up", "down", "duplicate", "remove", "cut", "copy", "hold")
        groups = any(strand_of(plan, id) for id in selected)
        allow(bool(selected) and not groups, "join", "park")
        allow(len(selected) == 1 and can_split(plan.find(selected[0])), "split")

    def split_dialog(self) -> SplitDialog | None:
        """The question at how many minutes to split, ready to be shown."""
        plan = self._document.value
        block = None if plan is None else plan.find(next(iter(self.selected), ""))
        if plan is None or block is None or not can_split(block):
            return None
        title = title_of(plan, block.id, self._library)
        dialog = SplitDialog(self._theme, title, block.minutes, self._agenda.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._edits.split(block.id, dialog.minutes))
        return dialog

    def _list(self) -> tuple[tuple[str, str, str, Callable[[], object], tuple[str, ...]], ...]:
        return (
            ("up", "Move up", "up", self._move_up, ("Alt+Up",)),
            ("down", "Move down", "down", self._move_down, ("Alt+Down",)),
            ("duplicate", "Duplicate", "copy", self._duplicate, ("Ctrl+D",)),
            ("cut", "Cut", "minus", self._cut, ("Ctrl+X",)),
            ("copy", "Copy", "copy", self._copy, ("Ctrl+C",)),
            ("paste", "Paste", "import", self._paste, ("Ctrl+V",)),
            ("split", "Split in two…", "breakout", self._split, ("Ctrl+Shift+S",)),
            ("join", "Join with the next", "shrink", self._join, ("Ctrl+J",)),
            ("park", "Park, out of the time", "pause", self._park, ("Ctrl+Shift+O",)),
            ("remove", "Remove", "delete", self._remove, ("Del",)),
        )

    def _move_up(self) -> None:
        self._edits.nudge(self.selected, -1)

    def _move_down(self) -> None:
        self._edits.nudge(self.selected, 1)

    def _hold(self) -> None:
        self._agenda.setFocus()  # the arrow keys move it, wherever it was asked for
        self._agenda.pick_up()

    def _duplicate(self) -> None:
        self._agenda.put_down(keep=True)
        self._edits.duplicate(*self.selected)

    def _cut(self) -> None:
        self._agenda.put_down(keep=True)
        self._edits.cut(*self.selected)

    def _copy(self) -> None:
        self._edits.copy(*self.selected)

    def _paste(self) -> None:
        self._agenda.put_down(keep=True)
        selected = self.selected
        self._edits.paste(selected[-1] if selected else "")

    def _split(self) -> None:
        if (dialog := self.split_dialog()) is not None:
            dialog.open()

    def _join(self) -> None:
        self._edits.join(self.selected)

    def _park(self) -> None:
        self._agenda.put_down(keep=True)
        self._edits.park(self.selected)

    def _remove(self) -> None:
        self._agenda.put_down(keep=True)
        self._edits.remove(*self.selected)
