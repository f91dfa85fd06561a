"""The console: everything that a facilitator at a lectern sees and presses while a session runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator_app.core.fit import Fit
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.run_view import RunView
from facilitator_app.ui.live import Live
from facilitator_app.ui.run import words
from facilitator_app.ui.run.agenda import Agenda
from facilitator_app.ui.run.bars import LateLine, Question
from facilitator_app.ui.run.before_part import BeforePart
from facilitator_app.ui.run.below import Below
from facilitator_app.ui.run.controls import Controls
from facilitator_app.ui.run.dialogs import BeganEarlier
from facilitator_app.ui.run.face import TimeFace
from facilitator_app.ui.run.facts import Facts
from facilitator_app.ui.run.groups_panel import GroupsPanel
from facilitator_app.ui.run.insert_panel import InsertPanel
from facilitator_app.ui.run.keys import Act
from facilitator_app.ui.run.keys_dialog import ChangeKeys, KeyList
from facilitator_app.ui.run.middle import Middle
from facilitator_app.ui.run.more_panel import MorePanel
from facilitator_app.ui.run.note_line import NoteLine
from facilitator_app.ui.run.participant import ParticipantScreen
from facilitator_app.ui.run.parts import Heading, set_text
from facilitator_app.ui.run.places import top
from facilitator_app.ui.run.reading import Reading
from facilitator_app.ui.run.referrals_dialog import ReferralsDialog
from facilitator_app.ui.run.remote import Remote
from facilitator_app.ui.run.replan import Replan
from facilitator_app.ui.run.run_place import Change, RunPlace
from facilitator_app.ui.run.screen_panel import ScreenPanel
from facilitator_app.ui.run.side import Side
from facilitator_app.ui.run.steps import Steps
from facilitator_app.ui.run.strands_bar import StrandsBar
from facilitator_app.ui.run.support import SupportCard
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import column

# How the height is shared; where something is opened below, that has more, and the clock stays as it was.
TOP, BELOW, BELOW_OPENED = 2, 3, 4
SUPPORTED = "Paused for support. “Go on with the session” on the card ends the pause."


class Console(QWidget):
    """Its parts draw themselves from each RunView, each by itself, so that one that fails stops no other."""

    around_wanted = Signal(str)
    people_wanted = Signal()
    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        live: Live,
        remote: Remote,
        library: words.Library,
        participant: ParticipantScreen,
        place: RunPlace | None = None,
    ) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The session that is on")
        self._theme, self._live, self._remote, self._library = theme, live, remote, library
        self.title = Heading(theme)
        self.face = TimeFace(theme)
        self.facts = Facts(library)
        self.late = LateLine(theme, remote)
        self.question = Question(theme)
        self.steps = Steps(theme, library)
        self.reading = Reading(theme, live, library)
        self.agenda = Agenda(theme, library)
        self.replan = Replan(theme, live, remote, library)
        self.controls = Controls(theme, remote)
        self.participants = ScreenPanel(theme, participant)
        self.more = MorePanel(theme)
        self.strands = StrandsBar(theme, library)
        self._place = place or RunPlace()
        self.adding = InsertPanel(theme, live, remote, library, self._place)
        self.groups = GroupsPanel(theme, live, participant.stage, self._place)
        self._panels = self.adding, self.groups, self.replan, self.participants, self.more
        # One set of keys serves both screens, as Qt gives a key to whatever has the focus.
        self.keys = participant.keys
        self.support = SupportCard(theme, self._place)
        self.note = NoteLine(theme)
        self.before = BeforePart(theme, live, library)
        self.side = Side(self.agenda)
        middle = Middle(theme, self.steps, self.reading, self.strands, self.side)
        self.below = Below(middle, self.support, self.before)
        self._use_keys(self._place.keys())
        self._acts = self._all_acts()
        self._lay_out()
        self._connect()

    def views(self) -> tuple[Callable[[RunView], None], ...]:
        """What wants each RunView: one slot for each part."""
        parts = (
            self.face,
            self.facts,
            self.steps,
            self.reading,
            self.agenda,
            self.late,
            self.question,
            *self._panels,
            self.strands,
            self.controls,
            self.support,
        )
        return (self.show_title, *(part.show_view for part in parts))

    def show_title(self, shown: RunView) -> None:
        """Show the title of the block that is on."""
        title = facilitator_title(shown.block, self._library) if shown.block else ""
        set_text(self.title, title)
        self.title.setToolTip(title)

    def take_focus(self) -> None:
        """The arrows choose steps, and every key of the run works."""
        if self.below.is_read_out:
            self.before.take_focus()
        elif not self.steps.isVisibleTo(self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.steps.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, act: str) -> None:
        """Do what a key or a button stands for; what is not the console's is wanted of what is around it."""
        for each, do in self._acts.items():
            if each == act:
                do()
                return
        self.around_wanted.emit(act)

    def show_display(self, name: str, *, is_open: bool) -> None:
        """Say where participants see their screen, '' for no second display."""
        self.participants.show_display(name, is_open=is_open)

    def start_over(self) -> None:
        """Put away what was open in the run before."""
        self._keep_going()
        self.side.leave()
        self.below.uncover()
        self._close_note()

    def _next(self) -> None:
        if self._remote.is_double("next"):
            return
        if self._live.position.support and self.support.isVisible():
            # A stray press does not end a pause for support while its card is in sight.
            self.said.emit(SUPPORTED)
            return
        if self.below.is_read_out:
            self.before.go_on()
        elif self._remote.is_last:
            self._finish()
        else:
            self._leave_by(self._remote.next)

    def _leave_by(self, go: Callable[[], object]) -> None:
        """Leave the part that is on; what is sensitive after it is read out first."""
        position, held = self._live.position, False
        try:
            held = bool(position.block) and self.before.holds_back(position.after(position.block), go)
        finally:
            # Should the card fail, the session goes on all the same.
            if not held:
                go()

    def _back(self) -> None:
        if not self._remote.is_double("back"):
            self._remote.back()

    def _skip(self) -> None:
        if self._remote.is_double("skip"):
            return
        if self._remote.is_last:
            self._finish()
        else:
            self._leave_by(self._remote.skip)

    def _finish(self) -> None:
        """Ask; the second press is the answer."""
        shown = self._live.view()
        if shown is None or shown.block is None:
            return
        if self.question.isHidden():
            self._remote.is_double("finish")
            self.question.ask(shown)
            self._make_room()
        else:
            self._finish_now()

    def _finish_now(self) -> None:
        # A double tap on the last part asks, and does not answer itself.
        if self._remote.is_double("finish"):
            return
        self._keep_going()
        self._remote.finish()

    def _keep_going(self) -> None:
        held = self.question.isAncestorOf(self.focusWidget())
        self.question.hide()
        self._make_room()
        if held:
            self.take_focus()

    def _earlier(self) -> None:
        shown = self._live.view()
        if shown is None or shown.block is None:
            return
        title = facilitator_title(shown.block, self._library)
        dialog = BeganEarlier(self._theme, self._live, title, self)
        dialog.answered.connect(self._correct)
        dialog.open()

    def _correct(self, minutes: int) -> None:
        self._remote.correct(minutes)

    def _replan(self) -> None:
        self.side.toggle(self.replan)

    def _accepted(self, fit: Fit) -> None:
        self.side.leave()
        self.late.accepted(fit, self._live.position.block)
        shown = self._live.view()
        if shown is not None:
            self.late.show_view(shown)

    def _list_keys(self) -> None:
        dialog = KeyList(self._theme, self.keys, self)
        dialog.change_wanted.connect(self._change_keys)
        dialog.open()

    def _change_keys(self) -> None:
        dialog = ChangeKeys(self._theme, self.keys, self)
        dialog.kept.connect(self._keep_keys)
        dialog.open()

    def _keep_keys(self, changed: Change) -> None:
        if self._place.keep_keys(changed):
            self._use_keys(changed)

    def _use_keys(self, changed: Change) -> None:
        self.keys.use(changed)
        for each in (self.controls, self.participants, self.more, self.strands, self.before):
            each.show_keys(self.keys)

    def _make_room(self) -> None:
        """The line about a late end, and some of the top, give way to what is asked, written or read."""
        asked = not (self.question.isHidden() and self.note.isHidden())
        opened = self.below.is_covered or self.side.is_taken
        self.late.give_way(asked or opened)
        self._column.setStretchFactor(self.below, BELOW_OPENED if opened else BELOW)

    def _side_turned(self, page: int) -> None:
        """What was opened at the side is seen; what is to be read out comes after it."""
        if page:
            self.below.uncover()
        else:
            self.below.turn()
        self._make_room()

    def _guard(self) -> None:
        # A press meant for the part that was on does not put away what nobody read.
        self._remote.is_double("next")

    def _change_referrals(self) -> None:
        dialog = ReferralsDialog(self._theme, self._place, self)
        dialog.changed.connect(self.support.refresh)
        dialog.open()

    def _offered(self, done: bool) -> None:
        self._remote.offered(done)

    def _write_note(self, text: str) -> None:
        if self._remote.note(text):
            self.note.line.clear()
            self._close_note()

    def _open_note(self) -> None:
        self.note.open()
        self._make_room()

    def _close_note(self) -> None:
        held = self.note.isAncestorOf(self.focusWidget())
        self.note.hide()
        self._make_room()
        if held:
            self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are read by the screen, wherever the focus is; Esc leaves what is open, one thing a press."""
        open_now = (
            (self.below.is_read_out, self.before.stay),
            (self.below.is_covered, self.below.close_support),
            (self.question.isVisible(), self._keep_going),
            (self.note.isVisible(), self._close_note),
            (self.side.is_taken, self.side.leave),
        )
        leave = next((leave for is_open, leave in open_now if is_open), None)
        if event.key() == Qt.Key.Key_Escape and leave is not None:
            leave()
        else:
            event.ignore()

    def _all_acts(self) -> Mapping[Act, Callable[[], object]]:
        remote = self._remote
        return {
            "next": self._next,
            "back": self._back,
            "pause": remote.pause,
            "more": lambda: remote.add(1),
            "more5": lambda: remote.add(5),
            "less": lambda: remote.add(-1),
            "less5": lambda: remote.add(-5),
            "skip": self._skip,
            "earlier": self._earlier,
            "undo": remote.undo,
            "support": self.below.toggle_support,
            "note": self._open_note,
            "tick": self.steps.tick,
            "swap": remote.swap,
            "insert": lambda: self.side.toggle(self.adding),
            "groups": lambda: self.side.toggle(self.groups),
            "attendance": self.people_wanted.emit,
            "blank": remote.blank,
            "finish": self._finish,
            "replan": self._replan,
            "view": lambda: self.side.toggle(self.participants),
            "menu": lambda: self.side.toggle(self.more),
            "keys": self._list_keys,
        }

    def _connect(self) -> None:
        self.steps.wanted.connect(self._show_words)
        self.steps.chosen.connect(self.reading.show_step)
        self.steps.ticked.connect(self._tick)
        self.steps.emptied.connect(self._steps_emptied)
        self.steps.filled.connect(self._steps_filled)
        self.agenda.wanted.connect(self._go)
        self.strands.covered.connect(self.take_focus)
        for buttons in (self.controls, self.participants, self.more, self.strands):
            buttons.pressed.connect(self.do)
        self.late.replan_wanted.connect(self._replan)
        self.question.yes.connect(self._finish_now)
        self.question.no.connect(self._keep_going)
        self.replan.accepted.connect(self._accepted)
        self.side.add(*self._panels)
        self.side.left.connect(self.take_focus)
        self.side.currentChanged.connect(self._side_turned)
        self.below.left.connect(self.take_focus)
        self.below.currentChanged.connect(self._make_room)
        self.before.came.connect(self._guard)
        self.before.next_wanted.connect(self._next)
        self.support.pause_wanted.connect(self._pause_for_support)
        self.support.offered.connect(self._offered)
        self.support.change_wanted.connect(self._change_referrals)
        self.note.written.connect(self._write_note)
        self.note.left.connect(self._close_note)

    def _pause_for_support(self) -> None:
        self._remote.support()

    def _tick(self, block: str, step: int) -> None:
        self._remote.tick(block, step)

    def _steps_emptied(self) -> None:
        if self.steps.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _steps_filled(self) -> None:
        if self.hasFocus():
            self.take_focus()

    def _show_words(self, text: str) -> None:
        self._remote.show(text)

    def _go(self, block: str) -> None:
        if block == self._live.position.block or not self.before.holds_back(
            block, lambda: self._remote.go(block), anew=True
        ):
            self._remote.go(block)

    def _lay_out(self) -> None:
        self._column = layout = column(self, SPACE, 2 * SPACE)
        layout.addWidget(top(self.title, self.face, self.facts), TOP)
        layout.addWidget(self.late)
        layout.addWidget(self.question)
        layout.addWidget(self.below, BELOW)
        layout.addWidget(self.note)
        layout.addWidget(self.controls)
