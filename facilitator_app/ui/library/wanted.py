"""What a search is for, and what to leave out of it when nothing fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from facilitator_app.core.activity import SETTINGS, THEMES
from facilitator_app.core.spans import minutes_text
from facilitator_app.store.entries import Hit

Search = Callable[[str, str | None, str | None, int | None], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words looked for and the filters that are set; None where a filter is not."""

    text: str = ""
    theme: str | None = None
    setting: str | None = None
    max_minutes: int | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return self != Wanted(self.text)

    def find(self, search: Search) -> Sequence[Hit]:
        """What a search has for it."""
        return search(self.text, self.theme, self.setting, self.max_minutes)

    def without(self) -> dict[str, Wanted]:
        """Each thing that is asked for, in words, with the search that is left without it."""
        wider: dict[str, Wanted] = {}
        if self.theme is not None:
            wider[f"the theme “{THEMES[self.theme]}”"] = replace(self, theme=None)
        if self.setting is not None:
            wider[f"the setting “{SETTINGS[self.setting]}”"] = replace(self, setting=None)
        if self.max_minutes is not None:
            wider[f"the limit of {minutes_text(self.max_minutes)}"] = replace(self, max_minutes=None)
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
