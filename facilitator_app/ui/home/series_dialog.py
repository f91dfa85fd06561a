"""Shows the sessions of a series, and lets one of them be begun."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator_app.core.series import Series, SeriesSession
from facilitator_app.core.spans import minutes_text
from facilitator_app.ui.home.words import DOT
from facilitator_app.ui.tables import plain_table
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import OneLine, button, column, label, row

SIZE = QSize(680, 680)


class SeriesDialog(QDialog):
    """The sessions of a series with their lengths, and what must be in place before the first."""

    def __init__(self, theme: Theme, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = series
        self.setWindowTitle("Series")
        self.resize((SIZE * theme.scale).boundedTo(self.screen().availableSize()))
        layout = column(self, 2 * SPACE, 3 * SPACE)
        self.title = OneLine("lead")
        self.title.setText(series.title)
        layout.addWidget(self.title)
        layout.addWidget(label(series.about.strip(), "muted", wrap=True))
        self.table = self._table()
        layout.addWidget(self.table, 1)
        if series.needs:
            layout.addLayout(_needs(series))
        self.close_button = button(theme, "Cancel", pressed=self.reject)
        self.start_button = button(theme, "Start this session", "plan", "primary", pressed=self.accept)
        self.start_button.setDefault(True)
        foot = row()
        foot.addStretch()
        foot.addWidget(self.close_button)
        foot.addWidget(self.start_button)
        layout.addLayout(foot)
        self._choose_first()

    @property
    def session(self) -> str:
        """The id of the session that is chosen."""
        return self._series.sessions[self.table.currentRow()].id

    def _choose_first(self) -> None:
        self.table.setCurrentCell(0, 1)
        self.table.setFocus()
        self.start_button.setEnabled(bool(self._series.sessions))

    def _table(self) -> QTableWidget:
        sessions = self._series.sessions
        headings = ("", "Session", "Length")
        made = plain_table(f"Sessions of {self._series.title}", headings, len(sessions), 1)
        for place in (0, 2):
            made.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        for place, session in enumerate(self._series.sessions):
            for number, item in enumerate(_items(place, session)):
                made.setItem(place, number, item)
        made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.doubleClicked.connect(self._start)
        return made

    def _start(self, _index: QModelIndex) -> None:
        self.accept()


def _items(place: int, session: SeriesSession) -> list[QTableWidgetItem]:
    """The cells of one session, each of which a screen reader reads as the whole row."""
    length = minutes_text(session.minutes) if session.minutes else ""
    if session.optional:
        length = DOT.join(filter(None, (length, "optional")))
    items = [QTableWidgetItem(words) for words in (str(place + 1), session.title, length)]
    spoken = ", ".join(filter(None, (f"Session {place + 1}", session.title, length.replace(DOT, ", "))))
    for item in items:
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    items[1].setToolTip(session.title)
    return items


def _needs(series: Series) -> QVBoxLayout:
    needs = column(spacing=SPACE // 2)
    needs.addWidget(label("Before the first session", "muted"))
    for each in series.needs:
        one = row()
        one.addWidget(label("–"), 0, Qt.AlignmentFlag.AlignTop)
        one.addWidget(label(each, wrap=True), 1)
        needs.addLayout(one)
    return needs
