"""The filters of the library: what each is called, what may be chosen, and how many there would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSizePolicy, QWidget

from facilitator_app.core.activity import SETTINGS, THEMES, Audience, Stage
from facilitator_app.core.spans import minutes_text
from facilitator_app.store.facets import FORMS, LIMITS
from facilitator_app.ui.theme import SPACE, stage_look

SENSITIVE: Final = {"low": "Not sensitive", "medium": "Not highly sensitive"}
SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: the name that a search knows it by, its title, the word for all, and its values in words.

    told is how it is named in a sentence, with {} for the value. One with a single value is ticked.
    """

    name: str
    title: str
    all_of_them: str
    told: str
    values: Mapping[Any, str]

    @property
    def is_tick(self) -> bool:
        """Whether it is either on or off."""
        return len(self.values) < SEVERAL

    def said(self, value: Any) -> str:
        """The filter with a value, within a sentence."""
        return self.told.format(self.values.get(value, value))


def _words(values: tuple[str, ...]) -> dict[str, str]:
    return {each: each.capitalize() for each in values}


_STAGES: Final = {each: stage_look(each)[2] for each in get_args(Stage)}
_GROUPS: Final = {people: f"{people} people" for people in LIMITS["group"]}
_LENGTHS: Final = {most: f"{minutes_text(most)} or less" for most in LIMITS["max_minutes"]}
_AGES: Final = {age: f"Age {age}" for age in LIMITS["age"]}
_PLACES: Final = {code: word for code, word in SETTINGS.items() if code != "any"}

FIRST: Final = (
    Filter("theme", "Theme", "All themes", "the theme “{}”", THEMES),
    Filter("setting", "Setting", "All settings", "the setting “{}”", _PLACES),
    Filter("max_minutes", "Minutes at most", "Any length", "the limit of {}", _LENGTHS),
)
MORE: Final = (
    Filter("stage", "Stage", "All stages", "the stage “{}”", _STAGES),
    Filter("audience", "Who it is for", "Anybody", "“{}”", _words(get_args(Audience))),
    Filter("group", "How many people", "Any group", "the group of {}", _GROUPS),
    Filter("age", "Age of the youngest", "Any age", "“{}”", _AGES),
    Filter("form", "How people work", "Any form", "the form “{}”", _words(tuple(FORMS))),
    Filter("max_sensitivity", "How sensitive", "Any topic", "“{}”", SENSITIVE),
    # Long words stand over one another, so that short ones have room beside them.
    Filter("no_materials", "No materials", "", "“{}”", {True: "No materials"}),
    Filter("seated", "Seated", "", "“{}”", {True: "Seated"}),
    Filter("handout", "Worksheet", "", "“{}”", {True: "Worksheet"}),
    Filter("mine", "Mine", "", "“{}”", {True: "Mine"}),
    Filter("favourite", "Favourites", "", "“{}”", {True: "Favourites"}),
)
FILTERS: Final = (*FIRST, *MORE)


class Choice(QComboBox):
    """A filter of several values, the first of which lets everything through."""

    changed = Signal()

    def __init__(self, filter: Filter) -> None:
        super().__init__()
        self.filter = filter
        self.setAccessibleName(filter.title)
        self.setToolTip(filter.title)
        self.addItem(filter.all_of_them, None)
        for value, word in filter.values.items():
            self.addItem(word, value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentIndexChanged.connect(self.changed)

    @property
    def value(self) -> Any:
        """What is chosen; None lets everything through."""
        return self.currentData()

    def show_counts(self, counts: Mapping[Any, int] | None) -> None:
        """Say beside each value how many there would be; None where the search failed."""
        for place, (value, word) in enumerate(self.filter.values.items(), 1):
            self.setItemText(place, word if counts is None else f"{word} ({counts.get(value, 0):,})")

    def clear_choice(self) -> None:
        """Let everything through."""
        self.setCurrentIndex(0)


class Tick(QCheckBox):
    """A filter that is either on or off."""

    changed = Signal()

    def __init__(self, filter: Filter) -> None:
        super().__init__(filter.title)
        self.filter = filter
        self.toggled.connect(self.changed)

    @property
    def value(self) -> bool | None:
        """True when it is on; None lets everything through."""
        return True if self.isChecked() else None

    def show_counts(self, counts: Mapping[Any, int] | None) -> None:
        """Say how many there would be; None where the search failed."""
        title = self.filter.title
        self.setText(title if counts is None else f"{title} ({counts.get(True, 0):,})")

    def clear_choice(self) -> None:
        """Let everything through."""
        self.setChecked(False)


class FilterPanel(QWidget):
    """Filters in two columns; the first may take the whole width."""

    changed = Signal()

    def __init__(self, filters: tuple[Filter, ...], wide: int = 0) -> None:
        super().__init__()
        self.parts: dict[str, Choice | Tick] = {
            each.name: Tick(each) if each.is_tick else Choice(each) for each in filters
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        choices = [each for each in self.parts.values() if isinstance(each, Choice)]
        for place, part in enumerate(choices):
            if place < wide:
                grid.addWidget(part, place, 0, 1, 2)
            else:
                row, column = divmod(place - wide, 2)
                grid.addWidget(part, wide + row, column)
            # Columns of one width, whatever the words.
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        grid.addLayout(self._ticks(), grid.rowCount(), 0, 1, 2)
        for each in self.parts.values():
            each.changed.connect(self.changed)

    def _ticks(self) -> QGridLayout:
        """The ticks, in columns as wide as their words: these are never cut."""
        made = QGridLayout()
        made.setSpacing(SPACE)
        ticks = [each for each in self.parts.values() if isinstance(each, Tick)]
        for place, each in enumerate(ticks):
            made.addWidget(each, *divmod(place, 2))
        made.setColumnStretch(1, 1)
        return made

    @property
    def values(self) -> dict[str, Any]:
        """The filters that are set, by name."""
        return {name: each.value for name, each in self.parts.items() if each.value is not None}

    def show_counts(self, counts: Mapping[str, Mapping[Any, int]] | None) -> None:
        """Say beside every value how many there would be; None where the search failed."""
        for name, each in self.parts.items():
            each.show_counts(None if counts is None else counts.get(name, {}))

    def clear(self) -> None:
        """Let everything through."""
        for each in self.parts.values():
            each.clear_choice()
