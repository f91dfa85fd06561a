"""What the headcount means: pairs, small groups, rounds, copies, and blocks for fewer or more people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial, reduce

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from facilitator_app.core.advice import Change, Counsel, remedy
from facilitator_app.core.grouping import (
    USUAL_SIZES,
    Misfit,
    copies,
    groups_text,
    misfits,
    pairs_text,
    round_minutes,
    small_groups,
    threes_text,
)
from facilitator_app.core.plan import Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.fields import LineField, RefusalLine
from facilitator_app.ui.planner.page import scrolled
from facilitator_app.ui.planner.reading import read_people, write_people
from facilitator_app.ui.planner.rows import Library
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, clear, column, label, row, yielding

TryEdit = Callable[[str, Callable[[Plan], Plan], str | None], bool]
WORD_WIDTH = 130
ALL_AT_ONCE = "Do this for all of them"


class GroupsPage(QWidget):
    """The number of people, to change here, and what it comes to."""

    def __init__(
        self, theme: Theme, library: Library, try_edit: TryEdit, change_people: Callable[[int], object]
    ) -> None:
        super().__init__()
        self._theme, self._library, self._try_edit = theme, library, try_edit
        self._plan_id = ""
        self.people = LineField("People", read_people, write_people, change_people, QLineEdit())
        self.people.setFixedWidth(round(96 * max(1.0, theme.scale)))
        self.area, self._list = scrolled()
        layout = column(self)
        layout.addWidget(self.people)
        layout.addWidget(RefusalLine((self.people,)))
        layout.addWidget(self.area, 1)

    def show_plan(self, plan: Plan, counsel: Counsel) -> None:
        """Show what the group size of a plan comes to."""
        self.people.show_value(plan.group_size, plan.id != self._plan_id)
        self._plan_id = plan.id
        clear(self._list)
        if not plan.group_size:
            text = "Say how many people you expect, and this works it out."
            self._list.addWidget(label(text, "muted", wrap=True))
        for word, text in _facts(plan.group_size):
            self._add_fact(word, text)
        self._add_misfits(plan, counsel)
        self._add_copies(plan)
        self._list.addStretch()

    def _add_fact(self, word: str, text: str) -> None:
        line = row(spacing=SPACE)
        named = label(word, "muted")
        named.setFixedWidth(round(WORD_WIDTH * max(1.0, self._theme.scale)))
        line.addWidget(named, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(yielding(label(text, wrap=True)), 1)
        self._list.addLayout(line)

    def _head(self, text: str) -> None:
        self._list.addSpacing(SPACE)
        self._list.addWidget(yielding(label(text, "lead", wrap=True)))

    def _add_misfits(self, plan: Plan, counsel: Counsel) -> None:
        aside = {each.advice.about for each in counsel.aside}
        every = [*misfits(plan, self._library)]
        found = [each for each in every if ("group-too-big", each.block.id) not in aside]
        if not found:
            if plan.group_size and plan.blocks:
                text = f"Every {'other ' if every else ''}block works with so many people."
                self._list.addWidget(label(text, "fine", wrap=True))
            return
        self._head("Blocks that are not for so many people")
        offered = [_mends(each, counsel) for each in found]
        mended = tuple(mends for mends in offered if mends)
        for each, mends in zip(found, offered, strict=True):
            self._add_misfit(each, mends)
        if len(mended) > 1:
            self._list.addLayout(self._button(ALL_AT_ONCE, partial(self._mend_all, mended)))

    def _add_misfit(self, misfit: Misfit, mends: Change | None) -> None:
        title = facilitator_title(misfit.block, self._library)
        self._list.addWidget(yielding(label(_misfit_text(title, misfit), wrap=True)))
        if hint := self._library[misfit.block.activity].adaptations.large_group if misfit.too_many else "":
            self._list.addWidget(yielding(label(f"For a large group: {hint}", "muted", wrap=True)))
        if mends:
            self._list.addLayout(self._button(mends.name, partial(self._mend, mends)))

    def _button(self, name: str, do: Callable[[], None]) -> QLayout:
        line = row()
        line.addWidget(button(self._theme, name, "breakout", pressed=do))
        line.addStretch()
        return line

    def _mend(self, offered: Change) -> None:
        self._try_edit(offered.name, offered.change, None)
        self.people.setFocus()

    def _mend_all(self, offered: tuple[Change, ...]) -> None:
        def every(plan: Plan) -> Plan:
            return reduce(lambda mended, each: each.change(mended), offered, plan)

        self._try_edit(ALL_AT_ONCE, every, None)
        self.people.setFocus()

    def _add_copies(self, plan: Plan) -> None:
        found = copies(plan, self._library)
        if found:
            self._head("Copies to print")
        for title, count in found:
            self._add_fact(str(count), title)


def _facts(people: int) -> Iterator[tuple[str, str]]:
    if people < 2:
        return
    yield "Pairs", _sentence(pairs_text(people))
    if people > 2:
        yield "Threes", _sentence(threes_text(people))
    groups = [groups_text(found) for sizes in USUAL_SIZES if (found := small_groups(people, *sizes))]
    if groups:
        # Two usual sizes may come to the same groups.
        yield "Small groups", ", or ".join(dict.fromkeys(groups))
    whole = minutes_text(round_minutes(people))
    yield "A round", f"With half a minute each, once round the whole group takes {whole}."


def _mends(misfit: Misfit, counsel: Counsel) -> Change | None:
    """The one press that would mend a block that gets too many people, if there is one."""
    about = ("group-too-big", misfit.block.id)
    advice = next((each for each in counsel.open if each.about == about), None)
    offered = remedy(counsel, advice) if advice else None
    return offered if isinstance(offered, Change) else None


def _misfit_text(title: str, misfit: Misfit) -> str:
    if misfit.too_many:
        return f"“{title}” works with up to {misfit.most} people and gets {misfit.people}."
    return (
        f"“{title}” needs {misfit.least} people and gets {misfit.people}. "
        "Choose one for fewer people, or do it all together."
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
