"""What the command palette offers: every action of the planner, the library's activities and the blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from facilitator_app.ui.planner.actions import Command, PlanActions
from facilitator_app.ui.planner.agenda_view import AgendaView
from facilitator_app.ui.planner.palette import found
from facilitator_app.ui.planner.rows import Library

FEWEST_LETTERS = 2
MOST_ACTIVITIES = 6
MOST_BLOCKS = 8
_ADD, _GO = "add ", "go to "


class Commands:
    """Makes the lists that the palette asks for."""

    def __init__(
        self,
        actions: PlanActions,
        agenda: AgendaView,
        library: Library,
        search: Callable[[str], Sequence[str]],
        add: Callable[[str], object],
        fields: Callable[[], list[Command]],
    ) -> None:
        self._actions, self._agenda, self._library = actions, agenda, library
        self._search, self._add, self._fields = search, add, fields

    def all(self) -> list[Command]:
        """Every action of the planner as it is now, and the fields of the plan itself."""
        return [*self._actions.commands(), *self._fields()]

    def more(self, text: str) -> list[Command]:
        """Blocks to go to and activities to add that fit what is typed."""
        return [*self._blocks(text), *self._activities(text)]

    def _blocks(self, text: str) -> list[Command]:
        if not text.strip():
            return []
        rows = self._agenda.rows()
        every = [
            Command(f"Go to “{row.title}”", row.icon, partial(self._go, row.id), row.clock) for row in rows
        ]
        return found(every, text)[:MOST_BLOCKS]

    def _activities(self, text: str) -> Iterator[Command]:
        words = text.strip()
        if words.casefold().startswith(_ADD):
            words = words[len(_ADD) :]
        if len(words) < FEWEST_LETTERS or words.casefold().startswith(_GO):
            return
        ids = [id for id in self._search(words) if id in self._library]
        for id in ids[:MOST_ACTIVITIES]:
            title = self._library[id].title
            yield Command(f"Add “{title}”", "add", partial(self._add, id))

    def _go(self, id: str) -> None:
        self._agenda.select(id)
        self._agenda.setFocus()
