"""The re-plan: what each block to come would get, so that the session ends in time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from facilitator_app.core.fit import Fit
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run_view import RunView
from facilitator_app.ui.live import Live
from facilitator_app.ui.run import words
from facilitator_app.ui.run.parts import TOUCH, Rows, set_text
from facilitator_app.ui.run.remote import Remote
from facilitator_app.ui.run.row_model import ROW_ROLE, Index, RowModel, TwoLines
from facilitator_app.ui.run.side import SidePanel
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, column, label, row


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One block of a proposal: its title, and what it would get."""

    title: str
    change: str
    differs: bool

    def __str__(self) -> str:
        return f"{self.title}: {self.change}"


class ChangesDelegate(TwoLines):
    """Draws a block's title and, below it, what it would get."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one block; what changes is in bold."""
        each: ChangeRow = index.data(ROW_ROLE)
        colours, sizes = self._theme.colours, self._theme.sizes
        place = option.rect.adjusted(12, SPACE, -SPACE, -SPACE)
        half = place.height() // 2
        weight = QFont.Weight.Bold if each.differs else QFont.Weight.Normal
        lines = (
            (each.title, self._theme.font(sizes.body), colours.ink if each.differs else colours.muted),
            (each.change, self._theme.font(sizes.small, weight, tabular=True), colours.muted),
        )
        painter.save()
        for number, (text, font, colour) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(colour)
            line = place.adjusted(0, number * half, 0, (number - 1) * half)
            fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), fitted)
        painter.restore()


class Replan(SidePanel):
    """The panel beside the console in which a proposal is looked at and accepted; the clock goes on."""

    accepted = Signal(object)

    def __init__(self, theme: Theme, live: Live, remote: Remote, library: words.Library) -> None:
        super().__init__()
        self._live, self._remote, self._library = live, remote, library
        self._fit: Fit | None = None
        self._key: object = None
        self._model = RowModel[ChangeRow]()
        self._delegate = ChangesDelegate(theme)
        self.summary = label("", wrap=True)
        self.list = Rows("Proposed lengths")
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setMinimumHeight(TOUCH)
        self.accept_button = button(theme, "Accept", "present", pressed=self.accept)
        self.accept_button.setAutoDefault(True)
        self.leave_button = button(theme, "Leave as it is", "close", pressed=self.left.emit)
        self.leave_button.setAutoDefault(True)
        for each in (self.accept_button, self.leave_button):
            each.setMinimumHeight(TOUCH)
        layout = column(self)
        layout.addWidget(label("Re-plan", "lead"))
        layout.addWidget(self.summary)
        layout.addWidget(self.list, 1)
        buttons = row()
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.leave_button)
        layout.addLayout(buttons)
        theme.changed.connect(self.list.doItemsLayout)

    @property
    def fit(self) -> Fit | None:
        """The proposal that is shown."""
        return self._fit

    def show_view(self, shown: RunView) -> None:
        """Keep the proposal up to the minute while the panel is open."""
        if self.isHidden():
            return
        # A proposal is in whole minutes: it is worked out anew each minute and after each press.
        key = (self._live.position, words.clock(shown, shown.now), words.late_minutes(shown))
        if key != self._key:
            self._key = key
            self._show(self._live.proposal(), shown)

    def open(self) -> None:
        """Work a proposal out for this moment and put the hand on Accept."""
        self._key = None
        self.show()
        shown = self._live.view()
        if shown is not None:
            self.show_view(shown)
        able = self.accept_button.isEnabled()
        (self.accept_button if able else self.leave_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Take the proposal on."""
        fit = self._fit
        if fit is not None and fit.changes and self._remote.replan(fit):
            self.accepted.emit(fit)

    def _show(self, fit: Fit | None, shown: RunView) -> None:
        self._fit = fit
        titles = {each.block.id: facilitator_title(each.block, self._library) for each in shown.blocks}
        fitted = fit.blocks if fit else ()
        self._model.show(
            tuple(
                ChangeRow(titles[each.id], words.change_words(each), each.minutes != each.planned)
                for each in fitted
            )
        )
        set_text(self.summary, words.proposal_words(fit, shown))
        self.accept_button.setEnabled(fit is not None and fit.changes)
