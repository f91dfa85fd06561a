"""Before the start: what is about to run, on which screens, and one large button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.core.fit import items
from facilitator_app.core.plan import Plan
from facilitator_app.core.public import facilitator_title
from facilitator_app.core.schedule import Entry, Schedule, schedule
from facilitator_app.core.spans import minutes_text, whole_minutes
from facilitator_app.ui.run.parts import TOUCH, set_text
from facilitator_app.ui.run.words import Library
from facilitator_app.ui.theme import SPACE, Theme
from facilitator_app.ui.widgets import button, card, column, label, row


class Ready(QWidget):
    """The plan that can be started, or what keeps it from it."""

    start_wanted = Signal()
    plan_wanted = Signal()
    screen_wanted = Signal()
    leave_wanted = Signal()
    look_wanted = Signal()
    sound_wanted = Signal()

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__()
        self._library = library
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
        everything = (self.start, self.screen_button, self.plan_button, self.leave_button)
        for each in (*everything, self.look, self.sound):
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
        words = f"It begins with “{facilitator_title(first, self._library)}”." if first else ""
        set_text(self.first, words)
        self.first.setVisible(bool(words))
        self.when.setVisible(bool(parts))
        self.start.setVisible(bool(parts))
        self.screen_button.setVisible(bool(parts))
        for each in (self.display, self.look, self.sound):
            each.setVisible(bool(parts))
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

    def take_focus(self) -> None:
        """Enter or Space does what is most likely wanted."""
        first = self.plan_button if self.start.isHidden() else self.start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        frame, inside = card()
        inside.setContentsMargins(4 * SPACE, 4 * SPACE, 4 * SPACE, 4 * SPACE)
        inside.setSpacing(SPACE)
        for words in (self.title, self.when, self.parts, self.first, self.display):
            inside.addWidget(words)
        inside.addSpacing(2 * SPACE)
        buttons = row()
        for each in (self.start, self.screen_button, self.plan_button, self.leave_button):
            buttons.addWidget(each)
        buttons.addStretch()
        inside.addLayout(buttons)
        settings = row()
        settings.addWidget(self.look)
        settings.addWidget(self.sound)
        settings.addStretch()
        inside.addLayout(settings)
        frame.setMaximumWidth(760)
        layout = column(self, 0, 4 * SPACE)
        layout.addStretch(2)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(frame, 6)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(3)


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
