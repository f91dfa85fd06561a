"""Templates of a person's own: made from plans, renamed, taken away and brought back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from facilitator_app.app.desk import new_id
from facilitator_app.core.errors import Trouble
from facilitator_app.core.plan import Plan
from facilitator_app.core.template import Template, as_template
from facilitator_app.store.database import Store

T = TypeVar("T")


class OwnTemplates:
    """Keeps templates in the store; what goes wrong is told by warn."""

    def __init__(self, store: Store, warn: Callable[[str], object]) -> None:
        self._store, self._warn = store, warn

    def find(self, id: str) -> Template | None:
        """The template with this id."""
        return self._try(lambda: self._store.load(Template, id), None)

    def keep(self, plan: Plan, title: str) -> str:
        """Keep a plan as a template under a title; the template's id, or '' where it was not kept."""
        made = as_template(plan, new_id(), title)
        return made.id if self._save(None, made) else ""

    def rename(self, id: str, title: str) -> bool:
        """Give a template another title."""
        found = self.find(id)
        return found is not None and self._save(found, as_template(found, id, title))

    def remove(self, id: str) -> bool:
        """Take a template away; bring_back brings it back."""
        found = self.find(id)
        return found is not None and self._save(found, None)

    def bring_back(self, id: str) -> bool:
        """Bring a template back that was taken away; whether there was one."""
        found = self._try(lambda: self._store.deleted(Template, id), None)
        return found is not None and self._save(None, found)

    def _save(self, before: Template | None, after: Template | None) -> bool:
        def save() -> bool:
            self._store.save(before, after)
            return True

        return self._try(save, False)

    def _try(self, do: Callable[[], T], otherwise: T) -> T:
        try:
            return do()
        except Trouble as trouble:
            self._warn(str(trouble))
            return otherwise
