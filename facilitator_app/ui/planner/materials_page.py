"""The list of what to bring: how many, who brings it, and whether it is ready."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from facilitator_app.core.materials import Item, checklist, give, put_on, take_off, tick
from facilitator_app.core.plan import Plan
from facilitator_app.core.schedule import schedule
from facilitator_app.ui.fields import NameField
from facilitator_app.ui.planner.page import scrolled
from facilitator_app.ui.planner.rows import Library, count_words
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, clear, column, label, row, yielding

TryEdit = Callable[[str, Callable[[Plan], Plan], str | None], bool]
OWNER_WIDTH = 190


class MaterialsPage(QWidget):
    """A box to tick and somebody to bring it for each thing; others can be put on the list."""

    def __init__(self, theme: Theme, library: Library, try_edit: TryEdit) -> None:
        super().__init__()
        self._theme, self._library, self._try_edit = theme, library, try_edit
        self.words = label("", "muted", wrap=True)
        self.rows: list[ItemRow] = []
        self._area, self._list = scrolled()
        self.more = QLineEdit()
        self.more.setPlaceholderText("Something else to bring")
        self.more.setAccessibleName("Something else to bring")
        self.more.returnPressed.connect(self._put_on)
        self.add = button(theme, "Add", "add", pressed=self._put_on)
        foot = row()
        foot.addWidget(self.more, 1)
        foot.addWidget(self.add)
        head = row()
        head.addWidget(self.words, 1)
        self.who = label("Who brings it", "small")
        head.addWidget(self.who)
        layout = column(self)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self._area.verticalScrollBar().rangeChanged.connect(self._line_up)
        self._line_up()

    def _line_up(self) -> None:
        """Keep the word over those who bring things above them, with a bar beside them or without."""
        bar = self._area.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() else 0
        self.who.setFixedWidth(_owner_width(self._theme) + SPACE + beside)

    def show_plan(self, plan: Plan) -> None:
        """Show the list of a plan; the rows stay where they are when they are about the same things."""
        items = checklist(plan, self._library, schedule(plan))
        if [each.item.name for each in self.rows] != [each.name for each in items]:
            self._rebuild(items)
        for line, item in zip(self.rows, items, strict=True):
            line.show_item(item, plan.facilitators)
        self.words.setText(_summary(items))
        self.who.setVisible(bool(items))

    def _rebuild(self, items: tuple[Item, ...]) -> None:
        clear(self._list)
        self.rows = []
        for item in items:
            line = ItemRow(self._theme, item)
            line.ticked.connect(partial(self._tick, item.name))
            line.given.connect(partial(self._give, item.name))
            line.taken_off.connect(partial(self._take_off, item.name))
            self.rows.append(line)
            self._list.addWidget(line)
        self._list.addStretch()

    def _tick(self, name: str, on: bool) -> None:
        step = f"{'Tick' if on else 'Untick'} “{name}”"
        self._try_edit(step, lambda plan: tick(plan, name, on), None)

    def _give(self, name: str, owner: str) -> None:
        step = f"Change who brings “{name}”"
        self._try_edit(step, lambda plan: give(plan, name, owner), f"{name}.owner")

    def _take_off(self, name: str) -> None:
        self._try_edit(f"Take “{name}” off the list", lambda plan: take_off(plan, name), None)
        self.more.setFocus()

    def _put_on(self) -> None:
        name = self.more.text().strip()
        if name and self._try_edit(f"Add “{name}” to the list", lambda plan: put_on(plan, name), None):
            self.more.clear()
        self.more.setFocus()


class ItemRow(QWidget):
    """One thing to bring."""

    ticked = Signal(bool)
    given = Signal(str)
    taken_off = Signal()

    def __init__(self, theme: Theme, item: Item) -> None:
        super().__init__()
        self.item = item
        self.box = QCheckBox()
        self.box.setAccessibleName(f"{item.name} is ready")
        self.box.clicked.connect(self.ticked)
        self.name = yielding(label(item.name, wrap=True))
        self.name.setBuddy(self.box)
        self.count: QLabel = yielding(label("", "small", wrap=True))
        self.owner = NameField(theme, f"Who brings {item.name}", self.given.emit)
        self.owner.word.hide()
        self.owner.setFixedWidth(_owner_width(theme))
        self.off = button(theme, "", "close", "quiet", f"Take {item.name} off the list")
        self.off.clicked.connect(self.taken_off)
        self.off.setVisible(item.need is None)
        words = column(spacing=0)
        words.addWidget(self.name)
        words.addWidget(self.count)
        layout = row(self, 3 * SPACE // 2)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(words, 1)
        layout.addWidget(self.off)
        layout.addWidget(self.owner)

    def show_item(self, item: Item, names: tuple[str, ...]) -> None:
        """Show how many, who and whether it is ready."""
        self.item = item
        self.box.setChecked(item.ready)
        self.count.setText(item.need.count_text if item.need else "Put on the list by hand")
        self.owner.show_value(item.owner, names)


def _owner_width(theme: Theme) -> int:
    return round(OWNER_WIDTH * max(1.0, theme.scale))


def _summary(items: tuple[Item, ...]) -> str:
    if not items:
        return "No part of this plan names anything to bring. What you add here is kept with the plan."
    ready = sum(item.ready for item in items)
    if ready == len(items):
        return "Everything is ready."
    done = count_words(ready, "ready", "ready").lower() if ready else "none ready yet"
    return f"{count_words(len(items), 'thing', 'things')} to bring, {done}."
