"""Asks what the columns of somebody's agenda hold, and shows the plan that comes of it meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QWidget

from facilitator_app.core.activity import Activity
from facilitator_app.core.plan import Plan
from facilitator_app.formats.agenda_columns import find_header, guess_columns
from facilitator_app.formats.agenda_reading import Agenda, Ways, read_agenda
from facilitator_app.formats.sheet import Sheet
from facilitator_app.ui.fields import ChoiceField
from facilitator_app.ui.home.mapping_columns import MappingColumns
from facilitator_app.ui.home.mapping_preview import MappingPreview, summary
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import OneLine, button, column, label, row

SIZE = QSize(940, 720)
MOST_HEADERS = 20
_NO_TITLES = "Choose the column that has the titles."
_NOTHING = "No row can be read yet. Choose what its columns hold, or where the headings are."


class MappingDialog(QDialog):
    """A choice over each column, the row with the headings, and the agenda that comes of it."""

    def __init__(
        self,
        theme: Theme,
        sheet: Sheet,
        base: Plan,
        library: Mapping[str, Activity],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._sheet, self._base, self._library = theme, sheet, base, library
        self._header = find_header(sheet.rows)
        self.setWindowTitle("Import an agenda")
        self.resize((SIZE * theme.scale).boundedTo(self.screen().availableSize()))
        self.header = ChoiceField(theme, "Headings are in", self._headers(), self._take_header)
        self.day = ChoiceField(theme, "Day to import", [], self._take_day)
        self._day = 0
        self.columns = MappingColumns(theme, sheet)
        self.preview = MappingPreview(theme, library)
        self.state = self.preview.state
        self.headings = QCheckBox("Rows without a length are headings")
        self.afternoon = QCheckBox("Times that go back, such as 1:00 after 12:15, are after noon")
        self.leave_out = QCheckBox()
        self.cancel = button(theme, "Cancel", pressed=self.reject)
        self.take = button(theme, "Import", "import", "primary", pressed=self.accept)
        self.take.setDefault(True)
        self._lay_out(name)
        self.columns.changed.connect(self._read)
        self.headings.toggled.connect(self._read)
        self.afternoon.toggled.connect(self._read)
        self.leave_out.toggled.connect(self._judge)
        self._take_header(self._header)
        self.columns.choices[0].setFocus()

    def _lay_out(self, name: str) -> None:
        layout = column(self, SPACE, 3 * SPACE)
        title = OneLine("lead")
        title.setText(f"Import “{name}”")
        layout.addWidget(title)
        words = (
            "Say what each column holds. The agenda below follows, and nothing is kept until you import it."
        )
        layout.addWidget(label(words, "muted", wrap=True))
        asked = row(spacing=2 * SPACE)
        asked.addWidget(self.header, 3)
        asked.addWidget(self.day, 2)
        layout.addLayout(asked)
        layout.addWidget(self.columns)
        layout.addWidget(self.preview, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        ticks = column()
        ticks.addWidget(self.headings)
        ticks.addWidget(self.afternoon)
        ticks.addWidget(self.leave_out)
        foot = row()
        foot.addLayout(ticks, 1)
        for each in (self.cancel, self.take):
            foot.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def _headers(self) -> list[tuple[int, str]]:
        rows = enumerate(self._sheet.rows[:MOST_HEADERS], 1)
        named = [(number, " · ".join(filter(None, map(str.strip, cells)))) for number, cells in rows]
        found = [(number, f"Row {number}: {words[:80]}") for number, words in named if words]
        return [(0, "No row: the table begins at once"), *found]

    def _take_header(self, header: int) -> None:
        """Read the table with its headings in another row, and guess the columns by them."""
        self._header = header
        self.header.show_value(header)
        self.columns.show_rows(header, guess_columns(self._sheet, header))
        hands = (self.header.box, self.day.box, *self.columns.choices, self.preview.table)
        for before, after in pairwise(hands):
            QWidget.setTabOrder(before, after)
        self._read()

    def _take_day(self, day: int) -> None:
        self._day = day
        self._read()

    def _read(self) -> None:
        ways = Ways(self.afternoon.isChecked(), self.headings.isChecked(), self._day)
        columns = self.columns.columns
        self.agenda: Agenda = read_agenda(self._sheet, self._header, columns, self._library, self._base, ways)
        self._offer_days()
        self.headings.setVisible(ways.headings or bool(self.agenda.headings))
        self.afternoon.setVisible(ways.afternoon or self.agenda.turns_back)
        self.preview.show_agenda(self.agenda)
        count = self.agenda.left_out
        self.leave_out.setVisible(bool(count))
        self.leave_out.setChecked(False)
        rows = "row that cannot be read" if count == 1 else f"{count} rows that cannot be read"
        self.leave_out.setText(f"Leave out the {rows}")
        self._judge()

    def _offer_days(self) -> None:
        """Let a day be chosen where there are several."""
        days = self.agenda.days
        self._day = self._day if self._day < len(days) else 0
        self.day.setVisible(bool(days))
        self.day.box.clear()
        for place, day in enumerate(days):
            self.day.box.addItem(day.words, place)
        self.day.show_value(self._day)

    def _judge(self) -> None:
        """Say whether it can be imported as it is, and if not, what is to be done."""
        count, parts = self.agenda.left_out, bool(self.agenda.plan.blocks)
        trouble = "" if parts else _NOTHING if "title" in self.columns.columns else _NO_TITLES
        self.state.setText(trouble or f"What comes of it: {summary(self.agenda)}")
        self.take.setEnabled(parts and (not count or self.leave_out.isChecked()))
