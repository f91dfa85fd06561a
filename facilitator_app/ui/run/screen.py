"""The run screen: nothing open, ready, the console, the end; whichever the run calls for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator_app.core.plan import Plan
from facilitator_app.ui.document import Document
from facilitator_app.ui.live import Live
from facilitator_app.ui.run.around import Around
from facilitator_app.ui.run.console import Console
from facilitator_app.ui.run.displays import Displays
from facilitator_app.ui.run.keys import REPEATS
from facilitator_app.ui.run.ready import Ready
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
    ) -> None:
        super().__init__()
        self._live, self._plan, self._displays = live, plan, displays
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
        self.stack = QStackedWidget()
        for each in (self.empty, self.ready, self.console, self.summary):
            self.stack.addWidget(each)
        column(self).addWidget(self.stack)
        # With no sound given it is silent.
        self.around = Around(theme, displays, sound or Sound(live, library, lambda: {"chimes": False}), self)
        self._connect()
        self._show_display()
        self._expect()
        self._draw()

    def take_focus(self) -> None:
        """Put the focus where the hand expects it in the state that is shown."""
        match self.stack.currentWidget():
            case Ready() | Console() | Summary() as screen:
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
        self._live.refused.connect(self.said)
        self._plan.changed.connect(self._expect)
        self._plan.changed.connect(self._draw)
        self._displays.changed.connect(self._show_display)
        self._displays.participant.acted.connect(self.do)
        self.console.around_wanted.connect(self._do_around)
        self.console.people_wanted.connect(self.people_wanted)
        self.ready.start_wanted.connect(self._start)
        self.ready.plan_wanted.connect(self.plan_wanted)
        self.ready.screen_wanted.connect(self._toggle_display)
        self.ready.leave_wanted.connect(self._close)
        self.summary.close_wanted.connect(self._close)
        self.summary.people_wanted.connect(self.people_wanted)
        self.summary.back_wanted.connect(self._back)

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

    def _show_ready(self) -> None:
        plan = self._live.plan or self._plan.value
        if plan is None:
            self._turn_to(self.empty)
            return
        self.ready.show_plan(plan, begun=self._live.is_on)
        self._turn_to(self.ready)

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
            self.console.start_over()
            self._remote.start(plan)

    def _back(self) -> None:
        if not self._remote.is_double("back"):
            self._remote.back()

    def _close(self) -> None:
        if self._live.close():
            self._displays.participant.expect(None)

    def _show_words(self, words: str) -> None:
        self._remote.show(words)

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
