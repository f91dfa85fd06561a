"""The re-plan: what each block to come would get, so that the session ends in time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator_app.core.by_hand import as_it_is, given, keeps_length, turned, with_hand
from facilitator_app.core.fit import Fit, Fitted
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run import Event
from facilitator_app.core.run_view import BlockView, RunView
from facilitator_app.ui.live import Live
from facilitator_app.ui.run import words
from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.run.parts import TOUCH, set_text
from facilitator_app.ui.run.remote import Remote
from facilitator_app.ui.run.replan_rows import ChangeRow, ChangeRows
from facilitator_app.ui.run.side import SidePanel
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import Button, button, column, label

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Replan(SidePanel):
    """The panel beside the console in which a proposal is looked at, changed by hand and accepted.

    The clock goes on meanwhile; when that changes the proposal, what a hand chose stays.
    """

    accepted = Signal(object)

    def __init__(self, theme: Theme, live: Live, remote: Remote, library: words.Library) -> None:
        super().__init__()
        self._live, self._remote, self._library = live, remote, library
        self._proposed: Fit | None = None
        self._fit = Fit(())
        self._by_hand: dict[str, int] = {}
        self._coming: dict[str, BlockView] = {}
        self._asked = ""
        self._key: object = None
        self.summary = label("", wrap=True)
        self.ends = label("", wrap=True)
        self.list = ChangeRows(theme)
        self.hint = label("", "warning", wrap=True)
        self.hint.hide()
        self.less_button = self._hand_button(theme, "−1", "1 minute less (Left)", self._take)
        self.more_button = self._hand_button(theme, "+1", "1 minute more (Right)", self._give)
        self.out_button = self._hand_button(theme, "Leave out", "Delete", self._turn)
        self.back_button = self._hand_button(theme, "Back to the proposal", "", self._back)
        self.accept_button = button(theme, "Accept", "present", "primary", "Enter", self.accept)
        self.accept_button.setAutoDefault(True)
        self.leave_button = button(theme, "Leave as it is", "close", "", "Esc", self.left.emit)
        self.leave_button.setAutoDefault(True)
        for each in (self.accept_button, self.leave_button):
            each.setMinimumHeight(TOUCH)
        self._lay_out(column(self))
        self.list.given.connect(self._change)
        self.list.turned.connect(self._turn)
        self.list.selectionModel().currentChanged.connect(self._chosen)

    @property
    def fit(self) -> Fit | None:
        """The lengths that are shown."""
        return self._fit if self._fit.blocks else None

    def show_view(self, shown: RunView) -> None:
        """Keep the proposal up to the minute while the panel is open."""
        if self.isHidden():
            return
        # A proposal is in whole minutes: it is worked out anew each minute and after each press.
        key = (self._live.position, words.clock(shown, shown.now), words.late_minutes(shown))
        if key != self._key:
            self._key = key
            # Less than a minute late is in time, as everywhere on the console.
            self._proposed = self._live.proposal() if words.late_minutes(shown) else None
            self._coming = {each.block.id: each for each in shown.coming}
            self._show(shown)

    def open(self) -> None:
        """Work a proposal out for this moment and put the hand on it; Enter accepts it."""
        self._key, self._by_hand = None, {}
        self._say_hint("")
        self.show()
        shown = self._live.view()
        if shown is not None:
            self.show_view(shown)
        stuck = self._proposed is not None and not self._proposed.changes
        hand = self.leave_button if stuck or not self._coming else self.list
        hand.setFocus(Qt.FocusReason.OtherFocusReason)

    def widen(self, wide: bool) -> None:
        """Let the list have the whole height, and all else stand beside it, where the place is low."""
        _move(self._words, self._beside if wide else self, 0)
        _move(self._hands, self._beside if wide else self._together, 2 if wide else 1)

    def accept(self) -> None:
        """Take the lengths on."""
        fit = self._fit
        if fit.changes and self._remote.replan(fit):
            self.accepted.emit(fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Esc leaves everything as it is; other keys are the run's."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.accept()
        else:
            super().keyPressEvent(event)

    def _show(self, shown: RunView) -> None:
        base = self._proposed or as_it_is(shown, self._live.position)
        self._by_hand = {id: minutes for id, minutes in self._by_hand.items() if id in self._coming}
        self._fit = with_hand(base, self._by_hand)
        self.list.show_rows(tuple(map(self._row, self._fit.blocks)))
        after = self._live.foresee(self._press()) or shown
        set_text(self.summary, self._summary(shown))
        set_text(self.ends, words.would_end(after))
        self.list.setVisible(bool(self._coming))
        self.accept_button.setEnabled(self._fit.changes)
        self.back_button.show_as("Back to the proposal" if self._proposed else "Back to how it is", "")
        self.back_button.setVisible(bool(self._by_hand))
        self._chosen()

    def _summary(self, shown: RunView) -> str:
        if self._by_hand:
            return words.by_hand_words(self._fit)
        if self._proposed is None and self._coming:
            return words.in_time_words(shown)
        return words.proposal_words(self._proposed, shown)

    def _row(self, each: Fitted) -> ChangeRow:
        block = self._coming[each.id].block
        return ChangeRow(
            each.id,
            facilitator_title(block, self._library),
            words.change_words(each),
            each.minutes != each.planned,
            block.priority == "must",
            each.id in self._by_hand,
        )

    def _press(self) -> Event:
        minutes = {each.id: each.minutes for each in self._fit.blocks}
        return Event(self._live.now(), "replan", minutes=minutes)

    def _take(self) -> None:
        self._change(-1)

    def _give(self) -> None:
        self._change(1)

    def _change(self, minutes: int) -> None:
        each = self._one()
        if each is None:
            return
        if keeps_length(self._coming[each.id]):
            self._say_hint(f"{self._name(each)} keeps its length. It can only be left out.")
        else:
            self._set(each, given(each, minutes))

    def _turn(self) -> None:
        each = self._one()
        shown = self._live.view()
        if each is None or shown is None:
            return
        base = self._proposed or as_it_is(shown, self._live.position)
        proposed = next((other for other in base.blocks if other.id == each.id), each)
        self._set(each, turned(each, proposed))

    def _set(self, each: Fitted, minutes: int) -> None:
        """Give a part its length; one that is a must is asked about once."""
        must = self._coming[each.id].block.priority == "must"
        if must and self._asked != each.id:
            self._say_hint(f"{self._name(each)} is a must. Press again to change it all the same.")
            self._asked = each.id
            return
        self._say_hint("", self._asked)
        self._by_hand[each.id] = minutes
        self._show_now()

    def _back(self) -> None:
        self._by_hand = {}
        self._say_hint("")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_now()

    def _show_now(self) -> None:
        shown = self._live.view()
        if shown is not None:
            self._show(shown)

    def _one(self) -> Fitted | None:
        """The part that the hand is on."""
        return next((each for each in self._fit.blocks if each.id == self.list.chosen), None)

    def _name(self, each: Fitted) -> str:
        return f"“{facilitator_title(self._coming[each.id].block, self._library)}”"

    def _chosen(self) -> None:
        """Say what can be done with the part that the hand is on."""
        each = self._one()
        if each is None or each.id != self._asked:
            self._say_hint("")
        fixed = each is None or keeps_length(self._coming[each.id])
        self.less_button.setEnabled(each is not None and not fixed and each.minutes > 0)
        self.more_button.setEnabled(not fixed)
        self.out_button.setEnabled(each is not None)
        back = each is not None and not each.minutes
        self.out_button.show_as("Take back" if back else "Leave out", "")

    def _say_hint(self, text: str, asked: str = "") -> None:
        self._asked = asked
        set_text(self.hint, text)
        self.hint.setVisible(bool(text))
        # What is asked stands in its place, as it is about the next press.
        self.ends.setVisible(bool(self._coming) and not text)

    def _hand_button(self, theme: Theme, text: str, key: str, do: object) -> Button:
        """A button for a thumb; the keys stay with the list."""
        made = button(theme, text, "", "", key)
        made.setMinimumSize(TOUCH, TOUCH)
        made.setAccessibleName(key or text)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(do)
        return made

    def _lay_out(self, layout: QVBoxLayout) -> None:
        self._words, self._together, self._hands, self._beside = (QWidget() for _each in range(4))
        self.foot = self._beside
        said = column(self._words)
        said.addWidget(label("Re-plan", "lead"))
        said.addWidget(self.summary)
        layout.addWidget(self._words)
        by_hand = column(self._together)
        by_hand.addWidget(self.list, 1)
        hands = (self.less_button, self.more_button, self.out_button, self.back_button)
        self._hands.setLayout(_flow(hands))
        by_hand.addWidget(self._hands)
        layout.addWidget(self._together, 1)
        foot = column(self._beside)
        foot.addStretch()
        foot.addWidget(self.hint)
        foot.addWidget(self.ends)
        foot.addLayout(_flow((self.accept_button, self.leave_button)))


def _move(piece: QWidget, to: QWidget, place: int) -> None:
    """Put a piece into the column of another one."""
    layout = to.layout()
    if isinstance(layout, QVBoxLayout) and piece.parentWidget() is not to:
        layout.insertWidget(place, piece)


def _flow(buttons: tuple[Button, ...]) -> Flow:
    """Buttons in as many rows as the width asks for."""
    made = Flow()
    for each in buttons:
        made.addWidget(each)
    return made
