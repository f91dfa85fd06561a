"""What a search is for, and what to leave out of it when nothing fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from facilitator_app.store.library import Found, Order
from facilitator_app.store.searching import Wanted as Filters
from facilitator_app.ui.library.filters import FILTERS

Search = Callable[[str, Filters, Order], Found]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words looked for and the filters that are set, by their names; and the order to show them in."""

    text: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    order: Order = "match"

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.filters)

    @property
    def is_open(self) -> bool:
        """Whether everything is wanted."""
        return not self.filters and not self.text

    def find(self, search: Search) -> Found:
        """What a search has for it."""
        return search(self.text, cast(Filters, dict(self.filters)), self.order)

    def without(self) -> dict[str, Wanted]:
        """Each thing that is asked for, in words, with the search that is left without it."""
        wider: dict[str, Wanted] = {}
        for each in FILTERS:
            if each.name in self.filters:
                others = {name: value for name, value in self.filters.items() if name != each.name}
                wider[each.said(self.filters[each.name])] = replace(self, filters=others)
        if self.text.strip():
            wider[f"the words “{self.text.strip()}”"] = replace(self, text="")
        return wider


def way_out(wanted: Wanted, search: Search) -> str:
    """What to do when nothing fits: the one thing without which most is found."""
    wider = {words: len(each.find(search)) for words, each in wanted.without().items()}
    words = max(wider, key=lambda each: wider[each], default="")
    if not words or not wider[words]:
        return "Try other words, or fewer filters." if wanted.is_filtered else "Try other words."
    found = wider[words]
    return f"Without {words} there {'is' if found == 1 else 'are'} {found:,}."
