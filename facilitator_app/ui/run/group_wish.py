"""How groups are to be formed: of whom, in which way, and how large or how many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.core.groups import Way, Wish, groups_of, numbered
from facilitator_app.ui.run.parts import TOUCH, set_text
from facilitator_app.ui.run.typed import number
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Choice, OneLine, column, row

MOST_PEOPLE = 500
USUAL_PEOPLE = 12
USUAL_SIZE = 4
USUAL_COUNT = 4

WAYS: tuple[tuple[Way, str], ...] = (
    ("random", "At random"),
    ("balanced", "Balanced: a new mix"),
    ("counted", "Counted off: 1, 2, 3…"),
)


class GroupWish(QWidget):
    """Fields for it; changed tells of each change."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._present: Sequence[str] = ()
        self.who = self._choice(theme, "Who is put in groups", (("count", "Headcount"),))
        self.people = number("How many people", 2, MOST_PEOPLE)
        self.way = self._choice(theme, "How", WAYS)
        self.by = self._choice(theme, "Groups by", (("size", "Group size"), ("count", "How many")))
        self.number = number("How many", 1, MOST_PEOPLE)
        self.way.setToolTip("A new mix keeps those apart who were together before in this session.")
        self.about = OneLine()
        layout = column(self)
        for first, second in ((self.who, self.people), (self.by, self.number), (self.way, None)):
            beside = row(spacing=SPACE)
            beside.addWidget(first, 3)
            if second is not None:
                beside.addWidget(second, 2)
            layout.addLayout(beside)
        layout.addWidget(self.about)
        layout.addStretch()
        self.people.setValue(USUAL_PEOPLE)
        self.number.setValue(USUAL_SIZE)
        self.who.currentIndexChanged.connect(self._draw)
        self.way.currentIndexChanged.connect(self._draw)
        self.by.activated.connect(self._other_number)
        for each in (self.people, self.number):
            each.valueChanged.connect(self._draw)

    @property
    def only_counted(self) -> bool:
        """Whether people are only counted, and not named."""
        return bool(self.who.currentData() == "count")

    @property
    def wish(self) -> Wish:
        """What is wanted."""
        people = numbered(self.people.value()) if self.only_counted else tuple(self._present)
        wanted: int = self.number.value()
        count = groups_of(len(people), max(2, wanted)) if self.by.currentData() == "size" else wanted
        return Wish(people, self.way.currentData(), min(count, len(people)))

    def meet(self, headcount: int, present: Sequence[str]) -> None:
        """Begin with those marked present where there are some, else with a headcount."""
        self.people.setValue(headcount or USUAL_PEOPLE)
        self.refresh(present)
        self.who.setCurrentIndex(self.who.count() - 1)

    def refresh(self, present: Sequence[str]) -> None:
        """Take on who is marked present by now."""
        self._present = present
        named = self.who.findData("present")
        if len(present) < 2:
            self.who.removeItem(named)
        elif named < 0:
            self.who.addItem("", "present")
        named = self.who.findData("present")
        if named >= 0:
            self.who.setItemText(named, f"{len(present)} marked present")
        self._draw()

    def _other_number(self) -> None:
        self.number.setValue(USUAL_SIZE if self.by.currentData() == "size" else USUAL_COUNT)
        self._draw()

    def _draw(self) -> None:
        self.people.setHidden(not self.only_counted)
        set_text(self.about, sizes(self.wish))
        self.changed.emit()

    def _choice(self, theme: Theme, name: str, values: Sequence[tuple[str, str]]) -> Choice:
        made = Choice(theme)
        made.setAccessibleName(name)
        made.setMinimumHeight(TOUCH)
        for value, word in values:
            made.addItem(word, value)
        return made


def sizes(wish: Wish) -> str:
    """What groups it gives: '3 groups of 4', '4 groups of 3 or 4'."""
    small, more = divmod(len(wish.people), wish.count)
    each = f"{small} or {small + 1}" if more else str(small)
    return f"{wish.count} groups of {each}" if wish.count != 1 else f"One group of {each}"
