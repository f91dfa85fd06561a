"""Before the start: what is about to run, on which screens, and one large button."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from facilitator_app.core.content_note import content_note, in_words
from facilitator_app.core.fit import items
from facilitator_app.core.plan import Block, Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Entry, Schedule, schedule
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.ui.run.flow import Flow
from facilitator_app.ui.run.parts import TOUCH, Reader, set_text
from facilitator_app.ui.run.starting_choice import StartingChoice
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import Button, button, card, column, label, row

# So often it is looked how late it is by now.
LOOK_MS = 2000


class Ready(QWidget):
    """The plan that can be started, or what keeps it from it."""

    start_wanted = Signal()
    plan_wanted = Signal()
    screen_wanted = Signal()
    leave_wanted = Signal()
    look_wanted = Signal()
    sound_wanted = Signal()
    rehearsal_wanted = Signal()
    earlier_wanted = Signal()
    fresh_wanted = Signal()
    looked = Signal()
    appeared = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._theme, self._library = theme, library
        self.title = label("", "title", wrap=True)
        self.when = label("", "reading", wrap=True)
        self.parts = label("", wrap=True)
        self.first = label("", wrap=True)
        self.display = label("", "muted", wrap=True)
        self.start = button(theme, "Start session", "run", "primary", pressed=self.start_wanted.emit)
        self.screen_button = button(
            theme, "Open participant screen", "screen", pressed=self.screen_wanted.emit
        )
        self.plan_button = button(theme, "Go to the plan", "plan", pressed=self.plan_wanted.emit)
        self.leave_button = button(theme, "Do not run it", "close", pressed=self.leave_wanted.emit)
        tip = "Layout, colours and size of the participant screen, and on which display"
        self.look = button(theme, "How the screen looks…", "settings", "quiet", tip, self.look_wanted.emit)
        tip = "Chimes, a bell, or a soft light instead"
        self.sound = button(theme, "Sound…", "sound", "quiet", tip, self.sound_wanted.emit)
        tip = "Run it from any part, at any speed, leaving no trace"
        self.rehearse = button(theme, "Rehearse…", "clock", "quiet", tip, self.rehearsal_wanted.emit)
        tip = "What earlier sessions with this plan came to"
        self.earlier = button(
            theme, "Earlier runs of this plan…", "history", "quiet", tip, self.earlier_wanted.emit
        )
        self.earlier.hide()
        self.choice = StartingChoice()
        self.choice.taken.connect(self.start_wanted)
        self.fresh_words = label("", wrap=True)
        self.fresh = button(theme, "Begin with fresh marks", "people", pressed=self.fresh_wanted.emit)
        self.marks = self._marks_line()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.looked)
        for each in self._buttons():
            each.setAutoDefault(True)
            each.setMinimumHeight(TOUCH)
        self._lay_out()

    def show_plan(self, plan: Plan, *, begun: bool) -> None:
        """Show a plan; begun is one that was got ready before and has not started."""
        timetable = schedule(plan)
        parts = items(timetable)
        set_text(self.title, plan.title)
        set_text(self.when, times_words(timetable))
        set_text(self.parts, parts_words(timetable, parts))
        first = parts[0].block if parts else None
        words = first_words(first, self._library) if first else ""
        set_text(self.first, words)
        self.first.setVisible(bool(words))
        self.when.setVisible(bool(parts))
        self.start.setVisible(bool(parts))
        self.screen_button.setVisible(bool(parts))
        for each in (self.display, self.look, self.sound):
            each.setVisible(bool(parts))
        self.rehearse.setVisible(bool(parts) and not begun)
        self.plan_button.setHidden(bool(parts) or begun)
        self.leave_button.setVisible(begun)

    def show_display(self, name: str, *, is_open: bool) -> None:
        """Say where participants will see their screen."""
        if is_open:
            words = "The participant screen is open."
        elif name:
            words = f"Participants will see their screen on {name}."
        else:
            words = "No second display was found. The participant screen opens as a window."
        set_text(self.display, words)
        self.screen_button.show_as(
            "Close participant screen" if is_open else "Open participant screen", "screen"
        )

    def show_earlier(self, count: int, marks: str) -> None:
        """Offer the earlier runs where there are some, and ask about marks left of one ('' for none)."""
        self.earlier.setVisible(bool(count))
        set_text(self.fresh_words, marks)
        self.fresh.setAccessibleDescription(marks)
        self.marks.setVisible(bool(marks))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look how late it is."""
        super().showEvent(event)
        self._timer.start()
        self.looked.emit()
        self.appeared.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._timer.stop()

    def take_focus(self) -> None:
        """Enter or Space does what is most likely wanted."""
        first = self.plan_button if self.start.isHidden() else self.start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> tuple[Button, ...]:
        first = (self.start, self.screen_button, self.plan_button, self.leave_button, self.fresh)
        return (*first, self.look, self.sound, self.rehearse, self.earlier)

    def _marks_line(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "soft")
        line = row(frame, 2 * SPACE, 2 * SPACE)
        line.addWidget(self.fresh_words, 1)
        line.addWidget(self.fresh)
        frame.hide()
        return frame

    def _lay_out(self) -> None:
        frame, inside = card()
        inside.setContentsMargins(4 * SPACE, 3 * SPACE, 4 * SPACE, 3 * SPACE)
        inside.setSpacing(SPACE)
        for words in (self.title, self.when, self.parts, self.first, self.display):
            inside.addWidget(words)
        inside.addWidget(self.marks)
        inside.addWidget(self.choice)
        inside.addSpacing(SPACE)
        for line in (
            (self.start, self.screen_button, self.plan_button, self.leave_button),
            (self.look, self.sound, self.rehearse, self.earlier),
        ):
            flow = Flow()
            for each in line:
                flow.addWidget(each)
            inside.addLayout(flow)
        frame.setMaximumWidth(760)
        page = QWidget()
        layout = column(page, 0, 2 * SPACE)
        layout.addStretch(2)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(frame, 6)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(3)
        self.page = Reader("The session that can be started", page)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self).addWidget(self.page)


def times_words(timetable: Schedule) -> str:
    """When it is planned for: 'Planned 18:30 to 20:00 · must end 20:00'."""
    words = f"Planned {timetable.clock(timetable.start)} to {timetable.clock(timetable.end)}"
    if timetable.must_end is not None:
        words += f" · must end {timetable.clock(timetable.must_end)}"
    if timetable.over_run:
        words += f" · {minutes_text(whole_minutes(timetable.over_run))} too long"
    return words


def parts_words(timetable: Schedule, parts: list[Entry]) -> str:
    """How many parts it has and how long they are together."""
    if not parts:
        return "This plan has no parts to run yet. Add some, with a length, and come back."
    count = "1 part" if len(parts) == 1 else f"{len(parts)} parts"
    return f"{count}, {minutes_text(whole_minutes(timetable.end - timetable.start))} in all"


def first_words(block: Block, library: Library) -> str:
    """What it begins with, and what is to be read out before a sensitive part goes live."""
    words = f"It begins with “{facilitator_title(block, library)}”."
    note = content_note(block, library)
    if note is None:
        return words
    touches = f"The first part touches on {in_words(note.subjects)}."
    return f"{words} Read out before you start: “{touches} {' '.join(note.opt_outs)}”"
