"""The run screen: nothing open, ready, the console, the end; whichever the run calls for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator_app.core.fit import items
from facilitator_app.core.plan import Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import schedule
from facilitator_app.ui.document import Document
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.around import Around
from facilitator_app.ui.run.console import Console
from facilitator_app.ui.run.displays import Displays
from facilitator_app.ui.run.keys import OPENS, REPEATS
from facilitator_app.ui.run.past_runs import PastRuns, Records
from facilitator_app.ui.run.ready import Ready
from facilitator_app.ui.run.rehearsal_bar import RehearsalBar, RehearsalDialog
from facilitator_app.ui.run.remote import Remote
from facilitator_app.ui.run.run_place import RunPlace
from facilitator_app.ui.run.sound import Sound
from facilitator_app.ui.run.summary import Summary
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import Theme
from facilitator_app.ui.widgets import EmptyState, button, column


class RunScreen(QWidget):
    """Runs the plan that is open. Everything shown comes from Live's picture of the moment."""

    plan_wanted = Signal()
    people_wanted = Signal()
    start_wanted = Signal()
    said = Signal(str)
    drawn = Signal(object)

    def __init__(
        self,
        theme: Theme,
        live: Live,
        plan: Document[Plan],
        library: Library,
        displays: Displays,
        sound: Sound | None = None,
        place: RunPlace | None = None,
        records: Records | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._library = theme, library
        self._live, self._plan, self._displays = live, plan, displays
        self._records = records or Records()
        self._remote = Remote(live)
        self._choose = button(theme, "Choose a plan", "plan", "primary", pressed=self.start_wanted.emit)
        self._choose.setAutoDefault(True)
        self.empty = EmptyState(
            theme,
            "run",
            "No plan is open",
            "Open a plan or start from a template, then run it here.",
            self._choose,
        )
        self.ready = Ready(theme, library)
        participant = displays.participant
        self.console = Console(theme, live, self._remote, library, participant, place)
        self.summary = Summary(theme, library)
        self.past = PastRuns(theme, library, self._records)
        self.rehearsal = RehearsalBar(theme)
        self.stack = QStackedWidget()
        for each in (self.empty, self.ready, self.console, self.summary, self.past):
            self.stack.addWidget(each)
        layout = column(self, 0)
        layout.addWidget(self.rehearsal)
        layout.addWidget(self.stack, 1)
        # With no sound given it is silent.
        self.around = Around(theme, displays, sound or Sound(live, library, lambda: {"chimes": False}), self)
        self._connect()
        self._show_display()
        self._expect()
        self._draw()

    def take_focus(self) -> None:
        """Put the focus where the hand expects it in the state that is shown."""
        match self.stack.currentWidget():
            case Ready() | Console() | Summary() | PastRuns() as screen:
                screen.take_focus()
            case _:
                self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def do(self, act: str) -> None:
        """Do what a key stands for, pressed here or on the participant screen."""
        on = self.stack.currentWidget()
        if on is self.console or act == "keys":
            self.console.do(act)
        elif on is self.summary and act == "back":
            self._back()
        else:
            self._do_around(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a run, wherever the focus is; a key that is held down is one press."""
        act = self.console.keys.act(event)
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or act in REPEATS:
            self.do(act)

    def _connect(self) -> None:
        for slot in self.console.views():
            self.drawn.connect(slot)
        self.drawn.connect(self.summary.show_view)
        self.around.words_wanted.connect(self._show_words)
        self.ready.look_wanted.connect(self.around.choose_screen)
        self.ready.sound_wanted.connect(self.around.choose_sound)
        self.around.sound.said.connect(self.said)
        self._live.ticked.connect(self._tick)
        self._live.changed.connect(self._draw)
        self._live.changed.connect(self._show_rehearsal)
        self._live.refused.connect(self.said)
        self._plan.changed.connect(self._expect)
        self._plan.changed.connect(self._draw)
        self._displays.changed.connect(self._show_display)
        self._displays.participant.acted.connect(self._do_from_there)
        self.console.around_wanted.connect(self._do_around)
        self.console.people_wanted.connect(self._to_people)
        self.console.said.connect(self.said)
        self.console.groups.shown_to_all.connect(self._tell_if_closed)
        self.ready.start_wanted.connect(self._start)
        self.ready.plan_wanted.connect(self.plan_wanted)
        self.ready.screen_wanted.connect(self._toggle_display)
        self.ready.leave_wanted.connect(self._close)
        self.ready.looked.connect(self._look_at_ready)
        self.ready.appeared.connect(self._look_back)
        self.ready.rehearsal_wanted.connect(self.choose_rehearsal)
        self.ready.earlier_wanted.connect(self._show_past)
        self.ready.fresh_wanted.connect(self._begin_marks)
        self.past.left.connect(self._leave_past)
        self.rehearsal.speed_wanted.connect(self._set_speed)
        self.rehearsal.step_wanted.connect(self._live.step)
        self.rehearsal.end_wanted.connect(self._close)
        self.summary.close_wanted.connect(self._close)
        self.summary.people_wanted.connect(self.people_wanted)
        self.summary.back_wanted.connect(self._back)
        self.summary.save_wanted.connect(self._save_summary)
        self.summary.times_wanted.connect(self._use_times)

    def _do_from_there(self, act: str) -> None:
        """Do what a key of the participant screen stands for; the keys that follow go to what it opens."""
        if act in OPENS:
            self.window().activateWindow()
        self.do(act)

    def _tick(self) -> None:
        shown = self._live.view()
        if shown is not None and shown.state != "before":
            self.drawn.emit(shown)

    def _draw(self) -> None:
        """Show the state that the run is in, and its picture."""
        shown = self._live.view()
        if shown is None or shown.state == "before":
            self._show_ready()
        else:
            self._turn_to(self.summary if shown.state == "finished" else self.console)
            self.drawn.emit(shown)

    def _show_rehearsal(self) -> None:
        """Say whether what is on is a rehearsal; by itself, so that it stops nothing else."""
        rehearsal = self._live.rehearsal
        self.rehearsal.show_speed(None if rehearsal is None else rehearsal.speed)
        self.summary.show_rehearsal(rehearsal is not None)

    def _show_ready(self) -> None:
        plan = self._live.plan or self._plan.value
        if plan is None:
            self._turn_to(self.empty)
            return
        if self.stack.currentWidget() is self.past and self.past.plan == plan.id and not self._live.is_on:
            return
        self.ready.show_plan(plan, begun=self._live.is_on)
        self._turn_to(self.ready)
        self._look_back()

    def _look_back(self) -> None:
        """Offer what earlier runs left; the data file is asked only where somebody looks."""
        plan = self._live.plan or self._plan.value
        if plan is not None and self.ready.isVisible():
            self.ready.show_earlier(self._records.count(plan.id), self._records.old_marks(plan.id))

    def _look_at_ready(self) -> None:
        """See how late it is by now."""
        plan = self._live.plan or self._plan.value
        if plan is not None:
            self.ready.choice.show_starting(self._live.starting(plan))
            self._displays.participant.stage.refresh()

    def _turn_to(self, screen: QWidget) -> None:
        if self.stack.currentWidget() is screen:
            return
        held = self.isAncestorOf(self.focusWidget())
        self.stack.setCurrentWidget(screen)
        if held:
            self.take_focus()

    def _start(self) -> None:
        plan = self._live.plan or self._plan.value
        if plan is not None:
            as_planned = self.ready.choice.as_planned
            self.console.start_over()
            if self._remote.start(plan, as_planned=as_planned):
                self.ready.choice.start_over()

    def _back(self) -> None:
        if not self._remote.is_double("back"):
            self._remote.back()

    def _close(self) -> None:
        rehearsal = self._live.rehearsal is not None
        if not self._live.close():
            return
        stage = self._displays.participant.stage
        # What was held, and who was with whom, was of this run.
        stage.release()
        stage.show_groups(())
        stage.expect(self._plan.value if rehearsal else None)
        self.console.start_over()

    def choose_rehearsal(self) -> None:
        """Ask which part a rehearsal begins with, and how fast it goes."""
        plan = self._plan.value
        parts = items(schedule(plan)) if plan is not None else []
        if not parts or self._live.is_on:
            return
        named = [(each.block.id, facilitator_title(each.block, self._library)) for each in parts]
        dialog = RehearsalDialog(self._theme, named, self)
        dialog.answered.connect(self._rehearse)
        dialog.open()

    def _rehearse(self, block: str, speed: float) -> None:
        plan = self._plan.value
        if plan is not None and self._live.rehearse(plan, block, speed):
            self.console.start_over()
            self.take_focus()

    def _set_speed(self, speed: float) -> None:
        if self._live.rehearsal is not None:
            self._live.rehearsal.set_speed(speed)

    def _to_people(self) -> None:
        if self._live.rehearsal is not None:
            self.said.emit("In a rehearsal nobody is marked. End the rehearsal to mark who came.")
        else:
            self.people_wanted.emit()

    def _show_past(self) -> None:
        plan = self._plan.value
        if plan is not None:
            self.past.show_plan(plan)
            self._turn_to(self.past)

    def _leave_past(self) -> None:
        # What the focus was on goes with it.
        self.stack.setCurrentWidget(self.ready)
        self._draw()
        self.take_focus()

    def _begin_marks(self) -> None:
        plan = self._plan.value
        if plan is not None:
            self._records.begin_marks(plan.id)
            self._look_back()
            self.take_focus()

    def _save_summary(self) -> None:
        if self._live.plan is not None and self.summary.shown is not None:
            self._records.save(self._live.plan, self.summary.shown)

    def _use_times(self) -> None:
        if self._live.plan is not None and self.summary.shown is not None:
            self._records.use_times(self._live.plan, self.summary.shown)

    def _show_words(self, words: str) -> None:
        self._remote.show(words)
        if words:
            self._tell_if_closed()

    def _tell_if_closed(self) -> None:
        """What is shown to participants is seen by nobody until their screen is open."""
        if not self._displays.is_open:
            key = self.console.keys.key("screen")
            self.said.emit(f"The participant screen is not open, so nobody sees this yet. {key} opens it.")

    def _expect(self) -> None:
        """Let the participant screen wait for the plan that is open."""
        self._displays.participant.expect(self._plan.value)

    def _toggle_display(self) -> None:
        self._do_around("screen")

    def _do_around(self, act: str) -> None:
        """Do what has to do with screen and sound, before a session as in it."""
        match act:
            case "screen" | "full":
                self._do_display(act)
            case "look":
                self.around.choose_screen()
            case "sound":
                self.around.choose_sound()
            case "words" | "hold" if self._remote.is_running:
                self.around.do(act)

    def _do_display(self, act: str) -> None:
        if not self._displays.is_open:
            self._expect()
        if act == "full":
            self._displays.toggle_full_screen()
        else:
            self._displays.toggle()

    def _show_display(self) -> None:
        is_open, name = self._displays.is_open, self._displays.second_name
        self.ready.show_display(name, is_open=is_open)
        self.console.show_display(name, is_open=is_open)
