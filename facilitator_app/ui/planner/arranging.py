"""Arranging: what can be done to one or several blocks of the plan, each as one named step."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from facilitator_app.core import parking, reshape, splitting
from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.ui.document import Document
from facilitator_app.ui.planner import changes
from facilitator_app.ui.planner.clipboard import put_on_clipboard, taken_from_clipboard
from facilitator_app.ui.planner.rows import Library, title_of

HOLDING = "Moving {}: arrows move {}, Enter drops {}, Esc puts {} back."


class Arranging(QObject):
    """Edits the order of the plan; wanted asks for blocks to be selected, said tells what was done."""

    wanted = Signal(list)
    said = Signal(str)

    def __init__(self, document: Document[Plan], library: Library, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._document, self._library, self._new_id = document, library, new_id
        self._holding = self._moved = False
        self._before: Plan | None = None
        self._lifts = 0

    def duplicate(self, *ids: str) -> bool:
        """Put copies after what is selected."""
        return self._make(
            f"Duplicate {self._names(ids)}", lambda plan: reshape.duplicate(plan, ids, self._new_id)
        )

    def remove(self, *ids: str) -> bool:
        """Take out what is selected, and say how to get it back."""
        return self._take_out("Remove", "removed", ids)

    def nudge(self, ids: Collection[str], by: int) -> bool:
        """Move what is selected one place up or down; while it is held, all moves are one step."""
        merge = f"hold {self._lifts}" if self._holding else None
        name = f"Move {self._names(ids)}"
        done = self._document.try_edit(name, lambda plan: changes.nudge(plan, ids, by), merge)
        self._moved = self._moved or done
        return self._then_select(done, *ids)

    def move(self, ids: Collection[str], parent: str, place: int) -> bool:
        """Move blocks to where they were dropped."""
        name = f"Move {self._names(ids)}"
        done = self._document.try_edit(name, lambda plan: reshape.move(plan, ids, parent, place))
        return self._then_select(done, *ids)

    def hold(self, ids: Collection[str]) -> None:
        """Pick blocks up to move them with the arrow keys."""
        self._before = self._document.value
        self._holding, self._moved = True, False
        self._lifts += 1
        what = "it" if len(ids) == 1 else "them"
        self.said.emit(HOLDING.format(self._names(ids), what, what, what))

    def let_go(self, ids: Collection[str], keep: bool) -> None:
        """Drop the blocks that are held where they are now, or put them back."""
        stays = keep and self._document.value != self._before
        if self._moved and not stays:
            self._document.undo()
        self._holding, self._before = False, None
        one = len(ids) == 1
        where = "dropped here" if stays else "where it was" if one else "where they were"
        self.said.emit(f"{self._names(ids)} {'is' if one else 'are'} {where}.")

    def split(self, id: str, at: int) -> bool:
        """Make two blocks of one, and select the second."""
        second = self._new_id()
        done = self._document.try_edit(
            f"Split {self._names([id])}", lambda plan: splitting.split(plan, id, at, second)
        )
        return self._then_select(done, second)

    def join(self, ids: Collection[str]) -> bool:
        """Make one block of those that are selected, or of the one selected and the next."""
        plan = self._document.value
        if plan is None or not ids:
            return False
        chosen = tuple(ids) if len(ids) > 1 else splitting.with_next(plan, next(iter(ids)))
        first = next((id for id in reshape.top_of(plan, chosen)), "")
        name = f"Join {self._names(chosen)}"
        done = self._document.try_edit(name, lambda plan: splitting.join(plan, chosen, self._library))
        return self._then_select(done, first)

    # The parking lot

    def park(self, ids: Collection[str]) -> bool:
        """Keep blocks out of the time."""
        name, one = self._names(ids), len(ids) == 1
        done = self._document.try_edit(f"Park {name}", lambda plan: parking.park(plan, ids))
        if done:
            self.said.emit(f"{name} {'is' if one else 'are'} in the parking lot now and will take no time.")
        return done

    def unpark(self, ids: Collection[str]) -> bool:
        """Put parked blocks back where they were."""
        name = f"Return {self._parked_names(ids)}"
        done = self._document.try_edit(name, lambda plan: parking.unpark(plan, ids))
        return self._then_select(done, *ids)

    def unpark_at(self, ids: Collection[str], parent: str, place: int) -> bool:
        """Put parked blocks in where they were dropped."""
        name = f"Return {self._parked_names(ids)}"
        done = self._document.try_edit(name, lambda plan: parking.unpark_at(plan, ids, parent, place))
        return self._then_select(done, *ids)

    def discard(self, ids: Collection[str]) -> bool:
        """Take parked blocks out for good, and say how to get them back."""
        name = self._parked_names(ids)
        done = self._document.try_edit(f"Remove {name}", lambda plan: parking.discard(plan, ids))
        return self._told_removed(done, name, len(ids), "removed")

    # The clipboard

    def copy(self, *ids: str) -> bool:
        """Put blocks on the clipboard, for this program and as text for others."""
        plan = self._document.value
        blocks = () if plan is None else reshape.copies(plan, ids)
        if not blocks:
            return False
        put_on_clipboard(blocks, self._library)
        one = len(blocks) == 1
        self.said.emit(f"{self._names(ids)} {'is' if one else 'are'} copied. Ctrl+V pastes.")
        return True

    def cut(self, *ids: str) -> bool:
        """Put blocks on the clipboard and take them out of the plan."""
        plan = self._document.value
        if plan is None or not (blocks := reshape.copies(plan, ids)):
            return False
        put_on_clipboard(blocks, self._library)
        return self._take_out("Cut", "cut", ids)

    def paste(self, selected: str) -> bool:
        """Put the blocks on the clipboard in after what is selected."""
        try:
            blocks = taken_from_clipboard(self._new_id)
        except Trouble as trouble:
            self.said.emit(str(trouble))
            return False

        def change(plan: Plan) -> tuple[Plan, tuple[str, ...]]:
            parent, place = changes.place_after(plan, selected)
            return reshape.paste(plan, blocks, self._new_id, parent, place)

        return self._make(f"Paste {self._named(blocks)}", change)

    # Within

    def _make(self, name: str, change: Callable[[Plan], tuple[Plan, tuple[str, ...]]]) -> bool:
        """Do what makes new blocks, and select them."""
        made: tuple[str, ...] = ()

        def keep(plan: Plan) -> Plan:
            nonlocal made
            plan, made = change(plan)
            return plan

        done = self._document.try_edit(name, keep)
        return self._then_select(done, *made)

    def _take_out(self, verb: str, done_word: str, ids: Collection[str]) -> bool:
        name = self._names(ids)
        done = self._document.try_edit(f"{verb} {name}", lambda plan: reshape.without(plan, ids))
        return self._told_removed(done, name, len(ids), done_word)

    def _told_removed(self, done: bool, name: str, count: int, word: str) -> bool:
        if done:
            one = count == 1
            them = "it" if one else "them"
            self.said.emit(f"{name} {'is' if one else 'are'} {word}. Undo (Ctrl+Z) brings {them} back.")
        return done

    def _then_select(self, done: bool, *ids: str) -> bool:
        if done:
            self.wanted.emit(list(ids))
        return done

    def _name(self, id: str) -> str:
        plan = self._document.value
        return "" if plan is None else f"“{title_of(plan, id, self._library)}”"

    def _names(self, ids: Collection[str]) -> str:
        """The title of one, or how many there are."""
        return f"{len(ids)} blocks" if len(ids) > 1 else self._name(next(iter(ids), ""))

    def _parked_names(self, ids: Collection[str]) -> str:
        plan = self._document.value
        parked = () if plan is None else plan.parked
        return self._named(tuple(each.block for each in parked if each.block.id in ids))

    def _named(self, blocks: tuple[Block, ...]) -> str:
        if len(blocks) == 1:
            return f"“{facilitator_title(blocks[0], self._library)}”"
        return f"{len(blocks)} blocks"
