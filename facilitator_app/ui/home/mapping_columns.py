"""The first rows of somebody's table, with a choice over each column of what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from facilitator_app.formats.agenda_columns import JOINED, LEFT_OUT
from facilitator_app.formats.sheet import Sheet
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Choice, OneLine, Role, clear, label

FIELDS = (
    (LEFT_OUT, "Leave out"),
    ("title", "Title"),
    ("minutes", "Minutes"),
    ("start", "Start"),
    ("end", "End"),
    ("section", "Section"),
    ("day", "Day"),
    ("lead", "Leads"),
    ("support", "Supports"),
    ("notes", "Notes"),
    ("screen", "What participants see"),
    ("materials", "Materials"),
    ("room", "Room"),
    ("public_title", "Title for participants"),
    ("kind", "Kind"),
    ("activity", "Library activity"),
    ("level", "Level"),
)
ROWS = 3
WIDTH = 208


class MappingColumns(QScrollArea):
    """A grid of cells below their choices; changed says that a column holds something else now."""

    changed = Signal()

    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        super().__init__()
        self._theme, self._sheet = theme, sheet
        self.choices: list[Choice] = []
        self._cells: list[list[OneLine]] = []
        page = QWidget()
        page.setObjectName("scrolled")
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, 0, SPACE)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Only the choices take the keys; the columns follow them.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def columns(self) -> tuple[str, ...]:
        """What each column holds."""
        return tuple(choice.currentData() for choice in self.choices)

    def show_rows(self, header: int, columns: Sequence[str]) -> None:
        """Show the headings of a row (0: there is none) and the rows below it, and what the columns hold."""
        clear(self._grid)
        self.choices, self._cells = [], []
        rows = self._sheet.rows[header : header + ROWS]
        if header:
            self._grid.addWidget(label(f"Row {header}", "small"), 1, 0)
        for number in range(len(rows)):
            self._grid.addWidget(label(f"Row {header + number + 1}", "small"), number + 2, 0)
        for place, field in enumerate(columns):
            heading = _cell(self._sheet.rows[header - 1], place) if header else ""
            self._add_column(place, field, heading, [_cell(row, place) for row in rows])
        self._grid.setColumnStretch(len(columns) + 1, 1)
        self._draw()
        self.setFixedHeight(self._grid.totalMinimumSize().height() + 2 * SPACE)

    def _add_column(self, place: int, field: str, heading: str, cells: Sequence[str]) -> None:
        choice = Choice(self._theme)
        for value, words in FIELDS:
            choice.addItem(words, value)
        choice.setCurrentIndex(choice.findData(field))
        choice.setMaxVisibleItems(len(FIELDS))
        choice.setAccessibleName(
            f"What column {place + 1} holds: {heading or ', '.join(filter(None, cells))}"
        )
        choice.activated.connect(partial(self._pick, place))
        self.choices.append(choice)
        self._grid.setColumnMinimumWidth(place + 1, round(WIDTH * self._theme.scale))
        self._grid.addWidget(choice, 0, place + 1)
        lines = [_line(heading, "small"), *(_line(cell) for cell in cells)]
        for number, line in enumerate(lines, 1):
            self._grid.addWidget(line, number, place + 1)
        self._cells.append(lines[1:])

    def _pick(self, place: int, _index: int) -> None:
        """Take what was chosen from the other column that had it, where only one can."""
        field = self.choices[place].currentData()
        for other, choice in enumerate(self.choices):
            if other != place and field not in JOINED and choice.currentData() == field:
                choice.setCurrentIndex(choice.findData(LEFT_OUT))
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        """Show what is left out less strongly."""
        for choice, cells in zip(self.choices, self._cells, strict=True):
            for cell in cells:
                cell.setProperty("role", "muted" if choice.currentData() == LEFT_OUT else "")
                cell.style().unpolish(cell)
                cell.style().polish(cell)


def _line(text: str, role: Role = "") -> OneLine:
    made = OneLine(role)
    made.setText(" ".join(text.split()))
    return made


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
